"""Few people in a group: one place only where the pack says so, and only where all of them are GOOD or better."""

from typing import Any

import pytest
from casework import DOCUMENT, law_of, load_cases, quarter

from evalgen.domain.grade import Grade
from evalgen.domain.organization import PeerGroup
from evalgen.domain.period_record import PeriodRecord
from evalgen.domain.ruling import QuotaGroup
from evalgen.grading.excellent_quota import QuotaEntry, excellent_quota

GRADES = {"E": Grade.EXCELLENT, "G": Grade.GOOD, "C": Grade.COMPLETED}


def quota_of(marks: list[str], pack: str) -> QuotaGroup:
    people = [
        QuotaEntry(
            person=f"nguoi-{number}",
            is_head=mark.startswith("H"),
            grade=GRADES.get(mark[-1]),
            not_assessed=mark[-1] == "X",
        )
        for number, mark in enumerate(marks)
        if mark != "M"
    ]
    record = PeriodRecord(
        document=DOCUMENT,
        period=quarter(),
        opened_on=quarter().first_day,
        assessment_on=None,
        closed_on=None,
        notices=(),
        raised_rates=(),
    )
    return excellent_quota(
        PeerGroup(id="nhom", title="Nhóm"), people, "quyết định", record, law_of(pack), unrecorded=marks.count("M")
    )


@pytest.mark.parametrize("case", load_cases("quota/small_group"), ids=lambda case: case["name"])
def test_places(case: dict[str, Any]) -> None:
    quota = quota_of(case["given"], case["pack"])
    assert [quota.places_literal, quota.places_pool, quota.result.name] == case["expect"]


@pytest.mark.parametrize(
    "marks,section",
    [
        pytest.param(["E", "G"], "gạch đầu dòng thứ hai mục II.4.1", id="Chỗ có được nhờ quy tắc riêng"),
        pytest.param(["E", "G", "G", "G", "G"], "gạch đầu dòng thứ nhất mục II.4.1", id="Chỗ có được nhờ 20 phần trăm"),
    ],
)
def test_the_clause_that_gives_the_place_is_cited(marks: list[str], section: str) -> None:
    citation = quota_of(marks, "thanhlam").citation
    assert str(citation) == f"{section} Kế hoạch đánh giá hằng quý của xã Thanh Lâm"
