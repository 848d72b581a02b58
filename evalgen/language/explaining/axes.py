"""The explanation of one axis: the table of its work items, its measures, its score."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from evalgen.domain.derivation import Line
from evalgen.domain.number import show, show_percent, show_plain
from evalgen.domain.place import Place
from evalgen.language.explaining.told import Told, ToldTable, Voice
from evalgen.language.explaining.words import axis_title, measure_name, operand_words, reworded
from evalgen.language.language import Language

COLUMNS = ("sản phẩm, công việc", "hệ số", "kế hoạch", "quy đổi", "số lượng")
JUDGED_BY = {"mức": "mức", "số lần trừ": "lần"}
"""What stands over the column that a measure is judged by: a level, or counted faults."""


def explain_axis(axis: Line, language: Language) -> Iterator[Told | ToldTable]:
    """An axis by its work items, with the measures of the unit where there are any, or by its criteria."""
    kpi = axis.kpi
    say = language.say
    yield Told(text=axis_title(axis, language), depth=1, voice=Voice.HEADING)
    if kpi is None:
        yield from _criteria(axis, language)
        return
    maximum = axis.operands[1]
    by_items = [measure for measure in kpi.parts if measure.parts]
    yield _table(by_items, language)
    for measure in by_items:
        reached, planned = (show_plain(operand.value) for operand in measure.operands)
        shown = f"{reached} ÷ {planned} = {show_percent(measure.value)}"
        yield Told(text=f"{measure_name(measure, language)} = {shown}", depth=2)
        yield from _faults(measure, language)
    for measure in kpi.parts:
        if not measure.parts:
            yield from _of_unit(measure, language)
    yield Told(text=f"{say('Điểm KPI')} = {reworded(kpi.formula, language)} = {_ratio(kpi.value)}", depth=2)
    product = f"KPI × {show_plain(maximum.value)}{at(maximum.place, '', language)}"
    yield Told(text=f"{say('Điểm trục')} = {product} = {exactly(axis.value, (), language)}", depth=2)
    yield ground(f"{kpi.citation}; {axis.citation}", 2, language)


def ground(citation: object, depth: int, language: Language) -> Told:
    """«căn cứ: …», below what rests on it."""
    return Told(text=f"{language.say('căn cứ')}: {citation}", depth=depth, voice=Voice.GROUND)


def exactly(value: Fraction, thresholds: tuple[Fraction, ...], language: Language) -> str:
    """Shown to two decimals; the exact value beside it where it has more."""
    shown = show(value, thresholds=thresholds)
    exact = show_plain(value)
    short = exact == shown or exact == shown.rstrip("0").rstrip(",")
    if short:
        return language.say("{score} điểm", score=shown)
    return language.say("{score} điểm (chính xác {exact})", score=shown, exact=exact)


def at(place: Place | None, same_file: str, language: Language) -> str:
    """The line, with the file where it is another one."""
    if place is None:
        return ""
    here = place.file == same_file or not same_file
    return f"  [{language.say('dòng {number}', number=place.line)}]" if here else f"  [{place}]"


def _criteria(axis: Line, language: Language) -> Iterator[Told]:
    """An axis that is scored by its criteria: a line each, then the share of the axis."""
    for line in axis.parts:
        formula = f"{reworded(line.formula, language)} ({operand_words(line, ' ', language)})"
        score = f"{exactly(line.value, (), language)}{at(line.place, '', language)}"
        yield Told(text=f"{line.what}: {formula} = {score}", depth=2)
    reached, most, full = (operand.value for operand in axis.operands)
    earned, base, maximum = show_plain(reached), show_plain(most), show_plain(full)
    score = exactly(axis.value, (), language)
    capped = f" ({language.say('không quá 1')})" if reached > most else ""
    yield Told(text=f"{language.say('Điểm trục')} = {earned} ÷ {base}{capped} × {maximum} = {score}", depth=2)
    yield ground(axis.citation, 2, language)


def _of_unit(measure: Line, language: Language) -> Iterator[Told]:
    why = f"{measure.formula} ({operand_words(measure, ': ', language)}){at(measure.place, '', language)}"
    yield Told(text=f"{measure_name(measure, language)} = {show_percent(measure.value)}: {why}", depth=2)
    yield ground(measure.citation, 3, language)


def _faults(measure: Line, language: Language) -> Iterator[Told]:
    """Each item that lost something, or was excused."""
    for line in measure.parts:
        counted = {operand.name: operand.value for operand in line.operands}
        excused = counted.get("khách quan được xác nhận", Fraction(0))
        if counted.get("số lần trừ", Fraction(0)) or excused:
            item = line.id.rsplit(".", maxsplit=1)[-1]
            each = show_percent(counted["trừ mỗi lần"], places=0)
            words = "({number} lần khách quan được xác nhận)"
            why = " " + language.say(words, number=show_plain(excused)) if excused else ""
            lost = language.say("trừ {number} lần × {each}", number=show_plain(counted["số lần trừ"]), each=each)
            basis = f"{language.say('căn cứ')}: {line.citation}"
            yield Told(text=f"{item}: {lost}{why}{at(line.place, '', language)}; {basis}", depth=3)


def _table(measures: Sequence[Line], language: Language) -> ToldTable:
    """A row an item: factor, quantity and what it is judged by as recorded, and the converted quantities reached."""
    say, symbols = language.say, [measure.symbol for measure in measures]
    judged = [f"{language.say(_column(measure))} {measure.symbol}" for measure in measures[1:]]
    reached = (show_plain(measure.operands[0].value) for measure in measures)
    planned = show_plain(measures[0].operands[1].value)
    return ToldTable(
        heads=(*map(language.say, COLUMNS), *judged, *symbols, say("dòng")),
        rows=tuple(_row(lines) for lines in zip(*(measure.parts for measure in measures), strict=True)),
        totals=(say("tổng"), "", "", planned, "", *("" for _ in judged), *reached, ""),
        depth=2,
        names=tuple(line.what for line in measures[0].parts),
    )


def _row(lines: Sequence[Line]) -> tuple[str, ...]:
    quantity_line, *others = lines
    factor, quantity, planned = quantity_line.operands
    return (
        quantity_line.id.rsplit(".", maxsplit=1)[-1],
        show_plain(factor.value),
        show_plain(planned.value),
        show_plain(factor.value * planned.value),
        show_plain(quantity.value),
        *(_judged(line) for line in others),
        *(show_plain(line.value) for line in lines),
        str(quantity.place.line) if quantity.place else "",
    )


def _column(measure: Line) -> str:
    names = [line.operands[2].name for line in measure.parts if len(line.operands) > 2]  # noqa: PLR2004 - see _judged
    return JUDGED_BY[names[0]] if names else JUDGED_BY["mức"]


def _judged(line: Line) -> str:
    """What one measure of one item is judged by, which follows factor and quantity; a dash where there is nothing."""
    _, _, *judged = line.operands
    return show_plain(judged[0].value) if judged else "–"


def _ratio(value: Fraction) -> str:
    return f"{show_percent(value)} ({show_plain(value)})" if value.denominator != 1 else show_percent(value)
