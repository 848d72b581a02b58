"""Thay đổi: what each publication brought, by its day: notices, and changes of what had been published."""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from evalgen.publishing.correction_page import Correction, corrections_of
from evalgen.publishing.notice_pages import tells
from evalgen.publishing.page import Page, SearchEntry
from evalgen.publishing.press import HOME, Press
from evalgen.publishing.public import PublicNotice, PublicPeriod, PublicSite


class Publication(Struct, frozen=True, kw_only=True):
    """A notice with how many it tells of, or the changes of one day (`notice` and `period` None)."""

    on: dt.date
    period: PublicPeriod | None = None
    notice: PublicNotice | None = None
    people: int = 0
    collectives: int = 0
    corrections: tuple[Correction, ...] = ()


def change_page(press: Press) -> Page:
    """The page of all publications, the newest first."""
    name = press.page_name("Thay đổi")
    return press.page(
        "thay-doi.html",
        "changes.html",
        title=name,
        description=press.say(
            "Mỗi lần công bố có gì mới: thông báo, điều chỉnh, hủy bỏ kết quả của {organization}.",
            organization=press.site.name,
        ),
        crumbs=[HOME],
        stamped=False,
        search=[SearchEntry(title=name, text=press.say("Có gì mới trong mỗi lần công bố"))],
        later=lambda: {"days": _days(press.site)},
    )


def _days(site: PublicSite) -> list[tuple[dt.date, list[Publication]]]:
    return [(day, list(items)) for day, items in groupby(publications_of(site), key=lambda item: item.on)]


def publications_of(site: PublicSite) -> Sequence[Publication]:
    """Every notice and every day of changes, the newest first; on one day the notices stand before the changes."""
    found = [_notice(period, notice) for period in site.periods for notice in period.notices]
    changes = corrections_of(site)
    found += [
        Publication(on=day, corrections=tuple(items))
        for day, items in groupby(changes, key=lambda item: item.amendment.on)
    ]
    return sorted(found, key=lambda item: item.on, reverse=True)


def _notice(period: PublicPeriod, notice: PublicNotice) -> Publication:
    return Publication(
        on=notice.on,
        period=period,
        notice=notice,
        people=sum(tells(period, notice, item.unit, item.outcome) for item in period.results),
        collectives=sum(tells(period, notice, unit, item) for unit, item in period.collectives.items()),
    )
