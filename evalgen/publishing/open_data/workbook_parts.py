"""The parts of a workbook that hold no data: what is in the package, how its parts refer to each other, styles."""

import enum
from collections.abc import Sequence

from evalgen.publishing.xml_text import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


class Style(enum.Enum):
    """Places in the list of cell formats below."""

    TEXT = 0
    HEADER = 1
    DAY = 2
    COUNT = 3
    SCORE = 4
    PRINTED_TEXT = 5
    PRINTED_DAY = 6
    PRINTED_COUNT = 7
    PRINTED_SCORE = 8
    PRINTED_HEADER = 9
    LEAD = 10
    AS_TYPED = 11


def _ruled(number_format: int, font: int = 0, fill: int = 0) -> str:
    """A cell with lines around it, its text on several lines where one is too short."""
    return (
        f'<xf numFmtId="{number_format}" fontId="{font}" fillId="{fill}" borderId="1" xfId="0" applyNumberFormat="1" '
        'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    )


STYLES = "".join(
    (
        HEAD,
        f'<styleSheet xmlns="{_MAIN}">',
        '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>',
        '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>',
        '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>',
        '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
        '<fill><patternFill patternType="solid"><fgColor rgb="FFE7EDF3"/><bgColor indexed="64"/></patternFill></fill></fills>',
        '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
        '<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border>',
        "</borders>",
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
        '<cellXfs count="12">',
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
        '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">',
        '<alignment vertical="center" wrapText="1"/></xf>',
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
        '<xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
        '<xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
        *(_ruled(number_format) for number_format in (0, 164, 1, 2)),
        _ruled(0, font=1, fill=2),
        '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
        '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
        "</cellXfs>",
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
        "</styleSheet>",
    )
)

ROOT_RELATIONS = (
    f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)


def content_types(sheets: int) -> str:
    """What each part of a workbook of so many `sheets` is."""
    parts = [("xl/workbook.xml", "sheet.main"), ("xl/styles.xml", "styles"), ("xl/sharedStrings.xml", "sharedStrings")]
    parts += [(f"xl/worksheets/sheet{at}.xml", "worksheet") for at in range(1, sheets + 1)]
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in parts)
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def workbook_relations(sheets: int) -> str:
    """Where the parts of the workbook lie: the sheets first, ``rId1`` and so on."""
    targets = [("worksheet", f"worksheets/sheet{at}.xml") for at in range(1, sheets + 1)]
    targets += [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def workbook_part(sheets: Sequence[tuple[str, str, int]], opened: int) -> str:
    """The list of sheets: name, range of the filter (or nothing), row to repeat on each printed page (or 0)."""
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{at}" r:id="rId{at}"/>'
        for at, (name, *_) in enumerate(sheets, start=1)
    )
    filters = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{at}" hidden="1">'
        f"{escape(_quoted(name))}!{_fixed(cells)}</definedName>"
        for at, (name, cells, _) in enumerate(sheets)
        if cells
    )
    repeated = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{at}">{escape(_quoted(name))}!${row}:${row}</definedName>'
        for at, (name, _, row) in enumerate(sheets)
        if row
    )
    names = f"<definedNames>{filters}{repeated}</definedNames>" if filters or repeated else ""
    view = f'<workbookView activeTab="{opened}"/>' if opened else "<workbookView/>"
    return (
        f'{HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><bookViews>{view}</bookViews>'
        f"<sheets>{listed}</sheets>{names}</workbook>"
    )


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def _fixed(cells: str) -> str:
    """«A1:F20» as «$A$1:$F$20»."""
    corners = [
        (corner.rstrip("0123456789"), corner.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for corner in cells.split(":")
    ]
    return ":".join(f"${letters}${digits}" for letters, digits in corners)
