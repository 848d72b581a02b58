"""Results that move although their own record does not change: by a rule, a catalogue, a post, the unit's record."""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from evalgen.approving.record_pairs import RecordPair
from evalgen.approving.ruling_changes import RulingChange, ruling_changes
from evalgen.approving.score_words import score_words
from evalgen.approving.side import Comparison, in_sentence
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Outcome
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.record import Record
from evalgen.domain.ruling import Judgement


class MovedResult(Struct, frozen=True, kw_only=True):
    """A record whose file stays and whose result moves."""

    record: Record
    score_before: Fraction | None
    score_after: Fraction | None
    outcome_before: Outcome
    outcome_after: Outcome
    rulings: tuple[RulingChange, ...]
    words: tuple[str, ...]
    """What moved the score."""


def moved_results(comparison: Comparison) -> tuple[MovedResult, ...]:
    """All of them, in the order of the records, people first.

    Of a period whose file cannot be read after the merge that error is told, and not that every result is gone.
    """
    touched = {pair.file for pair in comparison.pairs}
    return tuple(
        moved
        for record in comparison.after.records.people_and_collectives()
        if not comparison.after.unread(record.period)
        for moved in _moved(record, comparison, touched)
    )


def decided_result_moved(comparison: Comparison, moved: tuple[MovedResult, ...]) -> Iterator[Problem]:
    """Old periods are computed under the rules of their day: what moves a closed result is a fault, a decided one a question.

    An amendment in the same period may rest on a fact that moves others as well; that is for somebody above to see.
    """
    if comparison.founding:
        return
    amended = {pair.period for pair in comparison.pairs if _amended(pair)}
    for item in moved:
        closed = comparison.before.closed(item.record.period)
        if item.record.decision is None and not closed:
            continue
        yield Problem(
            code="decided-result-moved",
            place=item.record.place(),
            message=(
                f"kết quả tính lại của hồ sơ {'thuộc kỳ đã khóa' if closed else 'đã có quyết định'} sẽ đổi dù hồ sơ "
                f"không sửa: {_from_to(item, comparison)}."
            ),
            remedy=(
                "Tìm thay đổi gây ra: quy định, danh mục, chức vụ mới thì ghi từ ngày có hiệu lực, không sửa giá trị cũ; "
                "hồ sơ của tập thể không sửa sau quyết định."
            ),
            severity=Severity.ERROR if closed and item.record.period not in amended else Severity.WARNING,
        )


def decided_result_renamed(comparison: Comparison) -> Iterator[Problem]:
    """A decided result keeps the name and the title that it was announced with, or changes them in sight of somebody above.

    No signature holds them, which stand in the person's file: whoever swaps two names swaps two results.
    """
    before, after = comparison.before.records, comparison.after.records
    changed = {change.path for change in comparison.files if change.before is not None}
    results: dict[str, list[Evaluation]] = {
        person.id: []
        for person in before.people.values()
        if person.id in after.people and person.document.file in changed
    }
    for item in before.evaluations if results else ():
        if item.person in results and item.decision is not None:
            results[item.person].append(item)
    for name, decided in results.items():
        person, now = before.people[name], after.people[name]
        titles = ((item, before.post_of(item), after.post_of(item)) for item in decided)
        told = [f"họ tên «{person.name}» → «{now.name}»"] * (bool(decided) and person.name != now.name)
        told += [
            f"chức vụ ở {in_sentence(item.period)} «{old.title}» → «{new.title}»"
            for item, old, new in titles
            if old is not None and new is not None and old.title != new.title
        ]
        if told:
            yield Problem(
                code="decided-result-renamed",
                place=Place(file=now.document.file),
                message=f"kết quả đã quyết định của «{person.id}» mang họ tên, chức vụ khác: {'; '.join(told)}.",
                remedy="Đính chính thì nêu căn cứ, cấp trên xem trước khi hợp nhất; chức vụ mới thì ghi thêm vào posts từ ngày "
                "nhận (from), người khác thì lập tệp mới.",
                severity=Severity.WARNING,
            )


def _amended(pair: RecordPair) -> bool:
    before = len(pair.before.amendments) if pair.before else 0
    return pair.after is not None and len(pair.after.amendments) > before


def _from_to(item: MovedResult, comparison: Comparison) -> str:
    """The outcomes; where they are the same, the scores."""
    if item.outcome_before is not item.outcome_after:
        return f"{item.outcome_before.label} → {item.outcome_after.label}"
    sides = ((comparison.before, item.score_before), (comparison.after, item.score_after))
    before, after = (
        "chưa có" if value is None else side.show_score(value, item.record.period) for side, value in sides
    )
    return f"{before} → {after} điểm"


def _moved(record: Record, comparison: Comparison, touched: set[str]) -> Iterator[MovedResult]:
    if record.document.file in touched:
        return
    before, after = comparison.before.judgement(record), comparison.after.judgement(record)
    if before is None or after is None or _result(before) == _result(after):
        return
    yield MovedResult(
        record=record,
        score_before=score_of(before),
        score_after=score_of(after),
        outcome_before=before.qualifies_for,
        outcome_after=after.qualifies_for,
        rulings=ruling_changes(before.chain, after.chain),
        words=score_words(before, after),
    )


def score_of(judgement: Judgement | None) -> Fraction | None:
    """The score that counts; None where there is none."""
    return judgement.sheet.score if judgement and judgement.sheet else None


def _result(judgement: Judgement) -> tuple[Fraction | None, Outcome]:
    return score_of(judgement), judgement.qualifies_for
