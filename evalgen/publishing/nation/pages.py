"""The pages of the whole country: each period by province, the sources, the query."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from evalgen.domain.grade import BEST_FIRST
from evalgen.domain.nation import Nation, NationCount
from evalgen.domain.organization import Standing
from evalgen.domain.period import Period
from evalgen.language import Language
from evalgen.publishing.chart import columns, segments
from evalgen.publishing.statistics import Distribution, Share
from evalgen.publishing.templates import Templates, templates_of

NAME = "Tổng hợp cả nước"
STANDINGS: Mapping[str, str] = {**{item.name: item.label for item in Standing}, "NONE": "Chưa rõ vị trí"}
"""The words for standings, and for none."""


class NationPage(Struct, frozen=True, kw_only=True):
    """One page, before it stands in the frame."""

    path: str
    slots: Mapping[str, Markup]


def nation_pages(nation: Nation, language: Language) -> Iterator[NationPage]:
    """All pages: the first one is the foremost period; while there is none, it says so."""
    templates = templates_of(language)
    say = language.say
    parts = [
        (say("Kết quả cả nước"), "index.html"),
        (say("Tra cứu"), "tra-cuu.html"),
        (say("Nguồn dữ liệu"), "nguon.html"),
    ]
    for period in nation.periods:
        title = say("Kết quả cả nước, {period}", period=say_period(period, language))
        values = _period_values(nation, period, say)
        for path in ("index.html", f"{period}.html") if period == nation.foremost else (f"{period}.html",):
            newer = nation.periods[0] if path == "index.html" and period != nation.periods[0] else ""
            yield _page(templates, nation, parts, path, title, "nation_period.html", {**values, "newer": newer})
    if not nation.periods:
        yield _page(templates, nation, parts, "index.html", say("Kết quả cả nước"), "nation_without_period.html", {})
    yield _page(templates, nation, parts, "tra-cuu.html", say("Tra cứu"), "nation_query.html", {})
    yield _page(templates, nation, parts, "nguon.html", say("Nguồn dữ liệu"), "nation_sources.html", {})


def say_period(period: str, language: Language) -> str:
    """The name of a period in the language of the interface."""
    from evalgen.language.labels import period_label

    found = Period.parse(period)
    return period_label(found, language=language) if found else period


def _page(  # noqa: PLR0913, PLR0917 - a page has that many parts
    templates: Templates,
    nation: Nation,
    parts: list[tuple[str, str]],
    path: str,
    title: str,
    template: str,
    values: Mapping[str, Any],
) -> NationPage:
    periods = {period: Period.parse(period) for period in nation.periods}
    common = {"nation": nation, "periods": periods, "root": "", "ladder": BEST_FIRST, "title": title}
    menu = [(name, address, "page" if address == path else "") for name, address in parts]
    return NationPage(
        path=path,
        slots={
            "title": templates.title(title, ""),
            "heading": templates.title(title, ""),
            "description": templates.title(title, ""),
            "content": templates.render(template, **common, **values),
            "menu": templates.render("nation_menu.html", parts=menu),
            "footer": templates.render("nation_footer.html", **common),
            "crumbs": templates.render("nation_mark.html", nation=nation),
            "finder": Markup(),
        },
    )


def _period_values(nation: Nation, period: str, say: Callable[[str], str]) -> Mapping[str, Any]:
    whole = distribution(nation.counts[period, None, None])
    provinces = [
        (name, "", distribution(nation.counts[period, province, None]), True)
        for province, name in nation.provinces.items()
        if (period, province, None) in nation.counts
    ]
    standings = [
        (say(label), "", distribution(nation.counts[period, None, standing]), False)
        for standing, label in STANDINGS.items()
        if (period, None, standing) in nation.counts
    ]
    return {
        "period": period,
        "whole": whole,
        "columns": columns(whole),
        "provinces": provinces,
        "by_standing": standings,
        "bars": segments,
    }


def distribution(count: NationCount) -> Distribution:
    """The count as charts and tables take it."""
    pairs = zip(BEST_FIRST, count.grades or (), strict=False)
    return Distribution(
        people=count.people,
        graded=count.graded,
        cancelled=count.cancelled,
        unpublished=count.people - count.graded - count.cancelled,
        shares=tuple(Share(grade=grade, count=found, ratio=Fraction(found, count.graded)) for grade, found in pairs),
    )
