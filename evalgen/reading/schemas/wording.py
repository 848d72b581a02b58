"""Our own words for everything that a schema can refuse, one function per keyword of JSON Schema (`WORDINGS`)."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from types import MappingProxyType

from msgspec.structs import replace

from evalgen.domain.problem import Problem
from evalgen.domain.unfilled import UNFILLED
from evalgen.reading.number_words import MOST_OF_A_SHARE
from evalgen.reading.schemas.certain import fix_of
from evalgen.reading.schemas.fault import Fault, shown
from evalgen.reading.schemas.suggestions import nearest
from evalgen.reading.schemas.wording_keys import (
    word_dependent,
    word_misplaced,
    word_one_of,
    word_required,
    word_unknown,
)
from evalgen.reading.schemas.wording_values import word_format, word_pattern, word_type
from evalgen.reading.source_text import ODD_SPACES, code_point

_MOST_PERCENT = 200
"""Whoever writes more does not mean a level in percent."""

Wording = Callable[[Fault], list[Problem]]


def word(fault: Fault) -> list[Problem]:
    """The problems that `fault` is told as; what a skeleton left to be filled in is told as that.

    Spaces that only look like spaces are named, for nobody sees them.
    """
    told = WORDINGS.get(fault.keyword, _other)(fault)
    fix = fix_of(fault) if len(told) == 1 else None
    if fix is not None:
        told = [replace(told[0], fix=fix)]
    if isinstance(fault.value, str) and fault.value in UNFILLED:
        message = f"{fault.label} chưa điền: còn chữ «{fault.value}» của mẫu."
        return [replace(problem, code="empty-value", message=message) for problem in told[:1]]
    odd = re.search(ODD_SPACES, fault.value) if isinstance(fault.value, str) else None
    if odd is None:
        return told
    hint = f" Giá trị có dấu cách lạ {code_point(odd[0])} (thường do dán từ Word): xóa, gõ lại bằng phím cách."
    return [replace(problem, remedy=problem.remedy + hint) for problem in told]


def _enum(fault: Fault) -> list[Problem]:
    labels = fault.field.get("x-enum-labels", {})
    choices = [(str(value), labels.get(str(value), "")) for value in fault.expected if value is not None]
    listed = "; ".join(f"{value} ({label})" if label else value for value, label in choices)
    meant = nearest(fault.value, choices) if isinstance(fault.value, str) else None
    question = f"Có phải ý là «{meant}»? " if meant else ""
    message = f"{fault.label} không nhận giá trị {shown(fault.value)}."
    return [fault.problem("not-in-list", message, f"{question}Chọn một trong: {listed}.")]


def _const(fault: Fault) -> list[Problem]:
    wanted = shown(fault.expected)
    message = f"{fault.label} chỉ nhận giá trị {wanted}, nhưng đang là {shown(fault.value)}."
    return [fault.problem("not-in-list", message, f"Ghi {wanted}, hoặc bỏ mục này.")]


def _below(fault: Fault) -> list[Problem]:
    message = f"{fault.label} là {shown(fault.value)}, thấp hơn mức thấp nhất {shown(fault.expected)}."
    return [fault.problem("out-of-range", message, _range(fault))]


def _not_above(fault: Fault) -> list[Problem]:
    message = f"{fault.label} là {shown(fault.value)}, nhưng phải lớn hơn {shown(fault.expected)}."
    return [fault.problem("out-of-range", message, _range(fault))]


def _above(fault: Fault) -> list[Problem]:
    message = f"{fault.label} là {shown(fault.value)}, cao hơn mức cao nhất {shown(fault.expected)}."
    if fault.expected == 1 and isinstance(fault.value, Decimal | int) and fault.value <= 100:  # noqa: PLR2004
        part = shown(Decimal(fault.value) / 100)
        return [fault.problem("out-of-range", message, f"{shown(fault.value)} % thì ghi {part}: số từ 0 đến 1.")]
    if fault.field.get("type") == "number" and fault.expected <= MOST_OF_A_SHARE and fault.value <= _MOST_PERCENT:
        part = shown(Decimal(fault.value) / 100)
        return [fault.problem("out-of-range", message, f"Mức {shown(fault.value)} % thì ghi {part}.")]
    return [fault.problem("out-of-range", message, _range(fault))]


def _range(fault: Fault) -> str:
    field = fault.field
    kind = "số nguyên" if field.get("type") == "integer" else "số"
    if "minimum" in field and "maximum" in field:
        return f"Ghi {kind} từ {shown(field['minimum'])} đến {shown(field['maximum'])}."
    limits = (("từ", "minimum"), ("lớn hơn", "exclusiveMinimum"), ("không quá", "maximum"))
    listed = ", ".join(f"{words} {shown(field[limit])}" for words, limit in limits if limit in field)
    return f"Ghi {kind} {listed}."


def _too_short(fault: Fault) -> list[Problem]:
    message = f"{fault.label} đang để trống."
    return [fault.problem("too-short", message, f"Ghi nội dung. {fault.field.get('description', '')}".strip())]


def _too_long(fault: Fault) -> list[Problem]:
    message = f"{fault.label} dài {len(fault.value)} ký tự, nhiều nhất là {fault.expected}."
    if fault.field.get("x-pattern") in {"line", "text"}:
        return [fault.problem("too-long", message, "Viết gọn lại; phần chi tiết để trong tài liệu minh chứng.")]
    return [fault.problem("too-long", message, "Đặt mã ngắn hơn và dùng đúng mã đó ở mọi nơi.")]


def _too_few(fault: Fault) -> list[Problem]:
    message = f"{fault.label} có {len(fault.value)} phần tử, ít nhất phải có {fault.expected}."
    remedy = f"Bổ sung phần tử, mỗi phần tử một dòng bắt đầu bằng dấu gạch. {fault.field.get('description', '')}"
    return [fault.problem("too-few", message, remedy.strip())]


def _too_few_members(fault: Fault) -> list[Problem]:
    message = f"{fault.label} có {len(fault.value)} mục, ít nhất phải có {fault.expected}."
    remedy = f"Bổ sung mục còn thiếu, hoặc bỏ hẳn phần này nếu không dùng. {fault.field.get('description', '')}"
    return [fault.problem("too-few", message, remedy.strip())]


def _too_many(fault: Fault) -> list[Problem]:
    message = f"{fault.label} có {len(fault.value)} phần tử, nhiều nhất là {fault.expected}."
    return [fault.problem("too-many", message, "Bớt hoặc gộp các phần tử.")]


def _repeated_value(fault: Fault) -> list[Problem]:
    """Each value that stands there again, once, where it does so first."""
    places: dict[tuple[bool, object], list[int]] = {}
    for index, value in enumerate(fault.value):
        if not isinstance(value, dict | list):
            places.setdefault((isinstance(value, bool), value), []).append(index)
    return [_repeated(fault, indexes) for indexes in places.values() if len(indexes) > 1]


def _repeated(fault: Fault, indexes: Sequence[int]) -> Problem:
    first, second, *more = indexes
    often = f"{len(indexes)} lần" if more else "hai lần"
    where = f"phần tử thứ {first + 1} và thứ {second + 1}{', …' if more else ''}"
    message = f"{fault.label} ghi {shown(fault.value[first])} {often} ({where})."
    remedy = "Chỉ giữ một phần tử." if more else "Bỏ bớt một phần tử bị lặp."
    return Problem(
        code="repeated-value", place=fault.document.place(*fault.pointer, second), message=message, remedy=remedy
    )


def _repeated_key(fault: Fault) -> list[Problem]:
    """Two elements of a list with the same identifier, or from the same day."""
    if fault.field.get("x-pattern") == "date":
        message = f"{fault.label}: ngày {shown(fault.value)} đã ghi cho một phần tử khác ở trên."
        return [fault.problem("repeated-id", message, "Mỗi ngày một phần tử: gộp hai phần tử, hoặc sửa ngày.")]
    message = f"{fault.label}: mã {shown(fault.value)} đã được dùng cho một phần tử khác ở trên."
    return [fault.problem("repeated-id", message, "Mỗi phần tử có một mã riêng: đổi mã, hoặc bỏ phần tử bị lặp.")]


def _other(fault: Fault) -> list[Problem]:
    """Whatever a schema written elsewhere may ask for besides."""
    message = f"{fault.label} có giá trị {shown(fault.value)} không đúng mẫu (điều kiện «{fault.keyword}»)."
    return [fault.problem("not-as-schema", message, f"Xem lại giá trị. {fault.field.get('description', '')}".strip())]


WORDINGS: MappingProxyType[str, Wording] = MappingProxyType(
    {
        "additionalProperties": word_unknown,
        "required": word_required,
        "dependentRequired": word_dependent,
        "type": word_type,
        "pattern": word_pattern,
        "format": word_format,
        "enum": _enum,
        "const": _const,
        "minimum": _below,
        "exclusiveMinimum": _not_above,
        "maximum": _above,
        "minLength": _too_short,
        "maxLength": _too_long,
        "minItems": _too_few,
        "maxItems": _too_many,
        "minProperties": _too_few_members,
        "maxProperties": _too_many,
        "uniqueItems": _repeated_value,
        "x-unique-key": _repeated_key,
        "oneOf": word_one_of,
        "not": word_misplaced,
    }
)
