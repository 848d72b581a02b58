"""How a number is written here that somebody wrote as in a letter: «0,75», «1.234.567», «1 000», «75%», «200 điểm»."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?P<sign>[., \u00a0])[0-9]{3}(?:(?P=sign)[0-9]{3})*")
_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_PERCENT = re.compile(r"(?P<number>[0-9]+(?:[.,][0-9]+)?)\s*%")
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
    if not _THOUSANDS.fullmatch(written):
        part = _decimal(written, field)
        return f"Dùng dấu chấm thập phân: {part}." if part else None
    whole, part = _thousands(written, field)
    if whole is None:
        most = field.get("maximum")
        return f"Ghi {part}." if part else f"Ghi liền, không ngăn cách hàng nghìn; nhiều nhất là {most}."
    if part is None:
        return f"Ghi {whole}, hàng nghìn viết liền."
    return f"Nếu ý là hàng nghìn thì ghi {whole}; nếu là số thập phân thì ghi {part}."


def number_meant(written: str, field: Mapping[str, Any]) -> str | None:
    """The one number that `written` can stand for in the field; None where only the writer knows, or nobody."""
    plain = _PLAIN.fullmatch(written) is not None
    if _THOUSANDS.fullmatch(written):
        known = [number for number in _thousands(written, field) if number is not None]
        return known[0] if len(known) == 1 and not plain else None
    if plain:
        return written if "." not in written or field.get("type") != "integer" else None
    return _decimal(written, field) or _part_of_a_share(written, field)


def _thousands(written: str, field: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """A number with signs after thousands, as whole and as a part of one; None for what the field does not take."""
    whole = "".join(re.findall("[0-9]", written))
    is_part = "," in written and written.count(",") == 1 and field.get("type") != "integer"
    most = field.get("maximum")
    fits = most is None or Decimal(whole) <= most
    return whole if fits else None, _short(written.replace(",", ".")) if is_part else None


def _decimal(written: str, field: Mapping[str, Any]) -> str | None:
    is_one = _DECIMAL.fullmatch(written) and field.get("type") != "integer"
    return written.replace(",", ".") if is_one else None


def _part_of_a_share(written: str, field: Mapping[str, Any]) -> str | None:
    """«75 %», where levels and shares are asked for; of «1,2 %» either sign may be the slip."""
    found, most = _PERCENT.fullmatch(written), field.get("maximum")
    if found is None or field.get("type") == "integer" or most is None or most > MOST_OF_A_SHARE:
        return None
    number = Decimal(found["number"].replace(",", "."))
    return _short(number / 100) if number > most else None


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
