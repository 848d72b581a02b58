"""``evalgen score``: the score of each record and the highest grade that it qualifies for."""

import argparse
import sys
from collections.abc import Sequence
from fractions import Fraction

from evalgen.cli import exact
from evalgen.cli.reports.visible_text import visible_lines
from evalgen.cli.repository import find_root, select
from evalgen.domain.derivation import Line, ScoreSheet
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Undetermined
from evalgen.domain.number import show, show_percent, show_plain
from evalgen.domain.period import Period
from evalgen.domain.ruling import Assessment
from evalgen.pipeline import Inspection, inspect


def run(arguments: argparse.Namespace) -> int:
    """Print the scores; 1 where a record asked for has an error."""
    root = find_root(arguments.root, arguments.paths[0].resolve().parent if arguments.paths else None)
    inspection = inspect(root)
    chosen = select(inspection, root, arguments.paths)
    if arguments.json:
        sys.stdout.write(exact.dump_all(chosen, inspection.thresholds))
    else:
        lines = describe(chosen[0], inspection) if len(chosen) == 1 else overview(chosen, inspection)
        sys.stdout.write(visible_lines(lines))
    files = {item.evaluation.document.file for item in chosen}
    faulty = [problem for problem in inspection.problems if problem.place.file in files and problem.severity.rank == 0]
    if faulty:
        sys.stdout.flush()
        sys.stderr.write(f"Có {len(faulty)} lỗi trong các hồ sơ này; xem bằng: evalgen check\n")
    return 1 if faulty else 0


def overview(items: Sequence[Assessment], inspection: Inspection) -> str:
    """Many records as a table, a line each, under their period and unit."""
    lines: list[str] = []
    group: tuple[Period, str] | None = None
    for item in items:
        evaluation = item.evaluation
        if (evaluation.period, evaluation.unit) != group:
            group = (evaluation.period, evaluation.unit)
            unit = inspection.records.units.get(evaluation.unit)
            lines += ["", f"{evaluation.period.label} – {unit.name if unit else evaluation.unit}"]
        lines.append(f"  {_row(item, inspection)}")
    return "\n".join(lines[1:]) + "\n"


def _row(item: Assessment, inspection: Inspection) -> str:
    evaluation = item.evaluation
    person = inspection.records.people.get(evaluation.person)
    bounds = inspection.thresholds(evaluation.period)
    score = show(item.sheet.score, thresholds=bounds) if item.sheet else "–"
    words = _decision(evaluation)
    as_qualified = evaluation.final_grade is item.qualifies_for
    decided = " ✓ đã quyết định" if as_qualified else f"; quyết định: {words}" if words else ""
    name = person.name if person else evaluation.person
    return f"{name:<28} {score:>6}  {item.qualifies_for.label}{_provisional(item)}{decided}"


def describe(item: Assessment, inspection: Inspection) -> str:
    """A record in a few lines: who, A to D and KPI of each axis, the total, what it qualifies for."""
    person = inspection.records.people.get(item.evaluation.person)
    name = person.name if person else item.evaluation.person
    lines = [f"{item.evaluation.document.file}", f"  {name} – {item.evaluation.period.label}"]
    if item.sheet is None:
        reason = item.gap.reason if item.gap else "Chưa đủ dữ liệu."
        lines.append(f"  Chưa có điểm: {reason}")
    else:
        lines += [f"  {line}" for line in score_lines(item.sheet, inspection.thresholds(item.evaluation.period))]
    lines.append(f"  Mức cao nhất đủ điều kiện: {item.qualifies_for.label}{_provisional(item)}")
    decided = _decision(item.evaluation)
    if decided:
        lines.append(f"  Mức được quyết định: {decided}")
    return "\n".join(lines) + "\n"


def score_lines(sheet: ScoreSheet, thresholds: tuple[Fraction, ...]) -> list[str]:
    """The printed numbers."""
    lines = [_axis(axis) for axis in sheet.results.parts]
    total = show(sheet.score, thresholds=thresholds)
    lines.append(f"Tiêu chí chung {show(sheet.general.value)} + kết quả {show(sheet.results.value)} = {total} điểm")
    return lines


def _axis(axis: Line) -> str:
    number, kpi, maximum = axis.id.removeprefix("axis."), axis.kpi, show_plain(axis.operands[-1].value)
    score = f"{show(axis.value)}/{maximum} điểm"
    if kpi is None:
        return f"Trục {number}: {len(axis.parts)} tiêu chí · {score}"
    measures = " · ".join(f"{exact.letter(part)} {show_percent(part.value)}" for part in kpi.parts)
    return f"Trục {number}: {measures} · KPI {show_percent(kpi.value)} · {score}"


def _decision(evaluation: Evaluation) -> str:
    """What was decided, in words; nothing while nothing is."""
    if evaluation.decision is None:
        return ""
    if evaluation.final_grade is not None:
        return evaluation.final_grade.label
    return "kết quả đã công bố không còn hiệu lực" if evaluation.amendments else "chưa đánh giá, xếp loại"


def _provisional(item: Assessment) -> str:
    if isinstance(item.qualifies_for, Undetermined):
        return ""
    return " (tạm tính, còn điều kiện chưa đủ dữ liệu)" if item.provisional else ""
