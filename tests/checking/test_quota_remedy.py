"""What is named as a remedy of a quota brings the group within it: tried out, for every small group and manner of counting."""

import datetime as dt
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from case_records import counting, read_cases, records_of
from msgspec.structs import replace
from sound_records import write_records

from evalgen.checking.quota_remedy import places_by_base, reviewed, within_again
from evalgen.domain.document import Document, LocatedMapping
from evalgen.domain.grade import Grade
from evalgen.domain.organization import PeerGroup
from evalgen.domain.period import Period
from evalgen.domain.period_record import PeriodRecord, RaisedRate
from evalgen.domain.ruling import QuotaGroup, QuotaResult
from evalgen.grading.excellent_quota import QuotaEntry, excellent_quota
from evalgen.pipeline.inspecting.inspection import inspect
from evalgen.regulation.law import Law
from evalgen.regulation.loader import load_library

GROUP = PeerGroup(id="cap-pho", title="Cấp phó")
QUARTER = Period.parse("2026-Q2")
assert QUARTER is not None
RAISED = RaisedRate(
    pointer=("raised_rates", 0),
    peer_group=GROUP.id,
    unit=None,
    rate=Fraction(1, 4),
    number="1-QĐ",
    by="ban-thuong-vu",
    on=dt.date(2026, 6, 30),
    reason="Nổi trội",
)
WAYS = tuple(product(("both", "literal", "pool"), ("half_up", "floor")))


def law_counting(base: str, rounding: str) -> Law:
    law = load_library().law("hd02", dt.date(2026, 6, 30))
    values = dict(law.values)
    for name, value in (("base", base), ("rounding", rounding)):
        values["excellent_quota", name] = replace(law.get("excellent_quota", name), value=value)
    return replace(law, values=values)


GOOD = "«Hoàn thành tốt nhiệm vụ»"


@pytest.mark.parametrize(
    "base,told",
    [
        ("both", f"0 suất nếu tính trên 2 người {GOOD}; 1 suất nếu tính trên 5 người từ {GOOD} trở lên"),
        ("literal", f"0 suất, tính trên 2 người {GOOD}"),
        ("pool", f"1 suất, tính trên 5 người từ {GOOD} trở lên"),
    ],
)
def test_places_are_told_by_the_readings_that_the_law_goes_by(base: str, told: str) -> None:
    """Where a pack has settled on one reading, the places of the other are nobody's."""
    assert places_by_base(group_of(3, 2, law_counting(base, "half_up")), "người") == told


def group_of(excellent: int, good: int, law: Law, *raised: RaisedRate) -> QuotaGroup:
    assert QUARTER is not None
    grades = [*[Grade.EXCELLENT] * excellent, *[Grade.GOOD] * good]
    people = [QuotaEntry(person=f"nguoi-{n:02}", is_head=False, grade=grade) for n, grade in enumerate(grades)]
    document = Document(file="records/2026-Q2/period.yaml", root=LocatedMapping())
    record = PeriodRecord(
        document=document,
        period=QUARTER,
        opened_on=dt.date(2026, 4, 1),
        closed_on=None,
        assessment_on=None,
        raised_rates=raised,
        notices=(),
    )
    return excellent_quota(GROUP, people, "quyết định", record, law)


@pytest.mark.parametrize(
    "name,code",
    [
        ("Hai người xuất sắc trên bảy người tốt cần cấp trên xem xét", "quota-exceeded"),
        ("Một trong năm tập thể xuất sắc: cần cấp trên xem xét", "collective-quota-exceeded"),
    ],
    ids=["cá nhân", "tập thể"],
)
def test_how_many_are_too_many_is_told_by_the_reading_that_the_pack_has_settled_on(
    name: str, code: str, tmp_path: Path
) -> None:
    (case,) = (case for case in read_cases() if case["name"] == name)
    write_records(tmp_path, counting("literal", records_of(case)))
    (problem,) = (problem for problem in inspect(tmp_path).problems if "quota" in problem.code)
    assert problem.code == code
    assert ", 1 quá số được phép." in problem.message


@pytest.mark.parametrize("base,rounding", WAYS)
def test_every_remedy_works(base: str, rounding: str) -> None:
    law = law_counting(base, rounding)
    assert QUARTER is not None
    for excellent, good in product(range(9), range(24)):
        group, raised = group_of(excellent, good, law), group_of(excellent, good, law, RAISED)
        least = group.to_regrade
        after = [group_of(excellent - count, good + count, law).result for count in range(excellent + 1)]
        assert after[least] is not QuotaResult.EXCEEDED
        assert all(result is QuotaResult.EXCEEDED for result in after[:least])
        if group.result is QuotaResult.EXCEEDED:
            said = within_again(QUARTER, group, "người")
            assert ("hoặc ghi quyết định nâng tỷ lệ" in said) == (raised.result is not QuotaResult.EXCEEDED)
            assert ("rồi báo cáo cấp trên" in said) == (raised.result is QuotaResult.NEEDS_REVIEW)
            assert ("nâng tỷ lệ" in said) == (raised.to_regrade < least)
        if group.result is QuotaResult.NEEDS_REVIEW:
            assert ("nâng tỷ lệ" in reviewed(QUARTER, group)) == (raised.result is QuotaResult.WITHIN)
        assert raised.raised is None
