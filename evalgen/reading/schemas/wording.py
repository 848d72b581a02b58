"""Our own words for everything that a schema can refuse, one function per keyword of JSON Schema."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType

from msgspec.structs import replace

from evalgen.domain.problem import Problem
from evalgen.domain.slug import slug
from evalgen.domain.unfilled import UNFILLED
from evalgen.reading import refusals
from evalgen.reading.identifiers import shorten
from evalgen.reading.number_words import MOST_OF_A_SHARE
from evalgen.reading.schemas import wording_levels
from evalgen.reading.schemas.fault import Fault, field_at, shown, unknown_keys
from evalgen.reading.schemas.suggestions import nearest
from evalgen.reading.schemas.wording_shapes import cut_in_two, is_cut_off
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
    if isinstance(fault.value, str) and fault.value in UNFILLED:
        message = f"{fault.label} chưa điền: còn chữ «{fault.value}» của mẫu."
        return [replace(problem, code="empty-value", message=message) for problem in told[:1]]
    odd = ODD_SPACES.search(fault.value) if isinstance(fault.value, str) else None
    if odd is None:
        return told
    hint = f" Giá trị có dấu cách lạ {code_point(odd[0])} (thường do dán từ Word): xóa, gõ lại bằng phím cách."
    return [replace(problem, remedy=problem.remedy + hint) for problem in told]


def _additional_properties(fault: Fault) -> list[Problem]:
    known = fault.field.get("properties", {})
    if not known:
        strange = unknown_keys(fault.value, fault.field)
        return [cut_in_two(fault, key) or _wrong_name(fault, key) for key in strange]
    permitted = ", ".join(f"«{key}»" for key in known)
    found = []
    unknown = unknown_keys(fault.value, fault.field)
    before = {key: previous for previous, key in pairwise(fault.value)}
    cut = _cut_texts(fault, before, unknown)
    levels = wording_levels.level_remedies(fault, {key for key, meant in unknown.items() if meant is None})
    listed = _parts_of_lists(fault)
    for key, meant in unknown.items():
        if key in listed:
            continue  # Told where the list begins.
        told = cut_in_two(fault, key) or _ill_spaced(fault, key, meant)
        if told is not None:
            found.append(told)
            continue
        if key in cut and not cut[key]:
            continue  # Told with the first part of the same text.
        if key in levels:
            if remedy := levels[key]:
                message = f"{fault.key_label(key)} không đứng ở bậc này."
                found.append(fault.problem("unknown-key", message, remedy, key=key))
            continue
        question = f"Có phải ý là «{meant}»? " if meant else ""
        permits = f"Các mục dùng được ở đây: {permitted}."
        if key in cut:
            named = before[key]
            whole = shorten(", ".join((fault.value[named], *cut[key])))
            permits = f'Nếu là phần sau của «{named}» thì đặt cả đoạn trong dấu nháy kép: {named}: "{whole}".'
        message = f"{fault.key_label(key)} không có trong mẫu."
        found.append(fault.problem("unknown-key", message, f"{question}{permits}", key=key))
    return found


def _ill_spaced(fault: Fault, key: str, meant: str | None) -> Problem | None:
    """«{by:ban-to-chuc}»: YAML takes the whole for a key; so it does with a space that only looks like one."""
    place = fault.document.place(*fault.pointer, key, key=True)
    if odd := ODD_SPACES.search(key):
        return refusals.odd_space(place, odd[0])
    glued = meant is not None and key.startswith(f"{meant}:")
    return refusals.missing_space(place, str(meant)) if glued else None


def _cut_texts(fault: Fault, before: dict[str, str], unknown: Iterable[str]) -> dict[str, list[str]]:
    """«{comment: Nhất trí, cần cố gắng}»: YAML cuts the text at its comma and takes the rest for keys without a value.

    The first part that was cut off, with all such parts of the same text; the others with none.
    """
    cut: dict[str, list[str]] = {}
    parts: list[str] = []
    last = ""
    for key in unknown:
        previous = before.get(key)
        if fault.value[key] is not None or previous is None or not _beside(fault, previous, key):
            continue
        if isinstance(fault.value[previous], str):
            parts = cut[key] = [key]
        elif previous == last:
            parts.append(key)
            cut[key] = []
        else:
            continue
        last = key
    return cut


def _beside(fault: Fault, one: str, other: str) -> bool:
    """Whether two keys stand on one line, as they do only inside braces."""
    lines = (fault.document.place(*fault.pointer, key, key=True).line for key in (one, other))
    return len(set(lines)) == 1


def _parts_of_lists(fault: Fault) -> set[str]:
    """«{main_axes: 1, 4}»: YAML cuts the list at its comma; all parts behind the first, found in one look at the keys."""
    found: set[str] = set()
    within = False
    for key, value in fault.value.items():
        if not is_cut_off(fault.value, key):
            within = type(value) is int and field_at(fault.schema, (*fault.pointer, key)).get("type") == "array"
        elif within:
            found.add(key)
    return found


def _wrong_name(fault: Fault, key: str) -> Problem:
    """Keys that are identifiers themselves, or that the schema describes in words of its own."""
    described = fault.field.get("x-key")
    if described:
        return fault.problem(
            "unknown-key", f"mục «{shorten(key)}» không dùng được ở đây.", f"Ghi {described}.", key=key
        )
    meant = slug(key)
    hint = f"Ghi «{meant}» và dùng đúng mã này ở mọi nơi." if meant else "Đặt một mã, ví dụ «bao-cao-thang»."
    message = f"{fault.key_label(key)} không đúng dạng mã: chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối."
    return fault.problem("wrong-id", message, hint, key=key)


def _required(fault: Fault) -> list[Problem]:
    """A key that stands there misspelt, or right below but further out, is told once, as that."""
    misspelt = set(unknown_keys(fault.value, fault.field).values())
    missing = [key for key in fault.expected if key not in fault.value and key not in misspelt]
    missing = [key for key in missing if not wording_levels.stands_outside(fault, key)]
    return [_missing(fault, key, f"thiếu {fault.key_label(key)}.") for key in missing]


def _dependent_required(fault: Fault) -> list[Problem]:
    return [
        _missing(fault, needed, f"đã có {fault.key_label(key)} thì phải có {fault.key_label(needed)}.")
        for key, all_needed in fault.expected.items()
        for needed in all_needed
        if key in fault.value and needed not in fault.value
    ]


def _missing(fault: Fault, key: str, message: str) -> Problem:
    part = Fault(
        keyword=fault.keyword,
        expected=None,
        value=None,
        pointer=(*fault.pointer, key),
        document=fault.document,
        schema=fault.schema,
    )
    remedy = f"Bổ sung «{key}». {part.field.get('description', '')}".strip()
    return fault.problem("missing-key", message, remedy, key=key)


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


def _one_of(fault: Fault) -> list[Problem]:
    """Branches that ask for one key each: exactly one of the keys must be there."""
    keys = [key for branch in fault.expected for key in branch.get("required", ())]
    if not set(keys).isdisjoint(unknown_keys(fault.value, fault.field).values()):
        return []  # One of them stands there misspelt, and is told as that.
    present = [key for key in keys if key in fault.value]
    choices = " hoặc ".join(fault.key_label(key) for key in keys)
    count = {2: "hai", 3: "ba", 4: "bốn", 5: "năm"}.get(len(keys), str(len(keys)))
    if present:
        message = f"chỉ được ghi một trong {count}: {choices}."
        return [fault.problem("choose-one", message, "Giữ lại mục đúng, bỏ mục kia.", key=present[-1])]
    message = f"{fault.label} phải ghi một trong {count}: {choices}."
    return [fault.problem("choose-one", message, f"Bổ sung đúng một mục trong {count} mục đó.")]


def _misplaced(fault: Fault) -> list[Problem]:
    """A key that the other values of the same mapping rule out."""
    message = f"{fault.label} không được ghi trong trường hợp này."
    return [fault.problem("misplaced-key", message, "Bỏ mục này, hoặc xem lại các mục đi cùng.")]


def _other(fault: Fault) -> list[Problem]:
    """Whatever a schema written elsewhere may ask for besides."""
    message = f"{fault.label} có giá trị {shown(fault.value)} không đúng mẫu (điều kiện «{fault.keyword}»)."
    return [fault.problem("not-as-schema", message, f"Xem lại giá trị. {fault.field.get('description', '')}".strip())]


WORDINGS: MappingProxyType[str, Wording] = MappingProxyType(
    {
        "additionalProperties": _additional_properties,
        "required": _required,
        "dependentRequired": _dependent_required,
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
        "oneOf": _one_of,
        "not": _misplaced,
    }
)
