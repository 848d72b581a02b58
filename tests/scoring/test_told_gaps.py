"""Why a record has no score, told as it was accepted: every bad record of the check tables, with the place to mend."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from accepted_text import agree
from case_records import records_of
from casework import load_cases
from sound_records import write_records

from evalgen.domain.ruling import Assessment, CollectiveAssessment
from evalgen.pipeline.assessing.everybody import assess
from evalgen.pipeline.inspecting.inspection import laws_of
from evalgen.reading.repository import read_records
from evalgen.regulation.loader import load_library

EXPECTED = Path(__file__).parent / "expected"
TABLES = ("self_assessment", "criteria_results", "month", "plan", "verification")


def told(root: Path) -> Iterator[str]:
    records = read_records(root).records
    results = assess(records, laws_of(records, load_library(root / "records" / "regulation")))
    items: list[Assessment | CollectiveAssessment] = [*results.assessments.values(), *results.collectives.values()]
    for item in items:
        if item.gap is not None:
            yield f"  {item.gap.reason} [{item.gap.place} {item.gap.place.json_path}]"
        elif item.sheet is not None:
            yield f"  {item.sheet.general.value} + {item.sheet.results.value} = {item.sheet.score}"


@pytest.mark.parametrize("table", TABLES)
def test_every_gap_is_told_as_it_was_accepted(table: str, tmp_path: Path) -> None:
    lines: list[str] = []
    for number, case in enumerate(load_cases(f"../checking/cases/{table}")):
        root = tmp_path / str(number)
        write_records(root, records_of(case))
        lines += (case["name"], *told(root))
    agree(EXPECTED / f"gaps-{table}.txt", "\n".join(lines) + "\n")
