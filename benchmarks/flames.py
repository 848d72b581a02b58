"""``python -m benchmarks.flames``: where `check` and `build` spend their time, of two states of the program, as flame graphs.

Each state works on records of its own demo; py-spy is installed by name into the scratch folder. The pictures go to `--out`; the shares of each room are printed.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks import options
from benchmarks.data import PERIODS
from benchmarks.flame_svg import picture
from benchmarks.stacks import by_room, stacks_of, tree_of

HERE = Path(__file__).resolve().parent.parent
SAMPLES_A_SECOND = 250
_LEAST = 0.005


def main(words: list[str] | None = None) -> int:
    """Sample every command on every state, draw it, and print the shares of the rooms side by side."""
    arguments = _parser().parse_args(words)
    scratch: Path = arguments.scratch
    arguments.out.mkdir(parents=True, exist_ok=True)
    trees = {"after": HERE}
    if arguments.before:
        trees = {"before": _tree_of(arguments.before, scratch / "before"), **trees}
    roots = {state: _demo(tree, scratch / f"flames-{state}", arguments) for state, tree in trees.items()}
    sampler = _sampler(scratch / "sampler")
    for name in ("check", "build"):
        shares: dict[str, dict[str, float]] = {}
        seconds: dict[str, float] = {}
        for state, tree in trees.items():
            raw = _sampled(sampler, tree, _command(name, roots[state], scratch / "site-flames"), scratch)
            stacks = stacks_of(raw)
            title = f"evalgen {name}, {arguments.records} person-periods, {state}"
            text = picture(tree_of(stacks), title)
            (arguments.out / f"{name}-{state}.svg").write_text(text, encoding="utf-8")
            shares[state] = by_room(stacks)
            seconds[state] = stacks.total() / SAMPLES_A_SECOND
        sys.stdout.write(table(name, shares, seconds))
    return 0


def _command(name: str, root: Path, site: Path) -> list[str]:
    shutil.rmtree(site, ignore_errors=True)
    return [name, "--root", str(root), *(["--site", str(site)] if name == "build" else [])]


def table(name: str, shares: dict[str, dict[str, float]], seconds: dict[str, float]) -> str:
    """Per state the seconds of all processes, and the share of each room in them, as Markdown."""
    rooms = sorted({room for found in shares.values() for room in found}, key=lambda room: -max(_of(shares, room)))
    lines = [
        f"| {name} | {' | '.join(shares)} |",
        f"|---|{'--:|' * len(shares)}",
        f"| seconds of all processes | {' | '.join(f'{seconds[state]:.1f}' for state in shares)} |",
    ]
    for room in rooms:
        found = _of(shares, room)
        if max(found) >= _LEAST:
            lines.append(f"| {room} | {' | '.join(f'{100 * share:.0f} %' for share in found)} |")
    return "\n".join([*lines, "", ""])


def _of(shares: dict[str, dict[str, float]], room: str) -> list[float]:
    return [found.get(room, 0.0) for found in shares.values()]


def _sampled(sampler: Path, tree: Path, words: list[str], scratch: Path) -> str:
    raw = scratch / "samples.raw"
    raw.unlink(missing_ok=True)
    options = ["--rate", str(SAMPLES_A_SECOND), "--subprocesses", "--format", "raw", "--output", str(raw)]
    command = [str(sampler), "record", *options, "--", sys.executable, "-m", "evalgen", *words]
    subprocess.run(command, check=True, cwd=tree, env=_around(tree), capture_output=True)
    return raw.read_text(encoding="utf-8")


def _around(tree: Path) -> dict[str, str]:
    """The program of `tree` is run, and remembers nothing."""
    return {**os.environ, "PYTHONPATH": str(tree), "XDG_CACHE_HOME": os.devnull}


def _demo(tree: Path, folder: Path, arguments: argparse.Namespace) -> Path:
    """Records made by the program itself: an earlier one knows earlier records."""
    shutil.rmtree(folder, ignore_errors=True)
    words = ["demo", str(folder), "--people", str(arguments.records // PERIODS), "--seed", str(arguments.seed)]
    command = [sys.executable, "-m", "evalgen", *words]
    subprocess.run(command, check=True, cwd=tree, env=_around(tree), capture_output=True)
    return folder


def _tree_of(revision: str, folder: Path) -> Path:
    """The program as it was at `revision`."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    archive = subprocess.run(["git", "-C", str(HERE), "archive", revision], check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive, check=True)
    return folder


def _sampler(folder: Path) -> Path:
    program = folder / "bin" / "py-spy"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        pip = [str(folder / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "py-spy"], check=True)
    return program


def _parser() -> argparse.ArgumentParser:
    parser = options.parser("benchmarks.flames", __doc__)
    add = parser.add_argument
    add("--before", metavar="REVISION", help="the earlier state to lay beside this one")
    add("--records", type=int, default=2_000, help="person-periods")
    add("--seed", type=int, default=1)
    add("--out", type=Path, default=HERE / "benchmarks" / "flames")
    return parser


if __name__ == "__main__":
    sys.exit(main())
