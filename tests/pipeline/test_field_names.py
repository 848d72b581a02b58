"""Names of fields in a review: titles in Vietnamese, in English the words that a reader finds in the file."""

from collections.abc import Iterator
from typing import Any

import pytest

from evalgen.domain.place import Pointer
from evalgen.language import VIETNAMESE, language_of
from evalgen.pipeline.reviewing.field_names import field_names
from evalgen.reading.schemas.schema import record_schemas

KINDS = ("evaluation", "collective", "period", "person", "unit", "body", "catalogue", "organization")
ENGLISH = field_names(language_of("en"))


def fields(schema: dict[str, Any], part: dict[str, Any], pointer: Pointer = ()) -> Iterator[Pointer]:
    """Every field with a key of its own."""
    part = schema["$defs"][part["$ref"].rpartition("/")[2]] | part if "$ref" in part else part
    for key, below in part.get("properties", {}).items():
        yield (*pointer, key)
        yield from fields(schema, below, (*pointer, key))
    if "items" in part:
        yield from fields(schema, part["items"], (*pointer, 0))


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_an_english_name(kind: str) -> None:
    schema = record_schemas().schemas[kind]
    found = list(fields(schema, schema))
    assert found
    assert [pointer for pointer in found if not ENGLISH.title(kind, pointer).isascii()] == []


@pytest.mark.parametrize(
    "pointer,vietnamese,english",
    [
        (("self_assessment", "proposed_grade"), "Mức tự đề xuất", "Proposed grade"),
        (("self_assessment",), "Bước 2: Tự đánh giá", "Self-assessment"),
        (("decision", "by"), "Nơi quyết định", "Body"),
        (("decision", "on"), "Ngày quyết định", "Date"),
        (("plan", "axis_weights", "1"), "Tỷ trọng của trục", "No."),
        (("self_assessment", "results", "bao-cao"), "Kết quả một công việc", ""),
        (("self_assessment", "khong-co"), "", ""),
    ],
)
def test_names(pointer: Pointer, vietnamese: str, english: str) -> None:
    assert field_names(VIETNAMESE).title("evaluation", pointer) == vietnamese
    assert ENGLISH.title("evaluation", pointer) == english


@pytest.mark.parametrize(
    "kind,pointer,value,english",
    [
        ("evaluation", ("decision", "grade"), "GOOD", "Good completion of tasks"),
        ("body", ("roles", 0), "approve_plan", "Approval of the plan"),
        ("body", ("roles", 0), "receive", "receive"),
        ("evaluation", ("decision", "number"), "21-QĐ/ĐU", "21-QĐ/ĐU"),
        ("evaluation", ("decision", "reason"), "OTHER_WORDS", "OTHER_WORDS"),
    ],
)
def test_choices(kind: str, pointer: Pointer, value: str, english: str) -> None:
    assert ENGLISH.label(kind, pointer, value) == english
