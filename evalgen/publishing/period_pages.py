"""Bảng tổng hợp: a page per period, and the list of periods."""

from collections.abc import Iterator

from evalgen.domain.grade import Grade
from evalgen.language.labels import period_label
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
        title=press.page_name("Kỳ đánh giá"),
        description=press.say("Các kỳ đánh giá, xếp loại của {organization}.", organization=site.name),
        crumbs=[HOME],
        stamped=False,
        search=[
            SearchEntry(title=press.page_name("Kỳ đánh giá"), text=press.say("Danh sách các kỳ đánh giá, xếp loại"))
        ],
        counts={period.id: distribution_of(period.results) for period in site.periods},
    )
    for period in site.periods:
        yield _summary(press, period)


def _summary(press: Press, period: PublicPeriod) -> Page:
    label = period_label(period.period, press.language)
    title = press.say("Bảng tổng hợp kết quả {period}", period=label)
    about = "{title} đánh giá, xếp loại cán bộ của {organization}."
    counts = distribution_of(period.results)
    shown = {result.outcome.key for result in period.results}
    choices = [(grade.name, grade.label) for grade in sorted(Grade, reverse=True)]
    choices += [(state.name, state.label) for state in PublicState if state is not PublicState.GRADED]
    units = {result.unit for result in period.results}
    return press.page(
        f"ky/{period.id}.html",
        "period.html",
        title=title,
        description=press.say(about, title=title, organization=press.site.name),
        crumbs=[HOME, PERIODS],
        search=[SearchEntry(title=title, text=f"{press.say('Bảng tổng hợp')} {label} {period.id}")],
        period=period,
        counts=counts,
        columns=columns(counts),
        units=[unit for unit in press.site.units.values() if unit.id in units],
        choices=[choice for choice in choices if choice[0] in shown],
    )
