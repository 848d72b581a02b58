"""How a quota is told of a group in which nobody is counted."""

from fractions import Fraction
from typing import cast

import pytest
from msgspec.structs import replace

from evalgen.approving.quota_changes import QuotaChange
from evalgen.approving.side import Comparison
from evalgen.cli.reviewing.tables import quota, quota_note
from evalgen.cli.status_json import quota_json
from evalgen.cli.status_words import quota_numbers
from evalgen.domain.citation import Citation
from evalgen.domain.period import Period, PeriodKind
from evalgen.domain.ruling import QuotaGroup, QuotaResult
from evalgen.language import VIETNAMESE

NUMBERS = "0 xuất sắc, {good} tốt; {places} suất (20 %), theo quyết định"


def group(good: int, heads: int) -> QuotaGroup:
    places = round(good / 5)
    return QuotaGroup(
        peer_group="nhom",
        title="Nhóm",
        excellent=(),
        good=good,
        basis="quyết định",
        rate=Fraction(1, 5),
        places_literal=places,
        places_pool=places,
        places_allowed=places,
        result=QuotaResult.WITHIN,
        citation=Citation(instrument="x", instrument_name="X"),
        heads_apart=(),
        heads=heads,
    )


@pytest.mark.parametrize("base,places", [("both", "0 hoặc 1"), ("literal", "0"), ("pool", "1")])
def test_places_of_a_reading_that_nobody_goes_by_are_not_told(base: str, places: str) -> None:
    counted = replace(group(2, 0), excellent=("a",), places_literal=0, places_pool=1, base=base)
    assert quota_numbers(counted, VIETNAMESE) == f"1 xuất sắc, 2 tốt; {places} suất (20 %), theo quyết định"
    period = Period(kind=PeriodKind.QUARTER, year=2026, number=2)
    change = QuotaChange(period=period, collective=False, before=None, after=counted, moved_on_target=False)
    told = quota(change, cast("Comparison", None), VIETNAMESE)[2]
    assert told == f"1 xuất sắc, 2 tốt; {places} suất (20 %): Trong tỷ lệ"


@pytest.mark.parametrize("base", ["both", "literal", "pool"])
def test_programs_are_told_which_reading_counts(base: str) -> None:
    counted = replace(group(2, 0), places_literal=0, places_pool=1, places_allowed=int(base != "literal"), base=base)
    told = quota_json(counted, collective=False)
    assert (told["base"], told["places_allowed"]) == (base, int(base != "literal"))


@pytest.mark.parametrize(
    "good,heads,numbers,note",
    [
        pytest.param(0, 2, "không tính 2 người đứng đầu", "chưa có ai được tính", id="chỉ người đứng đầu"),
        pytest.param(0, 0, NUMBERS.format(good=0, places=0), "chưa có ai được tính", id="chưa ai có mức"),
        pytest.param(2, 0, NUMBERS.format(good=2, places=0), "hết suất", id="hai người tốt"),
        pytest.param(5, 1, NUMBERS.format(good=5, places=1), "còn 1 suất", id="năm người tốt"),
    ],
)
def test_a_group_of_heads_is_not_told_as_a_group_without_anybody_good(
    good: int, heads: int, numbers: str, note: str
) -> None:
    counted = group(good, heads)
    period = Period(kind=PeriodKind.QUARTER, year=2026, number=2)
    change = QuotaChange(period=period, collective=False, before=None, after=counted, moved_on_target=False)
    assert quota_numbers(counted, VIETNAMESE) == numbers
    assert quota_note(change, VIETNAMESE) == f"{note} (theo quyết định)"
