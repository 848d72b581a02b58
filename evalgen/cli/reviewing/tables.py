"""Rows of the tables of a plan, and its summaries: quotas, units, approvals, results that move, law, how many went where."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from evalgen.approving.law_changes import LawChange
from evalgen.approving.moved_results import MovedResult
from evalgen.approving.needs import Need
from evalgen.approving.quota_changes import QuotaChange
from evalgen.approving.record_review import Standing
from evalgen.approving.review import Review
from evalgen.approving.side import Comparison
from evalgen.approving.to_do import room
from evalgen.approving.unit_completeness import UnitState
from evalgen.cli.reviewing.words import FEW, NOTHING, change, decided, listed, proposed, ruling, score, stage
from evalgen.domain.grade import Grade, Outcome
from evalgen.domain.number import show_plain
from evalgen.domain.record import person_of
from evalgen.domain.ruling import QuotaGroup, QuotaResult
from evalgen.language import Language
from evalgen.language.labels import period_label
from evalgen.language.legal_values import words_of
from evalgen.language.reviewing import REVIEW

Row = tuple[str, str, str, str]
"""Four cells."""


def quota(item: QuotaChange, comparison: Comparison, language: Language) -> Row:
    """The group, its count before and after, and what follows."""
    kind = f" ({language.say('tập thể')})" if item.collective else ""
    group = item.group
    inside = f", {comparison.unit_called(group.unit, item.period)}" if group.unit and group.peer_group else ""
    title = f"{group.title}{kind}{inside}, {period_label(item.period, language)}"
    return title, _quota(item.before, language), _quota(item.after, language), quota_note(item, language)


def _quota(group: QuotaGroup | None, language: Language) -> str:
    if group is None:
        return NOTHING
    say = language.say
    words = "{excellent} xuất sắc, {good} tốt; {places} suất ({rate} %): {result}"
    apart = f"; {say('không tính {count} người đứng đầu', count=group.heads)}" if group.heads else ""
    told = say(
        words,
        excellent=len(group.excellent),
        good=group.good,
        places=f" {say('hoặc')} ".join(str(count) for count in group.places),
        rate=show_plain(group.rate * 100),
        result=say(group.result.value),
    )
    return told + apart


def quota_note(item: QuotaChange, language: Language) -> str:
    """How many places are left or too many, and whether others have moved the same group."""
    say = language.say
    if item.after is None:
        return say("nhóm không còn ai")
    left, strictly = room(item.after), item.after.places_literal - len(item.after.excellent)
    if left < 0:
        told = say("vượt {count} người", count=-left)
    elif left:
        told = say("còn {count} suất", count=left)
    else:
        told = say("hết suất") if item.after.excellent or item.after.good else say("chưa có ai được tính")
    if item.after.result is QuotaResult.NEEDS_REVIEW:
        words = "vượt {count} người nếu tính trên số «{grade}», tính rộng hơn thì {told}"
        told = say(words, count=-strictly, grade=say(Grade.GOOD.label), told=told)
    counted = say("theo quyết định") if item.after.decided else say("tính theo mức đề xuất")
    both = f"; {say('nhánh đích cũng đã đổi nhóm này, số ở đây tính cả hai')}" if item.moved_on_target else ""
    return f"{told} ({counted}){both}"


def quota_people(item: QuotaChange, comparison: Comparison, language: Language) -> str:
    """Who comes among the EXCELLENT and who goes."""
    called = partial(comparison.unit_called, period=item.period) if item.collective else comparison.called
    parts = [
        f"{word} {listed([called(name) for name in names], FEW, language)}"
        for word, names in ((language.say("thêm"), item.come), (language.say("bớt"), item.gone))
        if names
    ]
    return "; ".join(parts)


def unit(state: UnitState, language: Language) -> Row:
    """The unit, who is complete, who is under way, who is missing."""
    total = len(state.complete) + len(state.under_way) + len(state.missing)
    say = language.say
    open_ones = [f"{say(name)} ({say(stage).lower()})" for name, stage in state.under_way]
    under_way = listed(open_ones, FEW, language)
    return (
        f"{state.unit}, {period_label(state.period, language)}",
        f"{len(state.complete)}/{total}",
        under_way or NOTHING,
        listed([say(name) for name in state.missing], FEW, language) or NOTHING,
    )


def need(item: Need, language: Language) -> Row:
    """Who approves, what, who may give it, who has."""
    say = language.say
    who = f" {say('hoặc')} ".join(item.names) or say("Người quản trị kho (theo CODEOWNERS)")
    what = ", ".join(
        f"{REVIEW.say(task.words, language)} ({say('{count} tệp', count=len(task.files))})" for task in item.tasks
    )
    quorum = f"; {say('cần {count} người', count=item.quorum)}" if item.quorum > 1 else ""
    members = listed(item.members, FEW, language)
    nobody = say("không còn thành viên nào khác") if item.barred else say("chưa khai thành viên")
    own = listed(item.barred, FEW, language)
    barred = f"; {say('không tự duyệt phần của mình: {names}', names=own)}" if item.barred else ""
    total = sum(len(task.files) for task in item.tasks)
    signers = listed(item.given, FEW, language)
    given = f"{total - item.left}/{total}" + (f"; {say('đã ký: {names}', names=signers)}" if signers else "")
    return who, f"{what}{quorum}", f"{members or nobody}{barred}", given


def moved(item: MovedResult, comparison: Comparison, language: Language) -> Row:
    """A result that moves without its record: who, score, outcome, the clauses."""
    unit_name = comparison.unit_called(item.record.unit, item.record.period)
    person = person_of(item.record)
    name = f"{comparison.called(person)}, {unit_name}" if person else language.say("Tập thể {unit}", unit=unit_name)
    before, after = (
        "" if value is None else side.show_score(value, item.record.period)
        for side, value in ((comparison.before, item.score_before), (comparison.after, item.score_after))
    )
    told = (REVIEW.say(line, language) for line in item.words)
    clauses = "; ".join((*(ruling(found, language) for found in item.rulings), *told))
    return (
        f"{name}, {period_label(item.record.period, language)}",
        change(before, after),
        change(language.say(item.outcome_before.label), language.say(item.outcome_after.label)),
        clauses or NOTHING,
    )


def law(item: LawChange, language: Language) -> Iterator[str]:
    """What becomes of the law of one period."""
    say = language.say
    yield f"{period_label(item.period, language)}: {change(item.pack_before, item.pack_after)}"
    for value in item.values:
        before, after = (
            say(none) if found is None else "; ".join(words_of(found, name=value.name, language=language))
            for found, none in ((value.was, value.before), (value.now, value.after))
        )
        yield f"{value.title}: {change(before, after)}. {say('Căn cứ')}: {value.citation}."
    for framework in item.frameworks:
        yield f"{say('Khung tiêu chí')}: {REVIEW.say(framework, language)}"


def summary(review: Review, language: Language) -> Iterator[str]:
    """Many records in a few lines: how many took which step, how many results went where."""
    say = language.say
    stages = Counter(stage(item, language) for item in review.records)
    for words, count in stages.most_common():
        yield f"{words}: {say('{count} hồ sơ', count=count)}"
    outcomes = Counter(
        change(say(_label(item.before)), say(_label(item.after)))
        for item in review.records
        if _label(item.before) != _label(item.after)
    )
    for words, count in outcomes.most_common():
        yield f"{say('Mức đủ điều kiện')} {words}: {say('{count} hồ sơ', count=count)}"
    elsewhere = Counter(
        change(say(item.outcome_before.label), say(item.outcome_after.label))
        for item in review.moved
        if item.outcome_before is not item.outcome_after
    )
    for words, count in elsewhere.most_common():
        yield f"{say('Mức đủ điều kiện')} {words}, {say('dù hồ sơ không sửa')}: {say('{count} hồ sơ', count=count)}"
    rescored = [f"{item.name} {score(item)}" for item in review.records if item.rescored and "→" in score(item)]
    if rescored:
        yield f"{say('Điểm đổi')}: {listed(rescored, FEW, language)}"
    for name, grade_of in ((say("Đề xuất"), proposed), (say("Quyết định"), decided)):
        grades = Counter(grade_of(item, language) for item in review.records)
        for words, count in grades.most_common():
            if "→" in words:
                yield f"{name} {words}: {say('{count} hồ sơ', count=count)}"


def _label(side: Standing | None) -> str:
    found: Outcome | None = side.outcome if side else None
    return found.label if found else ""
