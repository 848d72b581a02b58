"""Words for what should be a list, or a group of keys, and is something else: as it may be written where it stands."""

import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import takewhile
from typing import Any

from msgspec.structs import replace

from evalgen.domain.place import Pointer
from evalgen.domain.problem import Fix, Problem
from evalgen.reading import refusals
from evalgen.reading.identifiers import shorten
from evalgen.reading.number_words import number_meant
from evalgen.reading.schemas.fault import Fault, field_at
from evalgen.reading.schemas.wording_levels import value_at

CRITERION = re.compile(r"[0-9]+(?:\.[0-9]+)+")
LONGEST_LIST = 200
"""Of longer texts nobody is told what list, or which criterion, they stand for."""

_TEXTS = frozenset({"line", "text"})
"""What takes commas, quotes and all."""

_NOTHING = frozenset({"", "-", "0", "không", "khong", "không có", "khong co", "none", "no", "n/a", "false"})
"""How people write that there is none of it."""


def list_remedy(fault: Fault) -> str:
    """What to write where a list belongs."""
    none = "" if fault.field.get("minItems") else "không có phần tử nào thì ghi []"
    if isinstance(fault.value, dict) and fault.value and fault.members:
        return _of_a_group(fault, none)
    if not fault.members and isinstance(fault.value, str | int | Decimal) and not _says_nothing(fault.value):
        meant = _list_meant(fault)
        return f"Ghi [{', '.join(meant)}]." if meant else _one_element(fault)
    none = none if fault.value == {} or _says_nothing(fault.value) else ""
    return _sentence(none, f"{'có thì ' if none else ''}{_elements(fault)}")


def _one_element(fault: Fault) -> str:
    """A text in the place of a list: within brackets its commas would part it, where the elements are texts."""
    text = str(fault.value)
    below = "" if within_braces(fault) else ", hoặc xuống dòng và ghi sau dấu gạch «- »"
    if "," not in text or field_at(fault.schema, (*fault.pointer, 0)).get("x-pattern") not in _TEXTS:
        return f"Đặt giá trị trong ngoặc vuông [ ]{below}."
    double = not {'"', "\\"} & set(text)
    if shorten(text) == text:
        whole = f"""["{text}"]""" if double else f"""['{text.replace("'", "''")}']"""
        told = f"ghi {whole}"
    else:
        told = f"đặt trong dấu nháy {'kép' if double else 'đơn'}, rồi trong ngoặc vuông [ ]"
    return f"Cả đoạn là một phần tử thì {told}{below}; nhiều phần tử thì ghi [phần tử, phần tử]."


def _elements(fault: Fault) -> str:
    """How the elements of the list are written where it stands."""
    within = within_braces(fault)
    if not fault.members:
        return "ghi mỗi phần tử trong ngoặc vuông [ ]" if within else "ghi mỗi phần tử sau một dấu gạch «- »"
    if within:
        return f"mỗi phần tử trong ngoặc nhọn, tất cả trong ngoặc vuông: [{_in_braces(fault)}]{_besides(fault)}"
    return f"xuống dòng, ghi mỗi phần tử sau một dấu gạch «- », gồm các mục {fault.members}"


def group_remedy(fault: Fault) -> str:
    """What to write where a group of keys belongs."""
    none = "không có thì bỏ cả mục này" if not fault.is_required and _says_nothing(fault.value) else ""
    if within_braces(fault) or (fault.pointer and isinstance(fault.pointer[-1], int)):
        way = f"ghi trong ngoặc nhọn: {_in_braces(fault)}{_besides(fault)}"
    else:
        members = f": {fault.members}" if fault.members else ""
        way = f"xuống dòng, thụt vào hai dấu cách rồi ghi từng mục «tên: giá trị»{members}"
    return _sentence(none, f"{'có thì ' if none else ''}{way}")


def within_braces(fault: Fault) -> bool:
    """Whether a group around the value is written in braces, within which no line may begin with a dash."""
    around = (fault.pointer[:depth] for depth in range(1, len(fault.pointer)))
    return any(_opens_with_a_brace(fault, pointer) for pointer in around)


def cut_off(mapping: Mapping[str, Any], key: str) -> list[str]:
    """The numbers behind `key` that YAML takes for keys without a value: «{main_axes: 1, 4}»."""
    keys = list(mapping)
    behind = keys[keys.index(key) + 1 :]
    return list(takewhile(lambda name: is_cut_off(mapping, name), behind)) if type(mapping[key]) is int else []


def is_cut_off(mapping: Mapping[str, Any], key: str) -> bool:
    """Whether the key is a number without a value."""
    return key.isascii() and key.isdigit() and mapping[key] is None


def cut_in_two(fault: Fault, key: str) -> Problem | None:
    """«{quality: 0,75}», of the group at fault: YAML cuts the number at its comma and takes «75» for a key without a value."""
    before = fault.document.number_cut(*fault.pointer, key) if is_cut_off(fault.value, key) else None
    whole = None if before is None else fault.value[before]
    if before is None or type(whole) is not int:
        return None
    field = field_at(fault.schema, (*fault.pointer, before))
    message = f"{fault.key_label(before)}: «{whole},{key}» dùng dấu phẩy thập phân, mà dấu phẩy ngăn cách các mục."
    place = fault.document.place(*fault.pointer, before)
    written = f"{whole},{key}"
    meant = number_meant(written, field) if field.get("type") == "number" else None
    return Problem(
        code="decimal-comma",
        place=place,
        message=message,
        remedy=refusals.comma_or_thousands(written, field),
        fix=Fix(written=written, meant=meant, bare=True) if meant else None,
    )


def number_cut_off(fault: Fault) -> Problem | None:
    """The same of a key without a value that could be one of its group: «{"4": 70,5}», where axes are numbers."""
    if not fault.pointer or not isinstance(fault.pointer[-1], str):
        return None
    pointer, key = fault.pointer[:-1], fault.pointer[-1]
    return cut_in_two(replace(fault, value=value_at(fault.document, pointer), pointer=pointer), key)


def _of_a_group(fault: Fault, none: str) -> str:
    """The elements of a list without their dashes."""
    first = next(iter(fault.value))
    if _opens_with_a_brace(fault, fault.pointer):
        return _sentence("đặt mỗi phần tử { … } trong ngoặc vuông: [{ … }, { … }]", none)
    return _sentence(
        f"thêm dấu gạch «- » trước «{shorten(first)}» và trước mục đầu của mỗi phần tử sau, "
        "các mục còn lại thẳng cột với mục đầu",
        none,
    )


def _in_braces(fault: Fault) -> str:
    """«{id: …, axis: …}»: the keys that must be there."""
    keys, _ = fault.keys_of_members
    return "{" + (", ".join(f"{key}: …" for key in keys) or "tên: giá trị") + "}"


def _besides(fault: Fault) -> str:
    _, more = fault.keys_of_members
    return f"; tùy trường hợp thêm {', '.join(f'«{key}»' for key in more)}" if more else ""


def _says_nothing(value: object) -> bool:
    return value is None or value is False or str(value).strip().casefold() in _NOTHING


def _list_meant(fault: Fault) -> list[str]:
    """«1; 4» and 3.3 as the elements that they stand for, where these are numbers or criteria; of other texts nobody knows."""
    element, text = field_at(fault.schema, (*fault.pointer, 0)), str(fault.value)
    if len(text) > LONGEST_LIST:
        return []
    parts = [part.strip() for part in re.split("[;,]", text)]
    if not parts[-1]:
        parts.pop()
    if fault.pointer and isinstance(fault.pointer[-1], str):
        parts += cut_off(value_at(fault.document, fault.pointer[:-1]), fault.pointer[-1])
    if sum(map(len, parts)) > LONGEST_LIST:
        return []
    if element.get("type") == "integer" and all(part.isascii() and part.isdigit() for part in parts):
        numbers = dict.fromkeys(map(int, parts))
        sound = all(element.get("minimum", n) <= n <= element.get("maximum", n) for n in numbers)
        return [str(number) for number in numbers] if sound else []
    if element.get("x-pattern") == "criterion" and all(CRITERION.fullmatch(part) for part in parts):
        return [f'"{part}"' for part in dict.fromkeys(parts)]
    return []


def _opens_with_a_brace(fault: Fault, pointer: Pointer) -> bool:
    """Whether a group begins before its first key: with «{», behind which no dash may stand."""
    group = value_at(fault.document, pointer)
    if not isinstance(group, dict) or not group:
        return False
    whole, key = fault.document.place(*pointer), fault.document.place(*pointer, next(iter(group)), key=True)
    return (whole.line, whole.column) != (key.line, key.column)


def _sentence(*parts: str) -> str:
    text = "; ".join(part for part in parts if part)
    return f"{text[:1].upper()}{text[1:]}."
