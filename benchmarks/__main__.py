"""``python -m benchmarks``: build the data, run peers and evalgen in turn, print what it took."""

import argparse
import json
import sys
from functools import partial
from pathlib import Path

from benchmarks import check, measuring, options, peers, report
from benchmarks.data import files_by_kind, repository
from benchmarks.turns import LIMIT, Turn, take_turns

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
    log = scratch / "output.log"
    log.unlink(missing_ok=True)
    turns = {name: Turn(run=partial(measuring.run, commands, log, LIMIT)) for name, commands in contenders.items()}
    taken = take_turns(turns, arguments.runs, f"Checking, {records} person-periods")
    return report.Size(
        asked=records,
        records=len(by_kind["evaluation"]),
        files=len(files),
        bytes=weight,
        summaries=taken.summaries,
        memory_of_tree=measuring.peak_of_tree(check.evalgen(root), log),
        stopped=taken.stopped,
    )


def _parser() -> argparse.ArgumentParser:
    parser = options.parser("benchmarks", __doc__)
    options.add_data(parser, [1_000, 10_000, 50_000])
    options.add_contenders(parser, 3)
    parser.add_argument("--peers-up-to", type=int, default=10_000, help="the largest size on which peers run")
    return parser


if __name__ == "__main__":
    sys.exit(main())
