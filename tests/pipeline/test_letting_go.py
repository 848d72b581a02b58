"""What is known of a record is let go of with it, not when cycles are looked for: memory does not grow with what was graded."""

import gc
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from casework import load_cases
from whole_dossiers import write_dossiers

from evalgen.pipeline.assessing.everybody import assess
from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.checkup.file_group import FileGroup
from evalgen.pipeline.checkup.group_memory import Inquiry, group_by_group
from evalgen.pipeline.checkup.of_the_whole import Whole
from evalgen.pipeline.inspecting.inspection import inspect
from evalgen.reading.answer_store import AnswerStore
from evalgen.reading.contents_digest import contents_of
from evalgen.reading.known_digests import KnownDigests

ROOT = Path(__file__).parents[2]
MEGABYTE = 1024 * 1024


@pytest.fixture
def traced() -> Iterator[None]:
    """What is held can be asked for."""
    tracemalloc.start()
    yield
    tracemalloc.stop()


def held() -> int:
    """So many bytes."""
    return tracemalloc.get_traced_memory()[0]


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


def test_of_several_periods_none_is_held_by_whoever_has_checked_it() -> None:
    whole = check_up(ROOT, pieces=2, problems_alone=True).looked_at
    assert isinstance(whole, Whole)
    assert len(whole.periods) > 1
    assert not [period for period, found in whole.periods.items() if "results" in vars(found)]


@pytest.mark.usefixtures("traced")
def test_of_a_group_the_bytes_are_let_go_of_when_its_values_are_made() -> None:
    groups, before, seen = [FileGroup([f"{number}.yaml"]) for number in range(8)], held(), list[int]()

    def read(data: bytes | memoryview, _: FileGroup) -> int:
        seen.append((held() - before) // MEGABYTE)
        return len(data)

    inquiry = Inquiry(what="x", work=lambda _: (bytes(MEGABYTE), True), read=read, about=None)
    found = group_by_group(groups, inquiry, memory=None, processes=1)
    assert found.items == (MEGABYTE,) * 8
    assert seen == [8, 7, 6, 5, 4, 3, 2, 1]


@pytest.mark.usefixtures("traced")
def test_of_a_file_whose_digest_is_taken_little_is_held_but_its_name(tmp_path: Path) -> None:
    records, files = tmp_path / "records", 1000
    records.mkdir()
    for number in range(files):
        (records / f"nguyen-van-an-{number:04}.yaml").write_bytes(b"")
    known = KnownDigests(AnswerStore(tmp_path / "cache").slot("known"), records.stat().st_dev, 0)
    contents_of(tmp_path, known=known)
    before = held()
    contents = contents_of(tmp_path, known=known)
    # The name as a text in a list, state and digest: half of what each of them takes as a value of its own.
    assert (held() - before) / files < 190
    assert contents is not None
    assert len(contents.digests) == 32 * files
