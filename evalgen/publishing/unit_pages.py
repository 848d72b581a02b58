"""Đơn vị: the tree of units, and a page per unit."""

from collections.abc import Iterator, Mapping, Sequence

from evalgen.publishing.chart import columns, segments
from evalgen.publishing.page import Page, SearchEntry
from evalgen.publishing.paging import PAGE_ROWS
from evalgen.publishing.press import HOME, Crumb, Press
from evalgen.publishing.public import PublicResult, PublicUnit
from evalgen.publishing.statistics import Distribution, distribution_of
from evalgen.publishing.unit_order import BLOCKS, KINDS

UNITS = Crumb(name="Đơn vị", path="don-vi/index.html")

Results = Mapping[tuple[str, str], list[PublicResult]]
"""By unit and period."""

Shown = Mapping[str, Mapping[str, Distribution]]
"""By period and unit, with small groups not broken down."""

NOBODY = distribution_of(())


def unit_pages(press: Press) -> Iterator[Page]:
    """The tree, then every unit."""
    site = press.site
    results: dict[tuple[str, str], list[PublicResult]] = {}
    for period in site.periods:
        for result in period.results:
            results.setdefault((result.unit, period.id), []).append(result)
    below: dict[str | None, list[PublicUnit]] = {}
    for unit in site.units.values():
        below.setdefault(unit.parent if unit.parent in site.units else None, []).append(unit)
    newest = site.periods[0].id if site.periods else ""
    yield press.page(
        "don-vi/index.html",
        "units.html",
        title=press.page_name("Đơn vị"),
        description=press.say("Các cơ quan, đơn vị thuộc {organization}.", organization=site.name),
        crumbs=[HOME],
        stamped=False,
        search=[SearchEntry(title=press.page_name("Đơn vị"), text=press.say("Danh sách cơ quan, đơn vị"))],
        below=below,
        unfolded=_unfolded(below),
        sizes={unit: len(results.get((unit, newest), ())) for unit in site.units},
    )
    shown = {period.id: press.breakdown(period).units for period in site.periods}
    for unit in site.units.values():
        yield _unit(press, unit, below.get(unit.id, ()), results, shown)


def _unfolded(below: Mapping[str | None, Sequence[PublicUnit]]) -> int:
    """How many levels of the tree are open at first: the highest at least, and as many as a page has rows for."""
    level, levels, rows = below.get(None, ()), 0, 0
    while level and (rows := rows + len(level)) <= PAGE_ROWS:
        levels, level = levels + 1, [child for unit in level for child in below.get(unit.id, ())]
    return max(levels, 1)


def _unit(press: Press, unit: PublicUnit, below: Sequence[PublicUnit], results: Results, shown: Shown) -> Page:
    site = press.site
    above: list[Crumb] = []
    parent = site.units.get(unit.parent or "")
    while parent is not None and parent.id != unit.id and len(above) < len(site.units):
        above.insert(0, Crumb(name=parent.short, path=f"don-vi/{parent.id}.html", recorded=True))
        parent = site.units.get(parent.parent or "")
    lists = {period.id: results.get((unit.id, period.id), []) for period in site.periods}
    counts = {period: shown[period].get(unit.id, NOBODY) for period in lists}
    extracts = press.extracts
    told = [
        (
            name,
            bool(counts[name].shares),
            extracts.outcome(period.collectives[unit.id]) if unit.id in period.collectives else "",
            extracts.rows(lists[name]) if lists[name] else "",
        )
        for name, period in zip(lists, site.periods, strict=True)
    ]
    return press.page(
        f"don-vi/{unit.id}.html",
        "unit.html",
        title=unit.name,
        recorded=unit.name,
        description=press.say("Kết quả đánh giá, xếp loại của {unit}.", unit=unit.name),
        crumbs=[HOME, UNITS, *above],
        shows=repr(told),
        later=lambda: {
            "shown": [period for period in site.periods if lists[period.id] or unit.id in period.collectives],
            "collectives": any(unit.id in period.collectives for period in site.periods),
            "remarked": {period: any(item.outcome.amendments for item in items) for period, items in lists.items()},
            "charts": {period: columns(item) for period, item in counts.items()},
            "bars": {period: segments(item) for period, item in counts.items()},
        },
        unit=unit,
        kind=KINDS.get(unit.kind, ""),
        block=BLOCKS.get(unit.block, ""),
        below=below,
        results=lists,
        counts=counts,
    )
