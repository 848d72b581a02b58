"""Who must have a record, and whether nobody may be left ungraded, is for the law of the period to say."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from case_records import records_of
from msgspec.structs import replace
from sound_records import write_records

from evalgen.checking.completeness import collective_missing_file, evaluation_missing, undecided_in_closed_period
from evalgen.checking.subject import Subject
from evalgen.domain.problem import Problem
from evalgen.pipeline.inspecting.inspection import inspect

AN = "2026-Q2/van-phong/le-van-an.yaml"
UNDECIDED = {AN: [["decision: {by: ban-thuong-vu, on: 2026-07-03, number: 21-QĐ/ĐU, grade: GOOD}\n", ""]]}

Check = Callable[[Subject], Iterator[Problem]]


@pytest.mark.parametrize(
    "check,name,case",
    [
        pytest.param(evaluation_missing, "people", {"remove": [AN]}, id="người"),
        pytest.param(
            collective_missing_file, "collectives", {"remove": ["2026-Q2/van-phong/collective.yaml"]}, id="tập thể"
        ),
        pytest.param(undecided_in_closed_period, "decided", {"change": UNDECIDED}, id="quyết định"),
    ],
)
def test_a_law_that_asks_for_none_is_asked_first(
    tmp_path: Path, check: Check, name: str, case: dict[str, object]
) -> None:
    write_records(tmp_path, records_of(case))
    found, stated = inspect(tmp_path), ("completeness", name)
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
