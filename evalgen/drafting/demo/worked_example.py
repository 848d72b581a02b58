"""The worked example of Phụ lục 2 of HD 02: one axis, five products, one of two reports missing."""

from decimal import Decimal

from evalgen.drafting.demo.course import FULL, HIGH, LOW, Record


def _printed_item(id_: str, product: str, title: str, quantity: int, due: str) -> Record:
    return {"id": id_, "axis": 4, "product": product, "title": title, "quantity": quantity, "due": due}


ITEMS = (
    _printed_item("bao-cao-thang", "bao-cao-thang", "Báo cáo kết quả công tác hằng tháng", 2, "2026-06-25"),
    _printed_item("bao-cao-quy-cua-ban", "bao-cao-thang", "Báo cáo công tác quý II của Ban", 1, "2026-06-25"),
    _printed_item("bao-cao-to-chuc-dang", "bao-cao-to-chuc-dang", "Báo cáo tổ chức cơ sở đảng, đảng viên quý II", 1, "2026-06-19"),
    _printed_item("to-trinh-sinh-hoat-dang", "to-trinh-can-bo", "Tờ trình về sinh hoạt đảng trực tuyến", 1, "2026-05-29"),
    _printed_item("de-an-chinh-don", "de-an-to-chuc", "Đề án xây dựng, chỉnh đốn Đảng ở chi bộ", 1, "2026-06-12") | {"key_task": True},
)  # fmt: skip


def _printed_result(quantity: int, level: Decimal, note: str, evidence: str, response: int | None = None) -> Record:
    levels = {"quality": level, "timeliness": level, "leadership": level}
    more = {"key_response": response} if response else {}
    return {"quantity": quantity, **levels, "note": note, "evidence": [evidence], **more}


RESULTS = {
    "bao-cao-thang": _printed_result(
        1, LOW, "Mới có 1 trong 2 báo cáo; phải sửa hai lần, gửi chậm.", "bao-cao-thang-4.pdf"
    ),
    "bao-cao-quy-cua-ban": _printed_result(1, FULL, "Đúng yêu cầu.", "bao-cao-quy-2.pdf"),
    "bao-cao-to-chuc-dang": _printed_result(1, FULL, "Đúng yêu cầu.", "bao-cao-to-chuc-dang.pdf"),
    "to-trinh-sinh-hoat-dang": _printed_result(1, FULL, "Được Ban Thường vụ thông qua.", "to-trinh-12.pdf"),
    "de-an-chinh-don": _printed_result(1, HIGH, "Được cấp trên chọn làm mẫu.", "de-an-chinh-don.pdf", 1),
}

WEIGHTS = {"4": 70}
"""All points on the one axis."""
