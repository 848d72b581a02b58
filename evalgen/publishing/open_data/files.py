"""Every file of the API, in pieces and by its path from the site's root."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

from msgspec import Struct

from evalgen.domain.grade import BEST_FIRST
from evalgen.publishing.open_data.contract import DOCUMENTS, VERSION_PATH, changelog_text, schema_text
from evalgen.publishing.open_data.directory import notice_entries, period_entries, person_entries, unit_entries
from evalgen.publishing.open_data.downloads import Given, downloads, joined_downloads, result_lines
from evalgen.publishing.open_data.entries import ResultEntry
from evalgen.publishing.open_data.head import head
from evalgen.publishing.open_data.json_file import document, entry_lines
from evalgen.publishing.open_data.results import correction_entries, result_entries
from evalgen.publishing.public import PublicPeriod, PublicSite, PublicState

FORMATS = ("csv", "xlsx", "json", "parquet")
"""The forms that results are given out in, by the ending of the file."""

Maker = Callable[[], Iterable[bytes]]


class OpenFile(Struct, frozen=True, kw_only=True):
    """A file of the API, made only when asked for."""

    path: str
    make: Maker
    """In pieces, one after the other."""

    period: PublicPeriod | None = None
    """The one whose results it holds."""

    together: str = ""
    """Files of the same name here are made from the same entries."""

    weight: int = 0
    """So many results it is made from."""

    joins: tuple[str, ...] = ()
    """The files, in their order, that it can be put together from by `join`, which is less work than to make it."""

    join: Callable[[Iterable[bytes]], Iterable[bytes]] | None = None


def open_data_plan(site: PublicSite) -> Iterator[OpenFile]:
    """The files of the API made of `site`, each to be made when somebody asks for it; the same site gives the same bytes."""
    for path, pieces in _documents(site):
        yield OpenFile(path=f"{VERSION_PATH}/{path}", make=pieces)
    for name in DOCUMENTS:
        yield OpenFile(
            path=f"{VERSION_PATH}/schemas/{name}.schema.json", make=partial(_text, partial(schema_text, name))
        )
    people_of = _people_of(site)
    for period in site.periods:
        for name, make in downloads(Given(site=site, periods=(period,), period=period.id, people_of=people_of)):
            yield OpenFile(
                path=f"{_folder(period)}/{name}",
                make=make,
                period=period,
                together=period.id,
                weight=len(period.results),
            )
    whole = Given(site=site, periods=site.periods, period=None, people_of=people_of)
    joins = joined_downloads(whole)
    for name, make in downloads(whole):
        yield OpenFile(
            path=f"{VERSION_PATH}/{name}",
            make=make,
            together="all",
            weight=sum(len(period.results) for period in site.periods),
            joins=tuple(f"{_folder(period)}/{name}" for period in site.periods) if name in joins else (),
            join=joins.get(name),
        )


def period_files(site: PublicSite, period: str) -> Iterator[tuple[str, bytes]]:
    """The results of one period in every form, by the names of the files."""
    found = next(item for item in site.periods if item.id == period)
    for name, make in downloads(Given(site=site, periods=(found,), period=period, people_of=_people_of(site))):
        yield name, b"".join(make())


def result_documents(site: PublicSite) -> Iterator[tuple[str, bytes]]:
    """Of the same files the index and the results of each period as JSON, for programs that need no more."""
    yield f"{VERSION_PATH}/index.json", b"".join(_text(partial(_index_text, site)))
    people_of = _people_of(site)
    for period in site.periods:
        given = Given(site=site, periods=(period,), period=period.id, people_of=people_of)
        yield f"{_folder(period)}/results.json", b"".join(result_lines(given))


def _people_of(site: PublicSite) -> Callable[[str], Sequence[ResultEntry]]:
    """The results of a period by its name. Those asked for last are kept: the files of a period are made in a row."""
    periods = {period.id: period for period in site.periods}

    @lru_cache(maxsize=1)
    def people_of(period: str) -> Sequence[ResultEntry]:
        return result_entries(site, periods[period])

    return people_of


def _folder(period: PublicPeriod) -> str:
    return f"{VERSION_PATH}/periods/{period.id}"


def _text(text: Callable[[], str]) -> Iterator[bytes]:
    yield text().encode("utf-8")


def _documents(site: PublicSite) -> Iterator[tuple[str, Maker]]:
    yield "index.json", partial(_text, partial(_index_text, site))
    yield "changelog.json", partial(_text, changelog_text)
    yield "periods.json", lambda: document(head(site, "periods"), periods=entry_lines(period_entries(site)))
    yield "units.json", lambda: document(head(site, "units"), units=entry_lines(unit_entries(site)))
    yield "people.json", lambda: document(head(site, "people"), people=entry_lines(person_entries(site)))
    yield "notices.json", lambda: document(head(site, "notices"), notices=entry_lines(notice_entries(site)))
    yield "corrections.json", lambda: _corrections(site)


def _corrections(site: PublicSite) -> Iterator[bytes]:
    """All changes, the newest first."""
    corrections = [entry for period in site.periods for entry in correction_entries(site, period)]
    corrections.sort(key=lambda entry: entry.on, reverse=True)
    return document(head(site, "corrections"), corrections=entry_lines(corrections))


def _index_text(site: PublicSite) -> str:
    return json.dumps(_index(site), ensure_ascii=False, indent=2) + "\n"


def _index(site: PublicSite) -> Mapping[str, Any]:
    return {
        **head(site, "index"),
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
        "grades": [{"id": grade.name, "label": grade.label} for grade in BEST_FIRST],
        "states": [{"id": state.name, "label": state.label} for state in PublicState],
    }
