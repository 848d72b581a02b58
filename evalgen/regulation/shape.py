"""The shape of a pack's files, by the JSON Schemas that editors use as well; faults in plain Vietnamese."""

import functools
import json
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator

from evalgen.domain.document import Document
from evalgen.domain.place import Place
from evalgen.regulation.faults import REFUSED, Fault
from evalgen.regulation.known_names import instead_of
from evalgen.regulation.pack_file import parse_day
from evalgen.resources import resource

_TYPES = MappingProxyType(
    {
        "string": "chữ (nếu là số thì đặt trong dấu nháy)",
        "number": "số",
        "integer": "số nguyên",
        "boolean": "true hoặc false",
        "array": "danh sách",
        "object": "các cặp «khóa: giá trị»",
    }
)
Steps = tuple[str | int, ...]

_FORMATS = Draft202012Validator.FORMAT_CHECKER.__class__(formats=())
_FORMATS.checks("date")(lambda value: not isinstance(value, str) or parse_day(value) is not None)


@functools.cache
def _validator(name: str) -> Validator:
    file, _, part = name.partition("#")
    schema = json.loads((resource("schemas") / f"{file}.schema.json").read_text(encoding="utf-8"))
    definitions = schema.pop("$defs")
    schema = _inlined(definitions[part] if part else schema, definitions, ())
    return Draft202012Validator({**schema, "$defs": definitions}, format_checker=_FORMATS)


def _inlined(part: Any, definitions: Mapping[str, Any], within: tuple[str, ...]) -> Any:
    """`part` with references replaced by what they name, since the library looks one up anew for every value.

    What names itself stays a reference.
    """
    if isinstance(part, list):
        return [_inlined(item, definitions, within) for item in part]
    if not isinstance(part, dict):
        return part
    name = str(part.get("$ref", "")).removeprefix("#/$defs/")
    if name and name not in within:
        rest = {key: value for key, value in part.items() if key != "$ref"}
        return _inlined({**rest, **definitions[name]}, definitions, (*within, name))
    return {key: _inlined(value, definitions, within) for key, value in part.items()}


def shape_faults(document: Document, schema: str) -> list[Fault]:
    """What of `document` does not fit `schema`: ``framework``, ``pack#pack`` or ``pack#parameters``."""
    return [fault for error in _validator(schema).iter_errors(document.root) for fault in _faults(document, error)]


def _faults(document: Document, error: ValidationError) -> list[Fault]:
    steps = tuple(error.absolute_path)
    schema: Any = error.schema
    expected: Any = error.validator_value
    if error.validator == "additionalProperties":
        return list(_unknown_keys(document, steps, error, list(schema["properties"])))
    if error.validator == "required":
        missing = [key for key in expected if key not in _keys(error)]
        return [_missing_key(document, steps, key) for key in missing]
    name = f"«{steps[-1]}»" if steps and isinstance(steps[-1], str) else "giá trị ở đây"
    wording = _WORDINGS.get(str(error.validator), lambda _: "không đúng khuôn dạng")
    return [
        Fault(
            code=_code(steps),
            place=document.place(*steps),
            message=f"{name} {wording(expected)}",
            remedy=_advice(schema),
        )
    ]


def _keys(error: ValidationError) -> list[str]:
    instance: Any = error.instance
    return list(instance)


def _missing_key(document: Document, steps: Steps, key: str) -> Fault:
    return Fault(
        code=_code((*steps, key)),
        place=document.place(*steps, key=True),
        message=f"thiếu «{key}»",
        remedy=f"Bổ sung «{key}» như mô tả trong lược đồ.",
    )


def _code(steps: Steps) -> str:
    return "without-citation" if steps and steps[-1] in {"citation", "quote"} else REFUSED


def _unknown_keys(document: Document, steps: Steps, error: ValidationError, known: list[str]) -> Iterator[Fault]:
    """Keys that the schema does not know; of those that YAML cut from a text at its commas, the first alone."""
    values: Any = error.instance
    before, cut = "", False
    for key in _keys(error):
        if key in known:
            before, cut = key, False
            continue
        place = document.place(*steps, key, key=True)
        beside = bool(before) and document.place(*steps, before).line == place.line and values[key] is None
        if beside and isinstance(values[before], str):
            if not cut:
                parts = [name for name in _keys(error)[_keys(error).index(key) :] if name not in known]
                yield _cut_text(place, before, ", ".join((values[before], *parts)))
            cut = True
        elif beside and type(values[before]) is int and key.isascii() and key.isdigit():
            yield Fault(
                place=place,
                message=f"«{before}»: «{values[before]},{key}» dùng dấu phẩy thập phân, mà dấu phẩy ngăn cách các mục",
                remedy=f"Ghi {values[before]}.{key}.",
            )
        else:
            yield Fault(place=place, message=f"khóa «{key}» không có trong lược đồ", remedy=instead_of(key, known))


def _cut_text(place: Place, key: str, whole: str) -> Fault:
    """«{quote: không quá 20%, từ quý III}»: the text ends at its comma, the rest are keys without a value."""
    return Fault(
        place=place,
        message=f"phần sau dấu phẩy không thuộc «{key}», vì dấu phẩy ngăn cách các mục trong ngoặc nhọn",
        remedy=f'Đặt cả đoạn trong dấu nháy kép: {key}: "{whole}".',
    )


def _advice(schema: Any) -> str:
    text = schema.get("description", "") if isinstance(schema, Mapping) else ""
    return str(text) or "Sửa theo mô tả trong lược đồ."


_WORDINGS: Mapping[str, Callable[[Any], str]] = MappingProxyType(
    {
        "type": lambda kinds: (
            "phải là "
            + " hoặc ".join(_TYPES.get(kind, kind) for kind in ([kinds] if isinstance(kinds, str) else kinds))
        ),
        "enum": lambda words: "phải là một trong: " + ", ".join(words),
        "format": lambda _: "không phải là một ngày có thật, viết dạng 2026-04-01",
        "pattern": lambda _: "để trống hoặc sai khuôn dạng",
        "minItems": lambda _: "phải có ít nhất một phần tử",
        "minProperties": lambda _: "phải có ít nhất một mục",
        "uniqueItems": lambda _: "có phần tử lặp lại",
        "maxLength": lambda limit: f"dài quá {limit} ký tự",
        "exclusiveMinimum": lambda low: f"phải lớn hơn {low}",
        "minimum": lambda low: f"không được nhỏ hơn {low}",
        "maximum": lambda high: f"không được lớn hơn {high}",
    }
)
