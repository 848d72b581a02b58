"""One dossier as a committee sees it: what was said of it at each step, and what has to be weighed."""

from msgspec import Struct

from evalgen.domain.collective import Collective
from evalgen.domain.dossier import Dossier, DossierState, Step
from evalgen.domain.grade import Grade, Outcome, Undetermined
from evalgen.domain.organization import Post
from evalgen.domain.record import Record
from evalgen.domain.ruling import Effect, Ruling
from evalgen.domain.sitting import Awaited
from evalgen.domain.steps import Decision, Proposal
from evalgen.publishing.internal.weighed import Weighed


class Case(Struct, frozen=True, kw_only=True):
    """A person's or a collective's dossier with what the rules make of it."""

    dossier: Dossier
    record: Record | None
    """That of a person without its work; None where there is none yet."""

    weighed: Weighed | None
    """None where there is no record, or on papers that tell no score and no grade by the rules."""

    unit_name: str
    post: Post | None
    turn: int
    awaited: tuple[Awaited, ...]

    @property
    def anchor(self) -> str:
        """Where the dossier stands on the page of its unit."""
        return f"nguoi-{self.dossier.person}" if self.dossier.person else "tap-the"

    @property
    def self_score(self) -> str:
        """As assessed by the person or the collective itself; empty where there is none."""
        return self.weighed.self_score if self.weighed is not None else ""

    @property
    def verified_score(self) -> str:
        """As verified; empty where there is none."""
        return self.weighed.verified_score if self.weighed is not None else ""

    @property
    def own_grade(self) -> Grade | None:
        """The grade that the person or the collective proposes."""
        if isinstance(self.record, Collective):
            return self.record.self_grade
        own = self.record.self_assessment if self.record is not None else None
        return own.proposed_grade if own is not None else None

    @property
    def limit(self) -> Outcome | None:
        """The best outcome that the record qualifies for; None without a record."""
        return self.weighed.limit if self.weighed is not None else None

    @property
    def provisional(self) -> bool:
        """Whether a condition is still open."""
        return self.weighed is not None and self.weighed.provisional

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
    def ready(self) -> bool:
        """Everything before the decision is done, and nothing goes first."""
        return self.dossier.next_step is Step.DECISION and self.dossier.blocked_by is None and not self.awaited

    @property
    def to_propose(self) -> bool:
        """Whether a proposal is still to be made."""
        return self.record is not None and self.proposal is None and self.decision is None and not self.exempt

    @property
    def _chain(self) -> tuple[Ruling, ...]:
        return self.weighed.rulings if self.weighed is not None else ()

    def _moved(self, ruling: Ruling) -> bool:
        return ruling.effect is Effect.CHANGES and not ruling.ends_unscored

    def _above(self, grade: Grade) -> bool:
        return isinstance(self.limit, Grade) and grade > self.limit
