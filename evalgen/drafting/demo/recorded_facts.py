"""Facts and differences of the decided quarter, each with who confirmed it."""

from evalgen.drafting.demo.course import LOW, Record, confirmed


def flood_confirmed(items: list[Record]) -> Record:
    """The last item could not be done, and the competent body confirmed why."""
    return {
        "force_majeure": [
            {
                "item": items[-1]["id"],
                "reason": "Ngập lụt từ 11/6 đến 20/6/2026 làm hỏng phòng học và thiết bị, không thể tổ chức.",
                "confirmed": confirmed("uy-ban-nhan-dan-xa", "2026-06-24", "Công văn xác nhận thiệt hại 87/UBND"),
            }
        ]
    }


def flood_claimed(items: list[Record]) -> Record:
    """The last item was not done; the reason is claimed only."""
    reason = "Cá nhân nêu lý do mưa lớn kéo dài; chưa có xác nhận của cấp có thẩm quyền."
    return {"force_majeure": [{"item": items[-1]["id"], "reason": reason}]}


def reprimand(items: list[Record]) -> Record:
    """Khiển trách, related to duty."""
    del items
    return {
        "discipline": [
            {
                "form": "khien-trach",
                "confirmed": confirmed("uy-ban-kiem-tra", "2026-06-15", "Quyết định kỷ luật 06-QĐ/UBKT"),
                "violation_on": "2026-05-06",
                "violation_unit": "hoi-dong-nhan-dan",
                "duty_related": True,
            }
        ]
    }


def reprimand_found_out() -> Record:
    """The same, in the record of the collective that found it out and remedied it."""
    (item,) = reprimand([])["discipline"]
    found = confirmed("uy-ban-kiem-tra", "2026-06-15", "Thông báo kết luận 05-TB/UBKT")
    return {"discipline": [{"who": "MEMBER", **item, "remedied": found}]}


def shortcomings(pointed_out: int, remedied: int) -> Record:
    """Shortcomings pointed out before, and how many are remedied."""
    return {"shortcomings": {"pointed_out": pointed_out, "remedied": remedied}}


def inspection(items: list[Record]) -> Record:
    """Under inspection for signs of a violation."""
    del items
    return {
        "exemption": {
            "kind": "INSPECTION",
            "reason": "Đang được kiểm tra khi có dấu hiệu vi phạm về quản lý đất đai; chưa có kết luận.",
            "confirmed": confirmed("uy-ban-kiem-tra", "2026-06-08", "Quyết định kiểm tra 04-QĐ/UBKT"),
        }
    }


def former_remarks(document: str) -> Record:
    """What the former unit, one of the commune's government, has to say."""
    return {"former_unit_remarks": confirmed("tap-the-lanh-dao-ubnd", "2026-06-26", document)}


def criterion_and_quality(items: list[Record]) -> list[Record]:
    """One criterion and the quality of the first item."""
    return [
        {"criterion": "3.3", "met": False, "reason": "Mới khắc phục 3 trong 5 hạn chế được chỉ ra ở kỳ trước."},
        {
            "item": items[0]["id"],
            "measure": "quality",
            "value": LOW,
            "reason": "Phải sửa hai lần theo ý kiến thẩm tra.",
        },
    ]


def timeliness(items: list[Record]) -> list[Record]:
    """The timeliness of the first item."""
    return [
        {
            "item": items[0]["id"],
            "measure": "timeliness",
            "value": LOW,
            "reason": "Sổ công văn ghi nhận gửi chậm 04 ngày.",
        }
    ]
