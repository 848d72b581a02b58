"""How a grade came about: a chain of rulings in legal order."""

import enum
from dataclasses import dataclass
from fractions import Fraction

from evalgen.domain.citation import Citation
from evalgen.domain.derivation import ScoreSheet
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Grade, Outcome
from evalgen.domain.marks import Gap
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruling:
    """One step of grading: the rule, the outcome before and after, the reason with its numbers, the clause."""

    rule: str
    """Stem of the rule, e.g. ``task_completion``."""

    effect: Effect
    before: Outcome
    after: Outcome
    reason: str
    citation: Citation
    place: Place | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessment:
    """What the rules make of one record: the scores and the highest outcome that it qualifies for."""

    evaluation: Evaluation
    post: Post | None
    self_sheet: ScoreSheet | None
    verified_sheet: ScoreSheet | None
    """With the differences of the verification applied; None before the verification."""

    gap: Gap | None
    """Why there is no score, where there is none."""

    chain: tuple[Ruling, ...]
    qualifies_for: Outcome

    @property
    def sheet(self) -> ScoreSheet | None:
        """The sheet that counts: the verified one after a verification, before it the self-assessment's."""
        return None if self.gap is not None else self.verified_sheet or self.self_sheet

    @property
    def provisional(self) -> bool:
        """Whether a condition is still open that may change the outcome: nothing lifts or lowers NOT_COMPLETED."""
        if self.qualifies_for is Grade.NOT_COMPLETED:
            return False
        return any(ruling.effect is Effect.PENDING for ruling in self.chain)


class QuotaResult(enum.Enum):
    """State of a peer group's quota."""

    WITHIN = "Trong tỷ lệ"
    NEEDS_REVIEW = "Cần cấp trên xem xét"
    """Above one reading of the base, within the other."""

    EXCEEDED = "Vượt tỷ lệ"


@dataclass(frozen=True, kw_only=True, slots=True)
class QuotaGroup:
    """The quota of EXCELLENT in one peer group of one period, by both readings of the base."""

    peer_group: str
    title: str
    excellent: tuple[str, ...]
    """People counted as EXCELLENT, sorted."""

    good: int
    basis: str
    """Which grades were counted: all decided («quyết định»), else each as far as it has come («đề xuất»)."""

    rate: Fraction
    places_literal: int
    """Places where the base is those finally GOOD."""

    places_pool: int
    """Places where the base is those GOOD or better."""

    result: QuotaResult
    citation: Citation
    heads_apart: tuple[str, ...]
    """Heads who are EXCELLENT and not counted."""
