"""Workers of Dask do what this process does, to the byte."""

import json
from pathlib import Path

import pytest

from evalgen.cli import main

pytest.importorskip("distributed")

pytest_plugins = ["country_fixture"]


def gathered(sites: Path, engine: str) -> tuple[int, dict[str, bytes]]:
    out = sites / engine
    code = main(["gather", str(sites / "nguon.yaml"), "--out", str(out), "--partial", "--engine", engine, "--json"])
    files = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    return code, files


def test_two_workers_give_the_bytes_of_one_process_and_problems_travel_as_values(
    sites: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (sites / "xa-hai/api/v1/index.json").write_bytes(b"<html>")
    here = gathered(sites, "local")
    said = json.loads(capsys.readouterr().out)
    there = gathered(sites, "dask")
    assert json.loads(capsys.readouterr().out) == said
    assert there == here
    assert here[0] == 1
    assert [problem["code"] for problem in said["problems"]] == ["source-not-json"]
    assert len(here[1]) == 4
