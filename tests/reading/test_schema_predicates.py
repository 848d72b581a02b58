"""The predicate of a schema accepts a value exactly where the library finds no fault in it."""

import copy
import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from evalgen.domain.place import Pointer
from evalgen.reading.repository_files import walk
from evalgen.reading.schemas.keywords import plain
from evalgen.reading.schemas.predicates import compiled
from evalgen.reading.schemas.schema import SchemaSet
from evalgen.reading.schemas.validator import validator
from evalgen.reading.schemas.value_predicates import UnknownKeywordError
from evalgen.reading.strict_yaml import read_document

ROOT = Path(__file__).parents[2]
SCHEMAS = SchemaSet()
KINDS = sorted({slot.kind for _, slot in walk(ROOT)[0]} | {"approval", "protection", "receipt", "rules"})
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2, 10**30, Decimal("0.7"), Decimal("1.0"), Decimal(1)),
    *("", "x", "x\n", "Có dấu", "2026-02-30", "2026-06-30", "2026-06-30\n", "GOOD", "met", "a-1", "a" * 70, " ", "\n"),
    *([], [None, None], [1, True, Decimal(1)], ["a", "a"], [{"id": "a"}, {"id": "a"}], [{"id": 1}, {"id": 1}]),
    *({}, {"Khoá lạ": 1}, {"kind": "ADJUST"}, {"kind": "CANCEL", "grade": 1}, {"a": {}, "b": 2}, {"1\n": 1}),
)
SCHEMAS_BY_KEYWORD: tuple[Any, ...] = (
    *(True, False, {}, {"type": "object"}, {"type": "integer"}, {"type": "number"}, {"type": "boolean"}),
    *({"type": "string"}, {"type": "array"}, {"minimum": 1}, {"maximum": Decimal("0.7")}, {"exclusiveMinimum": 0}),
    *({"minLength": 1}, {"maxLength": 1}, {"pattern": "^[a-z]$"}, {"pattern": r"\S"}, {"format": "date"}),
    *({"type": "integer", "minimum": 0, "maximum": 1}, {"type": "string", "maxLength": 64, "pattern": "^[a-z0-9-]+$"}),
    *({"minItems": 1}, {"maxItems": 1}, {"uniqueItems": True}, {"uniqueItems": False}, {"x-unique-key": "id"}),
    *({"items": {"type": "string"}}, {"items": False}, {"minProperties": 1}, {"maxProperties": 1}),
    *(
        {"required": ["kind"]},
        {"properties": {"a": {"type": "integer"}, "kind": False}},
        {"additionalProperties": False},
    ),
    {"properties": {"a": True}, "patternProperties": {"^[ab]$": {"type": "object"}}, "additionalProperties": False},
    {"patternProperties": {"^[1-9]$": {"type": "integer"}}, "additionalProperties": False},
    *({"const": True}, {"const": 1}, {"const": "GOOD"}, {"enum": [1, 2]}, {"enum": ["met", True]}, {"not": {}}),
    {"oneOf": [{"required": ["a"]}, {"required": ["kind"]}, {"type": "integer"}, {"minimum": 1}]},
    {"dependentRequired": {"grade": ["by"], "kind": ["kind"]}},
    {"dependentSchemas": {"grade": {"properties": {"kind": {"const": "ADJUST"}}}}},
    {"if": {"required": ["kind"], "properties": {"kind": {"const": "ADJUST"}}}, "else": {"required": ["grade"]}},
    {"if": {"type": "string"}, "then": {"minLength": 1}},
)


def pointers(node: Any, pointer: Pointer = ()) -> Iterator[Pointer]:
    steps = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, below in steps:
        yield (*pointer, step)
        yield from pointers(below, (*pointer, step))


def members(schema: Any) -> Iterator[Any]:
    """What is asked of the keys of mappings, however deep: it is compiled when such a key is met first."""
    for key, below in schema.items() if isinstance(schema, dict) else enumerate(schema):
        if key == "properties":
            yield from below.values()
        if isinstance(below, dict | list):
            yield from members(below)


def change(root: Any, lots: random.Random) -> None:
    """Put another value, a key too many, or nothing at a place of `root` chosen by lot."""
    *above, last = lots.choice(list(pointers(root)) or [("x",)])
    for step in above:
        root = root[step]
    match lots.randrange(4):
        case 0:
            del root[last]
        case 1 if isinstance(root, dict):
            root[lots.choice(("lạ", "id", "grade", "by", "x\n", "1"))] = lots.choice(VALUES)
        case _:
            root[last] = lots.choice(VALUES)


@pytest.mark.parametrize("schema", SCHEMAS_BY_KEYWORD, ids=str)
def test_each_keyword_means_the_same_to_both(schema: Any) -> None:
    predicate, faults = compiled(schema), validator(schema)
    for value in VALUES:
        assert predicate(value) == (not list(faults(value))), value


@pytest.mark.parametrize("schema", [{"multipleOf": 2}, {"format": "uri"}, {"contains": {}}], ids=str)
def test_what_the_predicates_do_not_know_is_left_to_the_library(schema: Any) -> None:
    with pytest.raises(UnknownKeywordError):
        compiled(schema)


@pytest.mark.parametrize("kind", KINDS)
def test_every_schema_of_records_can_be_compiled(kind: str) -> None:
    whole = SCHEMAS.schemas[kind]
    for part in (whole, *members(whole)):
        assert callable(compiled(part, whole))


def test_what_a_reference_refers_to_by_another_one_is_obeyed() -> None:
    whole = {"$defs": {"name": {"type": "string", "minLength": 2}, "own": {"$ref": "#/$defs/name", "maxLength": 3}}}
    asked = whole | {"type": "object", "properties": {"a": {"$ref": "#/$defs/own"}}}
    predicate, faults = compiled(asked), validator(plain(asked, asked))
    for value, sound in (("ab", True), ("abc", True), ("a", False), ("abcd", False), (1, False)):
        assert (predicate({"a": value}), not list(faults({"a": value}))) == (sound, sound)


def test_an_unknown_keyword_in_a_schema_is_obeyed_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "unit.schema.json").write_text('{"properties": {"a": {"multipleOf": 2}}}', encoding="utf-8")
    schemas = SchemaSet(tmp_path)
    found = [read_document("records/units/a.yaml", text.encode()).document for text in ("b: 1\n", "a: 2\n", "a: 3\n")]
    assert [len(schemas.problems("unit", document)) for document in found if document] == [0, 0, 1]
    (tmp_path / "body.schema.json").write_text('{"multipleOf": 2}', encoding="utf-8")
    assert not SchemaSet(tmp_path).accepts("body", {})


def test_both_agree_on_every_record_and_on_thousands_of_changed_ones() -> None:
    lots, refused, asked = random.Random(7), 0, 0  # noqa: S311
    library = {kind: validator(plain(schema, schema)) for kind, schema in SCHEMAS.schemas.items() if kind in KINDS}
    for number, (file, slot) in enumerate(walk(ROOT)[0]):
        document = read_document(file, (ROOT / file).read_bytes()).document
        assert document is not None
        assert SCHEMAS.accepts(slot.kind, document.root), file
        if slot.kind == "evaluation" and number % 10:
            continue
        for _ in range(12):
            root = copy.deepcopy(document.root)
            for _ in range(lots.choice((1, 1, 2))):
                change(root, lots)
            faults = any(library[slot.kind](root))
            assert SCHEMAS.accepts(slot.kind, root) == (not faults), root
            refused, asked = refused + faults, asked + 1
    assert asked > 1_000
    assert refused > asked / 2
    assert refused < asked
