"""Where the schema lets a record of a person name a body is where the check of bodies looks."""

import json
from collections.abc import Iterator
from typing import Any

from evalgen.domain.document import bodies_named
from evalgen.resources import resource

_SCHEMA = json.loads((resource("schemas") / "evaluation.schema.json").read_text(encoding="utf-8"))


def _naming_keys() -> frozenset[str]:
    keys = ("by", "on", "above", "managed_by", "used_by", "name", "approved", "governed_by")
    return frozenset(body for body, _ in bodies_named({key: key for key in keys}))


def _places(part: Any, way: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(part, list):
        for item in part:
            yield from _places(item, way)
        return
    if not isinstance(part, dict):
        return
    reference = part.get("$ref")
    if reference is not None:
        yield from _places(_SCHEMA["$defs"][reference.removeprefix("#/$defs/")], way)
    for key, below in part.get("properties", {}).items():
        if key in _naming_keys():
            yield (*way, key)
        yield from _places(below, (*way, key))
    for below in part.get("patternProperties", {}).values():
        yield from _places(below, (*way, "*"))
    for key in ("items", "oneOf", "anyOf", "allOf", "if", "then", "else"):
        yield from _places(part.get(key), way)
    for below in part.get("dependentSchemas", {}).values():
        yield from _places(below, way)


def test_bodies_are_named_by_steps_by_facts_and_by_objective_causes() -> None:
    places = {way for way in _places(_SCHEMA, ()) if way[0] != "facts" and "objective" not in way}
    steps = {("amendments", "by"), ("decision", "by"), ("proposal", "by"), ("verification", "by")}
    assert places == {*steps, ("plan", "approved", "by")}
    assert _naming_keys() == {"by", "above", "managed_by", "used_by"}
