"""What a reviewer sees of one record: who, how far, which result, and what changed in words."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from msgspec import Struct

from evalgen.approving.change_words import Names, Telling, Vocabulary
from evalgen.approving.excerpts import shorten
from evalgen.approving.file_changes import ChangeKind
from evalgen.approving.moved_results import score_of
from evalgen.approving.record_opinions import NamedEvidence, Opinions, named_evidence, opinions_on
from evalgen.approving.record_pairs import RecordPair
from evalgen.approving.ruling_changes import RulingChange, ruling_changes
from evalgen.approving.score_words import score_words
from evalgen.approving.side import Comparison, Side
from evalgen.approving.step_deadlines import StepDeadline, step_deadlines
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Outcome
from evalgen.domain.organization import Post
from evalgen.domain.period import Period
from evalgen.domain.place import Pointer
from evalgen.domain.record import Record

_SCORED: tuple[Pointer, ...] = (("self_assessment", "general_criteria"),)
"""What the criteria of the score sheets tell better."""


class Standing(Struct, frozen=True, kw_only=True):
    """How far a record has come on one side, with its result there."""

    stage: str
    score: Fraction | None
    shown: str
    """The score as people see it; empty where there is none."""

    outcome: Outcome | None
    """The highest outcome that it qualifies for; None where the rules make nothing of it."""

    provisional: bool


class RecordReview(Struct, frozen=True, kw_only=True):
    """One changed record."""

    pair: RecordPair
    kind: ChangeKind
    name: str
    """Of the person, or of the collective's unit."""

    post: str
    """Its title; empty for a collective."""

    held: str | None
    """The standing of the post; None for a collective."""

    unit: str

    before: Standing | None
    after: Standing | None
    rulings: tuple[RulingChange, ...]
    words: tuple[str, ...]
    opinions: Opinions | None
    opinions_before: Opinions | None
    deadlines: tuple[StepDeadline, ...]
    evidence: NamedEvidence | None

    @property
    def result_moved(self) -> bool:
        """Whether score or outcome differ."""
        sides = [(side.score, side.outcome) if side else None for side in (self.before, self.after)]
        return sides[0] != sides[1]

    @property
    def rescored(self) -> bool:
        """Whether the record had a score, and has another one or another outcome now."""
        return self.before is not None and self.before.score is not None and self.result_moved

    @property
    def regraded(self) -> bool:
        """Whether a grade that stood stands no longer."""
        before, after = (said.stands if said else "" for said in (self.opinions_before, self.opinions))
        return bool(before) and not self.pair.refused and before != after


def record_review(pair: RecordPair, comparison: Comparison, vocabulary: Vocabulary) -> RecordReview:
    """Everything about one pair."""
    before, after = (side.judgement(record) if record else None for side, record in _sides(pair, comparison))
    post, unit = _post(pair, comparison), comparison.unit_called(pair.unit, pair.period)
    return RecordReview(
        pair=pair,
        kind=_kind(pair),
        name=comparison.called(pair.person) if pair.person else f"Tập thể {unit}",
        post=shorten(post.title) if post else "",
        held=post.standing.label if post else None,
        unit=unit,
        before=_standing(pair.before, comparison.before),
        after=_standing(pair.after, comparison.after),
        rulings=ruling_changes(before.chain if before else (), after.chain if after else ()),
        words=tuple(_words(pair, comparison, vocabulary)),
        opinions=opinions_on(pair.after, comparison.after) if pair.after else None,
        opinions_before=opinions_on(pair.before, comparison.before) if pair.before else None,
        deadlines=_deadlines(pair, comparison.after),
        evidence=named_evidence(pair.after) if isinstance(pair.after, Evaluation) else None,
    )


def _deadlines(pair: RecordPair, side: Side) -> tuple[StepDeadline, ...]:
    if pair.after is None:
        return ()
    received = side.results.received.get((pair.period, pair.after.unit, pair.name), {})
    post = side.results.records.post_behind(pair.after)
    return step_deadlines(pair.after, side.laws.get(pair.period), received, post.route if post is not None else "")


def names_of(comparison: Comparison, period: Period | None = None) -> Names:
    """Names in place of ids; those of units as in `period` where the document belongs to one."""
    unit = partial(comparison.unit_called, period=period)
    return Names(person=comparison.called, unit=unit, body=comparison.body_called)


def _sides(pair: RecordPair, comparison: Comparison) -> tuple[tuple[Side, Record | None], tuple[Side, Record | None]]:
    return (comparison.before, pair.before), (comparison.after, pair.after)


def _kind(pair: RecordPair) -> ChangeKind:
    if pair.moved or pair.handed_over:
        return ChangeKind.RENAMED
    if pair.before is None and not pair.refused_before:
        return ChangeKind.ADDED
    return ChangeKind.DELETED if pair.deleted else ChangeKind.CHANGED


def _post(pair: RecordPair, comparison: Comparison) -> Post | None:
    for side, record in reversed(_sides(pair, comparison)):
        post = side.records.post_behind(record) if record is not None else None
        if post is not None:
            return post
    return None


def _standing(record: Record | None, side: Side) -> Standing | None:
    if record is None:
        return None
    judgement = side.judgement(record)
    score = score_of(judgement)
    return Standing(
        stage=record.stage_label,
        score=score,
        shown="" if score is None else side.show_score(score, record.period),
        outcome=judgement.qualifies_for if judgement else None,
        provisional=judgement.provisional if judgement else False,
    )


def _words(pair: RecordPair, comparison: Comparison, vocabulary: Vocabulary) -> Iterator[str]:
    if pair.refused:
        yield "Hồ sơ không còn đọc được; xem các lỗi của tệp này."
        return
    telling = _telling(pair, comparison, vocabulary)
    if pair.before is None or pair.after is None:
        yield from _whole(pair, telling)
        return
    if pair.handed_over:
        old, new = (f"{comparison.called(name)} («{name}»)" for name in (pair.before_name, pair.name))
        yield f"Chuyển người: {old} → {new}"
    if pair.moved:
        old, new = (comparison.unit_called(unit, pair.period) for unit in (pair.before.unit, pair.after.unit))
        yield f"Chuyển đơn vị: {old} → {new}"
    before, after = comparison.before.judgement(pair.before), comparison.after.judgement(pair.after)
    scored = bool(before and before.sheet and after and after.sheet)
    scores = score_words(before, after)
    yield from scores
    told = telling.tell(pair.before.document.root, pair.after.document.root, skip=_SCORED if scored else ())
    yield from told
    if not (told or scores or pair.moved or pair.handed_over):
        same = pair.before.document.root == pair.after.document.root
        yield f"Chỉ đổi {'cách trình bày hoặc chú thích' if same else 'thứ tự các mục'}; nội dung giữ nguyên."


def _telling(pair: RecordPair, comparison: Comparison, vocabulary: Vocabulary) -> Telling:
    return Telling(
        kind="evaluation" if isinstance(pair.either, Evaluation) else "collective",
        vocabulary=vocabulary,
        names=names_of(comparison, pair.period),
        items=_items(pair),
    )


def _whole(pair: RecordPair, telling: Telling) -> Iterator[str]:
    """A record that comes or goes is told by its sections."""
    sections = ", ".join(telling.sections(pair.either.document.root)) or "chưa có mục nào"
    if pair.refused_before:
        yield f"Trước đây không đọc được; nay có các mục: {sections}"
    else:
        yield f"{'Xóa hồ sơ' if pair.deleted else 'Hồ sơ mới'}, có các mục: {sections}"


def _items(pair: RecordPair) -> dict[str, str]:
    plans = [record.plan for record in (pair.before, pair.after) if record is not None and record.plan is not None]
    return {item.id: item.title for plan in plans for item in plan.work_items}
