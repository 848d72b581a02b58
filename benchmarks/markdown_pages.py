"""``python -m benchmarks.markdown_pages ROOT FOLDER``: people, posts and results of a repository as Markdown.

For MkDocs with Material, Zensical and Hugo alike.
"""

import sys
from pathlib import Path

from evalgen.pipeline.checkup import check_up
from evalgen.publishing.projection import project
from evalgen.publishing.public import PublicPerson, PublicResult, PublicSite

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


def write_pages(root: Path, folder: Path) -> None:
    """A page for each person of the repository at `root`, and the settings of all three, below `folder`."""
    found = check_up(root)
    site = project(found.results, laws=found.laws, scores=found.scores)
    histories: dict[str, list[PublicResult]] = {}
    for result in (result for period in site.periods for result in period.results):
        histories.setdefault(result.person, []).append(result)
    for docs in (folder / "docs", folder / "hugo" / "content"):
        docs.mkdir(parents=True, exist_ok=True)
        for person in site.people.values():
            text = _page(person, histories[person.id], site)
            (docs / f"{person.id}.md").write_text(text, encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Cán bộ\n", encoding="utf-8")
    (folder / "zensical.toml").write_text(_ZENSICAL, encoding="utf-8")
    (folder / "hugo" / "hugo.toml").write_text(_HUGO, encoding="utf-8")
    layouts = folder / "hugo" / "layouts" / "_default"
    layouts.mkdir(parents=True, exist_ok=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(_HUGO_LAYOUT, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")


def _page(person: PublicPerson, history: list[PublicResult], site: PublicSite) -> str:
    lines = [f"---\ntitle: {person.name}\n---", f"# {person.name}", "", "## Chức vụ", ""]
    lines += [f"- {post.title}, {site.units[post.unit].name}" for post in person.posts]
    lines += ["", "## Kết quả", "", "| Kỳ | Đơn vị | Chức vụ | Kết quả | Thông báo |", "|---|---|---|---|---|"]
    lines += [_row(result, site) for result in history]
    return "\n".join([*lines, "", "Kết quả chỉ công khai khi đã có quyết định và thông báo.", ""])


def _row(result: PublicResult, site: PublicSite) -> str:
    grade = result.outcome.grade.label if result.outcome.grade else "Chưa công bố"
    return f"| {result.period.label} | {site.units[result.unit].name} | {result.post} | {grade} | {result.outcome.notice} |"


if __name__ == "__main__":
    draft = Path(f"{sys.argv[2]}.draft")
    write_pages(Path(sys.argv[1]), draft)
    draft.rename(sys.argv[2])
