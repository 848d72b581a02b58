"""Whatever the bytes: an answer, the same from both parsers, and equal to an independent reading where accepted."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml_equality import check, read_independently

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


@pytest.mark.parametrize(
    "text",
    [
        "k: {? : 10.5}\n",
        'k: {"1": 20, ? : 1}\n',
        "k: {? }\n",
        "k: {: 1}\n",
        "k: [? : 1]\n",
        "? : 1\n",
        "k:\n  ?\n  : 1\n",
    ],
)
def test_a_key_that_is_not_there_is_told_at_one_place_by_both_parsers(text: str) -> None:
    assert check(text.encode()) is None
