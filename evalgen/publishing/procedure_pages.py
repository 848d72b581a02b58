"""Quy trình, thời hạn, thẩm quyền: a page for each pack in use, with the days of the periods on the site."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from evalgen.domain.citation import Citation
from evalgen.domain.period import Period
from evalgen.language import Language
from evalgen.language.labels import due_label, period_label
from evalgen.publishing.names import fold
from evalgen.publishing.page import Page, SearchEntry
from evalgen.publishing.press import Crumb, Press
from evalgen.regulation.law import Law
from evalgen.regulation.procedures.days import EventDay, FixedDay
from evalgen.regulation.procedures.procedure import Authority, Deadline, Procedure, Role, Step, due

TITLE = "Quy trình, thời hạn, thẩm quyền"


class ShownStep(Struct, frozen=True, kw_only=True):
    """A step with the titles of its deadlines, which the page lists below."""

    step: Step
    deadlines: tuple[str, ...]


class ShownRoute(Struct, frozen=True, kw_only=True):
    """The steps of one group of people; of everybody where the title is empty."""

    title: str
    steps: tuple[ShownStep, ...]


class ShownDay(Struct, frozen=True, kw_only=True):
    """When a deadline ends in a period, in words; the period is empty where the day is the same in all."""

    period: str
    words: str
    recorded: bool
    """Whether the words are the document's own, which no language of the interface changes."""


class ShownDeadline(Struct, frozen=True, kw_only=True):
    """A deadline with its days."""

    deadline: Deadline
    route: str
    days: tuple[ShownDay, ...]


class ShownRole(Struct, frozen=True, kw_only=True):
    """Who acts in a role; without a name, the reading of what the document leaves open."""

    role: str
    by: str
    reading: str
    citation: Citation | None


class ShownAuthority(Struct, frozen=True, kw_only=True):
    """Who acts for some posts."""

    authority: Authority
    route: str
    roles: tuple[ShownRole, ...]


def procedure_pages(
    press: Press, packs: Sequence[Law], laws: Mapping[Period, Law], crumbs: Sequence[Crumb]
) -> Iterator[Page]:
    """A page for each of `packs` that says anything of its procedure."""
    for law in packs:
        if law.procedure.entries:
            periods = sorted(period for period, other in laws.items() if other.pack == law.pack)
            yield _page(press, law, periods, crumbs)


def _page(press: Press, law: Law, periods: Sequence[Period], crumbs: Sequence[Crumb]) -> Page:
    procedure, title = law.procedure, f"{press.page_name(TITLE)}: {law.title}"
    return press.page(
        f"quy-dinh/quy-trinh-{law.pack}.html",
        "procedure.html",
        title=title,
        recorded=law.title,
        description=press.say("Các bước, thời hạn và người có thẩm quyền theo {pack}.", pack=law.title),
        crumbs=crumbs,
        search=[SearchEntry(title=title, text=f"{press.say('Các bước, thời hạn, ai quyết định')} {fold(title)}")],
        shows="",
        routes=_routes(procedure),
        deadlines=[_deadline(item, procedure, periods, press.language) for item in procedure.deadlines],
        authorities=[_authority(item, procedure, press.language) for item in procedure.authorities],
    )


def _routes(procedure: Procedure) -> tuple[ShownRoute, ...]:
    """The steps of each route; where there is none, those of everybody."""
    return tuple(
        ShownRoute(
            title=_title(name, procedure), steps=tuple(_step(step, procedure) for step in procedure.steps_of(name))
        )
        for name in list(procedure.routes) or [""]
    )


def _step(step: Step, procedure: Procedure) -> ShownStep:
    own = [item for item in procedure.deadlines if item.id in step.deadlines and item.route in ("", step.route)]
    return ShownStep(step=step, deadlines=tuple(item.title for item in own))


def _title(route: str, procedure: Procedure) -> str:
    return procedure.routes[route].title if route else ""


def _deadline(deadline: Deadline, procedure: Procedure, periods: Sequence[Period], language: Language) -> ShownDeadline:
    covered = [period for period in periods if period.kind in deadline.period_kinds]
    if isinstance(deadline.due.day, FixedDay):
        days = [_day(deadline, period, "", language) for period in covered[:1]]
    else:
        days = [_day(deadline, period, period_label(period, language), language) for period in covered]
    return ShownDeadline(deadline=deadline, route=_title(deadline.route, procedure), days=tuple(days))


def _day(deadline: Deadline, period: Period, label: str, language: Language) -> ShownDay:
    words = due_label(due(deadline, period).printed, language)
    return ShownDay(period=label, words=words, recorded=isinstance(deadline.due.day, EventDay))


def _authority(authority: Authority, procedure: Procedure, language: Language) -> ShownAuthority:
    roles = [_role(role, authority, language) for role in Role if role in authority.grants or role in authority.gaps]
    return ShownAuthority(authority=authority, route=_title(authority.route, procedure), roles=tuple(roles))


def _role(role: Role, authority: Authority, language: Language) -> ShownRole:
    grant = authority.grants.get(role)
    words = language.say(role.value)
    name = words[0].upper() + words[1:]
    if grant is None:
        return ShownRole(role=name, by="", reading=authority.gaps[role], citation=None)
    return ShownRole(role=name, by=grant.by, reading="", citation=grant.citation)
