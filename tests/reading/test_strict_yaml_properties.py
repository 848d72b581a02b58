"""Whatever the bytes: an answer, the same from both parsers, and equal to an independent reading where accepted."""

import re
from decimal import Decimal
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from evalgen.domain.document import Document, LocatedMapping, LocatedSequence
from evalgen.domain.problem import Severity
from evalgen.reading.strict_yaml import ReadResult, read_document

RECORD = """\
# yaml-language-server: $schema=../../../schemas/evaluation.schema.json
plan:
  axis_weights: {"1": 20, "4": 10.5}
  work_items:
    - id: viec-1
      title: "Tham mưu: văn bản «số» 1"
      note: |
        dòng một
        dòng hai
      due: 2026-06-30   # hạn
    - {id: viec-2, key_task: true, quantity: 3}
self_assessment:
  strengths: 'chủ động'
  met: ["1.1", ~, 0x1F, -.5]
  limitations: chữ dài
    nối dòng
"""
PIECES = [*":,[]{}-#&*!|>'\"%@`?~ \n\t\\.<=é😀\xa0\x85\r", "  ", "\n  ", "- ", ": ", "? ", "---\n", "...\n", "\r\n"]
PIECES += [
    "\\u12",
    "&a ",
    "*a",
    "!t ",
    " #",
    "|2",
    "|+\n",
    ">-\n",
    "a: ",
    "\u202e",
    "\ufeff",
    "u\u0323",
    "<<: ",
    "1e999",
]


class CoreLoader(yaml.SafeLoader):
    """An independent reading: PyYAML's own composer with the resolvers of the core schema."""


CoreLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"(?:~|null|Null|NULL|)", ["~", "n", "N", ""]),
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)", list("tTfF")),
    ("int", r"(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^{_pattern}$(?!\n)"), _first)


def _integer(_loader: CoreLoader, node: yaml.ScalarNode) -> int:
    text: str = node.value
    return int(text, 0) if text.startswith(("0x", "0o")) else int(text)


CoreLoader.add_constructor("tag:yaml.org,2002:int", _integer)
CoreLoader.add_constructor("tag:yaml.org,2002:float", lambda _loader, node: Decimal(node.value))


def _independent(node: yaml.Node, loader: CoreLoader) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _independent(value, loader) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_independent(value, loader) for value in node.value]
    return loader.construct_object(node)


def read_independently(text: str) -> Any:
    loader = CoreLoader(text)
    node = loader.get_single_node()
    assert node is not None
    return _independent(node, loader)


def everything(result: ReadResult) -> tuple[Any, ...]:
    return result.problems, marks(result.document.root) if result.document else None


def marks(node: Any) -> Any:
    if isinstance(node, LocatedMapping):
        inner = [(key, marks(value)) for key, value in node.items()]
        return inner, node.key_marks, node.value_marks
    if isinstance(node, LocatedSequence):
        return [marks(value) for value in node], node.value_marks
    return type(node).__name__, node


def check(data: bytes) -> Document | None:
    """All that must hold of any bytes."""
    result = read_document("f.yaml", data)
    assert everything(result) == everything(read_document("f.yaml", data, fast=False))
    errors = [problem for problem in result.problems if problem.severity is Severity.ERROR]
    assert (result.document is None) == bool(errors)
    for problem in result.problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1
    return result.document


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=200))
def test_any_bytes_get_an_answer(data: bytes) -> None:
    check(data)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from([*PIECES, "a", "b", "1"]), max_size=25).map("".join))
def test_any_yaml_like_text_gets_an_answer(text: str) -> None:
    document = check(text.encode())
    if document is not None:
        assert document.root == read_independently(text)


@settings(deadline=None, max_examples=400)
@given(st.data())
def test_a_mutated_record_gets_an_answer_and_accepted_values_are_right(data: st.DataObject) -> None:
    text = RECORD
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.integers(0, 3))
        text = text[:at] + data.draw(st.sampled_from(["", *PIECES])) + text[at + gone :]
    document = check(text.encode())
    if document is not None:
        assert document.root == read_independently(text)


def test_the_record_itself_is_accepted() -> None:
    document = check(RECORD.encode())
    assert document is not None
    assert document.root == read_independently(RECORD)
    assert document.root["plan"]["axis_weights"]["4"] == Decimal("10.5")
