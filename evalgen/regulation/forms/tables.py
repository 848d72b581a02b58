"""The tables of a form, from its document: columns that fill the width, rows out of sources of the register."""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from evalgen.regulation.forms.fields import Binding
from evalgen.regulation.forms.form import MadeFor
from evalgen.regulation.forms.layout import Align, Column, ColumnGroup, FixedRow, FormTable, SourceRows
from evalgen.regulation.forms.names import check_line_fields, check_name, check_text
from evalgen.regulation.forms.sources import LINE_FIELDS, SOURCES
from evalgen.regulation.known_names import instead_of
from evalgen.regulation.site import Site, Steps

_FULL_WIDTH = 100


def build_table(site: Site, steps: Steps, item: Any, made_for: MadeFor) -> FormTable:
    """The table at `steps`."""
    for name, known in LINE_FIELDS.items():
        check_line_fields(site, (*steps, name), item.get(name, ""), known)
    table = FormTable(
        title=item["title"],
        show_title=item.get("show_title", False),
        columns=_columns(site, (*steps, "columns"), item["columns"], _bindings(item["rows"])),
        rows=tuple(_row(site, (*steps, "rows", at), row, made_for) for at, row in enumerate(item["rows"])),
        column_numbers=item.get("column_numbers", False),
        section_line=item.get("section_line", ""),
        axis_number=item.get("axis_number", ""),
        axis_line=item.get("axis_line", ""),
        criterion_line=item.get("criterion_line", ""),
        numbered_criteria=item.get("numbered_criteria", True),
    )
    _judge_columns(site, (*steps, "columns"), table)
    _judge_cells(site, (*steps, "rows"), table)
    return table


def _bindings(rows: Sequence[Mapping[str, Any]]) -> Mapping[str, Binding]:
    """What the columns can hold: that of all sources of the table."""
    fields: dict[str, Binding] = {}
    for row in rows:
        source = SOURCES.get(row.get("source", ""))
        fields |= source.fields if source else {}
    return fields


def _columns(
    site: Site, steps: Steps, items: Sequence[Mapping[str, Any]], known: Mapping[str, Binding]
) -> tuple[Column | ColumnGroup, ...]:
    return tuple(_column(site, (*steps, at), item, known) for at, item in enumerate(items))


def _column(site: Site, steps: Steps, item: Mapping[str, Any], known: Mapping[str, Binding]) -> Column | ColumnGroup:
    own = [name for name in ("id", "width", "align", "bind", "added") if name in item]
    if "columns" in item:
        if own:
            message = f"đầu cột ghép không có {', '.join(own)}"
            site.fault(steps, message, "Chuyển các khóa này xuống cột con.")
        return ColumnGroup(title=item["title"], columns=_columns(site, (*steps, "columns"), item["columns"], known))
    missing = [name for name in ("id", "width") if name not in item]
    if missing:
        site.fault(steps, f"cột thiếu {', '.join(missing)}", "Bổ sung mã cột (id) và độ rộng (width).")
    if "bind" in item and not known:
        site.fault((*steps, "bind"), "bảng không có hàng lấy từ nguồn nào", "Bổ sung source vào rows, hoặc bỏ bind.")
    elif "bind" in item and item["bind"] not in known:
        message = f"các hàng của bảng không có dữ liệu «{item['bind']}»"
        site.fault((*steps, "bind"), message, instead_of(item["bind"], list(known)))
    return Column(
        id=item.get("id", ""),
        title=item["title"],
        width=item.get("width", 0),
        align=Align(item.get("align", "left")),
        bind=item.get("bind", ""),
        added=item.get("added", False),
    )


def _row(site: Site, steps: Steps, item: Mapping[str, Any], made_for: MadeFor) -> FixedRow | SourceRows:
    fixed = [name for name in ("label", "cells", "strong") if name in item]
    drawn = [name for name in ("source", "blank", "empty") if name in item]
    if bool(fixed) == bool(drawn) or (drawn and "source" not in item):
        message = "mỗi hàng hoặc in sẵn (label, cells, strong), hoặc lấy từ một nguồn (source, blank, empty)"
        site.fault(steps, message, "Tách thành hai hàng, hoặc bỏ phần không dùng.")
    if "source" in item:
        check_name(site, (*steps, "source"), item["source"], made_for, _SOURCE_NAMES)
        blank = tuple(
            _cells(site, (*steps, "blank", at), row, made_for) for at, row in enumerate(item.get("blank", ()))
        )
        return SourceRows(source=item["source"], blank=blank, empty=frozenset(item.get("empty", ())))
    label = item.get("label", "")
    check_text(site, (*steps, "label"), label, made_for)
    cells = _cells(site, (*steps, "cells"), item.get("cells", {}), made_for)
    return FixedRow(label=label, cells=cells, strong=item.get("strong", False))


_SOURCE_NAMES = MappingProxyType(
    {name: Binding(title=source.title, made_for=source.made_for) for name, source in SOURCES.items()}
)


def _cells(site: Site, steps: Steps, item: Mapping[str, str], made_for: MadeFor) -> Mapping[str, str]:
    for name, text in item.items():
        check_text(site, (*steps, name), text, made_for)
    return MappingProxyType(dict(item))


def _judge_columns(site: Site, steps: Steps, table: FormTable) -> None:
    """Các cột có mã riêng, và cộng lại vừa độ rộng của bảng."""
    doubled = sorted(name for name, count in Counter(column.id for column in table.leaves).items() if count > 1)
    if any(doubled):
        site.fault(steps, f"mã cột lặp lại: {', '.join(doubled)}", "Đặt cho mỗi cột một mã riêng.")
    width = sum(column.width for column in table.leaves)
    if width != _FULL_WIDTH:
        site.fault(steps, f"độ rộng các cột cộng lại là {width}, không phải {_FULL_WIDTH}", "Sửa width của các cột.")


def _judge_cells(site: Site, steps: Steps, table: FormTable) -> None:
    """Ô in sẵn và cột để trống phải là cột của bảng."""
    known = [column.id for column in table.leaves]
    for at, row in enumerate(table.rows):
        named: list[tuple[Steps, str]] = []
        if isinstance(row, FixedRow):
            named += [((at, "cells", name), name) for name in row.cells]
        else:
            named += [((at, "blank", index, name), name) for index, cells in enumerate(row.blank) for name in cells]
            named += [((at, "empty"), name) for name in sorted(row.empty)]
        for place, name in named:
            if name not in known:
                site.fault((*steps, *place), f"bảng không có cột «{name}»", instead_of(name, known), key=True)
