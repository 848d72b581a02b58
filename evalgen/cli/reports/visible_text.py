"""Text from records made fit for a terminal, a log or a page: nothing hidden acts, everything hidden is shown."""

import re
import unicodedata
from functools import cache

_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_COMMAND = re.compile(r"^\s*::|##\[")
"""What the log of GitHub Actions obeys: a line that begins with two colons, and this prefix anywhere in a line."""

_WIDE = frozenset("WF")


def visible(text: str) -> str:
    r"""`text` on one line, with control, format and unassigned characters written as escapes: «\x1b», «\u202e».

    What a continuous-integration log would take for a command is broken in the same manner.
    """
    text = _COMMAND.sub(lambda found: found[0][:-1] + _code(found[0][-1]), text)
    if text.isprintable():  # Then no category of `acts` is in it.
        return text
    return "".join(_escape(character) if acts(character) else character for character in text)


def visible_lines(text: str) -> str:
    """Each line of `text` made visible; the line ends stay."""
    return "\n".join(visible(line) for line in text.split("\n"))


def acts(character: str) -> bool:
    """Whether a terminal may obey the character instead of showing it, or show nothing at all."""
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def display_width(text: str) -> int:
    """How many columns of a terminal the (visible) text takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


@cache
def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def _escape(character: str) -> str:
    return _SHORT.get(character) or character.encode("unicode_escape").decode("ascii")


def _code(character: str) -> str:
    return f"\\x{ord(character):02x}"
