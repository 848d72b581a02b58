"""A long table once more as compact data, so that a browser can sort and filter all of it without loading all pages."""

from evalgen.language import Language
from evalgen.publishing.outcome_words import outcome_words
from evalgen.publishing.paging import PAGE_ROWS
from evalgen.publishing.public import PublicPeriod, PublicSite
from evalgen.publishing.search_index import data_file, named_units, numbered, one_line
from evalgen.publishing.templates import day


def listed_periods(site: PublicSite) -> list[PublicPeriod]:
    """The periods whose table has several pages."""
    return [period for period in site.periods if len(period.results) > PAGE_ROWS]


def list_data(site: PublicSite, period: PublicPeriod, language: Language) -> bytes:
    """The file of a period; people are named by their line in the index of search."""
    people = {person: number for number, person in enumerate(site.people)}
    names = {named: number for number, named in enumerate(named_units(site))}
    units = {unit.id: names[unit.id, unit.name_in(period.period)] for unit in site.units.values()}
    return data_file(period.id, _table(period, people, units, language))


def _table(
    period: PublicPeriod, people: dict[str, int], units: dict[str, int], language: Language
) -> dict[str, object]:
    """Each result a line: person, unit, post, outcome, notice; each but the person a place in a list beside."""
    results = period.results
    posts = numbered(item.post for item in results)
    states = numbered((item.outcome.key, outcome_words(item.outcome, language)) for item in results)
    notices = numbered(item.outcome.notice or "" for item in results)
    lines = []
    for item in results:
        state = states[item.outcome.key, outcome_words(item.outcome, language)]
        lines.append(
            f"{people[item.person]}\t{units[item.unit]}\t{posts[item.post]}\t{state}\t{notices[item.outcome.notice or '']}"
        )
    return {
        "rows": "\n".join(lines),
        "posts": [one_line(post) for post in posts],
        "states": [list(state) for state in states],
        "notices": [[name, one_line(period.notice(name).number) if name else ""] for name in notices],
        "scores": [item.score for item in results] if any(item.score for item in results) else [],
        "remarks": {
            str(number): [
                [f"{period.id}_{item.person}_{at}", _remark(language, amendment.kind.value, day(amendment.on))]
                for at, amendment in enumerate(item.outcome.amendments, start=1)
            ]
            for number, item in enumerate(results)
            if item.outcome.amendments
        },
    }


def _remark(language: Language, kind: str, on: str) -> str:
    return language.say("{kind} ngày {day}", kind=language.say(kind), day=on)
