"""What moved a score, criterion by criterion and axis by axis: «Tiêu chí 3.3: đảm bảo → không đảm bảo, −2 điểm»."""

from collections.abc import Iterator
from fractions import Fraction

from evalgen.approving.excerpts import shorten
from evalgen.domain.derivation import Line, ScoreSheet
from evalgen.domain.number import show, show_percent, show_plain
from evalgen.domain.ruling import Judgement

_NAME = 60


def score_words(before: Judgement | None, after: Judgement | None) -> tuple[str, ...]:
    """The lines of the sheets that count, where they differ; nothing where one side has no score."""
    if before is None or after is None or before.sheet is None or after.sheet is None:
        return ()
    return (*_criteria(before.sheet, after.sheet), *_axes(before.sheet, after.sheet))


def signed(value: Fraction) -> str:
    """A difference with its sign: «+4,57», «−2»."""
    shown = show_plain(value) if value.denominator == 1 else show(value)
    return f"+{shown}" if value > 0 else shown


def _criteria(before: ScoreSheet, after: ScoreSheet) -> Iterator[str]:
    old = {line.id: line for line in _leaves(before.general)}
    for line in _leaves(after.general):
        was = old.get(line.id)
        if was is None or (was.value, was.what) == (line.value, line.what):
            continue
        yield f"{_states(was, line)}, {signed(line.value - was.value)} điểm"


def _axes(before: ScoreSheet, after: ScoreSheet) -> Iterator[str]:
    old = {line.id: line for line in before.results.parts}
    new = {line.id: line for line in after.results.parts}
    for name in (*new, *(name for name in old if name not in new)):
        was, now = old.get(name), new.get(name)
        if was is None or now is None:
            line = now or was
            if line is not None:
                yield f"{_name(line)}: {'thêm' if was is None else 'bỏ'} {show(line.value)} điểm"
        elif was.value != now.value:
            yield f"{_name(now)}:{_kpi(was, now)} {show(was.value)} → {show(now.value)} điểm ({signed(now.value - was.value)})"
            yield from _axis_criteria(was, now)


def _axis_criteria(before: Line, after: Line) -> Iterator[str]:
    """On an axis that is scored by its criteria: each that differs."""
    if before.kpi is not None or after.kpi is not None:
        return
    old = {line.id: line for line in before.parts}
    for line in after.parts:
        was = old.get(line.id)
        if was is not None and was.value != line.value:
            yield f"{line.what}: {show(was.value)} → {show(line.value)} điểm"


def _kpi(before: Line, after: Line) -> str:
    if before.kpi is None or after.kpi is None or before.kpi.value == after.kpi.value:
        return ""
    return f" KPI {show_percent(before.kpi.value)} → {show_percent(after.kpi.value)},"


def _states(before: Line, after: Line) -> str:
    """«Tiêu chí 3.3: đảm bảo → không đảm bảo», or the points where there is nothing else to say."""
    name, _, state = after.what.partition(": ")
    was = before.what.partition(": ")[2]
    if state and was and state != was:
        return f"{name}: {was} → {state}"
    return f"{name}: {show_plain(before.value)} → {show_plain(after.value)}"


def _name(line: Line) -> str:
    """The titles of axes are sentences; the number and the first words tell which one is meant."""
    return shorten(line.what, _NAME)


def _leaves(line: Line) -> Iterator[Line]:
    return (part for part in line.walk() if not part.parts and part is not line)
