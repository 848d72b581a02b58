"""The brake: a change stays with the units that its author answers for.

The author is the account of the host, never the name in a commit; which units somebody answers for is read from the side
before the merge, and asked of each period that the change touches.
"""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from evalgen.approving.file_changes import Area
from evalgen.approving.side import Comparison
from evalgen.domain.organization import Standing
from evalgen.domain.period import Period
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.records import Records

DEFAULT_LIMIT = 1
"""Units beyond those that the author answers for: one, so that everybody may bring in their own record."""


class Author(Struct, frozen=True, kw_only=True):
    """Who brings the change."""

    account: str
    """On the host; empty where it was not given."""

    person: str
    """Empty where no member of a body has this account."""


def author_of(account: str, records: Records) -> Author:
    """The person with that account; nobody where several claim it."""
    people = {
        member.person
        for body in records.bodies.values()
        for member in body.members
        if account and member.account.casefold() == account.casefold()
    }
    return Author(account=account, person=people.pop() if len(people) == 1 else "")


def too_many_units(comparison: Comparison, author: Author) -> Iterator[Problem]:
    """Whoever changes records of units that they do not answer for is stopped, above the organization's limit."""
    if comparison.founding:
        return  # Nobody can answer for a unit yet.
    organization = comparison.before.records.organization
    limit = organization.max_units if organization else None
    touched = list(_touched(comparison))
    if not author.account:
        units = {unit: file for _, unit, file in touched}
        if limit is not None and len(units) > limit:
            yield _many(units, limit)
        return
    records = comparison.before.records
    own = {period: _answers_for(author, records, period) for period in {period for period, _, _ in touched}}
    foreign = {unit: file for period, unit, file in touched if unit not in own[period]}
    allowed = DEFAULT_LIMIT if limit is None else limit
    if len(foreign) > allowed:
        yield _stopped(comparison, author, foreign, allowed)
    elif foreign and author.person:
        yield Problem(
            code="unit-not-answered-for",
            place=Place(file=next(iter(foreign.values()))),
            message=f"{_who(comparison, author)} không phụ trách {_listed(comparison, foreign)}.",
            remedy="Cấp phụ trách đơn vị đó xem trước khi hợp nhất.",
            severity=Severity.WARNING,
        )


def _touched(comparison: Comparison) -> Iterator[tuple[Period, str, str]]:
    """Each unit whose records of a period change, or the evidence beside them, with a file."""
    for pair in comparison.pairs:
        for record in (pair.before, pair.after):
            if record is not None:
                yield record.period, record.unit, record.document.file
    units = comparison.before.records.units
    for change in comparison.files:
        if change.area is Area.ATTACHMENT:
            for path in dict.fromkeys((change.was, change.path)):
                _, folder, *below = path.split("/")
                period = Period.parse(folder)
                if period is not None and len(below) > 1 and below[0] in units:
                    yield period, below[0], path


def _answers_for(author: Author, records: Records, period: Period) -> set[str]:
    """Units of the posts that the author's bodies manage or employ; of a verifying body all; the own unit, of a head what is below."""
    bodies = {
        body.id: body
        for body in records.bodies.values()
        for member in body.members
        if member.person == author.person and (member.span.last is None or member.span.last >= period.first_day)
    }
    if any("verify" in body.roles for body in bodies.values()):
        return set(records.units)
    posts = [post for person in records.people.values() for post in person.posts]
    units = {post.unit for post in posts if post.managed_by in bodies or post.used_by in bodies}
    own = records.people[author.person].posts if author.person in records.people else ()
    heads = {post.unit for post in own if post.standing is Standing.HEAD}
    return units | {post.unit for post in own} | _below(records, heads, records.cutoff(period))


def _below(records: Records, units: set[str], day: dt.date) -> set[str]:
    """The units and everything below them on `day`."""
    found = set(units)
    while more := {unit.id for unit in records.units.values() if unit.parent_on(day) in found} - found:
        found |= more
    return found


def _stopped(comparison: Comparison, author: Author, foreign: dict[str, str], allowed: int) -> Problem:
    return Problem(
        code="too-many-units",
        place=Place(file=next(iter(foreign.values()))),
        message=(
            f"thay đổi này đụng đến {len(foreign)} đơn vị mà {_who(comparison, author)} không phụ trách "
            f"(cho phép {allowed}): {_listed(comparison, foreign)}."
        ),
        remedy="Tách theo từng đơn vị, để người phụ trách trình; hoặc cơ quan thẩm định trình thay.",
    )


def _many(touched: dict[str, str], limit: int) -> Problem:
    return Problem(
        code="many-units",
        place=Place(file=next(iter(touched.values()))),
        message=f"thay đổi này đụng đến {len(touched)} đơn vị, quá {limit} đơn vị mà tổ chức cho phép; chưa rõ ai trình.",
        remedy="Tách theo từng đơn vị, hoặc chạy với --author để xét theo người trình.",
        severity=Severity.WARNING,
    )


def _who(comparison: Comparison, author: Author) -> str:
    return comparison.called(author.person) if author.person else f"tài khoản «{author.account}»"


_SHOWN = 5


def _listed(comparison: Comparison, units: dict[str, str]) -> str:
    names = [comparison.unit_called(unit) for unit in units]
    more = f" và {len(names) - _SHOWN} đơn vị nữa" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
