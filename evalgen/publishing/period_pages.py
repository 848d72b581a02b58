"""Bảng tổng hợp: a page per period, and the list of periods."""

from collections.abc import Iterator

from evalgen.domain.grade import Grade
from evalgen.publishing.chart import columns
from evalgen.publishing.page import Page, SearchEntry
from evalgen.publishing.press import HOME, Crumb, Press
from evalgen.publishing.public import PublicPeriod, PublicState
from evalgen.publishing.statistics import distribution_of

PERIODS = Crumb(name="Kỳ đánh giá", path="ky/index.html")


def period_pages(press: Press) -> Iterator[Page]:
    """The list, then every period."""
    site = press.site
    yield press.page(
        "ky/index.html",
        "periods.html",
        title="Kỳ đánh giá",
        description=f"Các kỳ đánh giá, xếp loại của {site.name}.",
        crumbs=[HOME],
        stamped=False,
        search=[SearchEntry(title="Kỳ đánh giá", text="Danh sách các kỳ đánh giá, xếp loại")],
        counts={period.id: distribution_of(period.results) for period in site.periods},
    )
    for period in site.periods:
        yield _summary(press, period)


def _summary(press: Press, period: PublicPeriod) -> Page:
    title = f"Bảng tổng hợp kết quả {period.period.label}"
    counts = distribution_of(period.results)
    shown = {result.outcome.key for result in period.results}
    choices = [(grade.name, grade.label) for grade in sorted(Grade, reverse=True)]
    choices += [(state.name, state.label) for state in PublicState if state is not PublicState.GRADED]
    units = {result.unit for result in period.results}
    return press.page(
        f"ky/{period.id}.html",
        "period.html",
        title=title,
        description=f"{title} đánh giá, xếp loại cán bộ của {press.site.name}.",
        crumbs=[HOME, PERIODS],
        search=[SearchEntry(title=title, text=f"Bảng tổng hợp {period.period.label} {period.id}")],
        period=period,
        counts=counts,
        columns=columns(counts),
        units=[unit for unit in press.site.units.values() if unit.id in units],
        choices=[choice for choice in choices if choice[0] in shown],
    )
