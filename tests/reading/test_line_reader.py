"""The reader of plain lines answers what the parser answers, or nothing: on every record, and on broken ones.

``python tests/compare_readers.py`` looks at more of them.
"""

import pytest
from compare_readers import FILES, compare, records
from yaml_equality import check, everything, marks, read_independently

from evalgen.reading.flow_reader import KEYS
from evalgen.reading.flow_reader import SCALARS as FLOW_SCALARS
from evalgen.reading.line_parts import HEADS, LINES
from evalgen.reading.line_reader import read_lines
from evalgen.reading.remembered_parts import MANY
from evalgen.reading.strict_yaml import read_document

ROUNDS = 4000

PLAIN = (
    "a: b\n",
    "a: b",
    "# đầu\n\na:\n  b: 1\n\n  # giữa\n  c: 0.75\nd:\n",
    "a:\n  - b\n  - c: d\n    e:\n      - f\n  - {g: h}\ni: [1, 2]\n",
    "a: {b: c, \"1.1\": 2, d: [e, 'f'], g: {}, h: []}\n",
    "a: { b: c, d: [ e, 'f'] , g: {h: i} }\n",
    '"4.1": "x: y # z"\nb: \'tên: «Bình»\'\n',
    'a: {b: {c: d, "e": "f, g"}, h: [i, j], k: {}, l: []}\n',
    "a: {b: c,d: e}\nf: [1,2]\n",
    "a:\n  - {b: c, d: 0.5}\n  - [e, f]\n  - 'g: h'\n  - \"i:\"\n",
    'a: ["b, c", "d] e", "{f: g}"]\nh: {i: "j, k: l"}\n',
    "a: http://example.org/x#y\nb: x-y_z\nc: 2026-06-30\n",
    "a: 0x1F\nb: 1e3\nc: null\nd: ~\ne: true\n",
    "a:\nb:\n  c:\n",
    "a: không [có] {gì} & *lạ!\n",
    "a:\n  van-phong/le-van-an/plan: sha256:0a\n  " + "a/" * 99 + "b: c\nd//e: f\n",
    'a: "b\\n"\nc: "\\"d\\" \\\\n \\\\\\n"\n',
    'a:\n  - "b\\\\"\n  - "\\n"\n  - "\\\\\\\\"\n  - "ê\\n\\"# : ê"\n',
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
        'a: "b\\t"\n',
        'a: "b\\u0041"\n',
        'a: "b\\x41"\n',
        'a: "b\\\n',
        'a: "b\\"\n',
        'a: "b" "c"\n',
        'a: "b\\n" # c\n',
        'a: "b\\n" \n',
        'a: ["b\\n"]\n',
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
        "a: {b: {c: d}\n",
        "a: {b: [c, d}\n",
        "a: {b: {c: d, c: e}}\n",
        "a: {b: [, c], d: e}\n",
        "a: [{b: c}, d: e]\n",
        "a: {b: " + "{b: " * 1000 + "c" + "}" * 1001 + "\n",
        "a: {b: [" + "c, " * 1000 + "d}\n",
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
        "a" * 201 + ": b\n",
        "/a: b\n",
        "a/b c: d\n",
    ),
    "".join(f"{'  ' * depth}a:\n" for depth in range(20)),
)


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
    counts = compare(records(), rounds=ROUNDS, seed=20261121)
    assert counts.accepted > ROUNDS / 4
    assert counts.plain > ROUNDS / 8


def test_what_is_remembered_stays_bounded_and_is_read_alike_when_it_is_forgotten() -> None:
    before = read_lines("a: b\nc: [d]\n")
    text = "".join(
        f"khoa-{number}: gia-tri-{number}\nmuc-{number}: {{k{number}: [v{number}]}}\n" for number in range(MANY)
    )
    root = read_lines(text)
    assert root is not None
    assert root == read_independently(text)
    for known in (HEADS, LINES, KEYS, FLOW_SCALARS):
        assert 0 < len(known) <= MANY
    assert marks(read_lines("a: b\nc: [d]\n")) == marks(before)
