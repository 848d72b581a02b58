"""The rows that a framework gives a form: the groups, criteria and axes of the law, blank or with what was marked."""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from evalgen.domain.number import show_plain
from evalgen.publishing.forms.row import Cells, Row, RowKind
from evalgen.publishing.forms.values import FormValues
from evalgen.regulation.forms.layout import FormTable, pieces
from evalgen.regulation.frameworks.framework import Axis, Criterion, Framework, Section
from evalgen.regulation.heading import Heading
from evalgen.regulation.outline import outline

_OWN_PREFIX = re.compile(r"[A-Z]+(?=[0-9])")
"""The letter that a pack puts before the number of an axis' criterion, to tell it from a general one."""

_POINT_DD = re.compile(r"(?<=\.)dd(?=\.|$)")


def framework_rows(source: str, table: FormTable, framework: Framework, values: FormValues | None) -> tuple[Row, ...]:
    """The rows of `source`, one of those that need a framework."""
    return tuple(_SOURCES[source](table, framework, values))


def _general(table: FormTable, framework: Framework, values: FormValues | None) -> Iterator[Row]:
    for section in framework.general:
        yield _section_row(section, table, values)
        yield from _criteria(section.criteria, {}, values)


def _section_row(section: Section, table: FormTable, values: FormValues | None) -> Row:
    words = {"section.title": section.title, "section.max_score": show_plain(section.max_score)}
    cells = {
        "criterion.number": section.id,
        "criterion.text": _write(table.section_line, words) or section.title,
        "criterion.max_score": words["section.max_score"],
    }
    return Row(kind=RowKind.GROUP, cells={**cells, **_marked(section.whole or section.id, values)})


def _criteria(criteria: tuple[Criterion, ...], texts: Mapping[str, Cells], values: FormValues | None) -> Iterator[Row]:
    for item in outline(criteria):
        yield from (_heading_row(heading) for _, heading in item.beginning)
        criterion = item.criterion
        plain = {"criterion.number": _as_printed(criterion.id), "criterion.text": _text(criterion)}
        said = {
            "criterion.target": criterion.target,
            "criterion.max_score": show_plain(criterion.max_score) if criterion.max_score is not None else "",
            "criterion.note": criterion.note,
        }
        yield Row(cells={**plain, **said, **texts.get(criterion.id, {}), **_marked(criterion.id, values)})


def _heading_row(heading: Heading) -> Row:
    cells = {
        "criterion.number": _as_printed(heading.id),
        "criterion.text": heading.title,
        "criterion.max_score": show_plain(heading.max_score) if heading.max_score is not None else "",
    }
    return Row(kind=RowKind.HEADING, cells=cells)


def _axes(table: FormTable, framework: Framework, values: FormValues | None) -> Iterator[Row]:
    for axis in framework.axes:
        yield _axis_row(axis, table, values)
        if values is None or axis.by_criteria:
            yield from _criteria(axis.criteria, _lines(axis, table), values)
        if values is not None:
            yield from (Row(cells=cells) for cells in values.axis_items.get(axis.id, ()))
    yield from (Row(kind=RowKind.MISSING, cells={"": f"Bản in thiếu: {text}."}) for text in framework.missing)


def _axis_row(axis: Axis, table: FormTable, values: FormValues | None) -> Row:
    marked = {**_marked(f"axis:{axis.id}", values), **_marked(axis.whole, values)}
    maximum = marked.get("criterion.max_score", show_plain(axis.max_score))
    words = {
        "axis.number": str(axis.id),
        "axis.label": axis.label or f"Trục {axis.id}",
        "axis.title": axis.title,
        "axis.title_upper": axis.title.upper(),
        "axis.max_score": maximum,
    }
    cells = {
        "criterion.number": _write(table.axis_number, words) or words["axis.number"],
        "criterion.text": _write(table.axis_line, words) or axis.title,
        "criterion.max_score": maximum,
    }
    return Row(kind=RowKind.GROUP, cells={**cells, **marked})


def _lines(axis: Axis, table: FormTable) -> dict[str, Cells]:
    """Number and text of each criterion of an axis, as the source writes them."""
    lines: dict[str, Cells] = {}
    for criterion in axis.criteria:
        number = _as_printed(_OWN_PREFIX.sub("", criterion.id, count=1))
        words = {"criterion.number": number, "criterion.text": _text(criterion)}
        lines[criterion.id] = {
            "criterion.number": number if table.numbered_criteria else "",
            "criterion.text": _write(table.criterion_line, words) or _text(criterion),
        }
    return lines


def _plan(table: FormTable, framework: Framework, values: FormValues | None) -> Iterator[Row]:
    """The axes with their criteria, or with the work items that were planned for them."""
    for axis in framework.axes:
        row = _axis_row(axis, table, values)
        yield Row(kind=row.kind, cells=_as_item(row.cells))
        if values is None:
            yield from (Row(cells=_as_item(item.cells)) for item in _criteria(axis.criteria, _lines(axis, table), None))
        else:
            yield from (Row(cells=cells) for cells in values.axis_items.get(axis.id, ()))


def _as_item(cells: Cells) -> Cells:
    return {"item.number": cells["criterion.number"], "item.title": cells["criterion.text"]}


def _as_printed(name: str) -> str:
    """«đ)» of the source, whose id is written without marks: «II.1.1.dd»."""
    return _POINT_DD.sub("đ", name)


def _text(criterion: Criterion) -> str:
    return criterion.text + (" (nếu có)" if criterion.optional and "nếu có" not in criterion.text else "")


def _write(line: str, words: Mapping[str, str]) -> str:
    return "".join(words[piece] if bound else piece for piece, bound in pieces(line))


def _marked(key: str, values: FormValues | None) -> Cells:
    return values.criteria.get(key, {}) if values is not None else {}


_SOURCES: Mapping[str, Callable[[FormTable, Framework, FormValues | None], Iterator[Row]]] = MappingProxyType(
    {"general_criteria": _general, "axes": _axes, "plan_by_axis": _plan}
)

FRAMEWORK_SOURCES = frozenset(_SOURCES)
"""The sources whose rows a framework gives."""
