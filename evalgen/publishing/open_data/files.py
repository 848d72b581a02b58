"""Every file of the API, as bytes by its path from the site's root."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from evalgen.domain.grade import Grade
from evalgen.publishing.open_data.contract import (
    DOCUMENTS,
    VERSION_PATH,
    api_version,
    changelog_text,
    fields_of,
    schema_text,
)
from evalgen.publishing.open_data.csv_file import csv_head, csv_lines
from evalgen.publishing.open_data.directory import notice_entries, period_entries, person_entries, unit_entries
from evalgen.publishing.open_data.entries import ResultEntry
from evalgen.publishing.open_data.json_file import document_text, entry_lines
from evalgen.publishing.open_data.parquet_file import parquet_bytes
from evalgen.publishing.open_data.results import collective_entries, correction_entries, result_entries
from evalgen.publishing.open_data.table import Row, Table, collectives_table, joined, results_table
from evalgen.publishing.open_data.workbook import Sheet, workbook_bytes
from evalgen.publishing.open_data.workbook_about import about_sheet
from evalgen.publishing.open_data.workbook_summary import summary_sheet
from evalgen.publishing.public import PublicPeriod, PublicSite, PublicState

FORMATS = ("csv", "xlsx", "json", "parquet")
"""The forms that results are given out in, by the ending of the file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Part:
    """The results of one period, or of all: lines of JSON, tables, lines of CSV by the name of the table."""

    results: tuple[str, ...]
    collectives: tuple[str, ...]
    people: Table
    units: Table
    lines: Mapping[str, str]
    entries: tuple[ResultEntry, ...] = ()
    """Of one period only."""


Maker = Callable[[], bytes]


def open_data_files(site: PublicSite) -> Iterator[tuple[str, bytes]]:
    """The files of the API made of `site`; the same site gives the same bytes."""
    for path, _, make in open_data_plan(site):
        yield path, make()


def open_data_plan(site: PublicSite) -> Iterator[tuple[str, PublicPeriod | None, Maker]]:
    """The same files, made only when asked for: path, the one period whose results it holds, how it is made."""
    for path, text in _documents(site):
        yield f"{VERSION_PATH}/{path}", None, partial(_encoded, text)
    for document in DOCUMENTS:
        yield (
            f"{VERSION_PATH}/schemas/{document}.schema.json",
            None,
            partial(_encoded, partial(schema_text, document)),
        )
    parts = {period.id: cache(partial(_part, site, period)) for period in site.periods}
    for period in site.periods:
        for name, make in _downloads(site, parts[period.id], period.id):
            yield f"{VERSION_PATH}/periods/{period.id}/{name}", period, make
    whole = cache(lambda: _whole([part() for part in parts.values()]))
    for name, make in _downloads(site, whole, None):
        yield f"{VERSION_PATH}/{name}", None, make


def _encoded(text: Callable[[], str]) -> bytes:
    return text().encode("utf-8")


def period_files(site: PublicSite, period: str) -> Iterator[tuple[str, bytes]]:
    """The results of one period in every form, by the names of the files."""
    found = next(item for item in site.periods if item.id == period)
    for name, make in _downloads(site, cache(lambda: _part(site, found)), period):
        yield name, make()


def result_documents(site: PublicSite) -> Iterator[tuple[str, bytes]]:
    """Of the same files the index and the results of each period as JSON, for programs that need no more."""
    yield f"{VERSION_PATH}/index.json", (json.dumps(_index(site), ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    for period in site.periods:
        part = _part(site, period)
        head = _head(site, "results", depth=2) | {"period": period.id}
        text = document_text(head, results=part.results, collectives=part.collectives)
        yield f"{VERSION_PATH}/periods/{period.id}/results.json", text.encode("utf-8")


def _documents(site: PublicSite) -> Iterator[tuple[str, Callable[[], str]]]:
    yield "index.json", lambda: json.dumps(_index(site), ensure_ascii=False, indent=2) + "\n"
    yield "changelog.json", changelog_text
    yield "periods.json", lambda: document_text(_head(site, "periods"), periods=entry_lines(period_entries(site)))
    yield "units.json", lambda: document_text(_head(site, "units"), units=entry_lines(unit_entries(site)))
    yield "people.json", lambda: document_text(_head(site, "people"), people=entry_lines(person_entries(site)))
    yield "notices.json", lambda: document_text(_head(site, "notices"), notices=entry_lines(notice_entries(site)))
    yield "corrections.json", lambda: _corrections(site)


def _corrections(site: PublicSite) -> str:
    """All changes, the newest first."""
    corrections = [entry for period in site.periods for entry in correction_entries(site, period)]
    corrections.sort(key=lambda entry: entry.on, reverse=True)
    return document_text(_head(site, "corrections"), corrections=entry_lines(corrections))


def _head(site: PublicSite, document: str, depth: int = 0) -> dict[str, Any]:
    return {
        "$schema": f"{'../' * depth}schemas/{document}.schema.json",
        "version": api_version(),
        "organization": site.name,
        "fictional": site.fictional,
    }


def _index(site: PublicSite) -> Mapping[str, Any]:
    return {
        **_head(site, "index"),
        "scores_legal_basis": site.scores_legal_basis or None,
        "documentation": "du-lieu/index.html",
        "changelog": "changelog.json",
        "documents": {
            name: {"address": f"{name}.json", "schema": f"schemas/{name}.schema.json"}
            for name in DOCUMENTS
            if name not in {"index", "changelog"}
        },
        "downloads": [f"results.{ending}" for ending in FORMATS],
        "periods": [
            {"id": period.id, "downloads": [f"periods/{period.id}/results.{ending}" for ending in FORMATS]}
            for period in site.periods
        ],
        "grades": [{"id": grade.name, "label": grade.label} for grade in sorted(Grade, reverse=True)],
        "states": [{"id": state.name, "label": state.label} for state in PublicState],
    }


def _part(site: PublicSite, period: PublicPeriod) -> _Part:
    people, collectives = result_entries(site, period), collective_entries(site, period)
    tables = results_table(people), collectives_table(collectives)
    return _Part(
        entries=people,
        results=tuple(entry_lines(people)),
        collectives=tuple(entry_lines(collectives)),
        people=tables[0],
        units=tables[1],
        lines={table.name: csv_lines(table.rows) for table in tables},
    )


def _whole(parts: Sequence[_Part]) -> _Part:
    """All periods, the newest first."""
    people = joined(results_table(()), (part.people for part in parts))
    collectives = joined(collectives_table(()), (part.units for part in parts))
    return _Part(
        results=tuple(line for part in parts for line in part.results),
        collectives=tuple(line for part in parts for line in part.collectives),
        people=people,
        units=collectives,
        lines={table.name: "".join(part.lines[table.name] for part in parts) for table in (people, collectives)},
    )


def _downloads(site: PublicSite, made: Callable[[], _Part], period: str | None) -> Iterator[tuple[str, Maker]]:
    """The results of `period`, or of all, in every form; `made` makes them when a form is asked for."""
    yield "results.json", lambda: _json(site, made(), period)
    yield "results.csv", lambda: _csv(made().people, made())
    yield "results.parquet", lambda: _parquet(site, made().people)
    yield "collectives.csv", lambda: _csv(made().units, made())
    yield "collectives.parquet", lambda: _parquet(site, made().units)
    yield "results.xlsx", lambda: _workbook(site, made(), period)


def _json(site: PublicSite, part: _Part, period: str | None) -> bytes:
    head = _head(site, "results", depth=2 if period else 0) | {"period": period}
    return document_text(head, results=part.results, collectives=part.collectives).encode("utf-8")


def _csv(table: Table, part: _Part) -> bytes:
    return (csv_head(table.columns) + part.lines[table.name]).encode("utf-8")


def _parquet(site: PublicSite, table: Table) -> bytes:
    about = {"version": api_version(), "organization": site.name, "fictional": "true" if site.fictional else "false"}
    return parquet_bytes(table, about=about)


def _workbook(site: PublicSite, part: _Part, period: str | None) -> bytes:
    book = [
        _sheet("Kết quả", part.people, "result"),
        _sheet("Tập thể", part.units, "collective"),
        about_sheet(site, period),
    ]
    # Behind the others, so that who reads sheets by their place still finds them, and yet the one that is shown.
    book += [summary_sheet(site, item, part.entries) for item in site.periods if item.id == period]
    return workbook_bytes(book, opened=len(book) - 1 if period else 0)


def _sheet(name: str, table: Table, entry: str) -> Sheet:
    titles = {field.name: field.title for field in fields_of("results", entry)}
    rows: Sequence[Row] = table.rows
    return Sheet(name=name, columns=table.columns, titles=tuple(titles[item.name] for item in table.columns), rows=rows)
