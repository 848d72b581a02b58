"""Đơn vị: the tree of units, and a page per unit."""

from collections.abc import Iterator, Mapping, Sequence

from evalgen.publishing.chart import Column, columns
from evalgen.publishing.names import fold
from evalgen.publishing.page import Page, SearchEntry
from evalgen.publishing.press import HOME, Crumb, Press
from evalgen.publishing.public import PublicResult, PublicUnit
from evalgen.publishing.statistics import Distribution, distribution_of
from evalgen.publishing.unit_order import BLOCKS, KINDS

UNITS = Crumb(name="Đơn vị", path="don-vi/index.html")

Results = Mapping[tuple[str, str], list[PublicResult]]
"""By unit and period."""


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
        sizes={unit: len(results.get((unit, newest), ())) for unit in site.units},
    )
    for unit in site.units.values():
        yield _unit(press, unit, below.get(unit.id, ()), results)


def _unit(press: Press, unit: PublicUnit, below: Sequence[PublicUnit], results: Results) -> Page:
    site = press.site
    above: list[Crumb] = []
    parent = site.units.get(unit.parent or "")
    while parent is not None and parent.id != unit.id and len(above) < len(site.units):
        above.insert(0, Crumb(name=parent.short, path=f"don-vi/{parent.id}.html", recorded=True))
        parent = site.units.get(parent.parent or "")
    counts: dict[str, Distribution] = {}
    charts: dict[str, tuple[Column, ...]] = {}
    for period in site.periods:
        counts[period.id] = distribution_of(results.get((unit.id, period.id), ()))
        charts[period.id] = columns(counts[period.id])
    words = f"{unit.short_name} {press.say(KINDS.get(unit.kind, ''))} {fold(unit.name)}".strip()
    return press.page(
        f"don-vi/{unit.id}.html",
        "unit.html",
        title=unit.name,
        recorded=unit.name,
        description=press.say("Kết quả đánh giá, xếp loại của {unit}.", unit=unit.name),
        crumbs=[HOME, UNITS, *above],
        search=[SearchEntry(title=unit.name, text=words)],
        unit=unit,
        kind=KINDS.get(unit.kind, ""),
        block=BLOCKS.get(unit.block, ""),
        below=below,
        results={period.id: results.get((unit.id, period.id), []) for period in site.periods},
        counts=counts,
        charts=charts,
    )
