"""Names that lost their Vietnamese letters on the way from another encoding: what is printed and signed would bear them.

Told only where it is certain: no Vietnamese name is written so.
"""

import re
from collections.abc import Iterator

from evalgen.checking.subject import Subject
from evalgen.domain.document import Document
from evalgen.domain.place import Pointer
from evalgen.domain.problem import Problem, Severity

_LETTER = r"[^\W\d_µª]"
_READ_AS_LATIN = r"Ã[¡¢£¨©ª¬²³´µ¹º½]|áº[\u00a1-\u00bf€‚ƒ„†‡ˆ‰Š‹Œ]|á»[\u00a1-\u00bf€‚ƒ„†‡ˆ‰Š‹Œ]|Æ[°¡]|Ä[‘ƒ]"
_READ_AS_TCVN3 = f"{_LETTER}[µ¶¸]|{_LETTER}[¨©ª¬®¹]{_LETTER}|®{_LETTER}"
_ASKED = rf"{_LETTER}\?+{_LETTER}|\ufffd"
_LOST = f"{_READ_AS_LATIN}|{_READ_AS_TCVN3}|{_ASKED}"
"""UTF-8 read as Latin letters («HoÃ¡»), TCVN3 read as Unicode («Hoµng»), letters replaced by question marks («Ho?ng»)."""


def lost_letters(subject: Subject) -> Iterator[Problem]:
    """Names of people, units and bodies, and titles of posts, are written in Vietnamese letters."""
    for document, pointer, name in _names(subject):
        if not name.isascii() or "?" in name:
            found = re.search(_LOST, name)
            if found is not None:
                yield Problem(
                    code="lost-letters",
                    place=document.place(*pointer),
                    message=f"«{name}» mất chữ có dấu ở «{found[0]}»: văn bản đã chuyển nhầm bảng mã (TCVN3, VNI, hoặc đọc UTF-8 theo bảng mã khác).",
                    remedy="Gõ lại tên này bằng bộ gõ Unicode; nhiều chỗ như vậy thì chuyển lại cả tệp gốc sang UTF-8.",
                    severity=Severity.WARNING,
                )


def _names(subject: Subject) -> Iterator[tuple[Document, Pointer, str]]:
    records = subject.records
    for person in records.people.values():
        yield person.document, ("name",), person.name
        for post in person.posts:
            yield person.document, (*post.pointer, "title"), post.title
    for unit in records.units.values():
        for item in unit.names:
            yield unit.document, (*item.pointer, "name"), item.name
    for body in records.bodies.values():
        yield body.document, ("name",), body.name
