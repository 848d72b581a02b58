"""Which grade of a record counts for the quota, and who has none to come."""

import datetime as dt

import pytest
from casework import make_case
from msgspec.structs import replace

from evalgen.domain.grade import Grade
from evalgen.domain.steps import Amendment, AmendmentKind, Decision
from evalgen.pipeline.assessing.quotas import quota_entry

DAY = dt.date(2026, 7, 3)


def amended(kind: AmendmentKind, grade: Grade | None) -> Amendment:
    return Amendment(pointer=(), kind=kind, by="ban-thuong-vu", on=DAY, number="9-QĐ", grade=grade, reason="Xem lại")


CANCELLED = (amended(AmendmentKind.CANCEL, None),)
ADJUSTED = (amended(AmendmentKind.ADJUST, Grade.COMPLETED),)


@pytest.mark.parametrize(
    "decided,amendments,counted,not_assessed",
    [
        pytest.param(Grade.GOOD, (), Grade.GOOD, False, id="mức đã quyết định"),
        pytest.param(None, (), None, True, id="quyết định chưa đánh giá: không còn mức nào phải chờ"),
        pytest.param(Grade.GOOD, CANCELLED, None, False, id="đã hủy bỏ: còn phải xếp loại lại (khoản 3 Điều 15)"),
        pytest.param(Grade.GOOD, ADJUSTED, Grade.COMPLETED, False, id="mức sau điều chỉnh"),
    ],
)
def test_what_counts(
    decided: Grade | None,
    amendments: tuple[Amendment, ...],
    counted: Grade | None,
    not_assessed: bool,  # noqa: FBT001
) -> None:
    decision = Decision(by="ban-thuong-vu", on=DAY, number="1-QĐ", grade=decided, reason="", legal_basis="")
    record = replace(make_case({}).record, decision=decision, amendments=amendments)
    entry = quota_entry(record, "an", head=False)
    assert (entry.grade, entry.not_assessed) == (counted, not_assessed)
