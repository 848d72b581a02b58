"""The year: who comes first among those who qualify for EXCELLENT, and thresholds in the words of criteria."""

from fractions import Fraction
from typing import Any

import pytest
from casework import law_of, terms_of
from register_rows import params

from evalgen.domain.organization import PeerGroup
from evalgen.domain.self_assessment import CriterionResult
from evalgen.grading.year_ranking import candidate, year_ranking
from evalgen.regulation.threshold import Threshold, reached


@pytest.mark.parametrize("row", params("year_ranking"))
def test_ranks(row: dict[str, Any]) -> None:
    candidates = [
        candidate(person, terms_of(terms)(2027), law_of("qd366")) for person, terms in row["candidates"].items()
    ]
    ranking = year_ranking(PeerGroup(id="nhom", title="Nhóm"), candidates)
    assert ranking is not None
    assert {item.person: item.rank for item in ranking.candidates} == row["expect"]


@pytest.mark.parametrize("row", params("thresholds"))
def test_threshold(row: dict[str, Any]) -> None:
    threshold = Threshold(
        id="II.1", kind="numeric", text="", comparison=row["comparison"], value=Fraction(row["value"])
    )
    assert reached(threshold, CriterionResult(pointer=(), actual=Fraction(row["actual"]))) is row["expect"]
