"""Cán bộ: the list of people, and a page per person with the history of periods."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, structs

from evalgen.domain.period import Period
from evalgen.language.labels import period_label
from evalgen.publishing.history_line import history_line
from evalgen.publishing.page import Page, SearchEntry
from evalgen.publishing.paging import sheets
from evalgen.publishing.press import HOME, Crumb, Press
from evalgen.publishing.public import PublicPeriod, PublicPerson, PublicResult
from evalgen.publishing.search_index import latest_results
from evalgen.regulation.law import Law

PEOPLE = Crumb(name="Cán bộ", path="nguoi/index.html")

History = list[tuple[PublicPeriod, PublicResult]]
"""Results with their periods, the newest first."""


class Applied(Struct, frozen=True, kw_only=True):
    """What a result of a period, or of some that follow each other, went by: the pack's page, and the framework that posts of this kind go by."""

    label: str
    title: str
    path: str
    framework: str
    framework_title: str


def person_pages(press: Press, laws: Mapping[Period, Law]) -> Iterator[Page]:
    """The list, then every person."""
    site = press.site
    histories: dict[str, History] = {person: [] for person in site.people}
    for period in site.periods:
        for result in period.results:
            histories[result.person].append((period, result))
    latest = latest_results(site)
    extracts = press.extracts
    for sheet in sheets(tuple(site.people.values()), "index"):
        name = press.page_name("Cán bộ")
        first = sheet.number == 1
        yield press.page(
            f"nguoi/{sheet.file}",
            "people.html",
            title=name if first else press.say("Cán bộ, trang {number}", number=sheet.number),
            description=press.say(
                "Danh sách cán bộ được đánh giá, xếp loại của {organization}.", organization=site.name
            ),
            crumbs=[HOME] if first else [HOME, PEOPLE],
            stamped=not first,
            search=[SearchEntry(title=name, text=press.say("Danh sách cán bộ được đánh giá, xếp loại"))]
            if first
            else (),
            shows=f"{len(site.people)}\n{extracts.rows(latest[person.id] for person in sheet.rows)}",
            latest=latest,
            sheet=sheet,
        )
    labels = {period.id: period_label(period.period, press.language) for period in site.periods}
    for person in site.people.values():
        yield _person(press, person, histories[person.id], laws, labels)


def _person(
    press: Press, person: PublicPerson, history: History, laws: Mapping[Period, Law], labels: Mapping[str, str]
) -> Page:
    latest = history[0][1]
    extracts = press.extracts
    about = "{post}, {unit}: kết quả đánh giá, xếp loại qua các kỳ."
    return press.page(
        f"nguoi/{person.id}.html",
        "person.html",
        title=press.site.listed_name(person.id),
        recorded=press.site.listed_name(person.id),
        description=press.say(about, post=latest.post, unit=press.site.units[latest.unit].name),
        crumbs=[HOME, PEOPLE],
        shows=f"{extracts.person(person.id)}\n{[(period.id, extracts.result(result)) for period, result in history]!r}",
        later=lambda: {
            "line": history_line([(period, result.outcome) for period, result in reversed(history)]),
            "amended": [(period, result) for period, result in history if result.outcome.amendments],
            "applied": _together(
                (period.period, _applied(period, result, laws.get(period.period), labels[period.id]))
                for period, result in history
            ),
        },
        person=person,
        history=history,
    )


def _together(each: Iterable[tuple[Period, Applied]]) -> list[Applied]:
    """Periods that follow each other in the calendar by the same rules are told as one: a year of months is not told twelve times."""
    runs: list[list[tuple[Period, Applied]]] = []
    for period, item in each:
        later = runs[-1][-1] if runs else None
        if later and period.shift(1) == later[0] and structs.replace(item, label=later[1].label) == later[1]:
            runs[-1].append((period, item))
        else:
            runs.append([(period, item)])
    return [_run([item for _, item in run]) for run in runs]


def _run(items: list[Applied]) -> Applied:
    """One line for them all, by the first and the last; the newest stands first."""
    newest, oldest = items[0], items[-1]
    return structs.replace(newest, label=f"{oldest.label} – {newest.label}" if len(items) > 1 else newest.label)


def _applied(period: PublicPeriod, result: PublicResult, law: Law | None, label: str) -> Applied:
    """The framework is named by the kind of post alone: which one a record chose for itself is not public."""
    kind = result.standing.subject if result.standing else None
    framework = law.default_frameworks.get(kind, "") if law and kind else ""
    known = law.frameworks.get(framework) if law else None
    return Applied(
        label=label,
        title=period.pack_title,
        path=f"quy-trinh-{period.pack}.html" if law and law.procedure.entries else "index.html",
        framework=framework if known else "",
        framework_title=known.title if known else "",
    )
