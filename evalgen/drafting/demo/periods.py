"""The files `period.yaml`."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from evalgen.drafting.demo.calendar import SECOND, THIRD, Quarter

_BY = "ban-thuong-vu"
_NAMED = 40
"""A notice names no more units than this one by one."""
_NOTICES: dict[str, tuple[dict[str, Any], ...]] = {
    SECOND.id: (
        {
            "id": "thong-bao-1",
            "number": "58-TB/ĐU",
            "date": "2026-07-06",
            "by": _BY,
            "title": "Thông báo kết quả đánh giá, xếp loại quý II năm 2026",
        },
        {
            "id": "thong-bao-2",
            "number": "60-TB/ĐU",
            "date": "2026-07-09",
            "by": _BY,
            "title": "Thông báo bổ sung kết quả tại Trường Tiểu học và Trạm Y tế, quý II năm 2026",
            "units": ["truong-tieu-hoc", "tram-y-te"],
        },
    ),
    THIRD.id: (
        {
            "id": "thong-bao-1",
            "number": "81-TB/ĐU",
            "date": "2026-10-03",
            "by": _BY,
            "title": "Thông báo kết quả đánh giá, xếp loại quý III năm 2026 (đợt 1)",
            "units": ["van-phong-dang-uy", "ban-xay-dung-dang"],
        },
    ),
}


def period_record(quarter: Quarter, units: Collection[str]) -> dict[str, Any]:
    """Notices are those of the first commune's Party committee; of `units` only those that are there."""
    if quarter.ordinary:
        return _published(quarter)
    closed = {"closed_on": "2026-07-10"} if quarter is SECOND else {}
    notices = [notice for notice in _NOTICES[quarter.id] if {*notice.get("units", ())} <= {*units}]
    return {"opened_on": quarter.opened_on, **closed, **({"notices": _apart(notices, units)} if notices else {})}


def _apart(notices: Sequence[dict[str, Any]], units: Collection[str]) -> list[dict[str, Any]]:
    """A notice for everybody leaves out whom a later one names; where it would name too many, it stays alone."""
    first, *later = notices
    if "units" in first or not later:
        return [*notices]
    if len(units) > _NAMED:
        return [first]
    named = {unit for notice in later for unit in notice["units"]}
    return [{**first, "units": [unit for unit in sorted(units) if unit not in named]}, *later]


def _published(quarter: Quarter) -> dict[str, Any]:
    """One notice for everybody, and a closed period. Numbers rise with the days of a year and begin anew with the next."""
    notice = {
        "id": "thong-bao-1",
        "number": f"{8 + quarter.decided_on.timetuple().tm_yday // 3}-TB/ĐU",
        "date": quarter.decided_on + dt.timedelta(days=3),
        "by": _BY,
        "title": f"Thông báo kết quả đánh giá, xếp loại {quarter.label.replace('/', ' năm ')}",
    }
    closed_on = quarter.decided_on + dt.timedelta(days=7)
    return {"opened_on": quarter.opened_on, "closed_on": closed_on, "notices": [notice]}
