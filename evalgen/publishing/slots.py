"""Places in a rendered page that are filled afterwards, each once, in a single pass.

What is filled in is never looked at again, so that text which resembles a slot stays the text it is.
"""

import re
from collections.abc import Mapping

from markupsafe import Markup

from evalgen.errors import EvalgenError

SHELL = "evalgen-shell"
"""Name of the Markdown page whose rendered form is the shell of a folder's pages."""

_SLOT = re.compile(rf"@@evalgen:(?P<name>[a-z_]+)@@|{SHELL}")


class Mould:
    """A page's frame, parted at its slots once and filled many times."""

    def __init__(self, html: str) -> None:
        self._literals: list[str] = []
        self._names: list[str | None] = []
        end = 0
        for match in _SLOT.finditer(html):
            self._literals.append(html[end : match.start()])
            self._names.append(match["name"])
            end = match.end()
        self._rest = html[end:]

    def filled(self, slots: Mapping[str, str], *, stem: str) -> str:
        """The frame with each slot replaced by its content, and the shell's own name by the page's `stem`."""
        parts: list[str] = []
        for literal, name in zip(self._literals, self._names, strict=True):
            if name is not None and name not in slots:
                raise EvalgenError(
                    "Mẫu trang dùng ô «{name}» mà chương trình không có nội dung cho ô đó.",
                    remedy="Sửa tên ô trong site_templates/pages/; các ô có thể dùng: {slots}.",
                    name=name,
                    slots=", ".join(sorted(slots)),
                )
            parts += (literal, stem if name is None else slots[name])
        return "".join((*parts, self._rest))


def fill(html: str, slots: Mapping[str, Markup], *, stem: str) -> str:
    """`html` with each slot replaced by its content, and the shell's own name by the page's `stem`."""
    return Mould(html).filled(slots, stem=stem)
