"""Who must have a record, whether nobody may be left ungraded, and what is answered in writing, is for the law to say."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from case_records import records_of
from msgspec.structs import replace
from sound_records import write_records

from evalgen.checking.appeals import appeal_answer_incomplete, appeal_open
from evalgen.checking.completeness import collective_missing_file, evaluation_missing, undecided_in_closed_period
from evalgen.checking.subject import Subject
from evalgen.domain.problem import Problem
from evalgen.pipeline.inspecting.inspection import inspect

AN = "2026-Q2/van-phong/le-van-an.yaml"
DECISION = "decision: {by: ban-thuong-vu, on: 2026-07-03, number: 21-QĐ/ĐU, grade: GOOD}\n"
UNDECIDED = {AN: [[DECISION, ""]]}
APPEAL = {AN: [[DECISION, f"{DECISION}appeals:\n  - {{submitted_on: 2026-07-05, content: Chưa đồng tình}}\n"]]}
HALF_ANSWERED = {AN: [[*APPEAL[AN][0][:1], APPEAL[AN][0][1].replace("đồng tình", "đồng tình, conclusion: Giữ nguyên")]]}

Check = Callable[[Subject], Iterator[Problem]]


@pytest.mark.parametrize(
    "check,stated,case",
    [
        pytest.param(evaluation_missing, ("completeness", "people"), {"remove": [AN]}, id="người"),
        pytest.param(
            collective_missing_file,
            ("completeness", "collectives"),
            {"remove": ["2026-Q2/van-phong/collective.yaml"]},
            id="tập thể",
        ),
        pytest.param(undecided_in_closed_period, ("completeness", "decided"), {"change": UNDECIDED}, id="quyết định"),
        pytest.param(appeal_open, ("appeals", "written_answer"), {"change": APPEAL}, id="khiếu nại"),
        pytest.param(
            appeal_answer_incomplete, ("appeals", "written_answer"), {"change": HALF_ANSWERED}, id="trả lời khiếu nại"
        ),
    ],
)
def test_a_law_that_asks_for_none_is_asked_first(
    tmp_path: Path, check: Check, stated: tuple[str, str], case: dict[str, object]
) -> None:
    write_records(tmp_path, records_of(case))
    found = inspect(tmp_path)
    told = []
    for value in (True, False, None):
        laws = {
            period: replace(
                law,
                values={key: item for key, item in law.values.items() if key != stated}
                | ({stated: replace(law.values[stated], value=value)} if value is not None else {}),
            )
            for period, law in found.laws.items()
        }
        problems = list(check(Subject(results=found.results, laws=laws, library=found.library)))
        told.append([problem.citation is not None for problem in problems])
    # A law that is silent lets nobody off, and is cited by nobody.
    assert told == [[True], [], [False]]
