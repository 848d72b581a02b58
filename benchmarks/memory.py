"""``python -m benchmarks.memory check``: what holds the memory of `evalgen check` or `build` at its peak, by kind.

The command runs four times: twice as it is, for the memory of its largest process and of all together; once to see how
far its first process grows; and once more, halted where it has grown nearly so far, to count what it holds. Nothing is
remembered from run to run.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks import options
from benchmarks.data import PERIODS, repository
from benchmarks.everyday import BUILT_PERIODS
from benchmarks.holding import Held, holdings
from benchmarks.measuring import peak_of_tree, run
from evalgen.cli import main as evalgen

MEGABYTE = 1024 * 1024
NEAR = 0.93
"""Counted as soon as the process has grown to this share of the peak of another run: processes share their work out anew each time."""

_PAUSE = 0.01
"""Seconds between two looks at the size of the process."""

_LONG = 1_000_000.0
_LEAST = 0.005
"""Kinds with a smaller share are told together."""


def main(words: list[str] | None = None) -> int:
    """Measure the command from outside, then from inside, and print what it held."""
    arguments = _parser().parse_args(words)
    scratch: Path = arguments.scratch
    scratch.mkdir(parents=True, exist_ok=True)
    periods = BUILT_PERIODS if arguments.command == "build" else PERIODS
    root = repository(scratch, records=arguments.records, seed=arguments.seed, note=arguments.note, periods=periods)
    command = _command(arguments.command, root, scratch / "site-memory")
    log = scratch / "output.log"
    outside = [sys.executable, "-m", "evalgen", *command]
    largest, together = run([outside], log).largest, peak_of_tree(outside, log)
    peak = _inside(command, 0, scratch)["resident"]
    told = _inside(command, int(peak * NEAR), scratch)
    if not told["held"]:
        sys.stderr.write(f"The second run stayed below {NEAR:.1%} of the first, or could not be counted: {log}\n")
        return 1
    shutil.rmtree(scratch / "site-memory", ignore_errors=True)
    found = [Held(**item) for item in told["held"]]
    sys.stdout.write("\n".join(table(f"evalgen {arguments.command}, {root.name}", found, told["resident"])))
    sys.stdout.write(
        f"\nThe first process of a run that nobody halts grows to {peak / MEGABYTE:.0f} MB;"
        f" largest process of a run that nobody looks into: {largest / MEGABYTE:.0f} MB;"
        f" all its processes together, shared pages once: {together / MEGABYTE:.0f} MB\n"
    )
    if arguments.json:
        everything = {**told, "largest_process": largest, "all_processes": together}
        arguments.json.write_text(json.dumps(everything, indent=2) + "\n", encoding="utf-8")
    return 0


def table(title: str, found: Sequence[Held], resident: int) -> list[str]:
    """As Markdown; small kinds together, and at the end what is resident without being an object of Python."""
    counted = sum(item.size for item in found)
    shown = [item for item in found if item.size >= _LEAST * resident]
    rest = [item for item in found if item.size < _LEAST * resident]
    rows = [
        *shown,
        Held(kind="other kinds", count=sum(i.count for i in rest), size=sum(i.size for i in rest)),
    ]
    return [
        f"| {title}: kind | values | MB |",
        "|---|--:|--:|",
        *(f"| {item.kind} | {item.count} | {item.size / MEGABYTE:.1f} |" for item in rows),
        f"| libraries, free places, what is no object of Python | | {(resident - counted) / MEGABYTE:.1f} |",
        f"| **resident** | | {resident / MEGABYTE:.1f} |",
        "",
    ]


def _command(name: str, root: Path, site: Path) -> list[str]:
    shutil.rmtree(site, ignore_errors=True)
    return [name, "--no-cache", "--root", str(root), *(["--site", str(site)] if name == "build" else [])]


def _inside(command: Sequence[str], halt_at: int, scratch: Path) -> dict[str, Any]:
    """What a run of `command` tells about itself; with 0 only how large it became."""
    out = scratch / "memory-inside.json"
    out.unlink(missing_ok=True)
    watched = [sys.executable, "-m", "benchmarks.memory", "--inside", str(halt_at), str(out), *command]
    with (scratch / "output.log").open("ab") as log:
        subprocess.run(watched, stdout=log, stderr=log, check=False, env={**os.environ, "PYTHONHASHSEED": "0"})
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


def watch(halt_at: int, out: Path, command: list[str]) -> int:
    """Run the command of evalgen in this process; write down what it holds when it is as large as `halt_at` bytes."""
    main_thread, ended = threading.get_ident(), threading.Event()
    told: dict[str, Any] = {"resident": 0, "held": []}

    def look() -> None:
        while not ended.wait(_PAUSE):
            resident = _resident()
            if not halt_at:
                told["resident"] = max(told["resident"], resident)
            elif resident >= halt_at:
                sys.setswitchinterval(_LONG)  # Nobody else goes on meanwhile.
                told["resident"] = resident
                told["held"] = [asdict(item) for item in holdings(sys._current_frames()[main_thread])]  # noqa: SLF001
                return

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        return evalgen(command)
    finally:
        ended.set()
        watcher.join()
        out.write_text(json.dumps(told), encoding="utf-8")


def _resident() -> int:
    """Bytes of this process that lie in memory."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _parser() -> argparse.ArgumentParser:
    parser = options.parser("benchmarks.memory", __doc__)
    parser.add_argument("command", choices=("check", "build"))
    parser.add_argument("--records", type=int, default=50_000, help="person-periods")
    options.add_set(parser)
    options.add_json(parser)
    return parser


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        sys.exit(watch(int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:]))
    sys.exit(main())
