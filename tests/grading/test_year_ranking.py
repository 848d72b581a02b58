"""Who comes first among those who qualify for EXCELLENT in the year: an order, never a grade."""

import datetime as dt
from typing import Any

import pytest
from casework import law_of, load_cases, terms_of
from msgspec.structs import replace

from evalgen.domain.organization import PeerGroup
from evalgen.grading.year_ranking import Candidate, candidate, year_ranking
from evalgen.regulation.law import Law

GROUP = PeerGroup(id="nhom", title="Nhóm")
YEAR = law_of("qd366", dt.date(2026, 12, 31))


def in_2026(person: str, quarters: dict[str, Any], law: Law = YEAR) -> Candidate:
    return candidate(person, terms_of(quarters)(2026), law)


@pytest.mark.parametrize("case", load_cases("grading/year_ranking"), ids=lambda case: case["name"])
def test_ranking(case: dict[str, Any]) -> None:
    found = year_ranking(GROUP, [in_2026(person, quarters) for person, quarters in case["given"].items()])
    if case["expect"] is None:
        assert found is None
        return
    assert found is not None
    assert [
        [item.rank, item.person, item.excellent, item.last_grade.name if item.last_grade else None]
        for item in found.candidates
    ] == case["expect"]
    assert str(found.citation) == "gạch đầu dòng thứ hai mục 6.3 Hướng dẫn 02-HD/BTCTW"


def test_an_instrument_may_count_what_was_decided() -> None:
    quarters = {"2026-Q2": {"grade": "EXCELLENT", "proposed": "GOOD"}}
    values = dict(law_of().values)
    decided = replace(values["year_ranking", "count"], value="decided")
    law = replace(law_of(), values=values | {("year_ranking", "count"): decided})
    (term,) = terms_of(quarters)(2026)
    found = year_ranking(GROUP, [candidate("an", (replace(term, law=law),), YEAR)])
    assert found is not None
    assert [item.excellent for item in found.candidates] == [1]


def test_the_order_of_the_records_does_not_matter() -> None:
    people = {name: {"2026-Q4": {"grade": "GOOD", "proposed": "EXCELLENT"}} for name in ("chi", "an", "binh")}
    forward = year_ranking(GROUP, [in_2026(name, quarters) for name, quarters in people.items()])
    backward = year_ranking(GROUP, [in_2026(name, quarters) for name, quarters in reversed(people.items())])
    assert forward == backward
