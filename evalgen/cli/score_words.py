"""What `score` says of records: one in a few lines, many as a table, all of them for programs."""

from collections.abc import Sequence
from fractions import Fraction

from evalgen.cli.reports.visible_text import visible_lines
from evalgen.domain.derivation import Line, ScoreSheet
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Undetermined
from evalgen.domain.number import show, show_percent, show_plain
from evalgen.domain.period import Period
from evalgen.domain.ruling import Assessment
from evalgen.language import Language
from evalgen.language.explaining.words import axis_name
from evalgen.language.labels import period_label
from evalgen.pipeline.inspecting.inspection import Inspection


def words_of(items: Sequence[Assessment], inspection: Inspection, language: Language, *, programs: bool) -> str:
    """One record in a few lines, more of them as a table; all of them for `programs`, in no language."""
    if programs:
        from evalgen.cli import exact
        from evalgen.cli.year_periods import periods_json

        return exact.dump_all(items, inspection.thresholds, periods_json(inspection))
    if not items:
        return language.say("Chưa có hồ sơ nào để chấm.") + "\n"
    tell = describe(items[0], inspection, language) if len(items) == 1 else overview(items, inspection, language)
    return visible_lines(tell)


def overview(items: Sequence[Assessment], inspection: Inspection, language: Language) -> str:
    """Many records as a table, a line each, under their period and unit."""
    from evalgen.language.explaining.lines import lines as as_lines
    from evalgen.language.explaining.rankings import ranking_lines

    lines: list[str] = []
    group: tuple[Period, str] | None = None
    for item in items:
        evaluation = item.evaluation
        if (evaluation.period, evaluation.unit) != group:
            group = (evaluation.period, evaluation.unit)
            label = period_label(evaluation.period, language)
            lines += ["", f"{label} – {inspection.records.unit_name(evaluation.unit, evaluation.period)}"]
        lines.append(f"  {_row(item, inspection, language)}")
    for period in sorted({item.evaluation.period for item in items}):
        ranked = list(as_lines(ranking_lines(inspection.results, period, language)))
        lines += ["", *ranked] if ranked else []
    return "\n".join(lines[1:]) + "\n"


def _row(item: Assessment, inspection: Inspection, language: Language) -> str:
    evaluation = item.evaluation
    bounds = inspection.thresholds(evaluation.period)
    score = show(item.sheet.score, thresholds=bounds) if item.sheet else "–"
    words = _decision(evaluation, inspection, language)
    decided = f"; {language.say('quyết định')}: {words}" if words else ""
    if evaluation.final_grade is item.qualifies_for:
        decided = f" ✓ {language.say('đã quyết định')}"
    name = inspection.records.listed_name(evaluation.person)
    qualified = inspection.grade_name(evaluation.period, item.qualifies_for, language)
    return f"{name:<28} {score:>6}  {qualified}{_provisional(item, language)}{decided}"


def describe(item: Assessment, inspection: Inspection, language: Language) -> str:
    """A record in a few lines: who, A to D and KPI of each axis, the total, what it qualifies for."""
    name = inspection.records.person_name(item.evaluation.person)
    period, say = item.evaluation.period, language.say
    lines = [f"{item.evaluation.document.file}", f"  {name} – {period_label(period, language)}"]
    if item.sheet is None:
        lines.append(f"  {say('Chưa có điểm')}: {item.gap.reason if item.gap else say('Chưa đủ dữ liệu.')}")
    else:
        lines += [f"  {line}" for line in score_lines(item.sheet, inspection.thresholds(period), language)]
    qualified = inspection.grade_name(period, item.qualifies_for, language)
    lines.append(f"  {say('Mức cao nhất đủ điều kiện')}: {qualified}{_provisional(item, language)}")
    decided = _decision(item.evaluation, inspection, language)
    if decided:
        lines.append(f"  {say('Mức được quyết định')}: {decided}")
    return "\n".join(lines) + "\n"


def score_lines(sheet: ScoreSheet, thresholds: tuple[Fraction, ...], language: Language) -> list[str]:
    """The printed numbers."""
    words = "Tiêu chí chung {general} + kết quả {results} = {total} điểm"
    general, results = show(sheet.general.value), show(sheet.results.value)
    total = show(sheet.score, thresholds=thresholds)
    return [
        *(_axis(axis, language) for axis in sheet.results.parts),
        language.say(words, general=general, results=results, total=total),
    ]


def _axis(axis: Line, language: Language) -> str:
    name, kpi, maximum = axis_name(axis, language), axis.kpi, show_plain(axis.operands[-1].value)
    score = language.say("{score} điểm", score=f"{show(axis.value)}/{maximum}")
    if kpi is None:
        return f"{name}: {language.say('{count} tiêu chí', count=len(axis.parts))} · {score}"
    measures = " · ".join(f"{part.symbol} {show_percent(part.value)}" for part in kpi.parts)
    return f"{name}: {measures} · KPI {show_percent(kpi.value)} · {score}"


def _decision(evaluation: Evaluation, inspection: Inspection, language: Language) -> str:
    """What was decided, in words; nothing while nothing is."""
    if evaluation.decision is None:
        return ""
    if evaluation.final_grade is not None:
        return inspection.grade_name(evaluation.period, evaluation.final_grade, language)
    if evaluation.amendments:
        return language.say("kết quả đã công bố không còn hiệu lực")
    return language.say("chưa đánh giá, xếp loại")


def _provisional(item: Assessment, language: Language) -> str:
    if isinstance(item.qualifies_for, Undetermined) or not item.provisional:
        return ""
    return " " + language.say("(tạm tính, còn điều kiện chưa đủ dữ liệu)")
