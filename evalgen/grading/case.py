"""What a rule of grading sees: one record with everything that the law makes its grade depend on."""

from collections.abc import Mapping
from dataclasses import dataclass

from evalgen.domain.collective import Collective
from evalgen.domain.derivation import ScoreSheet
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Outcome
from evalgen.domain.marks import Gap
from evalgen.domain.organization import Person, Post, Standing, Unit
from evalgen.domain.period_record import PeriodRecord
from evalgen.domain.place import Place
from evalgen.domain.ruling import Effect, Ruling
from evalgen.regulation.law import Law, LegalValue


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One record before the law."""

    evaluation: Evaluation
    person: Person
    post: Post
    period_record: PeriodRecord
    law: Law
    sheet: ScoreSheet | None
    gap: Gap | None
    collective: Collective | None
    """The result of the unit that the post belongs to."""

    units_below: Mapping[str, Unit]
    """Units directly below it, in force at the cut-off."""

    collectives_below: Mapping[str, Collective]
    """Their results, as far as recorded."""

    @property
    def is_head(self) -> bool:
        """Người đứng đầu."""
        return self.post.standing is Standing.HEAD


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A rule at work on a case: makes its rulings, so that each says the same things in the same order."""

    rule: str
    before: Outcome

    def holds(self, reason: str, law: LegalValue, place: Place | None = None) -> Ruling:
        """The condition is met."""
        return self._ruling(Effect.HOLDS, self.before, reason, law, place)

    def changes_to(self, after: Outcome, reason: str, law: LegalValue, place: Place | None = None) -> Ruling:
        """The rule sets the outcome; where it already is what it would set, the rule is a further ground for it."""
        return self._ruling(Effect.CHANGES, after, reason, law, place)

    def pending(self, reason: str, law: LegalValue, place: Place | None = None) -> Ruling:
        """The condition cannot be judged yet."""
        return self._ruling(Effect.PENDING, self.before, reason, law, place)

    def note(self, reason: str, law: LegalValue, place: Place | None = None) -> Ruling:
        """Something for the competent authority to weigh."""
        return self._ruling(Effect.NOTE, self.before, reason, law, place)

    def _ruling(self, effect: Effect, after: Outcome, reason: str, law: LegalValue, place: Place | None) -> Ruling:
        return Ruling(
            rule=self.rule,
            effect=effect,
            before=self.before,
            after=after,
            reason=reason,
            citation=law.citation,
            place=place,
        )
