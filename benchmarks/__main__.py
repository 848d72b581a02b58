"""``python -m benchmarks``: build the data, run peers and evalgen in turn, print what it took."""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from benchmarks import check, measuring, peers, report
from benchmarks.data import files_by_kind, repository

SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"


def main(words: list[str] | None = None) -> int:
    """Measure each size, then print the table; the same as JSON where a file is named."""
    arguments = _parser().parse_args(words)
    scratch: Path = arguments.scratch
    scratch.mkdir(parents=True, exist_ok=True)
    programs = {} if arguments.no_peers else peers.install(scratch)
    sizes = [measure_size(records, arguments, programs) for records in arguments.sizes]
    sys.stdout.write(report.table(sizes))
    if arguments.json:
        settings = {"seed": arguments.seed, "runs": arguments.runs, "note": arguments.note}
        told = report.as_json(sizes, settings, peers.versions(scratch))
        arguments.json.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    return 0


def measure_size(records: int, arguments: argparse.Namespace, programs: dict[str, Path]) -> report.Size:
    """Everybody on a repository of so many person-periods, in turn."""
    scratch: Path = arguments.scratch
    root = repository(scratch, records=records, seed=arguments.seed, note=arguments.note)
    by_kind = files_by_kind(root)
    files = [Path(file) for paths in by_kind.values() for file in paths]
    weight = sum(len(file.read_bytes()) for file in files)  # Also brings every file into the memory of the system.
    competing = programs if records <= arguments.peers_up_to else {}
    contenders = check.contenders(root, SCHEMAS, competing)
    measures: dict[str, list[measuring.Measure]] = {name: [] for name in contenders}
    log = scratch / "output.log"
    log.unlink(missing_ok=True)
    for _ in range(arguments.runs):
        for name, commands in contenders.items():
            measures[name].append(measuring.run(commands, log))
            sys.stderr.write(f"{records} {name}: {measures[name][-1].wall:.2f} s\n")
    return report.Size(
        asked=records,
        records=len(by_kind["evaluation"]),
        files=len(files),
        bytes=weight,
        summaries={name: measuring.summary(found) for name, found in measures.items()},
        memory_of_tree=measuring.peak_of_tree(check.evalgen(root), log),
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add("--sizes", type=int, nargs="+", default=[1_000, 10_000, 50_000], help="person-periods")
    add("--seed", type=int, default=1)
    add("--note", type=int, default=300, help="least length of free texts in characters; 0: those of the demo")
    add("--runs", type=int, default=3, help="runs of each contender, one after the other in turn")
    add("--peers-up-to", type=int, default=10_000, help="the largest size on which peers run")
    add("--no-peers", action="store_true", help="evalgen alone; nothing is installed")
    add("--scratch", type=Path, default=Path(tempfile.gettempdir()) / "evalgen-benchmarks")
    add("--json", type=Path, help="write the numbers to this file as well")
    return parser


if __name__ == "__main__":
    sys.exit(main())
