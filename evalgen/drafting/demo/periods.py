"""The files `period.yaml` of the two quarters."""

from typing import Any

from evalgen.drafting.demo.calendar import SECOND, Quarter
from evalgen.drafting.demo.commune import Commune

_SUPPLEMENTED = ("truong-tieu-hoc", "tram-y-te")


def period_record(quarter: Quarter) -> dict[str, Any]:
    """Notices are those of the first commune's Party committee."""
    commune = Commune(number=1, of=1)
    if quarter is SECOND:
        return {
            "opened_on": quarter.opened_on,
            "closed_on": "2026-07-10",
            "notices": [
                {
                    "id": "thong-bao-1",
                    "number": "58-TB/ĐU",
                    "date": "2026-07-06",
                    "by": commune.id("ban-thuong-vu"),
                    "title": "Thông báo kết quả đánh giá, xếp loại quý II năm 2026",
                },
                {
                    "id": "thong-bao-2",
                    "number": "60-TB/ĐU",
                    "date": "2026-07-09",
                    "by": commune.id("ban-thuong-vu"),
                    "title": "Thông báo bổ sung, đính chính chức danh tại Trường Tiểu học và Trạm Y tế, quý II năm 2026",
                    "units": list(_SUPPLEMENTED),
                },
            ],
        }
    return {
        "opened_on": quarter.opened_on,
        "notices": [
            {
                "id": "thong-bao-1",
                "number": "81-TB/ĐU",
                "date": "2026-10-03",
                "by": commune.id("ban-thuong-vu"),
                "title": "Thông báo kết quả đánh giá, xếp loại quý III năm 2026 (đợt 1)",
                "units": ["van-phong-dang-uy", "ban-xay-dung-dang"],
            }
        ],
    }
