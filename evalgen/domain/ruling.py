"""How a grade came about: a chain of rulings in legal order."""

import enum
from fractions import Fraction

from msgspec import Struct

from evalgen.domain.citation import Citation
from evalgen.domain.collective import Collective
from evalgen.domain.derivation import Scores
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Grade, Outcome
from evalgen.domain.marks import ManagedPerson
from evalgen.domain.organization import Post
from evalgen.domain.place import Place


class Effect(enum.Enum):
    """What a rule did."""

    HOLDS = "đạt"
    """The condition is met; the outcome stays."""

    CHANGES = "thay đổi"
    """The outcome changes."""

    PENDING = "chưa đủ dữ liệu"
    """The condition cannot be judged yet; the outcome is provisional."""

    NOTE = "lưu ý"
    """For the competent authority to weigh; the outcome stays."""


class Ruling(Struct, frozen=True, kw_only=True):
    """One step of grading: the rule, the outcome before and after, the reason with its numbers, the clause."""

    rule: str
    """Stem of the rule, e.g. ``task_completion``."""

    effect: Effect
    before: Outcome
    after: Outcome
    reason: str
    citation: Citation
    place: Place | None = None

    @property
    def ends_unscored(self) -> bool:
        """Whether it leaves a collective without a score to the competent authority, within its conditions."""
        return self.rule == "collective_score" and self.effect is Effect.CHANGES


class Judgement(Scores, frozen=True, kw_only=True):
    """What the rules make of one record, be it a person's or a collective's: its scores, and the grade."""

    chain: tuple[Ruling, ...]
    qualifies_for: Outcome

    @property
    def limit(self) -> Outcome:
        """What a proposal or a decision is held against."""
        return self.qualifies_for

    @property
    def provisional(self) -> bool:
        """Whether a condition is still open that may change the outcome: nothing lifts or lowers NOT_COMPLETED."""
        if self.qualifies_for is Grade.NOT_COMPLETED:
            return False
        return any(ruling.effect is Effect.PENDING for ruling in self.chain)


class Assessment(Judgement, frozen=True, kw_only=True):
    """What the rules make of the record of one person: the scores and the highest outcome that it qualifies for."""

    evaluation: Evaluation
    post: Post | None
    managed: tuple[ManagedPerson, ...] = ()
    """Of a leader whom the law measures by the unit: those under management, as far as any of them has a record."""

    @property
    def record(self) -> Evaluation:
        """What was judged."""
        return self.evaluation


class CollectiveAssessment(Judgement, frozen=True, kw_only=True):
    """What the rules make of the record of one collective."""

    collective: Collective

    @property
    def record(self) -> Collective:
        """What was judged."""
        return self.collective

    @property
    def allowed(self) -> Grade | None:
        """Where no framework scores collectives: the best grade that the conditions allow the competent authority."""
        last = self.chain[-1] if self.chain else None
        return last.before if last is not None and last.ends_unscored and isinstance(last.before, Grade) else None

    @property
    def limit(self) -> Outcome:
        """Where collectives are not scored, the best grade that the conditions allow."""
        return self.allowed or self.qualifies_for


class QuotaResult(enum.Enum):
    """State of a peer group's quota."""

    WITHIN = "Trong tỷ lệ"
    NEEDS_REVIEW = "Cần cấp trên xem xét"
    """Above one reading of the base, within the other."""

    EXCEEDED = "Vượt tỷ lệ"


class RaisedQuota(Struct, frozen=True, kw_only=True):
    """What the quota of a group would be under the highest rate that a decision may raise it to."""

    rate: Fraction
    result: QuotaResult
    to_regrade: int


class QuotaGroup(Struct, frozen=True, kw_only=True):
    """The quota of EXCELLENT in one peer group of one period, be it of people or of collectives, by both readings."""

    peer_group: str
    title: str
    excellent: tuple[str, ...]
    """People, or units whose collectives are, counted as EXCELLENT, sorted."""

    good: int
    basis: str
    """Which grades were counted: «quyết định» where all who count are decided on, else each as far as it has come («đề xuất»)."""

    rate: Fraction
    places_literal: int
    """Places where the base is those finally GOOD."""

    places_pool: int
    """Places where the base is those GOOD or better."""

    places_allowed: int
    """Places by the wider of the readings that the law in force goes by."""

    result: QuotaResult
    citation: Citation
    heads_apart: tuple[str, ...]
    """Heads who are EXCELLENT and not counted."""

    heads: int = 0
    """How many heads are not counted, whatever their grade: of a group of heads alone nobody is."""

    unit: str = ""
    """Of a quota inside one unit; `peer_group` is then empty where it is that of all people of the unit together."""

    to_regrade: int = 0
    """So many of those EXCELLENT would have to be GOOD instead for the quota not to be exceeded."""

    raised: RaisedQuota | None = None
    """None where the rate stands as high as the law lets it be raised."""

    base: str = "both"
    """Of whom the law in force takes the rate: «literal», «pool», or «both» where nobody has settled on one."""

    @property
    def places(self) -> tuple[int, ...]:
        """By each reading that the law in force goes by, the fewest first; one number where they agree."""
        told = {"literal": self.places_literal, "pool": self.places_pool}
        return tuple(sorted({count for base, count in told.items() if self.base in {base, "both"}}))

    @property
    def decided(self) -> bool:
        """Whether everybody who is counted in the group is decided on."""
        return self.basis == "quyết định"
