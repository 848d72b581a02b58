"""How a number is written here that somebody wrote as in a letter: «0,75», «1.234.567», «1 000», «75%», «200 điểm»."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?P<sign>[., \u00a0])[0-9]{3}(?:(?P=sign)[0-9]{3})*")
_DECIMAL = re.compile(r"-?[0-9]+[.,][0-9]+")
_WITH_UNIT = re.compile(r"[^\W\d_]*\s*(?P<number>[0-9]+(?:[.,][0-9]+)?)\s*(?P<unit>%|[^\W\d_][^\d]*)?")
_MULTIPLES = ("chục", "trăm", "nghìn", "ngàn", "triệu", "tỷ", "tỉ")
"""Whoever writes «2 nghìn» means more than 2."""

MOST_OF_A_SHARE = 10
"""Fields of numbers that take no more are levels and shares of one, never counts or points."""


def comma_remedy(written: str, field: Mapping[str, Any]) -> str | None:
    """What to write for a number with commas, dots or spaces between its digits; None where `written` is no such number.

    «1,000» may be a thousand or one, and only the writer knows, unless the field takes whole numbers alone, or no thousand.
    """
    whole_alone = field.get("type") == "integer"
    thousands = _THOUSANDS.fullmatch(written)
    if thousands is not None:
        whole = "".join(re.findall("[0-9]", written))
        is_part = thousands["sign"] == "," and written.count(",") == 1 and not whole_alone
        part = _short(written.replace(",", ".")) if is_part else None
        most = field.get("maximum")
        if most is not None and Decimal(whole) > most:
            return f"Ghi {part}." if part else f"Ghi liền, không ngăn cách hàng nghìn; nhiều nhất là {most}."
        if part is None:
            return f"Ghi {whole}, hàng nghìn viết liền."
        return f"Nếu ý là hàng nghìn thì ghi {whole}; nếu là số thập phân thì ghi {part}."
    if _DECIMAL.fullmatch(written) and not whole_alone:
        return f"Dùng dấu chấm thập phân: {written.replace(',', '.')}."
    return None


def unit_remedy(written: str, field: Mapping[str, Any]) -> str | None:
    """What to write for one number with words or a percent sign around it; None where nothing says which number is meant."""
    found = _WITH_UNIT.fullmatch(written)
    if found is None:
        return None
    unit = (found["unit"] or "").casefold().strip()
    if unit in {"%", "phần trăm"}:
        number = Decimal(found["number"].replace(",", "."))
        return None if field.get("type") == "integer" else _percent_remedy(number, field.get("maximum"))
    if _THOUSANDS.fullmatch(found["number"]):
        return comma_remedy(found["number"].replace(".", ","), field)
    if unit.startswith(_MULTIPLES):
        return None
    plain = found["number"].replace(",", ".")
    if "." in plain and field.get("type") == "integer":
        return None
    return f"Chỉ ghi số, không kèm chữ hay đơn vị: {plain}."


def _percent_remedy(number: Decimal, most: Decimal | int | None) -> str | None:
    """75 % of a level is 0.75. «0,5 %» of one may be a half; of an actual result or a score 90 % may be 90 or 0.9."""
    plain, fraction = _short(number), _short(number / 100)
    if most is not None and most <= MOST_OF_A_SHARE:
        if number > 1:
            return f"Ghi phần trăm thành số thập phân: {fraction}."
        return (
            f"Nếu ý là {plain} phần trăm thì ghi {fraction}; nếu là {_short(number * 100)} phần trăm thì ghi {plain}."
        )
    if most is not None and number > most:
        return None
    return f"Nếu ý là một tỷ lệ thì ghi {fraction}; nếu mục này tính bằng phần trăm hoặc điểm thì ghi {plain}."


def _short(number: str | Decimal) -> str:
    """Without zeros at the end, which say nothing and look like a thousand."""
    return format(Decimal(number).normalize(), "f")
