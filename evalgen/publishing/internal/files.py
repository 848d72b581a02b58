"""Internal tables as files: workbook and JSON hold people and collectives, CSV and Parquet one table each."""

from collections.abc import Iterator

from evalgen.publishing.internal.collectives import COLLECTIVE_TITLES
from evalgen.publishing.internal.shown import INTERNAL
from evalgen.publishing.internal.table import TITLES
from evalgen.publishing.open_data.csv_file import csv_pieces
from evalgen.publishing.open_data.json_file import document, row_lines
from evalgen.publishing.open_data.parquet_file import parquet_bytes
from evalgen.publishing.open_data.table import Table
from evalgen.publishing.open_data.workbook import Sheet, workbook_bytes


def internal_file(name: str, people: Table, collectives: Table, *, organization: str, fictional: bool) -> bytes:
    """The file of that name, which the public one has, too. Raises KeyError where there is none."""
    form = name.rpartition(".")[2]
    if form == "json":
        head = {"audience": "internal", "organization": organization, "fictional": fictional}
        return b"".join(document(head, results=_lines(people), collectives=_lines(collectives)))
    if form == "xlsx":
        sheets = _sheet(INTERNAL, people, TITLES), _sheet(f"{INTERNAL} – tập thể", collectives, COLLECTIVE_TITLES)
        return workbook_bytes(sheets)
    table = {"results": people, "collectives": collectives}[name.removesuffix(f".{form}")]
    if form == "csv":
        return b"".join(csv_pieces(table.columns, table.rows))
    about = {"audience": "internal", "organization": organization, "fictional": "true" if fictional else "false"}
    return parquet_bytes(table, about=about)


def _lines(table: Table) -> Iterator[bytes]:
    return row_lines([column.name for column in table.columns], table.rows)


def _sheet(name: str, table: Table, titles: tuple[str, ...]) -> Sheet:
    return Sheet(name=name, columns=table.columns, titles=titles, rows=table.rows)
