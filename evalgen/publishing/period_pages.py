"""Bảng tổng hợp: a page per period, further pages where the table is long, and the list of periods."""

from collections.abc import Iterator, Mapping
from typing import Any

from evalgen.domain.grade import BEST_FIRST, Grade
from evalgen.language.labels import period_label
from evalgen.publishing.breakdown import Breakdown
from evalgen.publishing.chart import NODES, columns, flows, segments, sums
from evalgen.publishing.movement import Movement, movement_to
from evalgen.publishing.page import Page, SearchEntry
from evalgen.publishing.paging import PAGE_ROWS, Sheet, sheets
from evalgen.publishing.press import HOME, Crumb, Press
from evalgen.publishing.public import PublicPeriod, PublicResult, PublicState
from evalgen.publishing.statistics import Distribution, distribution_of
from evalgen.publishing.unit_order import BLOCKS

PERIODS = Crumb(name="Kỳ đánh giá", path="ky/index.html")

FORMATS = tuple((label, label.lower()) for label in ("XLSX", "CSV", "JSON"))
"""Downloads of a table: what people call them, with the ending of the file."""

Group = tuple[str, str, Distribution, bool]
"""A block or a unit in a table: its name, its page if it has one, its counts, whether the name comes from records."""


def period_pages(press: Press) -> Iterator[Page]:
    """The list, then every period."""
    site = press.site

    def values() -> dict[str, Any]:
        counts = {period.id: distribution_of(period.results) for period in site.periods}
        return {"counts": counts, "bars": {period: segments(item) for period, item in counts.items()}}

    yield press.page(
        "ky/index.html",
        "periods.html",
        title=press.page_name("Kỳ đánh giá"),
        description=press.say("Các kỳ đánh giá, xếp loại của {organization}.", organization=site.name),
        crumbs=[HOME],
        stamped=False,
        search=[
            SearchEntry(title=press.page_name("Kỳ đánh giá"), text=press.say("Danh sách các kỳ đánh giá, xếp loại"))
        ],
        ladder=BEST_FIRST,
        later=values,
    )
    for period in site.periods:
        first, *others = sheets(period.results, period.id)
        remarked = _remarked(period)
        yield _summary(press, period, first)
        for sheet in others:
            yield _further(press, period, sheet, remarked=remarked)
        if _many_units(press):
            yield from _units(press, period)


def _summary(press: Press, period: PublicPeriod, sheet: Sheet[PublicResult]) -> Page:
    label = period_label(period.period, press.language)
    title = press.say("Bảng tổng hợp kết quả {period}", period=label)
    about = "{title} đánh giá, xếp loại cán bộ của {organization}."

    def values() -> dict[str, Any]:
        counts, parted = distribution_of(period.results), press.breakdown(period)
        return {
            "counts": counts,
            "columns": columns(counts),
            "units": [press.site.units[unit] for unit in parted.units],
            "choices": _choices(period),
            **_groups(press, period, parted, shown=bool(counts.shares)),
            **_movement(movement_to(period, press.site.periods)),
        }

    return press.page(
        f"ky/{period.id}.html",
        "period.html",
        title=title,
        description=press.say(about, title=title, organization=press.site.name),
        crumbs=[HOME, PERIODS],
        search=[SearchEntry(title=title, text=f"{press.say('Bảng tổng hợp')} {label} {period.id}")],
        period=period,
        label=label,
        sheet=sheet,
        remarks=_remarked(period),
        collectives_remarked=_collectives_remarked(period),
        formats=FORMATS,
        unit_pages=f"{period.id}_don-vi.html" if _many_units(press) else "",
        later=values,
    )


def _choices(period: PublicPeriod) -> list[tuple[str, str]]:
    """The grades and states to filter by: those that occur."""
    known = {result.outcome.key for result in period.results}
    choices = [(grade.name, grade.label) for grade in BEST_FIRST]
    choices += [(state.name, state.label) for state in PublicState if state is not PublicState.GRADED]
    return [choice for choice in choices if choice[0] in known]


def _further(press: Press, period: PublicPeriod, sheet: Sheet[PublicResult], *, remarked: bool) -> Page:
    label = period_label(period.period, press.language)
    title = press.say("Bảng tổng hợp kết quả {period}, trang {number}", period=label, number=sheet.number)
    return press.page(
        f"ky/{sheet.file}",
        "period_sheet.html",
        title=title,
        description=press.say(
            "{title} đánh giá, xếp loại cán bộ của {organization}.", title=title, organization=press.site.name
        ),
        crumbs=[HOME, PERIODS, _summary_crumb(press, period)],
        shows=f"{sheet.whole} {remarked}\n{press.extracts.rows(sheet.rows)}",
        period=period,
        sheet=sheet,
        remarks=remarked,
    )


def _many_units(press: Press) -> bool:
    """Whether tables and choices by unit would make the page of a period heavy."""
    return len(press.site.units) > PAGE_ROWS


def _units(press: Press, period: PublicPeriod) -> Iterator[Page]:
    """The units of a period on pages of their own."""
    label = period_label(period.period, press.language)
    parted = press.breakdown(period)
    groups = _groups(press, period, parted, shown=bool(distribution_of(period.results).shares))
    outcomes = list(period.collectives.items())
    for sheet in sheets(groups["units_shown"], f"{period.id}_don-vi"):
        start, end = sheet.first - 1, sheet.first - 1 + PAGE_ROWS
        last = sheet.number == len(sheet.files)
        title = press.say("Kết quả theo đơn vị, {period}, trang {number}", period=label, number=sheet.number)
        collectives = outcomes[start:] if last else outcomes[start:end]
        remarked = _collectives_remarked(period)
        told = [(unit, press.extracts.outcome(outcome)) for unit, outcome in collectives]
        yield press.page(
            f"ky/{sheet.file}",
            "period_units.html",
            title=title,
            description=press.say("{title}, {organization}.", title=title, organization=press.site.name),
            crumbs=[HOME, PERIODS, _summary_crumb(press, period)],
            shows=repr((sheet.whole, [_shown(row) for row in sheet.rows], parted.covered, remarked, told)),
            period=period,
            label=label,
            sheet=sheet,
            collectives_remarked=remarked,
            collectives=collectives,
            ladder=BEST_FIRST,
            bars=segments,
            covered=parted.covered,
        )


def _shown(group: Group) -> tuple[object, ...]:
    """All that a line of a table by unit says."""
    name, path, counts, recorded = group
    shares = [share.count for share in counts.shares]
    return name, path, recorded, counts.people, counts.graded, counts.cancelled, counts.unpublished, shares


def _summary_crumb(press: Press, period: PublicPeriod) -> Crumb:
    label = period_label(period.period, press.language)
    return Crumb(name=press.say("Bảng tổng hợp kết quả {period}", period=label), path=f"ky/{period.id}.html")


def _remarked(period: PublicPeriod) -> bool:
    return any(result.outcome.amendments for result in period.results)


def _collectives_remarked(period: PublicPeriod) -> bool:
    return any(outcome.amendments for outcome in period.collectives.values())


def _groups(press: Press, period: PublicPeriod, parted: Breakdown, *, shown: bool) -> dict[str, Any]:
    """What the tables by block and by unit are made from; empty where the period itself is not broken down."""
    site, say = press.site, press.say
    blocks: list[Group] = [
        (say(BLOCKS.get(block, block)), "", counts, False) for block, counts in parted.blocks.items()
    ]
    rows: list[Group] = [
        (site.unit_name(unit, period.period), f"don-vi/{unit}.html", counts, True)
        for unit, counts in parted.units.items()
    ]
    return {
        "ladder": BEST_FIRST,
        "bars": segments,
        "blocks": blocks if shown else [],
        "units_shown": rows if shown else [],
        "covered": parted.covered,
    }


def _movement(move: Movement | None) -> dict[str, Any]:
    cells: Mapping[tuple[Grade, Grade], int] = move.cells if move else {}
    return {
        "move": move,
        "flows": flows(cells),
        "before": sums(cells, 0),
        "after": sums(cells, 1),
        "nodes": NODES,
    }
