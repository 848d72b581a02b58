"""Workers of Dask do what this process does, to the byte."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evalgen.cli import main
from evalgen.errors import EvalgenError
from evalgen.pipeline.gathering import engines

distributed = pytest.importorskip("distributed")

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


@pytest.fixture
def cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """One worker, whose working directory is another than ours."""
    (tmp_path / "noi-khac").mkdir()
    monkeypatch.chdir(tmp_path / "noi-khac")
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address="127.0.0.1:0") as found:
        monkeypatch.chdir(tmp_path)
        yield found


def test_folders_are_found_from_any_working_directory(sites: Path, cluster: Any) -> None:
    given = ["gather", "nguon.yaml", "--out", "out", "--engine", "dask", "--scheduler", cluster.scheduler_address]
    assert main(given) == 0
    assert main(["gather", "nguon.yaml", "--out", "here"]) == 0
    assert (sites / "out/dataset.json").read_bytes() == (sites / "here/dataset.json").read_bytes()


def test_a_worker_with_another_program_gives_nothing(
    sites: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(engines, "__version__", "99.0")
    given = ["gather", "nguon.yaml", "--out", "out", "--engine", "dask", "--scheduler", cluster.scheduler_address]
    assert main(given) == 2
    assert "không chạy evalgen 99.0 với pyarrow" in capsys.readouterr().err
    assert not (sites / "out").exists()


def test_a_cluster_in_which_nobody_works_is_not_waited_for(
    sites: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(engines, "_SECONDS", 2)
    with distributed.LocalCluster(n_workers=0, dashboard_address="127.0.0.1:0") as cluster:
        given = ["gather", str(sites / "nguon.yaml"), "--out", str(sites / "out"), "--engine", "dask"]
        assert main([*given, "--scheduler", cluster.scheduler_address]) == 2
    assert "Cụm Dask không có tiến trình làm việc nào." in capsys.readouterr().err


def test_a_cluster_that_goes_away_is_no_traceback(cluster: Any) -> None:
    pause: Any = time.sleep
    answers = engines.dask(cluster.scheduler_address)(pause, [0, 60])  # type: ignore[list-item]
    next(answers)
    cluster.close()
    with pytest.raises(EvalgenError, match="Mất liên lạc"):
        next(answers)


def test_an_address_without_the_engine_would_change_nothing_and_is_refused(sites: Path) -> None:
    assert main(["gather", str(sites / "nguon.yaml"), "--out", str(sites / "out"), "--scheduler", "tcp://[::1]:1"]) == 2
