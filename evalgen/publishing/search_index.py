"""The index of search: short entries of our own instead of the text of all pages."""

import html
import json
from collections.abc import Iterable
from pathlib import Path

from evalgen.publishing.page import Page

_CONFIG = {
    "lang": ["en"],
    "separator": r"[\s\-,;:.()«»/]+",
    "pipeline": [],
    "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
}
"""Words are taken as they are: Vietnamese has no inflection to strip, and stop words are parts of names.

The language module for Vietnamese would add nothing but a warning in the browser's console.
"""


def write_search_index(site: Path, pages: Iterable[Page]) -> None:
    """Replace MkDocs' index, where the configuration has search at all."""
    index = site / "search" / "search_index.json"
    if not index.exists():
        return
    docs = [
        {
            "location": page.path + (f"#{entry.anchor}" if entry.anchor else ""),
            # The theme shows both as HTML.
            "title": html.escape(entry.title),
            "text": html.escape(entry.text),
        }
        for page in pages
        for entry in page.search
    ]
    index.write_text(
        json.dumps({"config": _CONFIG, "docs": docs}, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
