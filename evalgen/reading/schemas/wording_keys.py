"""The words for keys: those that the schema does not know, those that are missing, and those that rule each other out."""

import re
from collections.abc import Iterable
from itertools import pairwise

from msgspec.structs import replace

from evalgen.domain.problem import Fix, Problem
from evalgen.domain.slug import slug
from evalgen.reading import refusals
from evalgen.reading.identifiers import shorten
from evalgen.reading.schemas import wording_levels
from evalgen.reading.schemas.fault import Fault, field_at, unknown_keys
from evalgen.reading.schemas.wording_shapes import cut_in_two, is_cut_off
from evalgen.reading.source_text import ODD_SPACES


def word_unknown(fault: Fault) -> list[Problem]:
    """Each key that the schema does not know, with what was probably meant; pieces of one text or list are told once."""
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


def word_required(fault: Fault) -> list[Problem]:
    """A key that stands there misspelt, or right below but further out, is told once, as that."""
    misspelt = set(unknown_keys(fault.value, fault.field).values())
    missing = [key for key in fault.expected if key not in fault.value and key not in misspelt]
    missing = [key for key in missing if not wording_levels.stands_outside(fault, key)]
    return [_missing(fault, key, f"thiếu {fault.key_label(key)}.") for key in missing]


def word_dependent(fault: Fault) -> list[Problem]:
    """Keys that another one, which is there, asks for."""
    return [
        _missing(fault, needed, f"đã có {fault.key_label(key)} thì phải có {fault.key_label(needed)}.")
        for key, all_needed in fault.expected.items()
        for needed in all_needed
        if key in fault.value and needed not in fault.value
    ]


def word_one_of(fault: Fault) -> list[Problem]:
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


def word_misplaced(fault: Fault) -> list[Problem]:
    """A key that the other values of the same mapping rule out."""
    message = f"{fault.label} không được ghi trong trường hợp này."
    return [fault.problem("misplaced-key", message, "Bỏ mục này, hoặc xem lại các mục đi cùng.")]


def _ill_spaced(fault: Fault, key: str, meant: str | None) -> Problem | None:
    """«{by:ban-to-chuc}»: YAML takes the whole for a key; so it does with a space that only looks like one."""
    place = fault.document.place(*fault.pointer, key, key=True)
    if odd := re.search(ODD_SPACES, key):
        mended = Fix(written=key, meant=re.sub(ODD_SPACES, " ", key), bare=True)
        return replace(refusals.odd_space(place, odd[0]), fix=mended)
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
