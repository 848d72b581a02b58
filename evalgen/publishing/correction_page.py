"""Điều chỉnh, hủy bỏ: every change of a published result, on one page."""

from dataclasses import dataclass

from evalgen.publishing.page import Page, SearchEntry
from evalgen.publishing.press import HOME, Press
from evalgen.publishing.public import PublicAmendment, PublicPeriod, PublicResult, PublicSite


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """One change; `result` None: it concerns the collective `unit`."""

    period: PublicPeriod
    unit: str
    result: PublicResult | None
    amendment: PublicAmendment


def correction_page(press: Press) -> Page:
    """The page of changes, the newest first."""
    return press.page(
        "dinh-chinh.html",
        "corrections.html",
        title=press.page_name("Điều chỉnh, hủy bỏ kết quả"),
        description=press.say(
            "Các kết quả đã công bố được điều chỉnh hoặc hủy bỏ của {organization}.", organization=press.site.name
        ),
        crumbs=[HOME],
        stamped=False,
        search=[
            SearchEntry(
                title=press.page_name("Điều chỉnh, hủy bỏ kết quả"),
                text=press.say("Đính chính, điều chỉnh, hủy bỏ kết quả đã công bố"),
            )
        ],
        corrections=_corrections(press.site),
    )


def _corrections(site: PublicSite) -> list[Correction]:
    found = [
        Correction(period=period, unit=result.unit, result=result, amendment=amendment)
        for period in site.periods
        for result in period.results
        for amendment in result.outcome.amendments
    ]
    found += [
        Correction(period=period, unit=unit, result=None, amendment=amendment)
        for period in site.periods
        for unit, outcome in period.collectives.items()
        for amendment in outcome.amendments
    ]
    return sorted(found, key=lambda item: item.amendment.on, reverse=True)
