"""What the program must not load before it is needed: its start is felt at every key of completion and every save."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import evalgen

SOURCE = Path(evalgen.__file__).parent.parent
RECORD = "records/2026-Q2/ban-xay-dung-dang/do-ba-trung.yaml"

HEAVY = {"yaml", "jsonschema", "jinja2", "mkdocs", "markdown", "concurrent", "multiprocessing", "unittest"}
"""What costs tens of milliseconds."""

NEEDLESS_HERE = HEAVY | {
    "dataclasses",
    "decimal",
    "fractions",
    "inspect",
    "json",
    "msgspec",
    "shutil",
    "tempfile",
    "typing",
}
"""What costs milliseconds, where a command is to end within some tens of them."""

FINISHING = {"atexit", "threading", "subprocess", "tempfile"}
"""With one of these the program does not end at once: see ``evalgen/__main__.py``."""

NEEDLESS_FOR_ONE_RECORD = (
    HEAVY
    | FINISHING
    | {
        *("calendar", "json", "random", "shutil", "socket", "evalgen.regulation.loader", "evalgen.regulation.building"),
        *("evalgen.regulation.lint", "evalgen.approving.statement", "evalgen.language.explaining.whole"),
        *("evalgen.cli.exact", "evalgen.reading.parsing", "evalgen.reading.schemas.fault"),
        *("base64", "dataclasses", "difflib", "inspect", "typing_extensions"),
    }
)
"""What tells the score of no sound record, by packs that are known: reading packs, signing, explaining, telling faults,
names that nobody knows near the record."""

ROOMS = {f"evalgen.{room}" for room in ("domain", "regulation", "checking", "scoring", "grading", "pipeline")}
LATE_ROOMS = {"evalgen.publishing", "evalgen.drafting", "evalgen.watching", "jinja2", "mkdocs", "markdown", "http"}

PROBE = """
import sys
before = set(sys.modules)
from evalgen.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
loaded = set(sys.modules) - before
import json
print(json.dumps(sorted(loaded)), file=sys.stderr)
"""


def loaded_by(*words: str) -> set[str]:
    """The modules that a fresh interpreter loads for a command line."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:0] = {[str(SOURCE), *sys.path]!r}\n{PROBE}", *words],
        cwd=SOURCE,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout
    return set(json.loads(done.stderr.splitlines()[-1]))


def within(loaded: set[str], names: set[str]) -> list[str]:
    return sorted(module for module in loaded if any(module == name or module.startswith(f"{name}.") for name in names))


@pytest.mark.parametrize("words", [("--help",), ("check", "--help"), ("score", "--help"), ("--version",)], ids=" ".join)
def test_help_loads_neither_libraries_nor_rooms(words: tuple[str, ...]) -> None:
    needless = NEEDLESS_HERE | FINISHING | ROOMS | {"pathlib", "hashlib", "evalgen.reading"}
    assert within(loaded_by(*words), needless) == []


@pytest.mark.parametrize("words", [("check",), ("score", RECORD)], ids=" ".join)
def test_a_remembered_answer_loads_neither_libraries_nor_rooms(words: tuple[str, ...], tmp_path: Path) -> None:
    cached = (*words, "--cache", str(tmp_path))
    assert within(loaded_by(*cached), {"evalgen.pipeline"}), "the first run computes"
    assert within(loaded_by(*cached), NEEDLESS_HERE | FINISHING | ROOMS) == []


@pytest.mark.parametrize("words", [("check", "--no-cache"), ("score", "--no-cache", RECORD)], ids=" ".join)
def test_checking_and_scoring_load_nothing_that_only_publishing_or_drafting_needs(words: tuple[str, ...]) -> None:
    assert within(loaded_by(*words), LATE_ROOMS) == []


def test_by_known_packs_a_record_is_scored_with_little(tmp_path: Path) -> None:
    asked = ("--cache", str(tmp_path))
    assert within(loaded_by("check", *asked), {"jsonschema"}), "packs are read and validated once"
    loaded = loaded_by("score", RECORD, *asked)
    assert within(loaded, {"evalgen.scoring"}), "it was not asked before"
    assert within(loaded, NEEDLESS_FOR_ONE_RECORD) == []


@pytest.mark.parametrize("command", ["build", "check", "explain", "form", "review", "score", "status"])
def test_a_command_loads_no_more_of_msgspec_than_it_needs(command: str) -> None:
    """Whoever is first to load msgspec does so by way of `evalgen.domain`."""
    program = f"import sys, evalgen.cli.{command}, evalgen.domain.problem; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=SOURCE)
    assert within(set(done.stdout.split()), {"dataclasses", "inspect", "typing_extensions"}) == []


def test_of_the_command_line_only_the_words_of_the_command_are_loaded() -> None:
    loaded = within(loaded_by("score", "--help"), {"evalgen.cli"})
    assert [name for name in loaded if "arguments_of" in name] == ["evalgen.cli.arguments_of_records"]


def test_a_form_of_one_record_loads_nothing_that_only_the_whole_repository_needs(tmp_path: Path) -> None:
    form = ("form", "hd02-mau-5", RECORD, "--cache", str(tmp_path))
    assert loaded_by(*form), "packs are read once"
    assert (
        within(loaded_by(*form), {"evalgen.watching", "evalgen.pipeline.checkup.checkup", "evalgen.regulation.loader"})
        == []
    )
