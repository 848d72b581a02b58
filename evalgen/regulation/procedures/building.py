"""From a pack's ``procedure.yaml``, whose shape is sound, to frozen values; what no shape can say is a fault."""

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from evalgen.domain.citation import Citation
from evalgen.domain.period import Period, PeriodKind
from evalgen.regulation.law import Instrument
from evalgen.regulation.procedures.days import DueRule, EventDay, FixedDay, MonthDay
from evalgen.regulation.procedures.procedure import (
    Authority,
    Deadline,
    DeadlineException,
    Grant,
    Lateness,
    Procedure,
    Role,
    Route,
    Stage,
    Step,
)
from evalgen.regulation.site import Site, Steps, build_citation, build_reading


def build_procedure(site: Site, own: Instrument, kinds: tuple[PeriodKind, ...]) -> Procedure:
    """The procedure in the document of `site`; entries that name no kind of period are for all `kinds` of the pack."""
    return Procedure(
        routes=MappingProxyType({item["id"]: _route(site, steps, item) for steps, item in _listed(site, "routes")}),
        steps=tuple(_step(site, steps, item, own, kinds) for steps, item in _listed(site, "steps")),
        deadlines=tuple(_deadline(site, steps, item, own, kinds) for steps, item in _listed(site, "deadlines")),
        authorities=tuple(_authority(site, steps, item, own) for steps, item in _listed(site, "authorities")),
    )


def _listed(site: Site, name: str) -> Iterator[tuple[Steps, Mapping[str, Any]]]:
    return (((name, index), item) for index, item in enumerate(site.document.root.get(name, ())))


def _route(site: Site, steps: Steps, item: Mapping[str, Any]) -> Route:
    citation = build_citation(site, (*steps, "citation"), item["citation"])
    return Route(id=item["id"], title=item["title"], citation=citation)


def _entry(site: Site, steps: Steps, item: Mapping[str, Any], own: Instrument) -> dict[str, Any]:
    """What all entries have."""
    first = dt.date.fromisoformat(item["effective_from"])
    if first < own.effective_from:
        message = f"mục «{item['id']}» có hiệu lực từ {first:%d/%m/%Y}, trước ngày có hiệu lực của {own.name}"
        site.fault((*steps, "effective_from"), message, f"Dùng ngày từ {own.effective_from} trở đi.")
    return {
        "id": item["id"],
        "route": item.get("route", ""),
        "effective_from": first,
        "citation": build_citation(site, (*steps, "citation"), item["citation"]),
        "reading": build_reading(item),
        "chosen": item["reading"]["chosen"] if "reading" in item else "",
        "place": site.document.place(*steps),
    }


def _kinds(item: Mapping[str, Any], kinds: tuple[PeriodKind, ...]) -> tuple[PeriodKind, ...]:
    return tuple(PeriodKind[name] for name in item["period_kinds"]) if "period_kinds" in item else kinds


def _step(site: Site, steps: Steps, item: Mapping[str, Any], own: Instrument, kinds: tuple[PeriodKind, ...]) -> Step:
    return Step(
        **_entry(site, steps, item, own),
        title=item["title"],
        actor=item["actor"],
        stage=Stage[item["stage"].upper()],
        role=Role[item["role"].upper()] if "role" in item else None,
        period_kinds=_kinds(item, kinds),
        documents=tuple(item.get("documents", ())),
        deadlines=tuple(item.get("deadlines", ())),
    )


def _deadline(
    site: Site, steps: Steps, item: Mapping[str, Any], own: Instrument, kinds: tuple[PeriodKind, ...]
) -> Deadline:
    entry = _entry(site, steps, item, own)
    exceptions = [
        _exception(site, (*steps, "exceptions", index), exception, entry["citation"])
        for index, exception in enumerate(item.get("exceptions", ()))
    ]
    return Deadline(
        **entry,
        title=item["title"],
        addressee=item["addressee"],
        period_kinds=_kinds(item, kinds),
        holds=Stage[item["holds"].upper()] if "holds" in item else None,
        only_named=item.get("only_named", False),
        due=_due(site, (*steps, "due"), item["due"]),
        exceptions=tuple(sorted(exceptions, key=lambda exception: exception.period is None)),
        late=_lateness(site, (*steps, "late"), item["late"]) if "late" in item else None,
    )


def _lateness(site: Site, steps: Steps, item: Mapping[str, Any]) -> Lateness:
    return Lateness(
        words=item["words"],
        grades_lower=item.get("grades_lower", 0),
        citation=build_citation(site, (*steps, "citation"), item["citation"]),
    )


def _exception(site: Site, steps: Steps, item: Mapping[str, Any], citation: Citation) -> DeadlineException:
    if len({"period", "last_month"} & set(item)) != 1:
        message = "ngày riêng phải nêu đúng một trong hai: period hoặc last_month"
        site.fault(steps, message, "Ghi period: 2026-Q2 cho một kỳ, hoặc last_month: 12 cho mọi kỳ kết thúc tháng 12.")
    period = Period.parse(item["period"]) if "period" in item else None
    if "period" in item and period is None:
        message = f"không có kỳ «{item['period']}»"
        site.fault((*steps, "period"), message, "Viết 2026-06 cho tháng, 2026-Q2 cho quý, 2026 cho năm (trong nháy).")
    return DeadlineException(
        period=period,
        last_month=item.get("last_month"),
        due=_due(site, (*steps, "due"), item["due"]),
        citation=build_citation(site, (*steps, "citation"), item["citation"]) if "citation" in item else citation,
    )


_WAYS = ({"day", "month_after"}, {"date"}, {"event"}, {"event", "days_after"})


def _due(site: Site, steps: Steps, item: Mapping[str, Any]) -> DueRule:
    """The day named in one of three ways; where it is not, that is a fault, and any day will do."""
    named = set(item) - {"inclusive"}
    day: MonthDay | FixedDay | EventDay = FixedDay(date=dt.date(2000, 1, 1))
    if named not in _WAYS:
        message = "ngày hạn phải nêu đúng một trong ba cách: day cùng month_after, date, hoặc event"
        site.fault(steps, message, "Ví dụ: {day: 5, month_after: 1, inclusive: false}.")
    elif "day" in item:
        day = MonthDay(day=item["day"], month_after=item["month_after"])
    elif "event" in item:
        day = EventDay(words=item["event"], days_after=item.get("days_after", 0))
    else:
        day = FixedDay(date=dt.date.fromisoformat(item["date"]))
        if Period.parse(f"{day.date.year}") is None:
            site.fault((*steps, "date"), f"năm {day.date.year} quá xa", "Dùng ngày từ năm 1900 đến năm 2199.")
    return DueRule(day=day, inclusive=item["inclusive"])


def _authority(site: Site, steps: Steps, item: Mapping[str, Any], own: Instrument) -> Authority:
    grants = {
        Role[name.upper()]: Grant(
            by=grant["by"], citation=build_citation(site, (*steps, "roles", name, "citation"), grant["citation"])
        )
        for name, grant in item.get("roles", {}).items()
    }
    return Authority(
        **_entry(site, steps, item, own),
        posts=tuple(item["posts"]),
        grants=MappingProxyType(grants),
        gaps=MappingProxyType({Role[name.upper()]: reading for name, reading in item.get("gaps", {}).items()}),
    )
