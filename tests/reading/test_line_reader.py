"""The reader of plain lines answers what the parser answers, or nothing: on every record, and on broken ones.

``EVALGEN_MUTATIONS=100000 python -m pytest tests/reading/test_line_reader.py`` looks at more of them.
"""

import datetime as dt
import os
import random
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from yaml_equality import check, everything, read_independently
from yaml_mutations import mutated

from evalgen.reading.layout import Slot, locate
from evalgen.reading.line_reader import read_lines
from evalgen.reading.schema import SchemaSet
from evalgen.reading.strict_yaml import read_document

ROOT = Path(__file__).parents[2]
FILES = sorted(file for folder in ("records", "examples", "tests") for file in (ROOT / folder).rglob("*.yaml"))
ROUNDS = int(os.environ.get("EVALGEN_MUTATIONS", "4000"))
SCHEMAS = SchemaSet()

PLAIN = (
    "a: b\n",
    "a: b",
    "# đầu\n\na:\n  b: 1\n\n  # giữa\n  c: 0.75\nd:\n",
    "a:\n  - b\n  - c: d\n    e:\n      - f\n  - {g: h}\ni: [1, 2]\n",
    "a: {b: c, \"1.1\": 2, d: [e, 'f'], g: {}, h: []}\n",
    "a: { b: c, d: [ e, 'f'] , g: {h: i} }\n",
    '"4.1": "x: y # z"\nb: \'tên: «Bình»\'\n',
    "a: http://example.org/x#y\nb: x-y_z\nc: 2026-06-30\n",
    "a: 0x1F\nb: 1e3\nc: null\nd: ~\ne: true\n",
    "a:\nb:\n  c:\n",
    "a: không [có] {gì} & *lạ!\n",
)
OTHER = (
    *(
        "",
        "#\n",
        "a",
        "a: {b: c }\n",
        "a: [b ]\n",
        "a: ['b' ]\n",
        'a: {b: "c" , d: e}\n',
        "- a\n",
        "a : b\n",
        "a:b\n",
        "a:  b\n",
        "a: b \n",
        "a: b # c\n",
        "a: b\n  c\n",
        "a: b\n c: d\n",
    ),
    *("a: b: c\n", "a: b:\n", "a: -1\n", "a: - b\n", "a: ? b\n", "a: |\n  b\n", "a: >-\n  b\n", "a: &b c\n", "a: *b\n"),
    *(
        "a: !b c\n",
        "a: @b\n",
        "a: `b\n",
        "a: %b\n",
        "a: 'it''s'\n",
        'a: "b\\n"\n',
        'a: "b\n',
        'a: "b" c\n',
        "a: .inf\n",
    ),
    *(
        "null: a\n",
        "~: a\n",
        "<<: a\n",
        "a: 1e999\n",
        "a: b\na: c\n",
        '"a": b\na: c\n',
        "a: {b: c, b: d}\n",
        "a: {null: b}\n",
    ),
    *(
        "a: {b: c\n  }\n",
        "a: {b}\n",
        "a: {b:c}\n",
        'a: {"b":c}\n',
        "a: [b,]\n",
        "a: [b c: d]\n",
        "a: {b: c} d\n",
        "a: {b: c]\n",
    ),
    *(
        "a: [b #c]\n",
        "a: [b?c]\n",
        "a: [-1]\n",
        "a: [10:30]\n",
        "a: {b: }\n",
        "a: [, b]\n",
        "a: [[[[[b]]]]]\n",
        "a: [b ,c\n",
    ),
    *(
        "a:\n- b\n",
        "a:\n  - b\n - c\n",
        "a:\n  b: c\n d: e\n",
        "a:\n    b: c\n  d: e\n",
        "a:\n  - - b\n",
        "a:\n  -\n",
        "a:\n  - \n",
        "a:\n  - b\n  - \n",
        "a:\n  :\n",
        " a: b\n",
    ),
    *("--- \na: b\n", "a: b\n---\nc: d\n", "a: b\n...\n", "a: b\r\nc: d\r\n", "? a\n: b\n", "a: u\u0323\n", "{a: b}\n"),
    *(
        "a:\n  - b\n    c\n",
        "a:\n  - b: c\n     d: e\n",
        "a: b\n- c\n",
        "a: " + "1" * 41 + "\n",
        "á: b\n",
        "a" * 101 + ": b\n",
    ),
    "".join(f"{'  ' * depth}a:\n" for depth in range(20)),
)


def plain_jsonschema(kind: str) -> Any:
    """The library as it comes, with references and without our words; numbers, dates and the key of our own added."""
    library = jsonschema.Draft202012Validator
    types = library.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int)
    types = types.redefine("number", lambda _, value: type(value) in {int, Decimal})
    checker = jsonschema.FormatChecker(formats=())
    checker.checks("date", raises=ValueError)(
        lambda text: not isinstance(text, str) or bool(dt.date.fromisoformat(text))
    )

    def unique_key(_validator: Any, key: str, items: Any, _schema: Any) -> Iterator[jsonschema.ValidationError]:
        names = [item[key] for item in items if isinstance(item, dict) and isinstance(item.get(key), str)]
        if len(names) > len(set(names)):
            yield jsonschema.ValidationError("twice")

    extend: Any = jsonschema.validators.extend
    extended = extend(library, validators={"x-unique-key": unique_key}, type_checker=types)
    return extended(SCHEMAS.schemas[kind], format_checker=checker)


def records() -> Iterator[tuple[str, str]]:
    """The kind and the text of every record of the repository."""
    for file in FILES:
        _, found, below = file.relative_to(ROOT).as_posix().rpartition("records/")
        slot = locate(found + below)
        if isinstance(slot, Slot):
            yield slot.kind, file.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", PLAIN)
def test_plain_lines_are_read(text: str) -> None:
    root = read_lines(text)
    assert root is not None
    assert check(text.encode()) is not None
    assert root == read_independently(text)


@pytest.mark.parametrize("text", OTHER)
def test_anything_else_is_left_to_the_parser(text: str) -> None:
    assert read_lines(text) is None
    check(text.encode())


def test_nearly_every_record_is_plain() -> None:
    read = [read_lines(text) is not None for _, text in records()]
    assert len(read) > 300
    assert sum(read) > len(read) * 0.95


def test_every_file_of_the_repository_is_read_alike_by_all_readers() -> None:
    for file in FILES:
        data = file.read_bytes()
        assert everything(read_document("f.yaml", data)) == everything(read_document("f.yaml", data, lines=False)), file


def test_mutated_records_are_read_alike_and_values_and_verdict_are_those_of_plain_libraries() -> None:
    """Values, marks and problems of all readers; values against PyYAML, verdicts against jsonschema as it comes."""
    lots, plain, accepted = random.Random(20261121), 0, 0  # noqa: S311
    stock = [(kind, text) for kind, text in records() if len(text) < 1_500 or not lots.randrange(20)]
    library = {kind: plain_jsonschema(kind) for kind in sorted({kind for kind, _ in stock})}
    for number in range(ROUNDS):
        kind, text = lots.choice(stock)
        data = mutated(shortened(text, lots), lots)
        result = read_document("f.yaml", data)
        assert everything(result) == everything(read_document("f.yaml", data, lines=False)), data
        if number % 8 == 0:
            check(data)
        if result.document is None:
            continue
        accepted += 1
        plain += read_lines(data.decode()) is not None
        independent = read_independently(data.decode("utf-8-sig"))
        assert result.document.root == independent, data
        assert SCHEMAS.accepts(kind, result.document.root) == library[kind].is_valid(independent), data
    assert accepted > ROUNDS / 4
    assert plain > ROUNDS / 8


def shortened(text: str, lots: random.Random) -> str:
    """One or two sections of a long record, so that a change meets its structure more often."""
    sections = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)
    return text if len(text) < 1_500 or not lots.randrange(4) else "".join(lots.sample(sections, min(2, len(sections))))
