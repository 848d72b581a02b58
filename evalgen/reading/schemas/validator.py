"""The library's reading of a schema: every fault, each with its place and keyword. Needed only where there is one."""

from collections.abc import Callable, Iterator
from typing import Any

import jsonschema
from jsonschema.validators import extend

from evalgen.reading.schemas.keywords import (
    has_repeated_items,
    is_date,
    is_integer,
    is_number,
    pattern_of,
    repeated_names,
)

Faults = Iterator[jsonschema.ValidationError]


def validator(schema: Any) -> Callable[[Any], Faults]:
    """The errors of a document by `schema`, whose references are resolved."""
    errors: Callable[[Any], Faults] = _Validator(schema, format_checker=_FORMATS).iter_errors
    return errors


def _pattern(_validator: object, pattern: str, value: object, _schema: object) -> Faults:
    if isinstance(value, str) and not pattern_of(pattern).search(value):
        yield jsonschema.ValidationError("")


def _unique_items(_validator: object, wanted: object, value: object, _schema: object) -> Faults:
    if wanted and isinstance(value, list) and has_repeated_items(value):
        yield jsonschema.ValidationError("")


def _unique_key(_validator: object, key: str, value: object, _schema: object) -> Faults:
    for index, name in repeated_names(value if isinstance(value, list) else [], key):
        yield jsonschema.ValidationError("", path=(index, key), instance=name)


def _formats() -> jsonschema.FormatChecker:
    checker = jsonschema.FormatChecker(formats=())
    register: Callable[[Callable[[object], bool]], object] = checker.checks("date")
    register(lambda value: not isinstance(value, str) or is_date(value))
    return checker


_FORMATS = _formats()
_extend: Callable[..., Any] = extend
_Validator: Any = _extend(
    jsonschema.Draft202012Validator,
    validators={"pattern": _pattern, "uniqueItems": _unique_items, "x-unique-key": _unique_key},
    type_checker=jsonschema.Draft202012Validator.TYPE_CHECKER.redefine_many(
        {
            "integer": lambda _checker, value: is_integer(value),
            "number": lambda _checker, value: is_number(value),
        }
    ),
)
