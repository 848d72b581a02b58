"""The results of a period, or of all, in every form; in pieces, so that those of a province never stand in memory whole."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from evalgen.publishing.open_data.contract import api_version, fields_of
from evalgen.publishing.open_data.csv_file import csv_head, csv_pieces
from evalgen.publishing.open_data.entries import CollectiveEntry, ResultEntry
from evalgen.publishing.open_data.head import head
from evalgen.publishing.open_data.json_file import document, entry_lines, joined_documents
from evalgen.publishing.open_data.parquet_file import joined_parquet, parquet_bytes
from evalgen.publishing.open_data.results import collective_entries
from evalgen.publishing.open_data.table import Column, Table, collectives_table, results_table
from evalgen.publishing.open_data.workbook import Sheet, workbook_bytes
from evalgen.publishing.open_data.workbook_about import about_sheet
from evalgen.publishing.open_data.workbook_summary import summary_sheet
from evalgen.publishing.public import PublicPeriod, PublicSite

Pieces = Iterable[bytes]


class Given(Struct, frozen=True, kw_only=True):
    """The results of some periods that are given out together."""

    site: PublicSite
    periods: Sequence[PublicPeriod]
    period: str | None
    """The name of the one period; None: all."""

    people_of: Callable[[str], Sequence[ResultEntry]]
    """The entries of a period by its name."""

    def people(self) -> Iterator[ResultEntry]:
        """Period by period."""
        return (entry for period in self.periods for entry in self.people_of(period.id))

    def units(self) -> Iterator[CollectiveEntry]:
        """The same of collectives, which are few."""
        return (entry for period in self.periods for entry in collective_entries(self.site, period))

    def tables(self) -> tuple[Table, Table]:
        """Of people and of collectives."""
        return (
            results_table(sum(len(period.results) for period in self.periods), self.people),
            collectives_table(sum(len(period.collectives) for period in self.periods), self.units),
        )


def downloads(given: Given) -> Iterator[tuple[str, Callable[[], Pieces]]]:
    """The files by their names, each with what makes it in pieces."""
    people, units = given.tables()
    yield "results.json", lambda: result_lines(given)
    yield "results.csv", lambda: csv_pieces(people.columns, people.rows)
    yield "results.parquet", lambda: _parquet(given.site, people)
    yield "collectives.csv", lambda: csv_pieces(units.columns, units.rows)
    yield "collectives.parquet", lambda: _parquet(given.site, units)
    yield "results.xlsx", lambda: _workbook(given, people, units)


def joined_downloads(given: Given) -> Mapping[str, Callable[[Iterable[bytes]], Pieces]]:
    """Those of the files, by their names, that can be put together from the files of the single periods."""
    people, units = given.tables()
    about = _about(given.site)
    return {
        "results.json": lambda files: joined_documents(_head(given), "results", "collectives", files),
        "results.csv": lambda files: _joined_csv(people.columns, files),
        "results.parquet": lambda files: (joined_parquet(files, people.columns, about=about),),
        "collectives.csv": lambda files: _joined_csv(units.columns, files),
        "collectives.parquet": lambda files: (joined_parquet(files, units.columns, about=about),),
    }


def result_lines(given: Given) -> Iterator[bytes]:
    """The JSON of results."""
    return document(_head(given), results=entry_lines(given.people()), collectives=entry_lines(given.units()))


def _head(given: Given) -> dict[str, Any]:
    return head(given.site, "results", depth=2 if given.period else 0) | {"period": given.period}


def _joined_csv(columns: Sequence[Column], files: Iterable[bytes]) -> Iterator[bytes]:
    """One file below the other, with one line of names."""
    told = csv_head(columns)
    yield told
    for file in files:
        yield file.removeprefix(told)


def _about(site: PublicSite) -> dict[str, str]:
    return {"version": api_version(), "organization": site.name, "fictional": "true" if site.fictional else "false"}


def _parquet(site: PublicSite, table: Table) -> Pieces:
    return (parquet_bytes(table, about=_about(site)),)


def _workbook(given: Given, people: Table, units: Table) -> Pieces:
    book = [
        _sheet("Kết quả", people, "result"),
        _sheet("Tập thể", units, "collective"),
        about_sheet(given.site, given.period),
    ]
    if given.period:
        # Behind the others, so that who reads sheets by their place still finds them, and yet the one that is shown.
        book += [summary_sheet(given.site, item, given.people_of(item.id)) for item in given.periods]
    return (workbook_bytes(book, opened=len(book) - 1 if given.period else 0),)


def _sheet(name: str, table: Table, entry: str) -> Sheet:
    titles = {field.name: field.title for field in fields_of("results", entry)}
    return Sheet(
        name=name, columns=table.columns, titles=tuple(titles[item.name] for item in table.columns), rows=table.rows
    )
