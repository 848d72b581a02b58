"""The quick look at the characters of a file never overlooks one that the careful look refuses."""

import re
import sys
from unicodedata import is_normalized

import pytest

from evalgen.domain.hidden_characters import HIDDEN, HIDDEN_BUT_PRINTABLE, TAGS, VARIANTS, hides_something
from evalgen.reading.source_text import quick_look, read_source


def is_clean(text: str) -> bool:
    return quick_look(text.encode())[0]


def test_what_a_quick_look_takes_for_composed_is_so_whatever_stands_beside_it() -> None:
    for sign in map(chr, (*range(0xD800), *range(0xE000, 0x20000))):
        for text in (f"e{sign}o\n", f"ê{sign}\n", f"{sign}{sign}\n"):
            assert is_normalized("NFC", text) or not quick_look(text.encode())[1], ascii(text)
    assert quick_look("# Hư cấu\ntên: «Nguyễn Thị Bình» – 30 % ≥ 5 → đủ\n".encode())[1]


def test_every_hidden_character_is_seen_at_a_quick_look() -> None:
    hidden = re.compile(HIDDEN)
    for sign in map(chr, range(sys.maxunicode + 1)):
        if hidden.match(sign) and not "\ud800" <= sign <= "\udfff":
            assert not is_clean(f"tên: Nguyễn{sign}Bình\n"), hex(ord(sign))


def test_what_is_hidden_and_printable_is_listed_or_begins_like_a_tag() -> None:
    hidden = re.compile(HIDDEN)
    printable = [sign for sign in map(chr, range(sys.maxunicode + 1)) if sign.isprintable() and hidden.match(sign)]
    assert {sign for sign in printable if not sign.encode().startswith((TAGS, VARIANTS))} <= set(HIDDEN_BUT_PRINTABLE)


def test_a_form_of_a_letter_that_letters_do_not_have_is_hidden_and_that_of_a_sign_is_not() -> None:
    """«Nguyễn» with a selector behind a letter looks like «Nguyễn», and nobody who searches for that finds it."""
    for text, hidden in (("Nguyễn\ufe0f Bình", True), ("Bình\ufe00", True), ("\ufe0fBình", True), ("A.\ufe0e", True),
                         ("đạt ✔\ufe0f", False), ("1\ufe0f\u20e3", False), ("⚠\ufe0e", False), ("⚠\ufe01", True)):  # fmt: skip
        assert hides_something(text) == hidden, ascii(text)
        assert bool(read_source("f", text.encode()).problems) == hidden, ascii(text)


def test_tabs_line_ends_of_other_systems_and_directives_are_looked_at_carefully() -> None:
    for text in ("a:\tb\n", "a: b\r\n", "%YAML 1.2\n---\na: b\n", "a: b\n%TAG\n"):
        assert not is_clean(text)


def test_a_record_in_vietnamese_is_clean() -> None:
    text = "# Hư cấu\ntên: «Nguyễn Thị Bình» – 30 %\nghi chú: 😀 1 %\n"
    assert is_clean(text)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["name: Sở", "name: ế", "name: ế\0", "name: a\n"])
def test_wide_text_that_ends_in_zero_bytes_was_not_cut_off(text: str, encoding: str) -> None:
    (problem,) = read_source("f", text.encode(encoding)).problems
    assert problem.code == "not-utf-8"


@pytest.mark.parametrize("start", ["name: a\n", "ab", "", "\ufeff"], ids=["a line", "two letters", "nothing", "a mark"])
def test_text_that_was_cut_off_while_it_was_written_is_no_wide_text(start: str) -> None:
    problem = read_source("f", start.encode() + bytes(5)).problems[-1]
    assert problem.code == "hidden-character"
