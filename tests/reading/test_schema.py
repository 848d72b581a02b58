"""The schemas themselves: complete, closed, offline, each keyword with words of our own."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import jsonschema
import pytest

from evalgen.domain.document import Document, LocatedMapping
from evalgen.errors import EvalgenError
from evalgen.reading.schemas.fault import Fault, shown
from evalgen.reading.schemas.keywords import Schema
from evalgen.reading.schemas.schema import SchemaSet
from evalgen.reading.schemas.wording import WORDINGS, word
from evalgen.reading.strict_yaml import read_document

SCHEMAS = SchemaSet()
KINDS = ("body", "catalogue", "collective", "evaluation", "organization", "period", "person", "unit")
AUDIENCES = ["public", "internal", "restricted"]
ANNOTATIONS = {
    "$schema",
    "$id",
    "$defs",
    "$ref",
    "title",
    "description",
    "x-audience",
    "x-enum-labels",
    "x-key",
    "x-pattern",
}
APPLICATORS = {"properties", "patternProperties", "items", "if", "then", "else", "dependentSchemas"}


def parts(schema: Any, path: str) -> Iterator[tuple[str, Schema]]:
    """Every sub-schema; conditions (`if`, `then`, …) only add to what stands beside them and are left out."""
    yield path, schema
    for name in ("properties", "patternProperties", "$defs"):
        for key, below in schema.get(name, {}).items():
            yield from parts(below, f"{path}.{name}.{key}")
    if "items" in schema:
        yield from parts(schema["items"], f"{path}.items")


def keywords(node: Any) -> Iterator[str]:
    """Every keyword that stands anywhere in a schema, conditions included."""
    yield from node
    for name in ("properties", "patternProperties", "$defs"):
        for below in node.get(name, {}).values():
            yield from keywords(below)
    for name in ("items", "if", "then", "else", "not"):
        if name in node:
            yield from keywords(node[name])


def properties(schema: Schema) -> Iterator[tuple[str, Schema]]:
    for path, part in parts(schema, "$"):
        for name in ("properties", "patternProperties"):
            for key, below in part.get(name, {}).items():
                yield f"{path}.{key}", below


def document(text: str) -> Document:
    result = read_document("records/x.yaml", text.encode())
    assert result.document is not None
    return result.document


def test_all_kinds_are_there() -> None:
    assert set(KINDS) <= set(SCHEMAS.schemas)


@pytest.mark.parametrize("kind", KINDS)
def test_schema_is_valid_against_the_metaschema(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS.schemas[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_every_property_says_what_it_is_and_who_may_see_it(kind: str) -> None:
    listed = list(properties(SCHEMAS.schemas[kind]))
    bare = [
        path
        for path, part in listed
        if not part.get("title") or not part.get("description") or part.get("x-audience") not in AUDIENCES
    ]
    assert listed
    assert bare == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_object_is_closed(kind: str) -> None:
    objects = [(path, part) for path, part in parts(SCHEMAS.schemas[kind], "$") if part.get("type") == "object"]
    assert objects
    assert [path for path, part in objects if part.get("additionalProperties") is not False] == []


@pytest.mark.parametrize("kind", KINDS)
def test_texts_numbers_and_lists_have_limits(kind: str) -> None:
    limits = {"string": {"maxLength", "enum", "pattern"}, "number": {"maximum"}, "array": {"maxItems"}}
    limits["integer"] = {"maximum", "enum"}
    endless = [
        path
        for path, part in parts(SCHEMAS.schemas[kind], "$")
        if part.get("type") in limits and not limits[part["type"]] & set(part)
    ]
    assert endless == []


@pytest.mark.parametrize("kind", KINDS)
def test_references_stay_in_the_file(kind: str) -> None:
    references = [part["$ref"] for _, part in parts(SCHEMAS.schemas[kind], "$") if "$ref" in part]
    assert [reference for reference in references if not reference.startswith("#/$defs/")] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_group_is_as_public_as_what_it_holds(kind: str) -> None:
    """Who walks down by audience reaches every public property."""
    schema = SCHEMAS.schemas[kind]

    def below(part: Schema) -> list[str]:
        target = schema["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part
        held = [*target.get("properties", {}).values(), *target.get("patternProperties", {}).values()]
        return [item["x-audience"] for item in held] + (below(target["items"]) if "items" in target else [])

    narrower = [
        path
        for path, part in properties(schema)
        for audience in below(part)
        if AUDIENCES.index(audience) < AUDIENCES.index(part["x-audience"])
    ]
    assert narrower == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_of_a_list_of_choices_has_a_label(kind: str) -> None:
    choices = [(path, part) for path, part in parts(SCHEMAS.schemas[kind], "$") if "enum" in part]
    assert [
        path for path, part in choices if list(part["x-enum-labels"]) != [str(value) for value in part["enum"]]
    ] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_keyword_has_its_own_words(kind: str) -> None:
    assert set(keywords(SCHEMAS.schemas[kind])) - ANNOTATIONS - APPLICATORS - set(WORDINGS) == set()


def test_a_keyword_without_words_is_still_told_by_us() -> None:
    """Schemas written elsewhere may use any keyword; the library's English never comes through."""
    fault = Fault(
        keyword="multipleOf",
        expected=Decimal("0.5"),
        value=Decimal("0.7"),
        pointer=("name",),
        document=document("name: 0.7"),
        schema=SCHEMAS.schemas["unit"],
    )
    assert [(problem.code, problem.message) for problem in word(fault)] == [
        ("not-as-schema", "mục «name» (Tên đơn vị) có giá trị 0.7 không đúng mẫu (điều kiện «multipleOf»).")
    ]


@pytest.mark.parametrize(
    "value, written",
    [
        (None, "null"),
        (True, "true"),
        (Decimal("0.70"), "0.70"),
        (Decimal("1E+3"), "1000"),
        (3, "3"),
        ("a\nb", "«a b»"),
        ("x" * 61, "«" + "x" * 59 + "…»"),
        ([1], "một danh sách"),
        ({}, "một nhóm mục"),
    ],
)
def test_values_are_shown_as_written(value: object, written: str) -> None:
    assert shown(value) == written


def test_sound_document_has_no_problems() -> None:
    text = "name: Văn phòng\nkind: party_office\nblock: party\nfrom: 2024-02-29\n"
    assert SCHEMAS.problems("unit", document(text)) == ()


def test_true_is_no_number() -> None:
    problems = SCHEMAS.problems("period", document("opened_on: 2026-04-01\nraised_rates: [{rate: true}]"))
    assert ("wrong-type", "$.raised_rates[0].rate") in [(item.code, item.place.json_path) for item in problems]


def test_problems_come_in_the_order_of_the_text() -> None:
    problems = SCHEMAS.problems("unit", document("zzz: 1\nfrom: x\nblock: y\nname: 1\n"))
    assert [(item.place.line, item.code) for item in problems] == [
        (1, "missing-key"),
        (1, "unknown-key"),
        (2, "wrong-date"),
        (3, "not-in-list"),
        (4, "wrong-type"),
    ]


def test_plain_mappings_are_told_at_the_top() -> None:
    """A document built by hand may be empty."""
    problems = SCHEMAS.problems("period", Document(file="records/2026/period.yaml", root=LocatedMapping()))
    assert [(str(item.place), item.code) for item in problems] == [("records/2026/period.yaml:1:1", "missing-key")]


def test_unknown_kind_is_refused() -> None:
    with pytest.raises(EvalgenError, match="Không có lược đồ «lich»"):
        SCHEMAS.problems("lich", document("a: 1"))


UNKNOWN = "".join(f"k{number}: 1\n" for number in range(20_000))
"""As many keys as a record is long."""

BROKEN_ITEMS = "plan:\n  work_items:\n" + "".join(f"    - {{idd: v{number}}}\n" for number in range(10_000))


@pytest.mark.parametrize("text, most", [(UNKNOWN, 20), (BROKEN_ITEMS, 41)], ids=["khóa lạ", "sản phẩm sai"])
def test_a_file_of_faults_is_told_in_few_words(text: str, most: int) -> None:
    """Somebody who wants to fill the log of a check writes one file; twenty of a kind say as much as all."""
    found = SCHEMAS.problems("evaluation", document(text))
    assert len(found) == most
    assert any("chỗ như vậy nữa trong tệp này.)" in problem.message for problem in found)
