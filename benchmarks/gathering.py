"""``python -m benchmarks.gathering``: the published APIs of a country gathered and queried, beside DuckDB's plain reading.

The peer reads the same JSON and writes the same partitions, but looks at nothing: no schema, no contradiction, no size.
"""

import json
import shutil
import sys
from dataclasses import asdict
from pathlib import Path

from benchmarks import options, report
from benchmarks.measuring import Measure, Summary, run, summary
from benchmarks.published import country

GATHER = "evalgen gather"
_MEGABYTE = 1024 * 1024
_PLAIN = """
import sys, duckdb
base = duckdb.connect(config={"temp_directory": sys.argv[3]})
base.execute("SET preserve_insertion_order = false")
base.execute(
    "COPY (SELECT unnest(results, recursive := true), split_part(filename, '/', -6) AS organization FROM read_json("
    "'" + sys.argv[1] + "/*/api/v1/periods/*/results.json', filename = true)) "
    "TO '" + sys.argv[2] + "' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (period))"
)
"""


def contenders(folder: Path, listed: Path) -> dict[str, list[str]]:
    """By name the commands, each of which writes a place of its own below `folder`."""
    evalgen = [sys.executable, "-m", "evalgen"]
    gather = [*evalgen, "gather", str(listed), "--out"]
    return {
        GATHER: [*gather, str(folder / "local")],
        f"{GATHER} --engine dask": [*gather, str(folder / "dask"), "--engine", "dask"],
        "evalgen nation": [*evalgen, "nation", str(folder / "local"), "--site", str(folder / "pages")],
        "DuckDB, unchecked": [sys.executable, "-c", _PLAIN, str(listed.parent), str(folder / "plain"), str(folder)],
    }


def measure(folder: Path, listed: Path, runs: int) -> dict[str, Summary]:
    """The contenders in turn, so many times."""
    log = folder / "output.log"
    found: dict[str, list[Measure]] = {}
    for _ in range(runs):
        for name, command in contenders(folder, listed).items():
            shutil.rmtree(folder / "plain", ignore_errors=True)
            found.setdefault(name, []).append(run([command], log))
            sys.stderr.write(f"{name}: {found[name][-1].wall:.1f} s\n")
    return {name: summary(items) for name, items in found.items()}


def table(summaries: dict[str, Summary], rows: int, size: int) -> str:
    """Medians and ratios as Markdown."""
    own = summaries[GATHER]
    lines = [
        f"{rows} results, {size / _MEGABYTE:.0f} MB of JSON",
        "",
        "| contender | wall s | processor s | × evalgen gather (wall) | largest process MB |",
        "|---|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {name} | {item.wall:.1f} | {item.processor:.1f} | {item.wall / own.wall:.2f} | {item.largest / _MEGABYTE:.0f} |"
        for name, item in summaries.items()
    ]
    return "\n".join(lines) + "\n"


def main(words: list[str] | None = None) -> int:
    """Make the country, measure, print."""
    parser = options.parser("benchmarks.gathering", __doc__)
    add = parser.add_argument
    add("--organizations", type=int, default=300)
    add("--people", type=int, default=1000, help="of each organization")
    add("--periods", type=int, default=8)
    add("--seed", type=int, default=1)
    add("--runs", type=int, default=1)
    options.add_json(parser)
    chosen = parser.parse_args(words)
    name = f"country-{chosen.organizations}-{chosen.people}-{chosen.periods}-{chosen.seed}"
    folder: Path = chosen.scratch / name
    given = {key: getattr(chosen, key) for key in ("organizations", "people", "periods", "seed")}
    listed = country(folder / "sources", **given)
    size = sum(path.stat().st_size for path in listed.parent.rglob("*.json"))
    summaries = measure(folder, listed, chosen.runs)
    rows = json.loads((folder / "local/dataset.json").read_text(encoding="utf-8"))["results"]
    sys.stdout.write(table(summaries, rows, size))
    if chosen.json:
        told = {"machine": report.machine(), "results": rows, "bytes": size}
        told["summaries"] = {contender: asdict(item) for contender, item in summaries.items()}
        chosen.json.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
