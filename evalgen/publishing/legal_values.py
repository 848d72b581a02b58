"""Values of the law in words that people read."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from evalgen.domain.grade import Grade, Undetermined
from evalgen.domain.number import show_percent, show_plain
from evalgen.domain.period import Period
from evalgen.publishing.templates import day

_WORDS = {
    "half_up": "làm tròn, từ 0,5 trở lên thành 1",
    "floor": "bỏ phần lẻ",
    "ceil": "làm tròn lên",
    "both": "tính theo cả hai cách đọc",
    "literal": "tính trên số hoàn thành tốt",
    "pool": "tính trên số từ hoàn thành tốt trở lên",
    "apart": "tính riêng",
    "counted": "tính chung",
    "none": "không có quy định riêng",
    "proportional": "tính điểm theo tỷ lệ",
    "zero": "0 điểm",
    "scaled": "quy các tiêu chí còn lại lên điểm tối đa của trục",
    "lost": "không được tính điểm",
    "below": "dưới",
    "places": "số người được chọn",
    "all": "tất cả",
    "any": "bất kỳ",
    "not_completed": "coi là chưa hoàn thành",
    "force_majeure": "bất khả kháng được xác nhận",
    "in_force": "đang có hiệu lực",
    "quantity": "số lượng",
    "quality": "chất lượng",
    "timeliness": "tiến độ",
    "leadership": "lãnh đạo, chỉ đạo, điều hành",
    "khien-trach": "khiển trách",
    "canh-cao": "cảnh cáo",
    "cach-chuc": "cách chức",
    "khai-tru": "khai trừ",
    "value": "mức",
    "label": "nội dung",
    "day": "ngày",
    "month_after": "tháng sau kỳ",
    "inclusive": "tính cả ngày đó",
    "special": "ngày riêng",
}


def words_of(value: Any, *, name: str = "") -> tuple[str, ...]:
    """`value` as lines of text; a parameter whose `name` is a rate is a percentage."""
    if isinstance(value, Mapping):
        return tuple(f"{_word(str(key))}: {', '.join(words_of(item))}" for key, item in value.items())
    if isinstance(value, tuple | list):
        return tuple("; ".join(_item(item)) for item in value)
    if isinstance(value, bool):
        return ("có" if value else "không",)
    if isinstance(value, int | Fraction):
        return (_number(Fraction(value), name),)
    if isinstance(value, dt.date):
        return (day(value),)
    return (_word(str(value)),)


def _item(item: Any) -> tuple[str, ...]:
    """An entry of a list; a level is «mức – nội dung»."""
    if isinstance(item, Mapping) and set(item) == {"value", "label"}:
        return (f"{words_of(item['value'])[0]} – {item['label']}",)
    value, label = getattr(item, "value", None), getattr(item, "label", None)
    if isinstance(value, Fraction) and isinstance(label, str):
        return (f"{show_plain(value)} – {label}",)
    return words_of(item)


def _number(value: Fraction, name: str) -> str:
    if "rate" in name.split("_") and 0 < value <= 1:
        return show_percent(value, places=0) if (value * 100).denominator == 1 else show_percent(value)
    return show_plain(value)


def _word(text: str) -> str:
    if text in Grade.__members__:
        return Grade[text].label
    if text in Undetermined.__members__:
        return Undetermined[text].label
    period = Period.parse(text)
    if period is not None:
        return period.label
    return _WORDS.get(text, text)
