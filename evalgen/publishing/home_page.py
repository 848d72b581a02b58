"""Trang chủ: the latest published period and the one in progress at a glance."""

from typing import Any

from evalgen.publishing.change_page import publications_of
from evalgen.publishing.chart import segments
from evalgen.publishing.page import Page, SearchEntry
from evalgen.publishing.paging import PAGE_ROWS
from evalgen.publishing.press import HOME, Press
from evalgen.publishing.public import PublicSite
from evalgen.publishing.statistics import distribution_of
from evalgen.publishing.unit_order import BLOCKS

NEWS = 4
"""How many of the latest publications the first page tells of."""


def home_page(press: Press) -> Page:
    """The first page."""
    site = press.site
    return press.page(
        "index.html",
        "home.html",
        title=site.name,
        recorded=site.name,
        description=press.say(
            "Kết quả đánh giá, xếp loại chất lượng cán bộ của {organization}.", organization=site.name
        ),
        stamped=False,
        search=[
            SearchEntry(
                title=press.page_name("Trang chủ"),
                text=f"{press.say('Kết quả đánh giá, xếp loại chất lượng cán bộ')} {site.name}",
            )
        ],
        later=lambda: _values(site),
    )


def _values(site: PublicSite) -> dict[str, Any]:
    """What the first page is made from."""
    counts = {period.id: distribution_of(period.results) for period in site.periods}
    begun = [period for period in site.periods if counts[period.id].published]
    finished = {period.id for period in begun if period.closed_on or not counts[period.id].unpublished}
    # A period that is only partly published would show a distribution that does not hold.
    published = next((period for period in begun if period.id in finished), begun[0] if begun else None)
    running = [
        period
        for period in site.periods
        if counts[period.id].unpublished
        and period.id not in finished
        and (published is None or period.period > published.period)
    ]
    blocks = {name: [unit for unit in site.units.values() if unit.block == block] for block, name in BLOCKS.items()}
    return {
        "published": published,
        "running": running,
        "counts": counts,
        "bar": segments(counts[published.id]) if published else (),
        "latest": publications_of(site)[:NEWS],
        "many": len(site.units) > PAGE_ROWS,
        "blocks": {name: units for name, units in blocks.items() if units},
    }


def missing_page(press: Press) -> Page:
    """What a visitor sees at an address that leads nowhere."""
    return press.page(
        "404.html",
        "missing.html",
        title=press.page_name("Không tìm thấy trang"),
        description=press.say("Địa chỉ này không có trang nào."),
        crumbs=[HOME],
        shows="",
    )
