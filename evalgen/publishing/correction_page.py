"""Điều chỉnh, hủy bỏ: every change of a published result, on one page."""

from msgspec import Struct

from evalgen.publishing.page import Page, SearchEntry
from evalgen.publishing.press import HOME, Press
from evalgen.publishing.public import PublicAmendment, PublicOutcome, PublicPeriod, PublicResult, PublicSite


class Correction(Struct, frozen=True, kw_only=True):
    """One change; `result` None: it concerns the collective `unit`."""

    period: PublicPeriod
    unit: str
    result: PublicResult | None
    amendment: PublicAmendment
    notice: str | None
    """The notice that published what was changed."""

    anchor: str
    """Where it stands on the page of corrections: period, subject, number of the change."""


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
        later=lambda: {"corrections": corrections_of(press.site)},
    )


def corrections_of(site: PublicSite) -> list[Correction]:
    """Every change of a published result, the newest first."""
    found: list[Correction] = []
    for period in site.periods:
        for result in period.results:
            if result.outcome.amendments:
                found += _of(period, result.outcome, result.unit, result)
        for unit, outcome in period.collectives.items():
            found += _of(period, outcome, unit, None)
    return sorted(found, key=lambda item: item.amendment.on, reverse=True)


def correction_anchor(period: str, person: str | None, unit: str, number: int) -> str:
    """Where that change stands on the page: of a person, else of the collective of `unit`."""
    return f"{period}_{person or f'tap-the_{unit}'}_{number}"


def _of(period: PublicPeriod, outcome: PublicOutcome, unit: str, result: PublicResult | None) -> list[Correction]:
    return [
        Correction(
            period=period,
            unit=unit,
            result=result,
            amendment=amendment,
            notice=outcome.notice,
            anchor=correction_anchor(period.id, result.person if result else None, unit, number),
        )
        for number, amendment in enumerate(outcome.amendments, start=1)
    ]
