"""``evalgen check`` without any cache, against peers that do the schema alone on the same files."""

import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.data import files_by_kind

Commands = list[list[str]]

EVALGEN = "evalgen check"
FILES_AT_ONCE = 10_000
"""So many paths fit on one command line everywhere."""


def contenders(root: Path, schemas: Path, programs: Mapping[str, Path]) -> dict[str, Commands]:
    """By name the commands to be measured: evalgen once over everything, a peer once for each schema."""
    files = files_by_kind(root)
    found: dict[str, Commands] = {EVALGEN: [evalgen(root)]}
    for name, program in programs.items():
        for contender, options in _OPTIONS[name].items():
            found[contender] = [
                _command(name, program, options, schemas / f"{kind}.schema.json", part)
                for kind, paths in sorted(files.items())
                for part in _parts(paths)
            ]
    return found


def evalgen(root: Path) -> list[str]:
    """Read, schema, rules, scores, grades, quotas, checks."""
    return [sys.executable, "-m", "evalgen", "check", "--no-cache", "--root", str(root)]


_OPTIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "check-jsonschema": {"check-jsonschema": ()},
    "ajv-cli": {"ajv-cli 5": ("--spec=draft2020", "--strict=false", "--validate-formats=false", "--errors=no")},
    "sourcemeta": {"sourcemeta jsonschema": (), "sourcemeta jsonschema --fast": ("--fast",)},
}


def _command(name: str, program: Path, options: tuple[str, ...], schema: Path, files: list[str]) -> list[str]:
    if name == "check-jsonschema":
        return [str(program), *options, "--schemafile", str(schema), *files]
    if name == "ajv-cli":
        return [
            str(program),
            "validate",
            *options,
            "-s",
            str(schema),
            *(part for file in files for part in ("-d", file)),
        ]
    return [str(program), "validate", *options, str(schema), *files]


def _parts(files: list[str]) -> list[list[str]]:
    return [files[start : start + FILES_AT_ONCE] for start in range(0, len(files), FILES_AT_ONCE)]
