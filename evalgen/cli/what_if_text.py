"""A supposition as text: what is supposed, then score, steps, outcome, quota and other records, before → after."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from evalgen.approving.ruling_changes import RulingChange, side_by_side
from evalgen.cli.status_words import quota_numbers
from evalgen.cli.what_if_steps import (
    Judged,
    LineStep,
    QuotaStep,
    line_steps,
    overruled,
    quota_steps,
)
from evalgen.domain.derivation import Line
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.number import show, show_percent, show_plain
from evalgen.domain.ruling import CollectiveAssessment, Effect, QuotaGroup, Ruling
from evalgen.language import Language
from evalgen.language.explaining.words import line_name
from evalgen.language.labels import period_label
from evalgen.pipeline.inspecting.inspection import Inspection
from evalgen.pipeline.inspecting.supposing import Supposition
from evalgen.regulation.plates import plates

ARROW = "→"


def what_if_text(item: Supposition, language: Language) -> Iterator[str]:
    """As text, a line each; of a supposition that the schema accepts."""
    before, after = item.judged
    yield f"{_name(before, item.before)} – {period_label(before.record.period, language)}"
    yield item.file
    yield language.say("GIẢ ĐỊNH (chỉ tính thử, không ghi vào hồ sơ)")
    for value in item.values:
        yield f"  {value.place.json_path}: {_value(value.before, language)} {ARROW} {_value(value.after, language)}"
    for place in overruled(item):
        words = "Thẩm định đã ghi kết quả khác ở chỗ này, và điểm tính theo thẩm định."
        yield f"  ! {language.say(words)}  [{place}]"
    if after is None:
        return
    for lines in (
        _score(before, after, item, language),
        _chain(before, after, item, language),
        _quota(before, item, language),
        _others(item, language),
    ):
        found = list(lines)
        yield from ("", *found) if found else ()


def _score(before: Judged, after: Judged, item: Supposition, language: Language) -> Iterator[str]:
    if before.sheet is None and after.sheet is None and isinstance(before, CollectiveAssessment):
        return
    yield language.say("ĐIỂM")
    totals = (_total(before, item.before, language), _total(after, item.after, language))
    yield f"  {_change(*totals, language)}"
    yield from (f"  {_line(step, language)}" for step in line_steps(before.sheet, after.sheet))


def _total(judged: Judged, inspection: Inspection, language: Language) -> str:
    if judged.sheet is None:
        return judged.gap.reason if judged.gap else language.say("Chưa đủ dữ liệu.")
    shown = show(judged.sheet.score, thresholds=inspection.thresholds(judged.record.period))
    return language.say("{score} điểm", score=shown)


def _line(step: LineStep, language: Language) -> str:
    was, now = (_amount(line, language) for line in (step.before, step.after))
    return f"{'  ' * step.depth}{line_name(step.line, language)}: {_change(was, now, language)}"


def _amount(line: Line | None, language: Language) -> str:
    if line is None:
        return language.say("không có")
    if line.unit == "%":
        return show_percent(line.value)
    return show(line.value) if line.unit else show_plain(line.value)


def _chain(before: Judged, after: Judged, item: Supposition, language: Language) -> Iterator[str]:
    yield language.say("MỨC XẾP LOẠI")
    titles = {plate.stem: plate.title for plate in plates(item.before.library)}
    for step in side_by_side(before.chain, after.chain):
        stem = step.rule
        title = language.rules.get(stem) or titles.get(stem) or stem
        yield from _ruling(title, step, lambda ruling: _said(ruling, item, before, language), language)
    outcomes = (_outcome(before, item.before, language), _outcome(after, item.after, language))
    yield f"  {language.say('Mức cao nhất đủ điều kiện')}: {_change(*outcomes, language)}"


def _ruling(title: str, step: RulingChange, said: Callable[[Ruling], str], language: Language) -> Iterator[str]:
    if not step.moves:
        yield f"  = {title}: {said(step.ruling)}"
        return
    yield f"  ≠ {title}"
    for name, ruling in ((language.say("trước"), step.before), (language.say("giả định"), step.after)):
        yield f"      {name}: {said(ruling) if ruling else language.say('không xét đến')}"
    yield f"      {language.say('căn cứ')}: {step.ruling.citation} ({step.rule})"


def _said(ruling: Ruling, item: Supposition, judged: Judged, language: Language) -> str:
    if ruling.effect is not Effect.CHANGES:
        return ruling.reason
    return f"{ruling.reason} {ARROW} {item.before.grade_name(judged.record.period, ruling.after, language)}"


def _outcome(judged: Judged, inspection: Inspection, language: Language) -> str:
    named = partial(inspection.grade_name, judged.record.period, language=language)
    words = named(judged.qualifies_for)
    if isinstance(judged, CollectiveAssessment) and judged.allowed is not None:
        allowed = language.say("các điều kiện cho phép cao nhất: {grade}", grade=named(judged.allowed))
        words = f"{words} ({allowed})"
    return f"{words} {language.say('(tạm tính)')}" if judged.provisional else words


def _change(before: str, after: str, language: Language) -> str:
    return f"{before} ({language.say('không đổi')})" if before == after else f"{before} {ARROW} {after}"


def _quota(judged: Judged, item: Supposition, language: Language) -> Iterator[str]:
    steps = quota_steps(judged, item.before, item.after, item.as_qualified)
    if steps:
        yield language.say("TỶ LỆ XUẤT SẮC CỦA NHÓM")
    for step in steps:
        yield from _group(step, item, language)


def _group(step: QuotaStep, item: Supposition, language: Language) -> Iterator[str]:
    was, now = _numbers(step.before, language), _numbers(step.after, language)
    yield f"  {step.group.title}: {_change(was, now, language)}"
    after = item.judged[1]
    if item.as_qualified is not None and step.as_qualified is not None and after is not None:
        allowed = after.allowed if isinstance(after, CollectiveAssessment) else None
        grade = item.after.grade_name(after.record.period, allowed or after.qualifies_for, language)
        words = language.say("nếu được xếp loại «{grade}»", grade=grade)
        yield f"    {words}: {_numbers(step.as_qualified, language)}"


def _numbers(group: QuotaGroup | None, language: Language) -> str:
    if group is None:
        return language.say("không có")
    return f"{quota_numbers(group, language)} – {language.say(group.result.value)}"


def _others(item: Supposition, language: Language) -> Iterator[str]:
    others = item.others
    if others:
        yield language.say("HỒ SƠ KHÁC ĐỔI THEO")
    for before, after in others:
        name = f"{_name(before, item.before)} ({before.record.document.file})"
        scores = (_total(before, item.before, language), _total(after, item.after, language))
        outcomes = (_outcome(before, item.before, language), _outcome(after, item.after, language))
        told = [_change(was, now, language) for was, now in (scores, outcomes) if was != now]
        yield f"  {name}: {'; '.join(told)}"


def _name(judged: Judged, inspection: Inspection) -> str:
    record, records = judged.record, inspection.records
    if isinstance(record, Evaluation):
        return records.person_name(record.person)
    return records.unit_name(record.unit, record.period)


def _value(value: Any, language: Language) -> str:
    """As records write it, on one line."""
    if value is None:
        return language.say("không có")
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str).replace('"', "")
