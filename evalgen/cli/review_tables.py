"""Rows of the tables of a plan, and its summaries: quotas, units, approvals, results that move, law, how many went where."""

from collections import Counter
from collections.abc import Iterator

from evalgen.approving.law_changes import LawChange
from evalgen.approving.moved_results import MovedResult
from evalgen.approving.needs import Need
from evalgen.approving.quota_changes import QuotaChange
from evalgen.approving.record_review import Standing
from evalgen.approving.review import Review
from evalgen.approving.side import Comparison
from evalgen.approving.to_do import room
from evalgen.approving.unit_completeness import UnitState
from evalgen.cli.review_words import FEW, NOTHING, change, listed, ruling, stage
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Grade, Outcome
from evalgen.domain.number import show_plain
from evalgen.domain.ruling import QuotaGroup, QuotaResult

Row = tuple[str, str, str, str]
"""Four cells."""


def quota(item: QuotaChange, comparison: Comparison) -> Row:
    """The group, its count before and after, and what follows."""
    kind = " (tập thể)" if item.collective else ""
    inside = f", {comparison.unit_called(item.group.unit)}" if item.group.unit and item.group.peer_group else ""
    title = f"{item.group.title}{kind}{inside}, {item.period.label}"
    return title, _quota(item.before), _quota(item.after), quota_note(item)


def _quota(group: QuotaGroup | None) -> str:
    if group is None:
        return NOTHING
    places = sorted({group.places_literal, group.places_pool})
    return (
        f"{len(group.excellent)} xuất sắc, {group.good} tốt; "
        f"{' hoặc '.join(str(count) for count in places)} suất ({show_plain(group.rate * 100)} %): {group.result.value}"
    )


def quota_note(item: QuotaChange) -> str:
    """How many places are left or too many, and whether others have moved the same group."""
    if item.after is None:
        return "nhóm không còn ai"
    left, strictly = room(item.after), item.after.places_literal - len(item.after.excellent)
    told = f"vượt {-left} người" if left < 0 else f"còn {left} suất" if left else "hết suất"
    if item.after.result is QuotaResult.NEEDS_REVIEW:
        told = f"vượt {-strictly} người nếu tính trên số «{Grade.GOOD.label}», tính rộng hơn thì {told}"
    counted = "theo quyết định" if item.after.basis == "quyết định" else "tính theo mức đề xuất"
    both = "; nhánh đích cũng đã đổi nhóm này, số ở đây tính cả hai" if item.moved_on_target else ""
    return f"{told} ({counted}){both}"


def quota_people(item: QuotaChange, comparison: Comparison) -> str:
    """Who comes among the EXCELLENT and who goes."""
    called = comparison.unit_called if item.collective else comparison.called
    parts = [
        f"{word} {listed([called(name) for name in names], FEW)}"
        for word, names in (("thêm", item.come), ("bớt", item.gone))
        if names
    ]
    return "; ".join(parts)


def unit(state: UnitState) -> Row:
    """The unit, who is complete, who is under way, who is missing."""
    total = len(state.complete) + len(state.under_way) + len(state.missing)
    under_way = listed([f"{name} ({stage.lower()})" for name, stage in state.under_way], FEW)
    return (
        f"{state.unit}, {state.period.label}",
        f"{len(state.complete)}/{total}",
        under_way or NOTHING,
        listed(state.missing, FEW) or NOTHING,
    )


def need(item: Need) -> Row:
    """Who approves, what, who may give it, who has."""
    who = " hoặc ".join(item.names) or "Người quản trị kho (theo CODEOWNERS)"
    what = ", ".join(f"{task.words} ({len(task.files)} tệp)" for task in item.tasks)
    quorum = f"; cần {item.quorum} người" if item.quorum > 1 else ""
    members = listed([name for name in item.members if name not in item.barred], FEW)
    barred = f"; không tự duyệt phần của mình: {listed(item.barred, FEW)}" if item.barred else ""
    total = sum(len(task.files) for task in item.tasks)
    given = f"{total - item.left}/{total}" + (f": {listed(item.given, FEW)}" if item.given else "")
    return who, f"{what}{quorum}", f"{members or 'chưa khai thành viên'}{barred}", given


def moved(item: MovedResult, comparison: Comparison) -> Row:
    """A result that moves without its record: who, score, outcome, the clauses."""
    unit_name = comparison.unit_called(item.record.unit)
    person = item.record.person if isinstance(item.record, Evaluation) else ""
    name = f"{comparison.called(person)}, {unit_name}" if person else f"Tập thể {unit_name}"
    before, after = (
        "" if value is None else side.show_score(value, item.record.period)
        for side, value in ((comparison.before, item.score_before), (comparison.after, item.score_after))
    )
    clauses = "; ".join((*(ruling(found) for found in item.rulings), *item.words))
    return (
        f"{name}, {item.record.period.label}",
        change(before, after),
        change(item.outcome_before.label, item.outcome_after.label),
        clauses or NOTHING,
    )


def law(item: LawChange) -> Iterator[str]:
    """What becomes of the law of one period."""
    yield f"{item.period.label}: {change(item.pack_before, item.pack_after)}"
    for value in item.values:
        yield f"{value.title}: {change(value.before, value.after)}. Căn cứ: {value.citation}."
    for framework in item.frameworks:
        yield f"Khung tiêu chí: {framework}"


def summary(review: Review) -> Iterator[str]:
    """Many records in a few lines: how many took which step, how many results went where."""
    stages = Counter(stage(item) for item in review.records)
    for words, count in stages.most_common():
        yield f"{words}: {count} hồ sơ"
    outcomes = Counter(
        change(_label(item.before), _label(item.after))
        for item in review.records
        if _label(item.before) != _label(item.after)
    )
    for words, count in outcomes.most_common():
        yield f"Mức đủ điều kiện {words}: {count} hồ sơ"


def _label(side: Standing | None) -> str:
    found: Outcome | None = side.outcome if side else None
    return found.label if found else ""
