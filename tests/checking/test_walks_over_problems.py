"""The problems are gone through as often for many decisions without a score as for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sound_records import SOUND, write_records

from evalgen.checking.all_checks import CHECKS
from evalgen.checking.consequences import CONSEQUENCE, without_consequences
from evalgen.checking.subject import Subject
from evalgen.domain.problem import Problem
from evalgen.pipeline.inspecting.inspection import inspect

AN, BINH = "2026-Q2/van-phong/le-van-an.yaml", "2026-Q2/van-phong/tran-thi-binh.yaml"
RESULT = "    ke-hoach-quy: {quantity: 1, quality: 1.2, timeliness: 1, leadership: 1, key_response: 1}\n"


class Counted(list[Problem]):
    """Problems that count how often somebody asks for the next one."""

    asked = 0

    def __iter__(self) -> Iterator[Problem]:
        for problem in super().__iter__():
            self.asked += 1
            yield problem


@pytest.mark.parametrize("records", [(AN,), (AN, BINH)], ids=["một hồ sơ", "hai hồ sơ"])
def test_problems_are_gone_through_thrice(records: tuple[str, ...], tmp_path: Path) -> None:
    write_records(tmp_path, {**SOUND, **{file: SOUND[file].replace(RESULT, "") for file in records}})
    found = inspect(tmp_path)
    subject = Subject(results=found.results, laws=found.laws, library=found.library)
    problems = Counted(problem.settled for check in CHECKS for problem in check(subject))
    assert [problem.code for problem in problems].count(CONSEQUENCE) == len(records)
    problems.asked = 0
    left = without_consequences(subject, problems)
    assert problems.asked == 3 * len(problems)
    assert CONSEQUENCE not in {problem.code for problem in left}
