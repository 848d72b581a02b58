"""What the search field knows: people, units and pages in one compact file of our own.

A script file and no JSON to be fetched: a page that is opened from the disk may load scripts, but may fetch nothing.
Words are folded in the browser, so that every name stands in the file once.
"""

import json
import re
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from evalgen.language import Language
from evalgen.language.labels import period_label
from evalgen.publishing.names import fold
from evalgen.publishing.outcome_words import outcome_words
from evalgen.publishing.page import Page
from evalgen.publishing.public import PublicResult, PublicSite, PublicState

FOLDER = "search"
SIGN = f"{FOLDER}/index.js"
"""A file that only a public site has."""

Value = TypeVar("Value", bound=Hashable)

_PLAIN = re.compile(r"[a-z]+(?: [a-z]+)*")


def search_index(site: PublicSite, pages: Iterable[Page], language: Language) -> bytes:
    """The index of `site` and of those `pages` that are found by words of their own."""
    return data_file("index", {**people_and_units(site, language), "pages": page_entries(pages)})


def data_file(name: str, value: object) -> bytes:
    """A value that scripts of the site load by `name`."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"(window.evalgenData=window.evalgenData||{{}})[{json.dumps(name)}]={text};\n".encode()


def people_and_units(site: PublicSite, language: Language) -> dict[str, object]:
    """Each person a line: name, address, and the places of unit, post and latest grade in the lists beside.

    People stand in the order of the site, by given name; a line's number is the person's number in other files.
    """
    latest = latest_results(site)
    units = {unit: number for number, unit in enumerate(site.units)}
    posts = numbered(result.post for result in latest.values())
    told = {person: (result.outcome.key, _state(result, language)) for person, result in latest.items()}
    states = numbered(told.values())
    lines = []
    for person in site.people.values():
        result, state = latest[person.id], states[told[person.id]]
        name = one_line(person.name)
        lines.append(f"{name}\t{_address(name, person.id)}\t{units[result.unit]}\t{posts[result.post]}\t{state}")
    return {
        "people": "\n".join(lines),
        "posts": [one_line(post) for post in posts],
        "states": [list(state) for state in states],
        "units": [
            [unit, one_line(name), one_line(site.units[unit].short_name) if name == site.units[unit].name else ""]
            for unit, name in named_units(site)
        ],
    }


def named_units(site: PublicSite) -> list[tuple[str, str]]:
    """Units by each name that they have or had: all in the order of the tree, then those of earlier names."""
    former = ((unit.id, item.name) for unit in site.units.values() for item in unit.former)
    return list(dict.fromkeys([*((unit.id, unit.name) for unit in site.units.values()), *former]))


def latest_results(site: PublicSite) -> dict[str, PublicResult]:
    """Of each person the newest period's result: published if there is one, else that of the newest list."""
    found: dict[str, PublicResult] = {}
    for period in site.periods:
        for result in period.results:
            known = found.get(result.person)
            if known is None or (_open(known) and not _open(result)):
                found[result.person] = result
    return found


def _open(result: PublicResult) -> bool:
    return result.outcome.state is PublicState.UNPUBLISHED


def numbered(values: Iterable[Value]) -> dict[Value, int]:
    """Each value once, with its number in the order of first appearance."""
    return {value: number for number, value in enumerate(dict.fromkeys(values))}


def one_line(text: str) -> str:
    """`text` without the signs that part columns and lines."""
    return " ".join(text.split())


def _state(result: PublicResult, language: Language) -> str:
    words = outcome_words(result.outcome, language)
    return words if _open(result) else f"{words} · {period_label(result.period, language)}"


def _address(name: str, identifier: str) -> str:
    """What the name does not tell of the address: nothing, an ending that begins with a hyphen, or all of it."""
    plain = fold(name)
    if not _PLAIN.fullmatch(plain):
        return identifier
    slug = plain.replace(" ", "-")
    if identifier == slug:
        return ""
    return identifier.removeprefix(slug) if identifier.startswith(f"{slug}-") else identifier


def page_entries(pages: Iterable[Page]) -> Sequence[Sequence[str]]:
    """Address, title and words of all that is found by words of its own."""
    return [
        [page.path + (f"#{entry.anchor}" if entry.anchor else ""), one_line(entry.title), one_line(entry.text)]
        for page in pages
        for entry in page.search
    ]
