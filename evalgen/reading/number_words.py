"""How a number is written here that somebody wrote as in a letter: «0,75», «1.234.567», «1 000», «75%», «200 điểm»."""

import re
from decimal import Decimal

_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?P<sign>[., \u00a0])[0-9]{3}(?:(?P=sign)[0-9]{3})*")
_DECIMAL = re.compile(r"-?[0-9]+[.,][0-9]+")
_WITH_UNIT = re.compile(r"[^\W\d_]*\s*(?P<number>[0-9]+(?:[.,][0-9]+)?)\s*(?P<unit>%|[^\W\d_][^\d]*)?")


def comma_remedy(written: str) -> str | None:
    """What to write for a number with commas, dots or spaces between its digits; None where `written` is no such number.

    «1,000» may be a thousand or one, and only the writer knows.
    """
    thousands = _THOUSANDS.fullmatch(written)
    if thousands is not None:
        whole = "".join(re.findall("[0-9]", written))
        if thousands["sign"] != "," or written.count(",") > 1:
            return f"Ghi {whole}, hàng nghìn viết liền."
        return f"Nếu ý là hàng nghìn thì ghi {whole}; nếu là số thập phân thì ghi {_short(written.replace(',', '.'))}."
    if _DECIMAL.fullmatch(written):
        return f"Dùng dấu chấm thập phân: {written.replace(',', '.')}."
    return None


def unit_remedy(written: str, most: Decimal | int | None) -> str | None:
    """What to write for one number with words or a percent sign around it, in a field that takes at most `most`."""
    found = _WITH_UNIT.fullmatch(written)
    if found is None:
        return None
    number = found["number"].replace(",", ".")
    if found["unit"] == "%" and most is not None and Decimal(number) > most:
        return f"Ghi phần trăm thành số thập phân: {_short(Decimal(number) / 100)}."
    return f"Chỉ ghi số, không kèm chữ hay đơn vị: {number}."


def _short(number: str | Decimal) -> str:
    """Without zeros at the end, which say nothing and look like a thousand."""
    return format(Decimal(number).normalize(), "f")
