"""Keywords of a schema that look at one value and at nothing below it, each as a maker of predicates."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from evalgen.reading.schemas.keywords import Schema, has_repeated_items, is_date, pattern_of

Predicate = Callable[[Any], bool]
Makers = Mapping[str, Callable[[Schema], Predicate]]

_SCALARS = (str, int, Decimal)


class UnknownKeywordError(ValueError):
    """The schema uses what the predicates do not know; the library has to be asked."""


def anything(_value: Any) -> bool:
    """Refuses nothing."""
    return True


def nothing(_value: Any) -> bool:
    """Refuses everything."""
    return False


# Mappings.


def _least_members(schema: Schema) -> Predicate:
    least = schema["minProperties"]
    return lambda value: len(value) >= least


def _most_members(schema: Schema) -> Predicate:
    most = schema["maxProperties"]
    return lambda value: len(value) <= most


def _dependent_required(schema: Schema) -> Predicate:
    needs = {key: frozenset(others) for key, others in schema["dependentRequired"].items()}
    return lambda value: all(others <= value.keys() for key, others in needs.items() if key in value)


# Sequences.


def _least_items(schema: Schema) -> Predicate:
    least = schema["minItems"]
    return lambda value: len(value) >= least


def _most_items(schema: Schema) -> Predicate:
    most = schema["maxItems"]
    return lambda value: len(value) <= most


def _unique_items(schema: Schema) -> Predicate:
    if not schema["uniqueItems"]:
        return anything
    return lambda value: len(value) < 2 or not has_repeated_items(value)  # noqa: PLR2004 - one alone repeats nothing


def _unique_key(schema: Schema) -> Predicate:
    key = schema["x-unique-key"]

    def check(value: list[Any]) -> bool:
        names = [item[key] for item in value if isinstance(item, dict) and key in item]
        texts = [name for name in names if isinstance(name, str)]
        return len(set(texts)) == len(texts)

    return check


# Texts and numbers.


def _pattern(schema: Schema) -> Predicate:
    search = pattern_of(schema["pattern"]).search
    return lambda value: search(value) is not None


def _least_length(schema: Schema) -> Predicate:
    least = schema["minLength"]
    return lambda value: len(value) >= least


def _most_length(schema: Schema) -> Predicate:
    most = schema["maxLength"]
    return lambda value: len(value) <= most


def _format(schema: Schema) -> Predicate:
    if schema["format"] != "date":
        raise UnknownKeywordError(schema["format"])
    return is_date


def _minimum(schema: Schema) -> Predicate:
    least = schema["minimum"]
    return lambda value: bool(value >= least)


def _maximum(schema: Schema) -> Predicate:
    most = schema["maximum"]
    return lambda value: bool(value <= most)


def _exclusive_minimum(schema: Schema) -> Predicate:
    bound = schema["exclusiveMinimum"]
    return lambda value: bool(value > bound)


# Values of any type.


def _const(schema: Schema) -> Predicate:
    return _one_of([schema["const"]])


def _enum(schema: Schema) -> Predicate:
    return _one_of(schema["enum"])


def _one_of(wanted: list[Any]) -> Predicate:
    """Equal as JSON has it: true is not 1, and mappings and sequences are not compared here."""
    if not all(item is None or isinstance(item, str | int) for item in wanted):
        raise UnknownKeywordError("enum")
    exact = frozenset((isinstance(item, bool), item) for item in wanted)
    return lambda value: (value is None or isinstance(value, _SCALARS)) and (isinstance(value, bool), value) in exact


OBJECT: Makers = MappingProxyType(
    {
        "minProperties": _least_members,
        "maxProperties": _most_members,
        "dependentRequired": _dependent_required,
    }
)
ARRAY: Makers = MappingProxyType(
    {
        "minItems": _least_items,
        "maxItems": _most_items,
        "uniqueItems": _unique_items,
        "x-unique-key": _unique_key,
    }
)
STRING: Makers = MappingProxyType(
    {"minLength": _least_length, "maxLength": _most_length, "pattern": _pattern, "format": _format}
)
NUMBER: Makers = MappingProxyType({"minimum": _minimum, "maximum": _maximum, "exclusiveMinimum": _exclusive_minimum})
FOR_ALL: Makers = MappingProxyType({"const": _const, "enum": _enum})
