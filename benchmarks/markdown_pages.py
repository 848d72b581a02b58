"""``python -m benchmarks.markdown_pages ROOT FOLDER``: evalgen's own pages of people as Markdown.

For MkDocs with Material, Zensical and Hugo alike. The drawing of a person's grades is given in words alone.
"""

import argparse
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.html_to_markdown import markdown_of
from evalgen.language import VIETNAMESE
from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.publishing.site import publication_of
from evalgen.publishing.page import Page
from evalgen.publishing.pages import pages_of

_PEOPLE = "nguoi/"
_MKDOCS = """\
site_name: Kết quả đánh giá
theme: {name: material, font: false}
plugins: [search]
nav: [index.md]
not_in_nav: /*.md
"""
"""With all pages in the menu each page would hold a menu of ten thousand lines, and the time grow with their square."""

_ZENSICAL = """\
[project]
site_name = "Kết quả đánh giá"
"""
_HUGO = """\
title = "Kết quả đánh giá"
disableKinds = ["taxonomy", "term", "RSS"]
"""
_HUGO_LAYOUT = "<!doctype html><html lang=vi><title>{{ .Title }}</title><body>{{ .Content }}</body></html>\n"
_FREE_TEXT = re.compile(r'^ +(?:- )?[a-z_]+: "?([^\s\d"\'{\[|>#][^"\n{\[|]{30,}?)"?$', re.MULTILINE)
_TOGETHER = 4
"""So many free texts make a paragraph."""


def write_pages(root: Path, folder: Path, least: int) -> None:
    """A page for each person of the repository at `root`, and the settings of all three, below `folder`.

    A page says what evalgen's page says; one of fewer than `least` bytes goes on with free texts of the person's records.
    """
    texts = free_texts(root) if least else {}
    common = [text for found in texts.values() for text in found][:200]
    contents = [folder / "docs", folder / "hugo" / "content"]
    for docs in contents:
        docs.mkdir(parents=True, exist_ok=True)
    for page in _pages(root):
        text = lengthened(page_text(page), least, texts.get(page.stem) or common, page.stem)
        for docs in contents:
            (docs / f"{page.stem}.md").write_text(text, encoding="utf-8")
    _settings(folder)


def page_text(page: Page) -> str:
    """The Markdown of a page of ours, with its title and description at its head."""
    slots = page.slots
    head = f'---\ntitle: "{page.title}"\ndescription: "{page.description}"\n---\n'
    crumbs = slots["crumbs"].partition("<nav")[0]
    return head + markdown_of(f"{crumbs}<h1>{slots['heading']}</h1>{slots['content']}")


def lengthened(text: str, least: int, sentences: Sequence[str], seed: str) -> str:
    """`text` continued with paragraphs and lists of `sentences` until it has `least` bytes."""
    length = len(text.encode())
    if length >= least or not sentences:
        return text
    lots, lines = random.Random(seed), [text, "## Nhận xét qua các kỳ"]  # noqa: S311 - sample text, no secret
    while length < least:
        chosen = [lots.choice(sentences) for _ in range(_TOGETHER)]
        plain = lots.random() < 0.75  # noqa: PLR2004 - every fourth is a list
        lines += [
            "",
            " ".join(f"{sentence.rstrip('.')}." for sentence in chosen)
            if plain
            else "\n".join(f"- {sentence}" for sentence in chosen),
        ]
        length += len(lines[-1].encode()) + 2
    return "\n".join(lines) + "\n"


def free_texts(root: Path) -> Mapping[str, list[str]]:
    """The free texts in the records of each person, in the order of their periods."""
    found: dict[str, list[str]] = {}
    for path in sorted(root.glob("records/20*/*/*.yaml")):
        if path.stem != "collective":
            found.setdefault(path.stem, []).extend(_FREE_TEXT.findall(path.read_text(encoding="utf-8")))
    return found


def _pages(root: Path) -> Iterator[Page]:
    found = check_up(root)
    site = publication_of(found).public
    for page in pages_of(site, laws=found.laws, plates=(), language=VIETNAMESE):
        if page.path.startswith(_PEOPLE) and page.stem in site.people:
            yield page


def _settings(folder: Path) -> None:
    (folder / "docs" / "index.md").write_text("# Cán bộ\n", encoding="utf-8")
    (folder / "zensical.toml").write_text(_ZENSICAL, encoding="utf-8")
    (folder / "hugo" / "hugo.toml").write_text(_HUGO, encoding="utf-8")
    layouts = folder / "hugo" / "layouts" / "_default"
    layouts.mkdir(parents=True, exist_ok=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(_HUGO_LAYOUT, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")


def main(words: list[str] | None = None) -> int:
    """Write the pages beside their place, then put them there at once."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.markdown_pages", description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--page-bytes", type=int, default=0, metavar="N", help="length of a page; 0: what ours says")
    chosen = parser.parse_args(words)
    draft = Path(f"{chosen.folder}.draft")
    write_pages(chosen.root, draft, chosen.page_bytes)
    draft.rename(chosen.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
