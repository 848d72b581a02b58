"""Who may sign a change of what power rests on: the files of the whole, and the lines of other files that hand power over.

Whose record a body decides on stands in the posts of people, and how many may be EXCELLENT in the raised rates of a period:
whoever could change these lines unseen would choose the judge, or add the place that is missing.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from evalgen.domain.body import Body
from evalgen.domain.organization import Organization, Person
from evalgen.domain.period_record import PeriodRecord, RaisedRate


class Rule(Struct, frozen=True, kw_only=True):
    """Who governs, before a change; and what the changed files said until then."""

    organization: Organization | None
    bodies: Mapping[str, Body]
    people: Mapping[str, Person] = field(default_factory=dict)
    """By file, as last seen, even where the file was taken away meanwhile."""

    periods: Mapping[str, PeriodRecord] = field(default_factory=dict)
    """By file, likewise."""

    @property
    def governor(self) -> Body | None:
        """The body one level up; None where none is named, or is known."""
        governor = self.organization.governed_by if self.organization else None
        return self.bodies.get(governor) if governor else None


class Handover(Struct, frozen=True, kw_only=True):
    """A change of such lines: what it does in words, and whose signature it needs."""

    words: str
    bodies: tuple[Body, ...]
    """Any of them."""

    person: str = ""
    """Whose matter it is, who therefore signs nothing here; empty where it is nobody's own."""


def moves_power(path: str) -> bool:
    """Whether a file at `path` may hold such lines."""
    parts = path.split("/")
    return parts[:2] == ["records", "people"] or (parts[0] == "records" and parts[2:] == ["period.yaml"])


def handovers(
    before: Rule, people: Mapping[str, Person], periods: Mapping[str, PeriodRecord]
) -> Iterator[tuple[str, Handover]]:
    """The files of a change that hand power over, each with what is handed over; `people`, `periods` as they are after it."""
    for file, person in people.items():
        old = before.people.get(file)
        if old is not None:
            yield from _of_posts(file, old, person, before)
    for file, period in periods.items():
        old_rates = [*(before.periods[file].raised_rates if file in before.periods else ())]
        known = [(rate.by, rate.peer_group, rate.unit, rate.rate, rate.on) for rate in old_rates]
        now = [((rate.by, rate.peer_group, rate.unit, rate.rate, rate.on), rate) for rate in period.raised_rates]
        fresh = [rate for key, rate in now if key not in known] or _uncovered(old_rates, period.raised_rates)
        if fresh:
            deciding = (before.bodies.get(rate.by) for rate in fresh)
            bodies = tuple(body for body in deciding if body is not None and "decide" in body.roles)
            yield file, Handover(words="tỷ lệ «xuất sắc» được nâng", bodies=_with_governor(bodies, before))


def _uncovered(before: Iterable[RaisedRate], after: Iterable[RaisedRate]) -> list[RaisedRate]:
    """Decisions that give more places now that a later, lower one was taken away: nothing was written, and power was."""
    was, now = _standing(before), _standing(after)
    return [rate for group, rate in now.items() if group in was and rate.rate > was[group].rate]


def _standing(rates: Iterable[RaisedRate]) -> dict[tuple[str | None, str | None], RaisedRate]:
    """Of each group, or unit, the decision that counts: the latest, and of one day the lowest."""
    latest_last = sorted(rates, key=lambda rate: (rate.on, -rate.rate))
    return {(rate.peer_group, rate.unit): rate for rate in latest_last}


def _of_posts(file: str, old: Person, new: Person, before: Rule) -> Iterator[tuple[str, Handover]]:
    """A body that never decided on this person, or proposed for them, comes to do so."""
    known = {(post.managed_by, "") for post in old.posts} | {("", post.used_by) for post in old.posts}
    held = {(post.unit, post.span.first): post for post in old.posts}
    for post in new.posts:
        was = held.get((post.unit, post.span.first))
        decides = (post.managed_by, "") not in known or (was is not None and was.managed_by != post.managed_by)
        proposes = ("", post.used_by) not in known or (was is not None and was.used_by != post.used_by)
        if decides or proposes:
            bodies = tuple(
                before.bodies[item.managed_by] for item in old.posts[-1:] if item.managed_by in before.bodies
            )
            roles = (("quyết định", post.managed_by, decides), ("đề xuất", post.used_by, proposes))
            turns = (f"quyền {role} chuyển sang {_called(before, body)}" for role, body, turned in roles if turned)
            words = f"đối với {new.name} («{new.id}»), {', '.join(turns)}"
            yield file, Handover(words=words, bodies=_with_governor(bodies, before), person=new.id)
            return


def _called(before: Rule, body: str) -> str:
    return f"«{body}» ({before.bodies[body].name})" if body in before.bodies else f"«{body}»"


def _with_governor(bodies: tuple[Body, ...], rule: Rule) -> tuple[Body, ...]:
    governor = rule.governor
    return (*bodies, *((governor,) if governor is not None and governor not in bodies else ()))
