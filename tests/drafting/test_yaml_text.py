"""What is written is read back unchanged by the strict reading, and quoted only where it must be."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalgen.drafting.yaml_text import scalar, yaml_text
from evalgen.errors import EvalgenError
from evalgen.reading.strict_yaml import read_document

PLAIN = (
    "no", "Không", "12-QĐ/ĐU", "2026-04-03", "Báo cáo tháng 4", "a:b", "a#b", "-a", "1.2.3", "3 việc", "10 %",
    "nulls", "True đấy", "Trưởng phòng (phụ trách)", "e5", "0x", "1e", "+", "a, b", "«trích»",
)  # fmt: skip
QUOTED = (
    "", "3.3", "1", "-1", "+1", ".5", "1.", "1e3", "0o17", "0x1F", "~", "null", "Null", "true", "FALSE", ".inf", ".NaN",
    "-", "- a", "?", "? a", ": a", "a: b", "a #b", "a:", "#a", "'a", '"a', "[a", "{a", "@a", "`a", "%a", "!a", "&a", "*a",
    "|", ">", " a", "a ", "---", "... a", "a\nb", "a\tb", "\u00a0",
)  # fmt: skip


def read_back(text: str) -> Any:
    result = read_document("a.yaml", text.encode())
    assert result.document is not None, result.problems
    return result.document.root


@pytest.mark.parametrize("text", PLAIN)
def test_harmless_words_need_no_quotes(text: str) -> None:
    assert scalar(text) == text
    assert read_back(yaml_text({"k": text, "l": ["x", text]})) == {"k": text, "l": ["x", text]}


def test_a_question_mark_needs_quotes_only_inside_brackets() -> None:
    assert yaml_text({"k": "?a", "l": ["?a", ":a"]}) == 'k: ?a\nl: ["?a", ":a"]\n'


@pytest.mark.parametrize("text", QUOTED)
def test_words_that_would_be_read_as_something_else_are_quoted(text: str) -> None:
    assert scalar(text).startswith('"')
    assert scalar(text).endswith('"')


@pytest.mark.parametrize("text", [text for text in QUOTED if text.isprintable()])
def test_quoted_words_are_read_back(text: str) -> None:
    assert read_back(yaml_text({"k": text, "m": {"k": text}})) == {"k": text, "m": {"k": text}}


@pytest.mark.parametrize(
    "value,expected",
    [
        (True, "true"),
        (False, "false"),
        (None, "null"),
        (3, "3"),
        (-2, "-2"),
        (Decimal("0.75"), "0.75"),
        (Decimal("1.20"), "1.2"),
        (Fraction(6, 5), "1.2"),
        (Fraction(-1, 4), "-0.25"),
        (dt.date(2026, 4, 3), "2026-04-03"),
    ],
)
def test_single_values(value: object, expected: str) -> None:
    assert scalar(value) == expected


def test_a_fraction_without_end_is_refused() -> None:
    with pytest.raises(EvalgenError, match="1/3"):
        scalar(Fraction(1, 3))


def test_a_float_is_refused() -> None:
    with pytest.raises(EvalgenError, match="float"):
        scalar(0.5)


def test_the_layout_is_one_for_hands() -> None:
    text = yaml_text(
        {
            "name": "Đảng ủy",
            "decision": {"by": "ban-thuong-vu", "on": dt.date(2026, 4, 3), "number": "12-QĐ/ĐU, bổ sung"},
            "axis_weights": {"1": 40, "4": 30},
            "items": [
                {"id": "a", "title": "T" * 120, "evidence": ["a.pdf", "b: c.pdf"]},
                {"id": "b", "parts": [{"x": 1}]},
            ],
            "nothing": [],
            "words": ["một", "hai"],
        },
        head=["đầu tệp"],
        comments={("decision",): ["ai quyết định"], ("items", 1): ["việc thứ hai"]},
    )
    assert text == "\n".join(
        [
            "# đầu tệp",
            "name: Đảng ủy",
            "# ai quyết định",
            'decision: {by: ban-thuong-vu, on: 2026-04-03, number: "12-QĐ/ĐU, bổ sung"}',
            'axis_weights: {"1": 40, "4": 30}',
            "items:",
            "  - id: a",
            f"    title: {'T' * 120}",
            '    evidence: [a.pdf, "b: c.pdf"]',
            "  # việc thứ hai",
            "  - id: b",
            "    parts:",
            "      - {x: 1}",
            "nothing: []",
            "words: [một, hai]",
            "",
        ]
    )


def test_what_has_a_comment_inside_is_not_put_on_one_line() -> None:
    text = yaml_text({"a": {"b": 1, "c": 2}}, comments={("a", "c"): ["ghi chú"]})
    assert text == "a:\n  b: 1\n  # ghi chú\n  c: 2\n"


WORDS = st.text(alphabet="aáàảĐđ01 .,:;-#'\"[]{}?!&*|>%@`~/()_=<+\\«»–\n", max_size=12)
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-999, 999), WORDS, st.decimals(0, 100, places=2, allow_nan=False)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(WORDS, inner, max_size=4)),
    max_leaves=12,
)


@given(st.dictionaries(WORDS, VALUES, max_size=5))
def test_whatever_is_written_is_read_back(value: dict[str, Any]) -> None:
    result = read_document("a.yaml", yaml_text(value).encode())
    if value:
        assert result.document is not None, result.problems
        assert result.document.root == value
