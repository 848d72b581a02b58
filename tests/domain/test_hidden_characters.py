"""The quick look at a text and the careful one say the same of every character."""

import re
import sys

from evalgen.domain.hidden_characters import HIDDEN, hides_something


def test_the_quick_look_agrees_with_the_list_on_every_character() -> None:
    wrong = [
        hex(ord(sign))
        for sign in map(chr, range(sys.maxunicode + 1))
        if hides_something(f"Nguyễn {sign}An") is not (re.search(HIDDEN, f"Nguyễn {sign}An") is not None)
    ]
    assert wrong == []
