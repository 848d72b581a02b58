"""Starting the program beside a bare interpreter; asking again when nothing changed beside reading the bytes."""

import hashlib
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from benchmarks.contest import Contender, Contest, hold
from benchmarks.edits import Record, a_decided_record, edited
from benchmarks.measuring import run
from benchmarks.statements import in_use, receipt
from evalgen.pipeline.assessing.receipts import period_named

TOP = Path(__file__).resolve().parent.parent
RECORD = "records/2026-Q2/ban-xay-dung-dang/do-ba-trung.yaml"

BARE, HELP = "python -c pass", "evalgen --help"
SCORE_EDITED, SCORE_AGAIN = "evalgen score of one file, edited", "evalgen score of one file, asked again"
READING = "reading all bytes"
CHECK_AGAIN, CHECK_CHANGED = "evalgen check, nothing changed", "evalgen check, one record changed"

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
    """The commune that the program comes with: help, a score after its record was edited, the same asked again."""
    root, cache = scratch / "commune", scratch / "cache-start"
    shutil.rmtree(root, ignore_errors=True)
    shutil.rmtree(cache, ignore_errors=True)
    shutil.copytree(TOP / "records", root / "records")
    with edited(root / RECORD) as record:
        contenders = _of_one_record(root, cache, record)
        return hold("Starting", "a commune of 73 people", contenders, runs, scratch / "output.log")


def starting_in_a_province(root: Path, size: str, scratch: Path, runs: int) -> Contest:
    """The same in a large repository: one record must not cost what all of them cost."""
    cache = scratch / "cache-start-province"
    shutil.rmtree(cache, ignore_errors=True)
    with edited(a_decided_record(root)) as record:
        contenders = _of_one_record(root, cache, record)
        return hold("Starting in a province", size, contenders, runs, scratch / "output.log")


def _of_one_record(root: Path, cache: Path, record: Record) -> dict[str, Contender]:
    one = ["--root", str(root), "--cache", str(cache), str(record.path)]
    return {
        BARE: Contender(command=[sys.executable, "-c", "pass"]),
        HELP: Contender(command=_evalgen("--help")),
        SCORE_EDITED: Contender(command=[*_evalgen("score"), *one], prepare=record.saved),
        SCORE_AGAIN: Contender(command=[*_evalgen("score"), *one]),
        "evalgen explain of one file, edited": Contender(command=[*_evalgen("explain"), *one], prepare=record.saved),
    }


def asking_again(root: Path, size: str, scratch: Path, runs: int) -> Contest:
    """`evalgen check` with its answer known, beside reading every byte of the records."""
    cache = scratch / "cache-again"
    check = [*_evalgen("check"), "--root", str(root)]
    known = [*check, "--cache", str(cache)]
    with edited(a_decided_record(root)) as record:
        contenders = {
            READING: Contender(command=[sys.executable, "-c", _READING, str(root / "records")]),
            "evalgen check, nothing known": Contender(command=[*check, "--no-cache"], most=1),
            CHECK_AGAIN: Contender(command=known, prepare=lambda: _ask_once(known, scratch)),
            CHECK_CHANGED: Contender(command=known, prepare=record.decided_otherwise),
        }
        return hold("Asking again", size, contenders, runs, scratch / "output.log")


def asking_in_use(root: Path, size: str, scratch: Path, runs: int) -> Contest:
    """The same where every step is approved and received: with nothing known, and when one more step has come in."""
    signed, cache = in_use(root), scratch / "cache-in-use"
    shutil.rmtree(cache, ignore_errors=True)
    known = ["--root", str(signed), "--cache", str(cache)]
    nothing = ["--root", str(signed), "--no-cache"]
    morning = ["--on", "2026-10-03", "--json"]
    with edited(a_decided_record(signed)) as record, one_more_receipt(signed, record.path) as receive:

        def came_in() -> None:
            record.decided_otherwise()
            receive()

        one = [*known, str(record.path)]
        contenders = {
            "evalgen check without statements, nothing known": Contender(
                command=[*_evalgen("check"), "--root", str(root), "--no-cache"]
            ),
            "evalgen check, nothing known": Contender(command=[*_evalgen("check"), *nothing]),
            "evalgen check, one record decided and received": Contender(
                command=[*_evalgen("check"), *known], prepare=came_in
            ),
            "evalgen status, nothing known": Contender(command=[*_evalgen("status"), *nothing, *morning]),
            "evalgen status, one record decided and received": Contender(
                command=[*_evalgen("status"), *known, *morning], prepare=came_in
            ),
            "evalgen form of one record": Contender(
                command=[*_evalgen("form"), "hd02-mau-5", *one, "--html", str(scratch / "form.html")]
            ),
            "evalgen codeowners": Contender(
                command=[*_evalgen("codeowners"), "--root", str(signed), "--on", "2026-10-03"]
            ),
        }
        return hold("A repository in use", size, contenders, runs, scratch / "output.log")


@contextmanager
def one_more_receipt(root: Path, record: Path) -> Iterator[Callable[[], None]]:
    """A receipt of the decision in `record`, another one at each call; afterwards there is none of them."""
    *_, name, unit, _ = record.parts
    period, numbers, written = period_named(name), count(10_000), list[Path]()

    def receive() -> None:
        number = next(numbers)
        digest = f"sha256:{hashlib.sha256(str(number).encode()).hexdigest()}"
        file, text = receipt(period, period.last_day, number, {f"{unit}/{record.stem}/decision": digest})
        written.append(root / file)
        written[-1].write_text(text, encoding="utf-8")

    try:
        yield receive
    finally:
        for path in written:
            path.unlink()


def _ask_once(check: list[str], scratch: Path) -> None:
    run([check], scratch / "output.log")


def _evalgen(*words: str) -> list[str]:
    return [sys.executable, "-m", "evalgen", *words]
