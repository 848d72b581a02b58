"""Long texts and long lists made short enough to be read beside each other; the file holds the whole."""

from itertools import takewhile

LONGEST = 160
"""What is longer is shown shortened."""

AROUND = 60
"""Of a long text, so much around the point where it differs."""

_FEW = 6

FIELDS = 20
"""No thing in a record has more fields: none of them is left out, whichever comes last in the file."""


def shorten(text: str, longest: int = LONGEST) -> str:
    """`text` on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def some(parts: list[str], between: str, most: int = _FEW) -> str:
    """The first few, and how many more there are."""
    more = f"{between}và {len(parts) - most} mục nữa" if len(parts) > most else ""
    return between.join(parts[:most]) + more


def excerpts(before: str, after: str) -> tuple[str, str]:
    """Two long texts from shortly before the point where they part."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    start = max(0, same - AROUND // 3)
    lead = "…" if start else ""
    old, new = (f"«{lead}{shorten(text[start:], AROUND)}»" for text in (before, after))
    return old, new
