"""Words of records made inert for a comment on a host: no markup, no mention, no link, no reference, no command.

A character reference keeps Markdown from seeing a sign, yet hosts look for mentions, references and emoji in the text that
comes out. There a space of no width behind the sign keeps them apart.
"""

import re
import unicodedata

from evalgen.cli.reports.visible_text import visible

LONGEST = 600
"""Of one piece of text; what is longer is cut."""

_GAP = "&#8203;"
_GAP_HERE = "\N{INVISIBLE SEPARATOR}"
"""Where a space of no width belongs; made visible, no text holds one of its own."""

_PLAIN = frozenset(" ,.;()/\"'?+=-–—«»…→≤≥·×÷−Σ")
_SIGILS = frozenset("@#!$&^~*")
_BARE_ADDRESS = re.compile(r"\bwww(?=\.)|\bGH(?=-[0-9])", re.IGNORECASE)
_COMMIT = re.compile(r"\b[0-9a-f]{7,}\b")
"""What hosts take for a link without any sign: ``www.``, ``GH-1``, the name of a commit."""

_LIST_OR_LINE = re.compile(r"^([0-9]*)([-+=.)])")
"""What begins a list, a heading or a rule where it stands first."""


def inert(text: str) -> str:
    """`text` on one line for the middle of a line of Markdown, of a table or of HTML; it reads as it stands in the record."""
    shown = visible(text).strip()
    if len(shown) > LONGEST:
        shown = shown[: LONGEST - 1] + "…"
    shown = _BARE_ADDRESS.sub(lambda found: found[0] + _GAP_HERE, shown)
    shown = _COMMIT.sub(lambda found: _GAP_HERE.join(re.findall(".{1,6}", found[0])), shown)
    written = "".join(map(_sign, shown, [*shown[1:], ""]))
    return _LIST_OR_LINE.sub(lambda found: f"{found[1]}{_reference(found[2])}", written)


def inert_code(text: str) -> str:
    """A path, a code or a command, to be copied as it is; hosts look for nothing in it."""
    shown = visible(text)
    plain = "/-" if "www" in shown.lower() else "/-.:"
    signs = (sign if sign.isalnum() or sign in plain else _reference(sign) for sign in shown)
    return f"<code>{''.join(signs)}</code>"


def _sign(character: str, behind: str) -> str:
    if character == _GAP_HERE:
        return _GAP
    if character.isalnum() or character in _PLAIN or unicodedata.category(character) in {"Mn", "Mc"}:
        return character
    joined = bool(behind) and not behind.isspace()
    if character in ":%":
        return f"{_reference(character)}{_GAP}" if joined else character
    return f"{_reference(character)}{_GAP}" if character in _SIGILS and joined else _reference(character)


def _reference(character: str) -> str:
    return f"&#{ord(character)};"
