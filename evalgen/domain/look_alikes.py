"""Letters that look like those of Vietnamese and are others: a word with one is read as a word that it is not."""

import re
from collections.abc import Container, Iterator

_FOREIGN = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеѕіјорсухһΑΒΕΖΗΙΚΜΝΟΡΤΥΧονÐƉð",
        "ABESIJKMHOPCTYXaesijopcyxhABEZHIKMNOPTYXovĐĐđ",
        strict=True,
    )
)
"""Of Cyrillic, of Greek, of other alphabets of Latin letters; each with the one that it is taken for."""

LEADS = (b"\xd0", b"\xd1", b"\xce", b"\xcf")
"""How those of Cyrillic and Greek begin in UTF-8; Vietnamese has no letter that does."""

LATIN = "ÐƉð"
"""Those of other alphabets of Latin letters."""

_ALIKE = f"[{''.join(_FOREIGN)}]"
_OTHER_SCRIPT = "[\u0370-\u052f]"
_WORD = r"[^\W\d_]+"


def words(text: str) -> frozenset[str]:
    """The words of a text, of letters alone."""
    return frozenset(re.findall(_WORD, text))


def look_alikes(text: str, told: Container[str] = ()) -> Iterator[tuple[int, str, str]]:
    """Where words hold such a letter: its index, the letter, the one it looks like; of each word the first.

    Words that were `told` elsewhere are passed over.

    A word of Russian or of Greek may consist of nothing else: it is none in a line that holds other letters of its script.
    """
    for line in re.finditer("[^\n]+", text):
        if re.search(_ALIKE, line[0]) is None:
            continue
        quoted = any(sign not in _FOREIGN for sign in re.findall(_OTHER_SCRIPT, line[0]))
        for word in re.finditer(_WORD, line[0]):
            found = re.search(_ALIKE, word[0])
            if found is not None and word[0] not in told and not (quoted and re.sub(_OTHER_SCRIPT, "", word[0]) == ""):
                yield line.start() + word.start() + found.start(), found[0], _FOREIGN[found[0]]
