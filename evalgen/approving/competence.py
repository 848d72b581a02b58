"""Who may sign a change of what power rests on: the files of the whole, and the lines of other files that hand power over.

Whose record a body decides on stands in the posts of people, and how many may be EXCELLENT in the raised rates of a period:
whoever could change these lines unseen would choose the judge, or add the place that is missing.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct, field

from evalgen.domain.body import Body
from evalgen.domain.organization import Organization, Person, Post
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
    """A body comes to decide on this person, or to propose for them, in a post where another one did; or the post is taken out."""
    turns: dict[str, None] = {}
    from_whom: list[set[str]] = []
    turned_units: set[str] = set()
    stood = Counter(map(_powers, old.posts))
    for post in new.posts:
        stood[_powers(post)] -= 1
        until_then, same_unit = (
            (_held_instead(old, post), False)
            if stood[_powers(post)] >= 0 or _goes_on(old, new, post)
            else _held_before(old, post)
        )
        deciding, proposing = ({item.managed_by for item in until_then}, {item.used_by for item in until_then})
        decides = _is_new(post.managed_by, deciding, alone=same_unit)
        proposes = _is_new(post.used_by, proposing, alone=same_unit)
        roles = (("quyết định", post.managed_by, decides), ("đề xuất", post.used_by, proposes))
        turns |= {f"quyền {role} chuyển sang {_called(before, body)}": None for role, body, turned in roles if turned}
        if decides or proposes:
            from_whom.append(deciding - {post.managed_by} if decides else deciding)
        if decides:
            turned_units.add(post.unit)
    for post in _taken_out(old, new, turned_units):
        turns[f"chức vụ ở đơn vị «{post.unit}» do {_called(before, post.managed_by)} quản lý bị bỏ khỏi tệp"] = None
        from_whom.append({post.managed_by})
    if turns:
        had = sorted(set.intersection(*from_whom))
        bodies = tuple(before.bodies[name] for name in had if name in before.bodies)
        words = f"đối với {new.name} («{new.id}»), {', '.join(turns)}"
        yield file, Handover(words=words, bodies=_with_governor(bodies, before), person=new.id)


def _powers(post: Post) -> tuple[str, dt.date, str, str]:
    """Where, from when, and who decides and proposes: what may be written anew in a post without handing power over."""
    return post.unit, post.span.first, post.managed_by, post.used_by


def _goes_on(old: Person, new: Person, post: Post) -> bool:
    """Whether its bodies had as many posts in its unit already, on every day on which the person held one there.

    Two bodies may each have a post of the person in one unit, of the Party and of the government: neither is asked of the
    other one's.
    """
    turning = _turning_days(post.span.first, (*old.posts, *new.posts))
    days = [day for day in turning if post.span.covers(day) and old.held_in(post.unit, day)]
    return bool(days) and all(_under(post, new, day) <= _under(post, old, day) for day in days)


def _under(post: Post, person: Person, day: dt.date) -> int:
    """How many posts in the unit of `post` its two bodies have on `day`."""
    held = person.held_in(post.unit, day)
    return sum(item.managed_by == post.managed_by and item.used_by == post.used_by for item in held)


def _held_before(old: Person, post: Post) -> tuple[list[Post], bool]:
    """The posts by which it is known who had the power in `post` until then, and whether they are in its unit.

    The very same post; else those of its unit at the same time, or the last one there before, or the first one after; in a unit
    that is new to the person, the posts held on its first day, or the last one before.
    """
    first, last = post.span.first, post.span.last or dt.date.max
    here = [item for item in old.posts if item.unit == post.unit]
    same = [item for item in here if item.span.first == first]
    then = [item for item in here if item.span.overlaps(first, last)]
    earlier = [item for item in here if item.span.first < first]
    if here:
        return same or then or earlier[-1:] or here[:1], True
    held = [item for item in old.posts if item.span.covers(first)]
    return held or [item for item in old.posts if item.span.first < first][-1:] or list(old.posts[:1]), False


def _held_instead(old: Person, post: Post) -> list[Post]:
    """Of a post that had ended and goes on: the posts held on the day after it ended; none of any other post."""
    ends = [item.span.last for item in old.posts if _powers(item) == _powers(post) and item.span.last is not None]
    last = ends[0] if ends and (post.span.last is None or post.span.last > ends[0]) else None
    after = last + dt.timedelta(days=1) if last is not None and last < dt.date.max else None
    return [item for item in old.posts if after is not None and item.span.covers(after)]


def _taken_out(old: Person, new: Person, turned: Collection[str]) -> Iterator[Post]:
    """The posts that are not ended but gone, where whoever managed them has not the say over all that time any more.

    In the units that have `turned` to another body it is said already; what the body has anew then is the post, mended.
    """
    stands = Counter(map(_powers, new.posts))
    known = set(map(_powers, old.posts))
    for post in old.posts:
        stands[_powers(post)] -= 1
        if stands[_powers(post)] >= 0 or post.unit in turned:
            continue
        then = new.posts_in(post.span.first, post.span.last or dt.date.max)
        own = [item for item in then if item.managed_by == post.managed_by]
        if all(_powers(item) in known for item in own) and (not own or _for_others(post, own, then)):
            yield post


def _for_others(post: Post, own: Iterable[Post], then: Iterable[Post]) -> bool:
    """Whether on some day of `post` the person holds posts, and none of its body's `own`."""
    days = [day for day in _turning_days(post.span.first, then) if post.span.covers(day)]
    return any(_any_on(day, then) and not _any_on(day, own) for day in days)


def _any_on(day: dt.date, posts: Iterable[Post]) -> bool:
    return any(item.span.covers(day) for item in posts)


def _turning_days(first: dt.date, posts: Iterable[Post]) -> set[dt.date]:
    """The first day, and every other one on which one of the posts begins or has just ended."""
    days = {first}
    for post in posts:
        days.add(post.span.first)
        if post.span.last is not None and post.span.last < dt.date.max:
            days.add(post.span.last + dt.timedelta(days=1))
    return days


def _is_new(body: str, until_then: Collection[str], *, alone: bool) -> bool:
    """Whether the body had not the power; `alone`: or not all of it."""
    return any(known != body for known in until_then) if alone else bool(until_then) and body not in until_then


def _called(before: Rule, body: str) -> str:
    return f"«{body}» ({before.bodies[body].name})" if body in before.bodies else f"«{body}»"


def _with_governor(bodies: tuple[Body, ...], rule: Rule) -> tuple[Body, ...]:
    governor = rule.governor
    return (*bodies, *((governor,) if governor is not None and governor not in bodies else ()))
