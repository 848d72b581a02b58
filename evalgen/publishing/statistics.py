"""Counts of grades, with small groups not broken down."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct

from evalgen.domain.disclosure import SMALL_GROUP
from evalgen.domain.grade import BEST_FIRST, Grade
from evalgen.publishing.public import PublicResult, PublicState


class Share(Struct, frozen=True, kw_only=True):
    """How many have one grade."""

    grade: Grade
    count: int
    ratio: Fraction


class Distribution(Struct, frozen=True, kw_only=True):
    """Where a group of results stands."""

    people: int
    graded: int
    cancelled: int
    unpublished: int
    shares: tuple[Share, ...]
    """The best grade first; empty where the group is too small to be broken down, or nothing is published."""

    @property
    def published(self) -> int:
        """How many results have been made public, those cancelled since included."""
        return self.people - self.unpublished


def distribution_of(results: Iterable[PublicResult]) -> Distribution:
    """Count `results` by state, and by grade where the group is large enough."""
    outcomes = [result.outcome for result in results]
    states = Counter(outcome.state for outcome in outcomes)
    grades = Counter(outcome.grade for outcome in outcomes if outcome.grade)
    graded = states[PublicState.GRADED]
    ladder = list(BEST_FIRST) if graded >= SMALL_GROUP else []
    return Distribution(
        people=len(outcomes),
        graded=graded,
        cancelled=states[PublicState.CANCELLED],
        unpublished=states[PublicState.UNPUBLISHED],
        shares=tuple(Share(grade=item, count=grades[item], ratio=Fraction(grades[item], graded)) for item in ladder),
    )
