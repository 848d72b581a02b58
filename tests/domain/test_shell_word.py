"""A text that stands in a command to be pasted is one word of it, whatever the shell."""

import pytest

from evalgen.domain.shell_word import shell_word


@pytest.mark.parametrize(
    "text, windows, word",
    [
        ("kho", False, "kho"),
        ("kho hồ sơ", False, "'kho hồ sơ'"),
        ("$(rm -rf ~)", False, "'$(rm -rf ~)'"),
        ("../kho", True, "../kho"),
        (r"..\kho", True, r"..\kho"),
        (r"D:\kho hồ sơ", True, r'"D:\kho hồ sơ"'),
        ("a&calc", True, '"a&calc"'),
    ],
)
def test_a_text_is_one_word_of_a_command(text: str, windows: bool, word: str) -> None:  # noqa: FBT001 - a column of the table
    assert shell_word(text, windows=windows) == word
