"""Starting the program beside a bare interpreter; asking again when nothing changed beside reading the bytes."""

import shutil
import sys
from pathlib import Path

from benchmarks.contest import Contender, Contest, hold

TOP = Path(__file__).resolve().parent.parent
RECORD = "records/2026-Q2/ban-xay-dung-dang/do-ba-trung.yaml"

_READING = """
import os, sys
def read(folder):
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                read(entry.path)
            else:
                with open(entry.path, 'rb') as file:
                    file.read()
read(sys.argv[1])
"""


def starting(scratch: Path, runs: int) -> Contest:
    """The commune that the program comes with: help, a score asked again, a score after its record was edited."""
    root, cache = scratch / "commune", scratch / "cache-start"
    shutil.rmtree(root, ignore_errors=True)
    shutil.rmtree(cache, ignore_errors=True)
    shutil.copytree(TOP / "records", root / "records")
    score = [*_evalgen("score"), "--root", str(root), "--cache", str(cache), str(root / RECORD)]

    def edit() -> None:
        with (root / RECORD).open("a", encoding="utf-8") as record:
            record.write("# một lần sửa\n")

    contenders = {
        "python -c pass": Contender(command=[sys.executable, "-c", "pass"]),
        "evalgen --help": Contender(command=_evalgen("--help")),
        "evalgen score of one file, edited": Contender(command=score, prepare=edit),
        "evalgen score of one file, asked again": Contender(command=score),
    }
    return hold("Starting", "a commune of 73 people", contenders, runs, scratch / "output.log")


def asking_again(root: Path, size: str, scratch: Path, runs: int) -> Contest:
    """`evalgen check` with its answer known, beside reading every byte of the records."""
    cache = scratch / "cache-again"
    check = [*_evalgen("check"), "--root", str(root)]
    contenders = {
        "reading all bytes": Contender(command=[sys.executable, "-c", _READING, str(root / "records")]),
        "evalgen check, nothing known": Contender(command=[*check, "--no-cache"], most=1),
        "evalgen check, nothing changed": Contender(
            command=[*check, "--cache", str(cache)], prepare=lambda: _ask_once(check, cache, scratch)
        ),
    }
    return hold("Asking again", size, contenders, runs, scratch / "output.log")


def _ask_once(check: list[str], cache: Path, scratch: Path) -> None:
    from benchmarks.measuring import run

    run([[*check, "--cache", str(cache)]], scratch / "output.log")


def _evalgen(*words: str) -> list[str]:
    return [sys.executable, "-m", "evalgen", *words]
