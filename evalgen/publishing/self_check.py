"""A few pages rendered by the program that renders the frames, with their content in place, beside the stamped ones.

Stamping rests on what no contract of that program promises: that pages of a folder differ in their slots alone. So
whenever frames are rendered anew some pages are rendered whole in the same run, and must be equal byte by byte.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from markupsafe import escape
from msgspec.structs import replace

from evalgen.errors import EvalgenError
from evalgen.publishing.frames import Frames
from evalgen.publishing.page import Page
from evalgen.publishing.plan import Sources, page_bytes
from evalgen.publishing.slots import SHELL, Mould

SAMPLES = 3

_PLAIN = re.compile(r"[^\W_]+(?:[ ,/-]+[^\W_]+)*")
"""A heading in which Markdown finds nothing to work on."""

_EMPTY = re.compile(r"\n[ \t]*\n")

_UNFILLED = ("@@evalgen:", SHELL)
"""What would be taken for a slot if it stood in a content."""


def samples(pages: Iterable[Page], count: int = SAMPLES) -> list[Page]:
    """At most `count` stamped pages, the same of the same site: of those that are fit the first by the digests of their paths."""
    stamped = sorted((page for page in pages if page.stamped and page.folder), key=_lot)
    chosen: list[Page] = []
    for page in stamped:
        if len(chosen) == count:
            break
        if is_fit(page):
            chosen.append(page)
    return chosen


def is_fit(page: Page) -> bool:
    """Whether the page can be written in Markdown: its heading is plain words, its content has no slot and no empty line.

    Markdown drops empty lines from what it otherwise leaves alone.
    """
    slots = page.slots
    words = (page.title == slots["heading"].striptags(), escape(page.description) == page.description)
    if not _PLAIN.fullmatch(page.title) or not all(words):
        return False
    return not any(sign in text for sign in _UNFILLED for text in slots.values()) and not _EMPTY.search(
        slots["content"]
    )


def whole_text(page: Page, shell: str) -> str:
    """The Markdown of `page` with its content in place; `shell` is that of a page with slots."""
    slots = page.slots
    head, end, body = shell.removeprefix("---\n").partition("\n---\n")
    words = {"title": page.title, "description": page.description}
    quoted = {name: json.dumps(text, ensure_ascii=False)[1:-1] for name, text in words.items()}
    return f"---\n{Mould(head).filled(quoted, stem='')}{end}{Mould(body).filled(slots, stem='')}"


def refuse_difference(pages: Sequence[Page], rendered: Mapping[str, bytes], frames: Frames, sources: Sources) -> None:
    """Raise EvalgenError where one of `pages`, as the program `rendered` it whole, is not the stamped one."""
    whole = Frames(rendered, sources.language)
    name = escape(sources.site.name)
    for page in pages:
        if page_bytes(page, frames, name) != page_bytes(replace(page, stamped=False), whole, name):
            raise EvalgenError(
                "Trang {path} ghép vào khung khác với chính trang ấy do chương trình làm khung dựng trọn, nên không dựng tiếp.",
                remedy="Cài đúng phiên bản các thư viện ghi trong constraints.txt rồi chạy lại; nếu vẫn vậy, hãy báo lỗi.",
                path=page.path,
            )


def _lot(page: Page) -> bytes:
    return sha256(page.path.encode("utf-8")).digest()
