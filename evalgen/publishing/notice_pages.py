"""Thông báo: the list of notices, and a page to print per notice."""

from collections.abc import Iterator

from evalgen.language.labels import period_label
from evalgen.publishing.page import Page, SearchEntry
from evalgen.publishing.paging import sheets
from evalgen.publishing.press import HOME, Crumb, Press
from evalgen.publishing.public import PublicNotice, PublicOutcome, PublicPeriod, PublicResult, PublicUnit
from evalgen.publishing.templates import day

Row = tuple[PublicResult | PublicUnit, PublicOutcome, PublicOutcome]
"""Whom a notice tells of, the result as it gave it, and as it stands now."""

NOTICES = Crumb(name="Thông báo", path="thong-bao/index.html")


def notice_pages(press: Press) -> Iterator[Page]:
    """The list, then every notice."""
    site = press.site
    yield press.page(
        "thong-bao/index.html",
        "notices.html",
        title=press.page_name("Thông báo"),
        description=press.say("Thông báo kết quả đánh giá, xếp loại của {organization}.", organization=site.name),
        crumbs=[HOME],
        stamped=False,
        search=[
            SearchEntry(
                title=press.page_name("Thông báo"), text=press.say("Danh sách thông báo kết quả đánh giá, xếp loại")
            )
        ],
    )
    for period in site.periods:
        for notice in period.notices:
            yield from _notice(press, period, notice)


def _notice(press: Press, period: PublicPeriod, notice: PublicNotice) -> Iterator[Page]:
    label, on = period_label(period.period, press.language), day(notice.on)
    rows: list[Row] = [
        (result, result.outcome.as_noticed(notice), result.outcome)
        for result in period.results
        if tells(period, notice, result.unit, result.outcome)
    ]
    collectives: list[Row] = [
        (press.site.units[unit], outcome.as_noticed(notice), outcome)
        for unit, outcome in period.collectives.items()
        if tells(period, notice, unit, outcome)
    ]
    name = press.say("Thông báo số {number}", number=notice.number)
    for sheet in sheets([*rows, *collectives], f"{period.id}_{notice.id}"):
        first = sheet.number == 1
        number = press.say("Trang {page}", page=sheet.number)
        title = name if first else f"{number}: {name}"
        people = [row for row in sheet.rows if isinstance(row[0], PublicResult)]
        units = [row for row in sheet.rows if isinstance(row[0], PublicUnit)]
        told = [
            (unit.id, press.extracts.outcome(outcome)) for unit, _, outcome in units if isinstance(unit, PublicUnit)
        ]
        results = [result for result, _, _ in people if isinstance(result, PublicResult)]
        yield press.page(
            f"thong-bao/{sheet.file}",
            "notice.html",
            title=title,
            recorded=notice.number,
            description=press.say("{title} – {period}, ngày {day}.", title=notice.title, period=label, day=on),
            crumbs=[HOME, NOTICES],
            search=[SearchEntry(title=title, text=f"{notice.title} {label} {press.say('ngày {day}', day=on)}")]
            if first
            else (),
            shows=f"{len(rows)} {len(collectives)}\n{told!r}\n{press.extracts.rows(results)}",
            period=period,
            notice=notice,
            sheet=sheet,
            people=people,
            collectives=units,
            told_people=len(rows),
            told_collectives=len(collectives),
            covered=_covered(press, period, notice),
        )


def _covered(press: Press, period: PublicPeriod, notice: PublicNotice) -> list[PublicUnit]:
    """The units that the notice names, in the order of the period's list; those without anybody in it come last."""
    listed = dict.fromkeys((*(result.unit for result in period.results), *press.site.units))
    return [press.site.units[unit] for unit in listed if notice.units and unit in notice.units]


def tells(period: PublicPeriod, notice: PublicNotice, unit: str, outcome: PublicOutcome) -> bool:
    """Whether `notice` published the result, or covers a change made since the notice before it."""
    if outcome.notice is None or not notice.covers(unit):
        return False
    if outcome.notice == notice.id:
        return True
    earlier = [item for item in period.notices if item.on < notice.on and item.covers(unit)]
    if not earlier:
        return False
    latest = max(earlier, key=lambda item: (item.on, item.id == outcome.notice))
    return any(item.on <= notice.on for item in outcome.changed_after(latest))
