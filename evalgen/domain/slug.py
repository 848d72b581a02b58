"""Names without diacritics: for comparison, and as the identifiers of records."""

import re
import unicodedata

from evalgen.domain.identifier import MAX_ID


def fold(text: str) -> str:
    """`text` in small letters without diacritics, for comparison."""
    letters = unicodedata.normalize("NFD", text.replace("Đ", "d").replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def slug(text: str) -> str:
    """The identifier that comes nearest to `text`; empty where nothing is left of it."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text[:200])).strip("-")[:MAX_ID].strip("-")
