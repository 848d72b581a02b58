"""What is certainly meant by a value that a schema refuses: all that may be written in its place without asking anybody.

What has two readings, or is only near to something («Có phải ý là …?»), is left to the words of the problem.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

from evalgen.domain.problem import Fix
from evalgen.domain.slug import fold, slug
from evalgen.domain.unfilled import UNFILLED
from evalgen.reading.number_words import number_meant
from evalgen.reading.schemas.fault import Fault, field_at, shown
from evalgen.reading.schemas.suggestions import CURLED, date_alone, period_like
from evalgen.reading.schemas.wording_levels import value_at

NO = frozenset({"no", "n", "off", "không", "sai", "false"})
YES = frozenset({"yes", "y", "on", "có", "đúng", "x", "true"})
"""How people write what is true or false in YAML."""

_LONGEST = 200
"""Longer texts are no number, date or code that somebody wrote in another way."""

_CRITERION = re.compile(r"[0-9]+(?:\.[0-9]+)+")
_CENTURIES = re.compile("19|20|21")
_BARE = re.compile(r"(?!(?:true|false|null)\Z)[A-Za-z][A-Za-z0-9_-]*")
"""What YAML takes for a text without quotes."""

_LISTED = re.compile(r"[^\"\\,;\[\]{}\n]+")
"""One element of a list, as far as anybody can tell."""


def fix_of(fault: Fault) -> Fix | None:
    """What to write in place of the value at fault; None where somebody has to decide."""
    written = _written(fault.value)
    if not written or len(written) > _LONGEST or written in UNFILLED or _is_cut(fault):
        return None
    meant = _MEANT.get(fault.keyword, _nobody_knows)(fault, written)
    return Fix(written=written, meant=meant) if meant else None


def _written(value: object) -> str:
    """How a single value stands in the file; empty for what is no single value."""
    if isinstance(value, str):
        return value
    return shown(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else ""


def _nobody_knows(_fault: Fault, _written: str) -> None:
    return None


def _other_type(fault: Fault, written: str) -> str | None:
    expected = fault.expected if isinstance(fault.expected, list) else [fault.expected]
    wanted = next(str(kind) for kind in expected if kind != "null")
    return _OF_TYPE.get(wanted, _nobody_knows)(fault, written)


def _text(fault: Fault, written: str) -> str | None:
    if fault.field.get("x-pattern") == "date":
        return _day(written)
    return None if "enum" in fault.field else f'"{written}"'


def _day(written: str) -> str | None:
    """A date of the centuries that schemas take."""
    found = date_alone(written)
    return found if found and _CENTURIES.match(found) and found != written else None


def _number(fault: Fault, written: str) -> str | None:
    bare = written.strip()
    within = bare.strip(CURLED)
    quoted = bare[:1] in CURLED and bare[-1:] in CURLED
    return number_meant(within, fault.field) if bare == within or quoted else None


def _truth(_fault: Fault, written: str) -> str | None:
    word = written.strip().casefold()
    return "true" if word in YES else "false" if word in NO else None


def _list(fault: Fault, written: str) -> str | None:
    """One element, or several numbers or criteria; of «không» nobody knows whether it is none."""
    element = field_at(fault.schema, (*fault.pointer, 0))
    parts = [part.strip() for part in re.split("[;,]", written.strip())]
    if element.get("type") == "integer":
        sound = all(part.isdigit() and _fits(int(part), element) for part in parts if part.isascii())
        return f"[{', '.join(parts)}]" if sound and all(part.isascii() for part in parts) else None
    if element.get("x-pattern") == "criterion":
        sound = all(_CRITERION.fullmatch(part) for part in parts)
        return "[{}]".format(", ".join(f'"{part}"' for part in parts)) if sound else None
    one = element.get("x-pattern") == "id" and slug(written) == written and _LISTED.fullmatch(written)
    return f"[{_text_of(written)}]" if one and written not in NO else None


def _is_cut(fault: Fault) -> bool:
    """«{main_axes: 1, 4}», «{number: 12, 13}»: what stands behind the value has none itself, and may be a part of it."""
    if not fault.pointer:
        return False
    *above, key = fault.pointer
    group = value_at(fault.document, tuple(above))
    if not isinstance(group, dict):
        return False
    behind = list(group)[list(group).index(key) + 1 :]
    return bool(behind) and group[behind[0]] is None


def _fits(number: int, field: Mapping[str, int]) -> bool:
    return field.get("minimum", number) <= number <= field.get("maximum", number)


def _another_form(fault: Fault, written: str) -> str | None:
    """A date, a period, a criterion or an identifier, written as people write them."""
    match fault.field.get("x-pattern"):
        case "date":
            return _day(written)
        case "period":
            return period_like(written)
        case "criterion":
            found = _CRITERION.findall(written)
            return f'"{found[0]}"' if len(found) == 1 and written.strip().strip(CURLED) == found[0] else None
        case "id":
            bare = written.strip()
            return _text_of(bare) if slug(bare) == bare else None
        case _:
            return None


def _choice(fault: Fault, written: str) -> str | None:
    """A choice by its label, or in small letters, or without diacritics."""
    labels = fault.field.get("x-enum-labels", {})
    said = _words(written)
    meant = {
        str(value)
        for value in fault.expected
        if value is not None and said in {_words(str(value)), _words(str(labels.get(str(value), "")))}
    }
    return _text_of(meant.pop()) if len(meant) == 1 and said else None


def _words(text: str) -> str:
    return " ".join(fold(text.strip().strip(CURLED)).split())


def _text_of(text: str) -> str:
    return text if _BARE.fullmatch(text) else f'"{text}"'


_Meant = Callable[[Fault, str], str | None]

_OF_TYPE: Mapping[str, _Meant] = MappingProxyType(
    {"string": _text, "number": _number, "integer": _number, "boolean": _truth, "array": _list}
)
_MEANT: Mapping[str, _Meant] = MappingProxyType(
    {"type": _other_type, "pattern": _another_form, "format": _another_form, "enum": _choice}
)
