"""Words of records and packs on a terminal, and in a log that obeys what it reads."""

import json
import re
from pathlib import Path

import pytest
from sound_repository import sound, write

from evalgen.cli import main

COMMANDS = ("##[stop-commands]x", "::stop-commands::x", "  ::add-mask::a", "a ##[add-mask]b")
OBEYED = re.compile(r"^\s*::|##\[", re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("command", [["score"], ["score", "--json"], ["explain"], ["explain", "--json"], ["check"]])
def test_no_log_obeys_a_name(command: list[str], name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = sound()
    files["people/le-van-an.yaml"]["name"] = name
    files["people/le-van-an.yaml"]["posts"][0]["title"] = name
    # Two heads of one unit: a problem that names them.
    files["people/le-van-an.yaml"]["posts"][0]["standing"] = "HEAD"
    root = write(tmp_path, files)
    path = [str(root / "records/2026-Q2/van-phong/le-van-an.yaml")] if command[0] == "explain" else []
    main([*command, *path, "--root", str(root)])
    shown = capsys.readouterr()
    assert not OBEYED.search(shown.out + shown.err)
    if "--json" in command:
        json.loads(shown.out)


def test_json_keeps_the_words_that_it_disarms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = sound()
    files["units/phong.yaml"]["kind"] = "##[error]x"
    main(["check", "--json", "--root", str(write(tmp_path, files))])
    shown = capsys.readouterr().out
    assert "##[" not in shown
    assert any("##[error]x" in problem["message"] for problem in json.loads(shown)["problems"])


@pytest.mark.parametrize("name", ["a\n::error::x", "\x1b[31m", "\u202egói", "##[error]"], ids=ascii)
@pytest.mark.parametrize("command", [["check"], ["check", "--json"], ["check", "--format", "github"], ["rules"]])
def test_the_name_of_a_pack_breaks_no_line(
    command: list[str], name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (write(tmp_path, sound()) / "records" / "regulation" / name).mkdir(parents=True)
    assert main([*command, "--root", str(tmp_path)]) != 0
    shown = "".join(capsys.readouterr())
    assert "không dùng làm mã gói được" in shown
    ours = [line for line in shown.split("\n") if line.startswith("::error file=")]
    assert len(ours) == ("github" in command)
    assert not [line for line in shown.split("\n") if OBEYED.search(line) and line not in ours]
    assert "\x1b" not in shown
    assert "\u202e" not in shown
