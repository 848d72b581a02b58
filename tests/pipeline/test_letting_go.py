"""What is known of a record is let go of with it, not when cycles are looked for: memory does not grow with what was graded."""

import gc
from pathlib import Path

import pytest
from casework import load_cases
from whole_dossiers import write_dossiers

from evalgen.pipeline.assessing.everybody import assess
from evalgen.pipeline.inspecting.inspection import inspect

ROOT = Path(__file__).parents[2]


def test_grading_everybody_of_a_sample_makes_no_cycles() -> None:
    assert _cycles_of_grading(ROOT) == 0


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in load_cases("dossiers/units_beside")])
def test_nor_does_grading_people_who_lead_several_units(case: dict[str, object], tmp_path: Path) -> None:
    write_dossiers(case, tmp_path)
    assert _cycles_of_grading(tmp_path) == 0


def _cycles_of_grading(root: Path) -> int:
    """How many values only a search for cycles frees, after all records of a repository were scored and graded."""
    whole = inspect(root)
    assess(whole.records, whole.laws)  # What laws and records remember from the first time on stays with them.
    gc.collect()
    gc.disable()
    try:
        assess(whole.records, whole.laws)
        return gc.collect()
    finally:
        gc.enable()
