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


def fill(html: str, slots: Mapping[str, Markup], *, stem: str) -> str:
    """`html` with each slot replaced by its content, and the shell's own name by the page's `stem`."""

    def content(match: re.Match[str]) -> str:
        name = match["name"]
        if name is None:
            return stem
        if name not in slots:
            raise EvalgenError(
                f"Mẫu trang dùng ô «{name}» mà chương trình không có nội dung cho ô đó.",
                remedy=f"Sửa tên ô trong site_templates/pages/; các ô có thể dùng: {', '.join(sorted(slots))}.",
            )
        return slots[name]

    return _SLOT.sub(content, html)
