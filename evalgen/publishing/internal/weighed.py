"""What the papers say of a record's score and grade, besides the derivation on the page of its unit: small enough for all."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.derivation import ScoreSheet
from evalgen.domain.grade import Outcome
from evalgen.domain.number import show
from evalgen.domain.period import Period
from evalgen.domain.results import Results
from evalgen.domain.ruling import Assessment, CollectiveAssessment, Effect, Ruling


class Weighed(Struct, frozen=True, kw_only=True):
    """The scores as they are shown, empty where there are none, and what the rules have to say beyond a condition met."""

    self_score: str
    verified_score: str
    score: Fraction | None
    """The one that counts."""

    limit: Outcome
    provisional: bool
    rulings: tuple[Ruling, ...]


def weighed_in(results: Results, period: Period, bounds: tuple[Fraction, ...]) -> Mapping[str, Weighed]:
    """By file, every record of `period` that was judged; no shown score crosses one of the `bounds`."""
    people = (item for (of, _), item in results.assessments.items() if of == period)
    collectives = (item for (of, _), item in results.collectives.items() if of == period)
    judged: Iterable[Assessment | CollectiveAssessment] = (*people, *collectives)
    return {item.record.document.file: _weighed(item, bounds) for item in judged}


def _weighed(item: Assessment | CollectiveAssessment, bounds: tuple[Fraction, ...]) -> Weighed:
    def shown(sheet: ScoreSheet | None) -> str:
        return show(sheet.score, thresholds=bounds) if sheet is not None else ""

    # A place would bring the whole file along.
    told = (replace(ruling, place=None) for ruling in item.chain if ruling.effect is not Effect.HOLDS)
    return Weighed(
        self_score=shown(item.self_sheet),
        verified_score=shown(item.verified_sheet),
        score=item.sheet.score if item.sheet is not None else None,
        limit=item.limit,
        provisional=item.provisional,
        rulings=tuple(told),
    )
