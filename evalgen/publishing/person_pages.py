"""Cán bộ: the list of people, and a page per person with the history of periods."""

from collections.abc import Iterator

from evalgen.language.labels import period_label
from evalgen.publishing.names import fold
from evalgen.publishing.outcome_words import outcome_words
from evalgen.publishing.page import Page, SearchEntry
from evalgen.publishing.press import HOME, Crumb, Press
from evalgen.publishing.public import PublicPeriod, PublicPerson, PublicResult

PEOPLE = Crumb(name="Cán bộ", path="nguoi/index.html")

History = list[tuple[PublicPeriod, PublicResult]]
"""Results with their periods, the newest first."""


def person_pages(press: Press) -> Iterator[Page]:
    """The list, then every person."""
    site = press.site
    histories: dict[str, History] = {person: [] for person in site.people}
    for period in site.periods:
        for result in period.results:
            histories[result.person].append((period, result))
    yield press.page(
        "nguoi/index.html",
        "people.html",
        title=press.page_name("Cán bộ"),
        description=press.say("Danh sách cán bộ được đánh giá, xếp loại của {organization}.", organization=site.name),
        crumbs=[HOME],
        stamped=False,
        search=[
            SearchEntry(title=press.page_name("Cán bộ"), text=press.say("Danh sách cán bộ được đánh giá, xếp loại"))
        ],
        latest={person: history[0][1] for person, history in histories.items()},
    )
    for person in site.people.values():
        yield _person(press, person, histories[person.id])


def _person(press: Press, person: PublicPerson, history: History) -> Page:
    units = press.site.units
    language = press.language
    grades = "; ".join(
        f"{period_label(period.period, language)}: {outcome_words(result.outcome, language)}"
        for period, result in history
    )
    latest = history[0][1]
    about = "{post}, {unit}: kết quả đánh giá, xếp loại qua các kỳ."
    text = f"{latest.post}, {units[latest.unit].name}. {grades}. {fold(person.name)}"
    return press.page(
        f"nguoi/{person.id}.html",
        "person.html",
        title=person.name,
        recorded=person.name,
        description=press.say(about, post=latest.post, unit=units[latest.unit].name),
        crumbs=[HOME, PEOPLE],
        search=[SearchEntry(title=person.name, text=text)],
        person=person,
        history=history,
        amended=[(period, result) for period, result in history if result.outcome.amendments],
    )
