"""The explanation of one record as text: the sheet as the table of Phụ lục 2, then the chain of rulings."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from evalgen.domain.derivation import Line, ScoreSheet
from evalgen.domain.grade import Grade
from evalgen.domain.number import show, show_percent, show_plain
from evalgen.domain.place import Place
from evalgen.domain.ruling import Assessment, Effect, Ruling

_SIGNS = {Effect.HOLDS: "✓", Effect.CHANGES: "→", Effect.PENDING: "?", Effect.NOTE: "!"}


def explain_score(item: Assessment, thresholds: tuple[Fraction, ...]) -> Iterator[str]:
    """The sheet that counts, line by line."""
    sheet = item.sheet
    if sheet is None:
        yield f"ĐIỂM: chưa có. {item.gap.reason if item.gap else 'Chưa đủ dữ liệu.'}"
        return
    yield "ĐIỂM" + (" theo kết quả thẩm định" if item.verified_sheet else " theo bản tự đánh giá")
    yield from _general(sheet.general, sheet.marks.criteria[0].place.file if sheet.marks.criteria else "")
    for axis in sheet.results.parts:
        yield ""
        yield from _axis(axis)
    yield ""
    parts = f"{show_plain(sheet.general.value)} + {show_plain(sheet.results.value)}"
    yield f"  Tổng điểm = tiêu chí chung + kết quả nhiệm vụ = {parts} = {_exactly(sheet.score, thresholds)}"
    yield f"    căn cứ: {sheet.total.citation}"
    if item.self_sheet is not None and item.verified_sheet is not None:
        yield from _difference(item.self_sheet, item.verified_sheet, thresholds)


def explain_grade(item: Assessment) -> Iterator[str]:
    """The chain, then what people proposed and decided."""
    yield "MỨC XẾP LOẠI"
    for ruling in item.chain:
        yield from _ruling(ruling)
    yield f"  Mức cao nhất đủ điều kiện: {item.qualifies_for.label}" + (" (tạm tính)" if item.provisional else "")
    yield from _people(item)


def _general(general: Line, file: str) -> Iterator[str]:
    criteria = [line for section in general.parts for line in section.parts]
    not_met = [line for line in criteria if line.value == 0]
    maximum = sum((line.operands[0].value for line in criteria), Fraction(0))
    yield (
        f"  Tiêu chí chung: {len(criteria) - len(not_met)}/{len(criteria)} tiêu chí đảm bảo"
        f" = {show_plain(general.value)}/{show_plain(maximum)} điểm"
    )
    for line in not_met:
        yield f"    {line.what}: mất {show_plain(line.operands[0].value)} điểm{_at(line.place, file)}"
    yield f"    căn cứ: {general.citation}"


def _axis(axis: Line) -> Iterator[str]:
    kpi = axis.kpi
    yield f"  {axis.what}"
    if kpi is None:
        yield from _criteria(axis)
        return
    maximum = axis.operands[1]
    yield from (f"    {row}" for row in _table(_rows(kpi)))
    for measure in kpi.parts:
        reached, planned = (show_plain(operand.value) for operand in measure.operands)
        yield f"    {measure.what} = {reached} ÷ {planned} = {show_percent(measure.value)}"
    yield f"    Điểm KPI = {kpi.formula} = {_ratio(kpi.value)}"
    yield (f"    Điểm trục = KPI × {show_plain(maximum.value)}{_at(maximum.place, '')} = {_exactly(axis.value, ())}")
    yield f"    căn cứ: {kpi.citation}; {axis.citation}"


def _criteria(axis: Line) -> Iterator[str]:
    """An axis that is scored by its criteria: a line each, then the share of the axis."""
    for line in axis.parts:
        operands = "; ".join(f"{item.name} {show_plain(item.value)}" for item in line.operands)
        yield f"    {line.what}: {line.formula} ({operands}) = {_exactly(line.value, ())}{_at(line.place, '')}"
    earned, base, maximum = (show_plain(operand.value) for operand in axis.operands)
    yield f"    Điểm trục = {earned} ÷ {base} × {maximum} = {_exactly(axis.value, ())}"
    yield f"    căn cứ: {axis.citation}"


def _rows(kpi: Line) -> list[list[str]]:
    """A row an item: factor, quantity and levels as recorded, and the converted A, B, C, D."""
    names = ["hệ số", "kế hoạch", "quy đổi", "số lượng", "mức B", "mức C", "mức D", "A", "B", "C", "D", "dòng"]
    rows = [["sản phẩm, công việc", *names]]
    for quantity_line, *others in zip(*(measure.parts for measure in kpi.parts), strict=True):
        factor, quantity, planned = quantity_line.operands
        levels = [_level(line) for line in others]
        rows.append(
            [
                quantity_line.id.rsplit(".", maxsplit=1)[-1],
                show_plain(factor.value),
                show_plain(planned.value),
                show_plain(factor.value * planned.value),
                show_plain(quantity.value),
                *levels,
                *(show_plain(line.value) for line in (quantity_line, *others)),
                str(quantity.place.line) if quantity.place else "",
            ]
        )
    reached = [show_plain(measure.operands[0].value) for measure in kpi.parts]
    rows.append(["tổng", "", "", show_plain(kpi.parts[0].operands[1].value), "", "", "", "", *reached, ""])
    return rows


def _level(line: Line) -> str:
    """The level of one measure of one item, which follows factor and quantity; a dash where there was none to judge."""
    _, _, *level = line.operands
    return show_plain(level[0].value) if level else "–"


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Columns as wide as their widest cell; the first to the left, numbers to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        first = row[0].ljust(widths[0])
        rest = "  ".join(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield f"{first}  {rest}".rstrip()


def _ruling(ruling: Ruling) -> Iterator[str]:
    yield f"  {_SIGNS[ruling.effect]} {ruling.reason}"
    if ruling.effect is Effect.CHANGES:
        yield f"      → {ruling.after.label}"
    place = f"  [{ruling.place}]" if ruling.place else ""
    yield f"      căn cứ: {ruling.citation} ({ruling.rule}){place}"


def _people(item: Assessment) -> Iterator[str]:
    evaluation = item.evaluation
    if evaluation.self_assessment is not None:
        yield f"  Cá nhân tự đề xuất: {evaluation.self_assessment.proposed_grade.label}"
    if evaluation.proposal is not None:
        yield f"  Tập thể đề xuất: {evaluation.proposal.grade.label}"
    if evaluation.decision is not None:
        decided = evaluation.decision.grade
        yield f"  Cấp có thẩm quyền quyết định: {decided.label if decided else 'chưa đánh giá, xếp loại'}"
        if isinstance(item.qualifies_for, Grade) and decided is not None and decided > item.qualifies_for:
            basis = evaluation.decision.legal_basis or "chưa nêu"
            yield f"    Cao hơn mức đủ điều kiện; căn cứ của quyết định: {basis}"
    for amendment in evaluation.amendments:
        grade = amendment.grade.label if amendment.grade else "không còn hiệu lực"
        yield f"  {amendment.kind.value} ngày {amendment.on:%d/%m/%Y} ({amendment.number}): {grade}"


def _difference(own: ScoreSheet, verified: ScoreSheet, thresholds: tuple[Fraction, ...]) -> Iterator[str]:
    if own.score == verified.score:
        yield f"  Tự chấm {show(own.score, thresholds=thresholds)} điểm, thẩm định không thay đổi."
        return
    change = verified.score - own.score
    yield (
        f"  Tự chấm {show(own.score, thresholds=thresholds)} điểm; "
        f"thẩm định {show(verified.score, thresholds=thresholds)} điểm ({'+' if change > 0 else ''}{show(change)})."
    )


def _exactly(value: Fraction, thresholds: tuple[Fraction, ...]) -> str:
    """Shown to two decimals; the exact value beside it where it has more."""
    shown = show(value, thresholds=thresholds)
    exact = show_plain(value)
    short = exact == shown or exact == shown.rstrip("0").rstrip(",")
    return f"{shown} điểm" if short else f"{shown} điểm (chính xác {exact})"


def _ratio(value: Fraction) -> str:
    return f"{show_percent(value)} ({show_plain(value)})" if value.denominator != 1 else show_percent(value)


def _at(place: Place | None, same_file: str) -> str:
    if place is None:
        return ""
    return f"  [dòng {place.line}]" if place.file == same_file or not same_file else f"  [{place}]"
