"""Words that turn round what is said: a name without them is never meant by one with them."""

import re

from evalgen.domain.slug import fold

_WORDS = frozenset({"khong", "chua", "ko"})


def negates(text: str) -> bool:
    """Whether `text` says «không», «chưa» or «ko», with diacritics or without."""
    return not _WORDS.isdisjoint(re.findall(r"[a-z]+", fold(text)))
