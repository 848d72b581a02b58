"""The whole period on one day, most pressing first; and narrowed down to what somebody asks for."""

import datetime as dt
from collections.abc import Callable

from msgspec.structs import replace

from evalgen.domain.dossier import Dossier, Urgency
from evalgen.domain.organization import Post, Standing
from evalgen.domain.period_status import PeriodStatus
from evalgen.domain.results import Results
from evalgen.watching.days import Days
from evalgen.watching.dossiers import dossiers
from evalgen.watching.watch import Watch


def period_status(watch: Watch, results: Results) -> PeriodStatus:
    """Where the period stands. The same records, law and day give the same answer."""
    organization, period = watch.records.organization, watch.period
    days = Days.of(watch.law, period, watch.today)
    return PeriodStatus(
        organization=organization.name if organization is not None else "",
        fictional=organization is not None and organization.fictional,
        period=period,
        on=watch.today,
        opened_on=watch.record.opened_on,
        closed_on=watch.record.closed_on,
        law=watch.law.title if watch.law is not None else "",
        dossiers=tuple(sorted(dossiers(watch, days), key=_order(watch))),
        deadlines=days.listed,
        quotas=results.quotas.get(period, ()),
        collective_quotas=results.collective_quotas.get(period, ()),
    )


def narrowed(status: PeriodStatus, words: str, wanted: Callable[[Dossier], bool]) -> PeriodStatus:
    """Only the dossiers that are wanted; `words` say which these are."""
    kept = tuple(item for item in status.dossiers if wanted(item))
    return replace(status, dossiers=kept, narrowed_to=(*status.narrowed_to, words))


Order = tuple[bool, bool, dt.date, int, str, int, str]


def _order(watch: Watch) -> Callable[[Dossier], Order]:
    """Late first and then by the day; after these what has no day, then what is complete; each in the order of units.

    In a unit its collective first, then by standing: the head, deputies, members, staff.
    """
    last = len(watch.unit_order)

    def order(item: Dossier) -> Order:
        day = item.due.last_day if item.due is not None else None
        done, undated = item.urgency is Urgency.DONE, item.urgency is Urgency.UNDATED
        return (
            done,
            undated,
            day if day is not None and not done else dt.date.max,
            watch.unit_order.get(item.unit, last),
            item.unit,
            _standing(watch, item),
            item.person,
        )

    return order


def _standing(watch: Watch, item: Dossier) -> int:
    """-1 for the collective."""
    if not item.person:
        return -1
    person = watch.records.people.get(item.person)
    cutoff = watch.record.cutoff
    posts = [post for post in (person.posts if person is not None else ()) if post.unit == item.unit]
    held: Post | None = next((post for post in posts if post.span.covers(cutoff)), next(iter(posts[-1:]), None))
    return list(Standing).index(held.standing) if held is not None else 0
