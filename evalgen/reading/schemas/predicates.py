"""A schema compiled to a predicate: does it accept the document? Fifty times faster than asking for its faults.

The predicate answers exactly as the library does (`validator.py`) for all values that a document can hold: null,
booleans, whole numbers, decimals, texts, mappings, sequences. What a key of a mapping holds is compiled when the key is
met first: most records have few of all that they may have. A keyword that is not known stops the compilation, or the first
judgement that depends on it, so that no schema is ever half obeyed.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from types import MappingProxyType
from typing import Any

from evalgen.reading.remembered_parts import remember
from evalgen.reading.schemas import value_predicates as values
from evalgen.reading.schemas.keywords import Schema, resolved
from evalgen.reading.schemas.value_predicates import Predicate, UnknownKeywordError, anything, nothing

Below = Callable[[Any], Predicate]
"""Compiles a part of the same schema."""

DeepMakers = Mapping[str, Callable[[Schema, Below], Predicate]]

_NUMBERS = (int, Decimal)
_SHORT, _MOST = 64, 4096
"""So long are texts, in characters, and so many of them, that each predicate remembers."""


def compiled(schema: Any, whole: Schema | None = None) -> Predicate:
    """The predicate of a schema, a part of the `whole` that its references speak of; else it is the whole itself.

    Raises UnknownKeywordError, and so may the predicate.
    """
    if isinstance(schema, bool):
        return anything if schema else nothing
    whole = schema if whole is None else whole
    below = partial(compiled, whole=whole)
    schema = resolved(schema, whole)
    unknown = schema.keys() - _KNOWN
    if unknown:
        raise UnknownKeywordError(*sorted(unknown))
    by_type = {
        "object": _all([*_members(schema, below), *_made(values.OBJECT, schema), *_made(_OBJECT, schema, below)]),
        "array": _all([*_made(values.ARRAY, schema), *_made(_ARRAY, schema, below)]),
        "string": _all(_made(values.STRING, schema)),
        "number": _all(_made(values.NUMBER, schema)),
    }
    kind = schema.get("type")
    if kind is None:
        typed = _untyped(by_type)
    else:
        typed = _typed(kind, by_type) if isinstance(kind, str) else _nullable(kind, by_type)
    return _all([typed, *_made(values.FOR_ALL, schema), *_made(_FOR_ALL, schema, below)])


def _typed(kind: str, by_type: Mapping[str, Predicate]) -> Predicate:
    if kind not in _CLASSES:
        raise UnknownKeywordError(kind)
    return _CLASSES[kind](by_type.get("number" if kind == "integer" else kind, anything))


def _nullable(kinds: list[str], by_type: Mapping[str, Predicate]) -> Predicate:
    """One kind of value, or null."""
    named = [kind for kind in kinds if kind != "null"]
    if len(named) != 1 or len(kinds) != 2:  # noqa: PLR2004 - a kind and null
        raise UnknownKeywordError(*kinds)
    typed = _typed(named[0], by_type)
    return lambda value: value is None or typed(value)


def _made(makers: Mapping[str, Callable[..., Predicate]], schema: Schema, *below: Below) -> list[Predicate]:
    return [make(schema, *below) for keyword, make in makers.items() if keyword in schema]


def _all(predicates: list[Predicate]) -> Predicate:
    """All of `predicates`, which are seldom more than three."""
    asked = [predicate for predicate in predicates if predicate is not anything]
    if not asked:
        return anything
    if len(asked) == 1:
        return asked[0]
    first, second, *more = asked
    if not more:
        return lambda value: first(value) and second(value)
    rest = _all(more)
    return lambda value: first(value) and second(value) and rest(value)


# Types. A value of another type is refused before its contents are looked at.


def _object(inside: Predicate) -> Predicate:
    return lambda value: isinstance(value, dict) and inside(value)


def _array(inside: Predicate) -> Predicate:
    return lambda value: isinstance(value, list) and inside(value)


def _string(inside: Predicate) -> Predicate:
    """Codes, dates and words come again and again: what was accepted once is not judged again."""
    accepted: set[str] = set()

    def check(value: Any) -> bool:
        if not isinstance(value, str):
            return False
        if value in accepted:
            return True
        if not inside(value):
            return False
        if len(value) <= _SHORT and len(accepted) < _MOST:
            accepted.add(value)
        return True

    return check


def _number(inside: Predicate) -> Predicate:
    return _remembering_whole(
        lambda value: isinstance(value, _NUMBERS) and value is not True and value is not False and inside(value)
    )


def _integer(inside: Predicate) -> Predicate:
    return _remembering_whole(
        lambda value: isinstance(value, int) and value is not True and value is not False and inside(value)
    )


def _remembering_whole(judge: Predicate) -> Predicate:
    """Whole numbers that were accepted once are not judged again. True is equal to 1 and is always judged."""
    accepted: set[int] = set()

    def check(value: Any) -> bool:
        if type(value) is not int:
            return judge(value)
        if value in accepted:
            return True
        if not judge(value):
            return False
        if len(accepted) < _MOST:
            accepted.add(value)
        return True

    return check


def _boolean(_inside: Predicate) -> Predicate:
    return lambda value: value is True or value is False


_CLASSES: Mapping[str, Callable[[Predicate], Predicate]] = MappingProxyType(
    {
        "object": _object,
        "array": _array,
        "string": _string,
        "number": _number,
        "integer": _integer,
        "boolean": _boolean,
    }
)


def _untyped(by_type: Mapping[str, Predicate]) -> Predicate:
    """Without `type` a keyword asks only the values that it is about."""
    asked = [(name, inside) for name, inside in by_type.items() if inside is not anything]
    return _all([_only(_CLASSES[name](anything), inside) for name, inside in asked])


def _only(concerned: Predicate, inside: Predicate) -> Predicate:
    return lambda value: not concerned(value) or inside(value)


# Mappings.


def _members(schema: Schema, below: Below) -> list[Predicate]:
    """`required`, `properties`, `patternProperties`, `additionalProperties` in one look; nothing without any of them."""
    required = frozenset(schema.get("required", ()))
    if not any(key in schema for key in _MEMBERS):
        return [lambda value: value.keys() >= required] if required else []
    known = _Known(schema.get("properties", {}), below)
    others = schema.get("additionalProperties", True)
    if not isinstance(others, bool):
        raise UnknownKeywordError("additionalProperties")
    if "patternProperties" in schema:
        by_pattern = _members_by_pattern(schema, known, below, closed=not others)
        return [lambda value: value.keys() >= required and by_pattern(value)]

    def check(value: dict[str, Any]) -> bool:
        if not value.keys() >= required:
            return False
        for key, inside in value.items():
            predicate = known[key]
            if not (others if predicate is None else predicate(inside)):
                return False
        return True

    return [check]


class _Known(dict[str, Predicate | None]):
    """The predicates of the properties of a mapping by their keys; None of a key that is no property."""

    def __init__(self, properties: Mapping[str, Any], below: Below) -> None:
        self._properties = properties
        self._below = below

    def __missing__(self, key: str) -> Predicate | None:
        if key not in self._properties:
            return None
        self[key] = self._below(self._properties[key])
        return self[key]


def _members_by_pattern(schema: Schema, known: _Known, below: Below, *, closed: bool) -> Predicate:
    patterns = [(re.compile(key), below(part)) for key, part in schema["patternProperties"].items()]
    remembered: dict[str, Predicate] = {}

    def asked_of(key: str) -> Predicate:
        asked = [predicate for pattern, predicate in patterns if pattern.search(key)]
        if (named := known[key]) is not None:
            asked.append(named)
        predicate = _all(asked) if asked or not closed else nothing
        remember(remembered, key, predicate)
        return predicate

    def check(value: dict[str, Any]) -> bool:
        for key, inside in value.items():
            predicate = remembered.get(key) or asked_of(key)
            if not predicate(inside):
                return False
        return True

    return check


def _dependent_schemas(schema: Schema, below: Below) -> Predicate:
    needs = {key: below(part) for key, part in schema["dependentSchemas"].items()}
    return lambda value: all(predicate(value) for key, predicate in needs.items() if key in value)


def _items(schema: Schema, below: Below) -> Predicate:
    each = below(schema["items"])
    return lambda value: all(map(each, value))


def _exactly_one(schema: Schema, below: Below) -> Predicate:
    branches = [below(branch) for branch in schema["oneOf"]]
    return lambda value: sum(predicate(value) for predicate in branches) == 1


def _not(schema: Schema, below: Below) -> Predicate:
    refused = below(schema["not"])
    return lambda value: not refused(value)


def _if(schema: Schema, below: Below) -> Predicate:
    asked = below(schema["if"])
    then, otherwise = below(schema.get("then", True)), below(schema.get("else", True))
    return lambda value: then(value) if asked(value) else otherwise(value)


_MEMBERS = ("properties", "patternProperties", "additionalProperties")
_OBJECT: DeepMakers = MappingProxyType({"dependentSchemas": _dependent_schemas})
_ARRAY: DeepMakers = MappingProxyType({"items": _items})
_FOR_ALL: DeepMakers = MappingProxyType({"oneOf": _exactly_one, "not": _not, "if": _if})
_FOR_PEOPLE = frozenset({"title", "description"})
_SAYS_NOTHING = frozenset(
    {
        "$schema",
        "$id",
        "$defs",
        "$ref",
        "type",
        "then",
        "else",
        "x-audience",
        "x-pattern",
        "x-enum-labels",
        "x-key",
        "x-since",
    }
)
"""What refuses no value by itself."""

_KNOWN = frozenset({"required", *_MEMBERS, *_OBJECT, *_ARRAY, *_FOR_ALL, *_SAYS_NOTHING, *_FOR_PEOPLE}).union(
    values.OBJECT, values.ARRAY, values.STRING, values.NUMBER, values.FOR_ALL
)
