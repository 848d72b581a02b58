"""What a group above its quota is told: its places, and what helps; a raised rate is named only where it would."""

from evalgen.domain.grade import Grade
from evalgen.domain.number import show_plain
from evalgen.domain.period import Period
from evalgen.domain.ruling import QuotaGroup, QuotaResult

_REVIEW = "báo cáo cấp trên xem xét cách tính tỷ lệ"


def places_by_base(group: QuotaGroup, whom: str) -> str:
    """The places of a group, by each reading of the base that the law in force goes by."""
    good, everybody = Grade.GOOD.label, group.good + len(group.excellent)
    told = {
        "literal": f"{group.places_literal} suất nếu tính trên {group.good} {whom} «{good}»",
        "pool": f"{group.places_pool} suất nếu tính trên {everybody} {whom} từ «{good}» trở lên",
    }
    if group.base == "both":
        return "; ".join(told.values())
    return told[group.base].replace(" nếu tính trên ", ", tính trên ")


def within_again(period: Period, group: QuotaGroup, whom: str) -> str:
    """How an exceeded quota can be kept; `whom` are people or collectives."""
    regrade = f"Xếp lại {group.to_regrade} {whom} trong danh sách trên"
    raised = group.raised
    if raised is None or raised.to_regrade == group.to_regrade:
        return f"{regrade}."
    if raised.to_regrade:
        where = f"mục raised_rates của records/{period}/period.yaml"
        return f"{regrade}; có quyết định nâng tỷ lệ (tối đa {_percent(group)}, ghi vào {where}) thì xếp lại {raised.to_regrade} {whom}."
    then = "" if raised.result is QuotaResult.WITHIN else f", rồi {_REVIEW}"
    return f"{regrade}, hoặc {_decision(period, group)}{then}."


def reviewed(period: Period, group: QuotaGroup) -> str:
    """What is to be done where the quota is kept by one reading only."""
    raised = group.raised
    helps = raised is not None and raised.result is QuotaResult.WITHIN
    return f"{_REVIEW.capitalize()}{f', hoặc {_decision(period, group)}' if helps else ''}."


def _decision(period: Period, group: QuotaGroup) -> str:
    return f"ghi quyết định nâng tỷ lệ (tối đa {_percent(group)}) vào mục raised_rates của records/{period}/period.yaml"


def _percent(group: QuotaGroup) -> str:
    return f"{show_plain(group.raised.rate * 100)} %" if group.raised else ""
