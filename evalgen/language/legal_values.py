"""Values of the law in words that people read."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from evalgen.domain.grade import Grade, Undetermined
from evalgen.domain.number import show_percent, show_plain
from evalgen.domain.organization import Standing
from evalgen.language.language import Language

WORDS = {
    "half_up": "làm tròn, từ 0,5 trở lên thành 1",
    "floor": "bỏ phần lẻ",
    "ceil": "làm tròn lên",
    "both": "tính theo cả hai cách đọc",
    "literal": "tính trên số hoàn thành tốt",
    "pool": "tính trên số từ hoàn thành tốt trở lên",
    "peer_group": "trong từng nhóm đối tượng tương đồng",
    "highest_post": "nơi giữ chức vụ cao nhất",
    "unit_and_group": "trong từng đơn vị và từng nhóm đối tượng của đơn vị",
    "apart": "tính riêng",
    "counted": "tính chung",
    "none": "không có quy định riêng",
    "proportional": "tính điểm theo tỷ lệ",
    "zero": "0 điểm",
    "scaled": "quy các tiêu chí còn lại lên điểm tối đa của trục",
    "lost": "không được tính điểm",
    "below": "dưới",
    "places": "số người được chọn",
    "planned": "theo chương trình, kế hoạch",
    "all": "tất cả",
    "any": "bất kỳ",
    "not_completed": "coi là chưa hoàn thành",
    "force_majeure": "bất khả kháng được xác nhận",
    "in_force": "đang có hiệu lực",
    "quantity": "số lượng",
    "quality": "chất lượng",
    "timeliness": "tiến độ",
    "leadership": "lãnh đạo, chỉ đạo, điều hành",
    "unit_result": "kết quả của đơn vị",
    "organising": "khả năng tổ chức triển khai",
    "unity": "năng lực tập hợp, đoàn kết",
    "met": "điểm tối đa nếu đảm bảo, 0 nếu không",
    "points": "chấm điểm từng tiêu chí, có điểm trừ",
    "levels": "theo mức",
    "faults": "theo số lần chưa đạt, chậm tiến độ",
    "objective_cause": "nguyên nhân khách quan được xác nhận thì không trừ",
    "taken_out": "không tính vào tổng số",
    "needs_decision": "cấp có thẩm quyền quyết định",
    "exempt": "không áp dụng",
    "proposed": "theo mức đề xuất",
    "decided": "theo mức đã quyết định",
    "khien-trach": "khiển trách",
    "canh-cao": "cảnh cáo",
    "cach-chuc": "cách chức",
    "khai-tru": "khai trừ",
    "value": "mức",
    "label": "nội dung",
    "effect.proposed": "nêu mức thấp hơn để cấp có thẩm quyền xem xét",
    "effect.lowered": "hạ mức",
}
"""By the word, or by the parameter and the word where the same one says something else elsewhere."""


def words_of(value: Any, *, name: str = "", language: Language) -> tuple[str, ...]:
    """`value` as lines of text; a parameter whose `name` is a rate or a deduction is a percentage."""
    if isinstance(value, Mapping):
        return tuple(
            f"{_word(str(key), language)}: {', '.join(words_of(item, language=language))}"
            for key, item in value.items()
        )
    if isinstance(value, tuple | list):
        return tuple("; ".join(_item(item, language)) for item in value)
    if isinstance(value, Standing):
        return (language.say(value.label),)
    if isinstance(value, bool):
        return (language.say("có") if value else language.say("không"),)
    if isinstance(value, int | Fraction):
        return (_number(Fraction(value), name),)
    return (_word(str(value), language, name),)


def _item(item: Any, language: Language) -> tuple[str, ...]:
    """An entry of a list; a level is «mức – nội dung»."""
    if isinstance(item, Mapping) and set(item) == {"value", "label"}:
        return (f"{words_of(item['value'], language=language)[0]} – {item['label']}",)
    value, label = getattr(item, "value", None), getattr(item, "label", None)
    if isinstance(value, Fraction) and isinstance(label, str):
        return (f"{show_plain(value)} – {label}",)
    return words_of(item, language=language)


def has_own_words(value: Any, *, name: str = "") -> bool:
    """Whether a pack's own words stand in `value` of the parameter `name`, which no language of the interface changes."""
    if isinstance(value, Mapping):
        return any(has_own_words(item) for item in value.values())
    if isinstance(value, tuple | list):
        return any(has_own_words(item) for item in value)
    if isinstance(value, str):
        known = (WORDS, Grade.__members__, Undetermined.__members__)
        return f"{name}.{value}" not in WORDS and not any(value in words for words in known)
    return isinstance(getattr(value, "value", None), Fraction)


def _number(value: Fraction, name: str) -> str:
    if {"rate", "deduction"} & set(name.split("_")) and 0 < value <= 1:
        return show_percent(value, places=0) if (value * 100).denominator == 1 else show_percent(value)
    return show_plain(value)


def _word(text: str, language: Language, name: str = "") -> str:
    if text in Grade.__members__:
        return language.say(Grade[text].label)
    if text in Undetermined.__members__:
        return language.say(Undetermined[text].label)
    said = WORDS.get(f"{name}.{text}", WORDS.get(text))
    return language.say(said) if said is not None else text
