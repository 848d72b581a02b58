"""A unit renamed between two quarters: what each command says of either, also where it remembers what it said before."""

import json
import shutil
from pathlib import Path

import pytest
from folder_bytes import bytes_below

from evalgen.cli import main

SAMPLE = Path(__file__).parents[2]
OLD, NEW = "Phòng Kinh tế xã Sao Mai", "Phòng Kinh tế, Hạ tầng và Đô thị phường Sao Mai"
NAMES = {"2026-Q2": OLD, "2026-Q3": NEW}
DATED = f"revisions: [{{from: 2026-07-01, name: '{NEW}', short_name: Kinh tế mới}}]\n"


def repository(folder: Path, dated: str = DATED) -> Path:
    """A copy of the sample commune."""
    shutil.copytree(SAMPLE / "records", folder / "records")
    rename(folder, dated)
    return folder


def rename(root: Path, dated: str = DATED) -> None:
    with (root / "records/units/phong-kinh-te.yaml").open("a", encoding="utf-8") as file:
        file.write(dated)


def run(*command: str) -> None:
    assert main(list(command)) in {0, 1}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return repository(tmp_path_factory.mktemp("kho"))


def said(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    capsys.readouterr()
    run(*command)
    return capsys.readouterr().out


@pytest.mark.parametrize("period", NAMES)
@pytest.mark.parametrize("command", ["explain", "score", "form"])
def test_a_command_about_a_record_names_the_unit_as_in_its_period(
    command: str, period: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = root / f"records/{period}/phong-kinh-te"
    file = folder / "collective.yaml" if command == "form" else folder
    if command == "explain":
        file = next(path for path in sorted(folder.glob("*.yaml")) if path.name != "collective.yaml")
    form = ("lamdong-pl7",) if command == "form" else ()
    shown = said(capsys, command, *form, str(file), "--root", str(root))
    assert [name for name in (OLD, NEW) if name in shown] == [NAMES[period]]


@pytest.mark.parametrize("period", NAMES)
def test_the_internal_table_names_the_unit_as_in_its_period(period: str, root: Path, tmp_path: Path) -> None:
    out = tmp_path / "ket-qua.json"
    run("export", period, "--root", str(root), "--output", str(out), "--audience", "internal")
    told = json.loads(out.read_text(encoding="utf-8"))
    names = {item["unit_name"] for table in told.values() if isinstance(table, list) for item in table}
    assert names & {OLD, NEW} == {NAMES[period]}


def test_status_names_the_unit_as_in_its_period(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    short = {}
    for period in NAMES:
        told = said(capsys, "status", period, "--on", "2026-10-03", "--root", str(root), "--json")
        short[period] = "Kinh tế mới" in told
    assert short == {"2026-Q2": False, "2026-Q3": True}


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_what_remembers_the_old_name_sees_the_new_one(audience: str, tmp_path: Path) -> None:
    remembering, forgetful = repository(tmp_path / "một", ""), repository(tmp_path / "hai")
    options = ("--audience", "internal", "--period", "2026-Q3") if audience == "internal" else ()
    cache = ("--cache", str(tmp_path / "cache"))
    run("build", "--root", str(remembering), *options, *cache)
    rename(remembering)
    run("build", "--root", str(remembering), *options, *cache)
    run("build", "--root", str(forgetful), *options, "--no-cache")
    told = bytes_below(remembering)
    assert told == bytes_below(forgetful)
    assert any(NEW.encode() in data for path, data in told.items() if path.endswith(".html"))
