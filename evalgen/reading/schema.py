"""JSON Schema, draft 2020-12, over exact numbers: every fault of a document in one run, told in our own words."""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
from jsonschema.validators import extend

from evalgen.domain.document import Document
from evalgen.domain.place import Pointer
from evalgen.domain.problem import Problem
from evalgen.errors import EvalgenError
from evalgen.reading.schema_fault import Fault, Schema
from evalgen.reading.schema_wording import word
from evalgen.resources import resource

SUFFIX = ".schema.json"


class SchemaSet:
    """All schemas of a folder, loaded once."""

    def __init__(self, folder: Path | None = None) -> None:
        files = sorted((folder or resource("schemas")).glob(f"*{SUFFIX}"))
        self.schemas: dict[str, Schema] = {file.name.removesuffix(SUFFIX): _load(file) for file in files}
        self._validators: dict[str, Any] = {}

    def problems(self, kind: str, document: Document) -> tuple[Problem, ...]:
        """All that the schema `kind` refuses in `document`, in the order of the text."""
        errors = list(self._validator(kind).iter_errors(document.root))
        found: dict[tuple[str, Pointer], Problem] = {}
        for fault in _faults(errors, document, self.schemas[kind]):
            for problem in word(fault):
                found.setdefault((problem.code, problem.place.pointer), problem)
        return tuple(sorted(found.values(), key=lambda problem: problem.sort_key))

    def _validator(self, kind: str) -> Any:
        """The validator of a kind of record, made when the first of them is read."""
        if kind not in self.schemas:
            raise EvalgenError(f"Không có lược đồ «{kind}».", remedy="Cài lại evalgen từ gói phát hành.")
        if kind not in self._validators:
            schema = self.schemas[kind]
            self._validators[kind] = _Validator(_plain(schema, schema), format_checker=_FORMATS)
        return self._validators[kind]


def _load(file: Path) -> Schema:
    schema: Schema = json.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
    return schema


_WORDS = frozenset({"title", "description"})


def _plain(part: Any, whole: Schema) -> Any:
    """`part` for validation: references within the file replaced by what they name, words for people left out.

    The library looks a reference up anew for every value; it is a third of the time of a check.
    """
    if isinstance(part, list):
        return [_plain(item, whole) for item in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        named = whole["$defs"][part["$ref"].removeprefix("#/$defs/")]
        part = {**named, **{key: value for key, value in part.items() if key != "$ref"}}
    kept = {key: value for key, value in part.items() if not (key in _WORDS and isinstance(value, str))}
    return {key: _plain(value, whole) for key, value in kept.items() if key != "$defs"}


def _faults(errors: Iterable[jsonschema.ValidationError], document: Document, schema: Schema) -> Iterator[Fault]:
    """The errors as faults. Of a value of the wrong type nothing else is said; of one of the wrong form, not its length."""
    listed = [(tuple(error.absolute_path), str(error.validator), error) for error in errors]
    mistyped = {pointer for pointer, keyword, _ in listed if keyword == "type"}
    misformed = {pointer for pointer, keyword, _ in listed if keyword == "pattern"}
    for pointer, keyword, error in listed:
        hidden = pointer in mistyped or (pointer in misformed and keyword == "maxLength")
        if keyword == "type" or not hidden:
            yield Fault(
                keyword=keyword,
                expected=error.validator_value,
                value=error.instance,
                pointer=pointer,
                document=document,
                schema=schema,
            )


def _is_integer(_checker: object, value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(_checker: object, value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _is_date(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _pattern(_validator: object, pattern: str, value: object, _schema: object) -> Iterator[jsonschema.ValidationError]:
    r"""As ECMA has it: `$` is the very end, not the place before a last line break."""
    if isinstance(value, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), value):
        yield jsonschema.ValidationError("")


def _unique_items(
    _validator: object, wanted: object, value: object, _schema: object
) -> Iterator[jsonschema.ValidationError]:
    """Words and numbers differ; elements of another kind are refused by their own schema. One look at each suffices."""
    plain = [item for item in (value if isinstance(value, list) else ()) if isinstance(item, str | int | Decimal)]
    if wanted and len({(isinstance(item, bool), item) for item in plain}) < len(plain):
        yield jsonschema.ValidationError("")


def _unique_key(_validator: object, key: str, value: object, _schema: object) -> Iterator[jsonschema.ValidationError]:
    """Elements of a list differ in the value of `key`."""
    seen: set[str] = set()
    for index, item in enumerate(value if isinstance(value, list) else ()):
        name = item.get(key) if isinstance(item, dict) else None
        if isinstance(name, str) and name in seen:
            yield jsonschema.ValidationError("", path=(index, key), instance=name)
        if isinstance(name, str):
            seen.add(name)


def _formats() -> jsonschema.FormatChecker:
    checker = jsonschema.FormatChecker(formats=())
    register: Callable[[Callable[[object], bool]], object] = checker.checks("date")
    register(_is_date)
    return checker


_FORMATS = _formats()
_extend: Callable[..., Any] = extend
_Validator: Any = _extend(
    jsonschema.Draft202012Validator,
    validators={"pattern": _pattern, "uniqueItems": _unique_items, "x-unique-key": _unique_key},
    type_checker=jsonschema.Draft202012Validator.TYPE_CHECKER.redefine_many(
        {"integer": _is_integer, "number": _is_number}
    ),
)
