"""Which characters nobody sees: what is recorded, what a pack says and what is gathered refuse the same ones."""

import re

HIDDEN = (
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # drawn as nothing
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, line separators, directions
    "\ud800-\udfff\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"  # halves, marks, tags
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # marks of shorthand and of music
    "\ufe00-\ufe0d]|\r(?!\n)|"
    # The last two variation selectors say how a sign before them is drawn (✔️, 1️⃣); behind anything else they are not seen.
    "(?<![\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff])[\ufe0e\ufe0f](?!\u20e3)"
)
"""Characters that an editor and a browser do not show, or that turn the order of what they show. Odd spaces are seen.

A pattern that is compiled when somebody looks closely: most runs meet no text that asks for it.
"""

VARIANTS = b"\xef"
"""How the variation selectors begin in UTF-8, and some signs that records hardly have. One byte is found ten times as fast as two."""

HIDDEN_BUT_PRINTABLE = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
"""What is hidden although Python counts it as printable; besides these only what begins with `TAGS` or `VARIANTS` in UTF-8."""

TAGS = b"\xf3"


def hides_something(text: str) -> bool:
    """Whether `text` holds a hidden character. Most texts are found clean without looking at each character."""
    if not text.isprintable():
        return re.search(HIDDEN, text) is not None
    if text.isascii():
        return False
    data = text.encode()
    doubtful = TAGS in data or VARIANTS in data or any(sign in text for sign in HIDDEN_BUT_PRINTABLE)
    return doubtful and re.search(HIDDEN, text) is not None
