"""One dossier as a committee sees it: what was said of it at each step, and what has to be weighed."""

from fractions import Fraction

from msgspec import Struct

from evalgen.domain.derivation import ScoreSheet
from evalgen.domain.dossier import Dossier, DossierState, Step
from evalgen.domain.gathering import Record
from evalgen.domain.grade import Grade, Outcome, Undetermined
from evalgen.domain.number import show
from evalgen.domain.organization import Post
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.ruling import Assessment, CollectiveAssessment, Effect, Ruling
from evalgen.domain.sitting import Awaited
from evalgen.domain.steps import Decision, Proposal
from evalgen.publishing.internal.changes import Change, changes_of


class Case(Struct, frozen=True, kw_only=True):
    """A person's or a collective's dossier with what the rules make of it; without a judgement there is no record yet."""

    dossier: Dossier
    judgement: Assessment | CollectiveAssessment | None
    unit_name: str
    post: Post | None
    turn: int
    awaited: tuple[Awaited, ...]
    problems: tuple[Problem, ...]
    bounds: tuple[Fraction, ...]

    @property
    def anchor(self) -> str:
        """Where the dossier stands on the page of its unit."""
        return f"nguoi-{self.dossier.person}" if self.dossier.person else "tap-the"

    @property
    def record(self) -> Record | None:
        """The record itself."""
        return self.judgement.record if self.judgement is not None else None

    @property
    def self_score(self) -> str:
        """As assessed by the person or the collective itself; empty where there is none."""
        return self._shown(self.judgement.self_sheet if self.judgement is not None else None)

    @property
    def verified_score(self) -> str:
        """As verified; empty where there is none."""
        return self._shown(self.judgement.verified_sheet if self.judgement is not None else None)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What the verification changed, point by point."""
        return changes_of(self.judgement) if self.judgement is not None else ()

    @property
    def own_grade(self) -> Grade | None:
        """The grade that the person or the collective proposes."""
        if isinstance(self.judgement, CollectiveAssessment):
            return self.judgement.collective.self_grade
        own = self.judgement.evaluation.self_assessment if self.judgement is not None else None
        return own.proposed_grade if own is not None else None

    @property
    def limit(self) -> Outcome | None:
        """The best outcome that the record qualifies for; None without a record."""
        return self.judgement.limit if self.judgement is not None else None

    @property
    def provisional(self) -> bool:
        """Whether a condition is still open."""
        return self.judgement is not None and self.judgement.provisional

    @property
    def proposal(self) -> Proposal | None:
        """Bước 3."""
        return self.record.proposal if self.record is not None else None

    @property
    def decision(self) -> Decision | None:
        """Bước 4."""
        return self.record.decision if self.record is not None else None

    @property
    def final_grade(self) -> Grade | None:
        """The decided grade after amendments."""
        return self.record.final_grade if self.record is not None else None

    @property
    def exempt(self) -> bool:
        """Not to be assessed in the period."""
        return self.dossier.state is DossierState.EXEMPT

    @property
    def above_proposed(self) -> bool:
        """More is proposed than the record qualifies for, while nothing is decided (HD 02, 5.2)."""
        return self.decision is None and self.proposal is not None and self._above(self.proposal.grade)

    @property
    def above_decided(self) -> bool:
        """More is decided than the record qualifies for."""
        return self.final_grade is not None and self._above(self.final_grade)

    @property
    def proposal_not_followed(self) -> bool:
        """The decision is another one than was proposed."""
        return (
            self.decision is not None and self.proposal is not None and self.decision.grade is not self.proposal.grade
        )

    @property
    def left_open(self) -> bool:
        """The law leaves the case to the competent body, and it has not decided yet."""
        return self.limit is Undetermined.NEEDS_DECISION and self.decision is None

    @property
    def questions(self) -> tuple[Ruling, ...]:
        """Where the law leaves the case to the competent body: the rules that say so, with their readings."""
        return tuple(item for item in self._chain if item.after is Undetermined.NEEDS_DECISION and self._moved(item))

    @property
    def pending(self) -> tuple[Ruling, ...]:
        """Conditions that cannot be judged yet."""
        return tuple(item for item in self._chain if item.effect is Effect.PENDING) if self.provisional else ()

    @property
    def to_weigh(self) -> tuple[Ruling, ...]:
        """What the rules leave to be weighed without changing the outcome; nothing once it is decided."""
        return tuple(item for item in self._chain if item.effect is Effect.NOTE) if self.decision is None else ()

    @property
    def ground(self) -> Ruling | None:
        """The last rule that made the outcome what it is."""
        made = [item for item in self._chain if item.effect is Effect.CHANGES and item.after is self.limit]
        return made[-1] if made else None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What `check` calls errors in the file."""
        return tuple(item for item in self.problems if item.severity is Severity.ERROR)

    @property
    def ready(self) -> bool:
        """Everything before the decision is done, and nothing goes first."""
        return self.dossier.next_step is Step.DECISION and self.dossier.blocked_by is None and not self.awaited

    @property
    def to_propose(self) -> bool:
        """Whether a proposal is still to be made."""
        return self.record is not None and self.proposal is None and self.decision is None and not self.exempt

    @property
    def _chain(self) -> tuple[Ruling, ...]:
        return self.judgement.chain if self.judgement is not None else ()

    def _moved(self, ruling: Ruling) -> bool:
        return ruling.effect is Effect.CHANGES and not ruling.ends_unscored

    def _above(self, grade: Grade) -> bool:
        return isinstance(self.limit, Grade) and grade > self.limit

    def _shown(self, sheet: ScoreSheet | None) -> str:
        return show(sheet.score, thresholds=self.bounds) if sheet is not None else ""
