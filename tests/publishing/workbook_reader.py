"""Reads a workbook as a spreadsheet does: cells by their addresses, with type and format."""

import datetime as dt
import io
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree as ET

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadCell:
    """A cell: its text or number, whether it is text, and the code of its number format."""

    value: str
    is_text: bool
    format: str


class ReadBook:
    """The sheets of a workbook by their names."""

    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        assert self.archive.testzip() is None
        relations = {
            item.attrib["Id"]: f"xl/{item.attrib['Target']}" for item in self.part("xl/_rels/workbook.xml.rels")
        }
        self.workbook = self.part("xl/workbook.xml")
        self.paths = {
            sheet.attrib["name"]: relations[sheet.attrib[RELATION]] for sheet in self.workbook.iter(f"{MAIN}sheet")
        }
        self.texts = ["".join(item.itertext()).replace("_x005F_", "_") for item in self.part("xl/sharedStrings.xml")]
        styles = self.part("xl/styles.xml")
        codes = {item.attrib["numFmtId"]: item.attrib["formatCode"] for item in styles.iter(f"{MAIN}numFmt")}
        formats = styles.find(f"{MAIN}cellXfs")
        assert formats is not None
        self.formats = [codes.get(item.attrib["numFmtId"], item.attrib["numFmtId"]) for item in formats]

    def part(self, name: str) -> ET.Element:
        return ET.fromstring(self.archive.read(name))  # noqa: S314 - written by this program

    def sheet(self, name: str) -> ET.Element:
        return self.part(self.paths[name])

    def rows(self, name: str) -> list[dict[str, ReadCell]]:
        """Each row as cells by the letters of their columns; a cell that is ruled and holds nothing is none."""
        return [
            {cell.attrib["r"].rstrip("0123456789"): self._cell(cell) for cell in row if len(cell)}
            for row in self.sheet(name).iter(f"{MAIN}row")
        ]

    def shown(self) -> list[str]:
        """Every cell of every sheet, days as days."""
        cells = [cell for name in self.paths for row in self.rows(name) for cell in row.values()]
        return [
            (dt.date(1899, 12, 30) + dt.timedelta(days=int(cell.value))).isoformat()
            if cell.format == "dd/mm/yyyy"
            else cell.value
            for cell in cells
        ]

    def _cell(self, cell: ET.Element) -> ReadCell:
        assert [part.tag for part in cell] == [f"{MAIN}v"], "a value, and never a formula"
        value = cell[0].text or ""
        is_text = cell.attrib.get("t") == "s"
        return ReadCell(
            value=self.texts[int(value)] if is_text else value,
            is_text=is_text,
            format=self.formats[int(cell.attrib["s"])],
        )
