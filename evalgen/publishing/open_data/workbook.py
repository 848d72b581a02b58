"""XLSX (ECMA-376), written directly: the same bytes for the same tables, numbers and days as such, no formula at all.

Only what a table needs: one sheet per table with its header frozen, a filter and widths; texts shared by all sheets.
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct

from evalgen.domain.sheet import letters_of
from evalgen.publishing.open_data.table import Cell, Column, Kind, Rows
from evalgen.publishing.open_data.workbook_lines import LINE, row_height
from evalgen.publishing.open_data.workbook_parts import (
    HEAD,
    ROOT_RELATIONS,
    STYLES,
    Style,
    content_types,
    workbook_part,
    workbook_relations,
)
from evalgen.publishing.xml_text import escape, xml_text

_FIRST_DAY = dt.date(1899, 12, 30)
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would read as the escape of another character: «_x0041_» is the text itself only behind an escaped dash."""

_TOGETHER = 500
"""So many rows are held at a time."""

_STYLES = {
    Kind.TEXT: Style.TEXT,
    Kind.AS_TYPED: Style.AS_TYPED,
    Kind.DAY: Style.DAY,
    Kind.COUNT: Style.COUNT,
    Kind.SCORE: Style.SCORE,
}
_PRINTED = {
    Kind.TEXT: Style.PRINTED_TEXT,
    Kind.AS_TYPED: Style.PRINTED_TEXT,
    Kind.DAY: Style.PRINTED_DAY,
    Kind.COUNT: Style.PRINTED_COUNT,
    Kind.SCORE: Style.PRINTED_SCORE,
}


class Sheet(Struct, frozen=True, kw_only=True):
    """A sheet of a workbook."""

    name: str
    """At most 31 letters, none of them ``[]:*?/\\``."""

    columns: tuple[Column, ...]
    titles: tuple[str, ...]
    """The header, one per column."""

    rows: Rows
    filtered: bool = True
    lead: tuple[str, ...] = ()
    """Lines above the header."""

    printed: bool = False
    """Whether it is made for paper: ruled cells, long texts on several lines, the header and a number on each page."""

    choices: tuple[tuple[int, str], ...] = ()
    """Columns whose cells may be chosen from a list, each with the cells that hold it: ``'Lists'!$A$2:$A$9``."""

    to_fill: bool = False
    """Whether people write below the rows: empty cells have the form of their columns."""

    @property
    def top(self) -> int:
        """The row of the header."""
        return len(self.lead) + 1

    @property
    def widths(self) -> list[int]:
        """Of each column, in letters, with the space at both sides."""
        return [column.width + 2 for column in self.columns]


class _Texts(dict[str, int]):
    """The place of each text of a workbook, in the order in which they first occur."""

    def __missing__(self, text: str) -> int:
        place = self[text] = len(self)
        return place


def workbook_bytes(sheets: Sequence[Sheet], opened: int = 0) -> bytes:
    """The file of `sheets`; a program shows the one at `opened` first."""
    texts = _Texts()
    listed = [
        (sheet.name, _range(sheet, sheet.top) if sheet.filtered else "", sheet.top * sheet.printed) for sheet in sheets
    ]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        _add(archive, "[Content_Types].xml", [content_types(len(sheets))])
        _add(archive, "_rels/.rels", [ROOT_RELATIONS])
        _add(archive, "xl/workbook.xml", [workbook_part(listed, opened)])
        _add(archive, "xl/_rels/workbook.xml.rels", [workbook_relations(len(sheets))])
        _add(archive, "xl/styles.xml", [STYLES])
        for at, sheet in enumerate(sheets, start=1):
            _add(archive, f"xl/worksheets/sheet{at}.xml", _sheet(sheet, texts, opened=at == opened + 1))
        _add(archive, "xl/sharedStrings.xml", _shared(texts))
    return file.getvalue()


def _add(archive: zipfile.ZipFile, name: str, pieces: Iterable[str]) -> None:
    """A part in pieces. By its name alone it bears the earliest moment that an archive can say."""
    with archive.open(name, "w") as part:
        for piece in pieces:
            part.write(piece.encode("utf-8"))
    told = archive.getinfo(name)
    told.create_system = 3
    told.external_attr = 0o644 << 16


def _sheet(sheet: Sheet, texts: _Texts, *, opened: bool) -> Iterator[str]:
    widths = "".join(
        f'<col min="{at}" max="{at}" width="{width}"{_form(sheet, column)} customWidth="1"/>'
        for at, (width, column) in enumerate(zip(sheet.widths, sheet.columns, strict=True), start=1)
    )
    top, style = sheet.top, (Style.PRINTED_HEADER if sheet.printed else Style.HEADER).value
    lead = "".join(
        f'<row r="{at}"><c r="A{at}" s="{Style.LEAD.value}" t="s"><v>{texts[line]}</v></c></row>'
        for at, line in enumerate(sheet.lead, start=1)
    )
    header = "".join(
        f'<c r="{letters_of(at)}{top}" s="{style}" t="s"><v>{texts[title]}</v></c>'
        for at, title in enumerate(sheet.titles)
    )
    tall = row_height(sheet.titles, sheet.widths)
    selected = ' tabSelected="1"' if opened else ""
    yield "".join(
        (
            HEAD,
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
            '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
            f'<dimension ref="{_range(sheet, 1)}"/>',
            f'<sheetViews><sheetView{selected} workbookViewId="0">',
            _frozen(sheet),
            "</sheetView></sheetViews>",
            f'<sheetFormatPr defaultRowHeight="{LINE}"/><cols>{widths}</cols>',
            f'<sheetData>{lead}<row r="{top}"{tall}>{header}</row>',
        )
    )
    yield from _together(_rows(sheet, texts))
    yield "".join(
        (
            "</sheetData>",
            f'<autoFilter ref="{_range(sheet, top)}"/>' if sheet.filtered else "",
            _choosing(sheet),
            '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
            '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
            "<headerFooter><oddFooter>&amp;CTrang &amp;P/&amp;N</oddFooter></headerFooter>" if sheet.printed else "",
            "</worksheet>",
        )
    )


def _frozen(sheet: Sheet) -> str:
    """What stays in sight: the header, and where people write the columns that tell whose row it is."""
    below = sheet.top + 1
    if not sheet.to_fill:
        return (
            f'<pane ySplit="{sheet.top}" topLeftCell="A{below}" activePane="bottomLeft" state="frozen"/>'
            '<selection pane="bottomLeft"/>'
        )
    first = letters_of(_TELLING)
    return (
        f'<pane xSplit="{_TELLING}" ySplit="{sheet.top}" topLeftCell="{first}{below}" activePane="bottomRight" '
        'state="frozen"/><selection pane="bottomRight"/>'
    )


_TELLING = 2
"""Code and name stand first in what people fill in."""


def _form(sheet: Sheet, column: Column) -> str:
    """How an empty cell of the column shows what is written into it; the form of a text is that of all cells."""
    return f' style="{_STYLES[column.kind].value}"' if sheet.to_fill and column.kind is not Kind.TEXT else ""


def _choosing(sheet: Sheet) -> str:
    """Lists to choose from; what stands in none of them may be written as well."""
    if not sheet.choices:
        return ""
    first, last = sheet.top + 1, sheet.top + len(sheet.rows) + _MORE_ROWS
    listed = "".join(
        f'<dataValidation type="list" allowBlank="1" sqref="{letters_of(at)}{first}:{letters_of(at)}{last}">'
        f"<formula1>{escape(cells)}</formula1></dataValidation>"
        for at, cells in sheet.choices
    )
    return f'<dataValidations count="{len(sheet.choices)}">{listed}</dataValidations>'


_MORE_ROWS = 2_000
"""Below the last row so many may be added that are chosen from lists, too."""


def _rows(sheet: Sheet, texts: _Texts) -> Iterator[str]:
    """Each cell begins with the letters of its column; an empty cell is none at all, but for its lines on paper."""
    styles = _PRINTED if sheet.printed else _STYLES
    shapes = [
        (f'<c r="{letters_of(at)}', f'" s="{styles[column.kind].value}"') for at, column in enumerate(sheet.columns)
    ]
    widths = sheet.widths
    for number, row in enumerate(sheet.rows, start=sheet.top + 1):
        cells = [
            f"{start}{number}{style}/>"
            if cell is None
            else f'{start}{number}{style} t="s"><v>{texts[cell]}</v></c>'
            if isinstance(cell, str)
            else f"{start}{number}{style}><v>{_number(cell)}</v></c>"
            for (start, style), cell in zip(shapes, row, strict=True)
            if cell is not None or sheet.printed
        ]
        tall = row_height(row, widths) if sheet.printed else ""
        yield f'<row r="{number}"{tall}>{"".join(cells)}</row>'


def _number(cell: Cell) -> str:
    return str((cell - _FIRST_DAY).days if isinstance(cell, dt.date) else cell)


def _shared(texts: _Texts) -> Iterator[str]:
    yield (f'{HEAD}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="{len(texts)}">')
    yield from _together(_text_items(texts))
    yield "</sst>"


def _together(pieces: Iterable[str]) -> Iterator[str]:
    """Small `pieces` as larger ones."""
    rest = iter(pieces)
    while group := "".join(islice(rest, _TOGETHER)):
        yield group


def _text_items(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield f'<si><t xml:space="preserve">{escape(_LOOKS_ESCAPED.sub("_x005F_", xml_text(text)))}</t></si>'


def _range(sheet: Sheet, first: int) -> str:
    return f"A{first}:{letters_of(len(sheet.columns) - 1)}{sheet.top + len(sheet.rows)}"
