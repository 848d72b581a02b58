"""The program ends at once where nothing is left to be finished, with all that it said and the same code."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RECORD = "records/2026-Q2/ban-xay-dung-dang/do-ba-trung.yaml"
ENDED_AT_ONCE = (
    "import os; os._exit = lambda code: print('at once', code, flush=True) or (_ for _ in ()).throw(OSError)"
)
SLOWLY = "import concurrent.futures.thread"
"""With this something might be left to be finished."""


def ended(*words: str, before: str = "") -> subprocess.CompletedProcess[str]:
    """The program as a command, after `before` in the same process."""
    code = f"{before}\nfrom evalgen.__main__ import command\ncommand()"
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    "words,code",
    [
        (("--help",), 0),
        (("--version",), 0),
        (("no-such-command",), 2),
        (("score", "--no-cache", "no-such-record.yaml"), 2),
        (("score", "--no-cache", RECORD), 0),
        (("score", "--no-cache", "--json"), 0),
        (("check", "--no-cache", "--root", "tests/examples/bad"), 2),
    ],
    ids=lambda item: " ".join(item) if isinstance(item, tuple) else str(item),
)
def test_output_and_code_are_those_of_a_slow_end(words: tuple[str, ...], code: int) -> None:
    at_once, slowly = ended(*words), ended(*words, before=SLOWLY)
    assert at_once.returncode == slowly.returncode == code
    assert (at_once.stdout, at_once.stderr) == (slowly.stdout, slowly.stderr)
    assert at_once.stdout + at_once.stderr


@pytest.mark.parametrize("words", [("--help",), ("score", RECORD)], ids=" ".join)
def test_a_short_command_ends_at_once(words: tuple[str, ...], tmp_path: Path) -> None:
    cached = (*words, "--cache", str(tmp_path)) if len(words) > 1 else words
    for _ in range(3):  # Packs read, packs remembered, answer remembered.
        told = ended(*cached, before=ENDED_AT_ONCE)
    assert "at once 0" in told.stdout


def test_a_build_ends_at_once(tmp_path: Path) -> None:
    words = ("build", "--site", str(tmp_path / "site"), "--cache", str(tmp_path / "cache"))
    assert ended(*words).returncode == 0
    assert "at once 0" in ended(*words, before=ENDED_AT_ONCE).stdout


ALSO_AT_ONCE = (
    "import atexit; atexit.register(print, 'finished')",
    "import threading, atexit; atexit.register(print, 'finished')",
    "import tempfile, weakref; kept = tempfile.TemporaryDirectory(); weakref.finalize(kept, print, 'finished')",
)
SLOWLY_THOUGH = (
    "import concurrent.futures as c, time; c.ThreadPoolExecutor().submit(lambda: time.sleep(0.2) or print('finished'))",
    "import threading, time; threading.Thread(target=lambda: time.sleep(0.2) or print('finished')).start()",
)


@pytest.mark.parametrize("asked", [*ALSO_AT_ONCE, *SLOWLY_THOUGH])
def test_what_others_have_to_finish_is_finished(asked: str) -> None:
    told = ended("--version", before=asked)
    assert told.returncode == 0
    assert told.stdout.endswith("finished\n")
    assert not told.stderr


@pytest.mark.parametrize("asked", ALSO_AT_ONCE)
def test_for_that_alone_the_end_is_not_put_off(asked: str) -> None:
    assert ended("--version", before=f"{asked}\n{ENDED_AT_ONCE}").stdout.endswith("finished\nat once 0\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_what_cannot_be_written_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "evalgen", "rules"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 2
    assert "ổ đĩa đã đầy" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="streams are closed by a shell of POSIX")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_told_nothing_and_no_file_takes_its_place(closed: str, tmp_path: Path) -> None:
    exported = tmp_path / "ket-qua.csv"
    words = (
        f"export 2026-Q2 --audience public --output {shlex.quote(str(exported))} --cache {shlex.quote(str(tmp_path))}"
    )
    done = subprocess.run(
        ["/bin/sh", "-c", f"{shlex.quote(sys.executable)} -m evalgen {words} {closed}"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == ("" if ">&-" in closed.replace("2>&-", "") else f"Đã ghi {exported}\n")
    assert exported.read_text(encoding="utf-8-sig").count("\n") > 1
