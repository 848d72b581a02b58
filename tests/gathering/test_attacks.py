"""What comes from outside is data: no text acts, no file makes the program slow or leads it elsewhere, no accident loses a dataset."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from folder_bytes import bytes_below
from msgspec.structs import replace
from pyarrow import dataset

from benchmarks.published import published, write_published
from evalgen.cli import main
from evalgen.domain.period import Period, PeriodKind
from evalgen.publishing import atomic

pytest_plugins = ["country_fixture"]

Change = Callable[[dict[str, Any]], None]
HOSTILE = (
    '<script>alert(1)</script>" onload="x',
    '=HYPERLINK("http://nguoi.example","mở")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "[mở](javascript:alert(1)) **đậm** <!-- -->",
    "::error file=a.py,line=1::giả ##[command]",
    "../../../etc/passwd",
    "'; DROP TABLE results; --",
    "{{ 7*7 }} {% raw %} ${x}",
)


def gather(sites: Path, *more: str) -> int:
    return main(["gather", str(sites / "nguon.yaml"), "--out", str(sites / "out"), "--json", *more])


def codes(capsys: pytest.CaptureFixture[str]) -> set[str]:
    return {item["code"] for item in json.loads(capsys.readouterr().out)["problems"]}


def everywhere(sites: Path, change: Change) -> None:
    for path in sorted((sites / "xa-hai/api/v1").rglob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        change(document)
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_are_kept_as_they_are_and_act_nowhere(text: str, sites: Path) -> None:
    def change(document: dict[str, Any]) -> None:
        document["organization"] = text
        for entry in document.get("results", ()):
            entry |= {"name": text, "unit_name": text, "post": text}
            if entry["notice"]:
                entry["notice_number"] = text

    everywhere(sites, change)
    assert gather(sites) == 0
    table = dataset.dataset(sites / "out/results", partitioning="hive").to_table()
    rows = [row for row in table.to_pylist() if row["organization"] == "xa-hai"]
    assert {row[key] for row in rows for key in ("name", "unit_name", "post")} == {text}
    assert main(["nation", str(sites / "out"), "--site", str(sites / "trang")]) == 0
    page = (sites / "trang/nguon.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert text not in (sites / "trang/so-lieu.csv").read_text(encoding="utf-8")


ACTING = {
    "thoát của thiết bị cuối": "\x1b[2J",
    "đảo chiều": "\u202e",
    "không bề rộng": "\u200b",
    "nửa ký tự": "\ud800",
    "dạng chữ": "a\ufe0f",
}


@pytest.mark.parametrize("words", ACTING)
@pytest.mark.parametrize("key", ["organization", "name", "unit_name", "post", "notice_number", "letter"])
def test_characters_that_act_unseen_are_refused_in_every_field(
    key: str, words: str, sites: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in sorted((sites / "xa-hai/api/v1").rglob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        for place in [document] if key == "organization" else document.get("results", ()):
            place[key] = ACTING[words]
        path.write_text(json.dumps(document), encoding="utf-8")
    assert main(["gather", str(sites / "nguon.yaml"), "--out", str(sites / "out")]) == 1
    said = capsys.readouterr()
    assert not set(said.err + said.out) & set("".join(ACTING.values()).replace("[2J", "").replace("a", ""))
    assert gather(sites) == 1
    assert codes(capsys) == {"source-inconsistent"}


SLOW = {
    "số một triệu chữ số": '"corrections":' + "1" * 1_000_000,
    "số mũ vô tận": '"corrections":1e999999',
    "số mũ không có thật": '"corrections":1e99999999999999999999',
    "một triệu khóa": ",".join(f'"k{number}":0' for number in range(1_000_000)),
    "lồng rất sâu": '"x":' + "[" * 100_000,
}


@pytest.mark.parametrize("words", SLOW)
def test_nothing_makes_reading_slow_or_words_endless(
    words: str, sites: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sites / "xa-hai/api/v1/periods/2026-Q1/results.json"
    text = path.read_text(encoding="utf-8").replace('"corrections":0', SLOW[words], 1)
    path.write_text(text, encoding="utf-8")
    began = time.process_time()
    assert gather(sites) == 1
    assert time.process_time() - began < 10
    said = capsys.readouterr().out
    assert len(said) < 3000
    assert [item["code"] for item in json.loads(said)["problems"]] == ["source-not-json"]


def test_an_endless_identifier_is_not_repeated_in_words(sites: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def change(document: dict[str, Any]) -> None:
        for entry in document.get("results", ()):
            entry["person"] = "a" * 1_000_000

    everywhere(sites, change)
    assert gather(sites) == 1
    assert len(capsys.readouterr().out) < 60_000


@pytest.mark.parametrize("cut", [0, 1, 100, -1, -2])
def test_a_torn_file_is_named(cut: int, sites: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sites / "xa-hai/api/v1/periods/2026-Q1/results.json"
    path.write_bytes(path.read_bytes().rstrip()[:cut])
    assert gather(sites) == 1
    assert codes(capsys) == {"source-not-json"}


def test_a_period_named_twice_is_refused(sites: Path, capsys: pytest.CaptureFixture[str]) -> None:
    everywhere(sites, lambda document: document.get("periods", []).extend(document.get("periods", [])[:1]))
    assert gather(sites) == 1
    assert codes(capsys) == {"source-inconsistent"}


def test_one_person_in_two_provinces_is_two_people(sites: Path) -> None:
    assert gather(sites) == 0
    rows = dataset.dataset(sites / "out/results", partitioning="hive").to_table().to_pylist()
    same = {(row["person_id"], row["province"]) for row in rows if row["person"] == "can-bo-00000"}
    assert same == {
        ("xa-mot/can-bo-00000", "lam-dong"),
        ("xa-hai/can-bo-00000", "ha-noi"),
        ("xa-ba/can-bo-00000", "lam-dong"),
    }


@pytest.mark.parametrize("name", ["api/v1/index.json", "api/v1/periods", "api/v1/periods/2026-Q1/results.json"])
def test_no_link_is_followed_wherever_it_lies(name: str, sites: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (sites / "xa-hai" / name).rename(sites / "that")
    (sites / "xa-hai" / name).symlink_to(sites / "that")
    assert gather(sites) == 1
    assert codes(capsys) == {"source-missing-file"}


def test_a_pipe_in_place_of_a_file_is_not_waited_for(sites: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (sites / "xa-hai/api/v1/index.json").unlink()
    os.mkfifo(sites / "xa-hai/api/v1/index.json")
    assert gather(sites) == 1
    assert codes(capsys) == {"source-missing-file"}


def test_a_folder_that_links_to_itself_is_told(sites: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(sites / "xa-hai")
    (sites / "xa-hai").symlink_to(sites / "xa-hai")
    assert gather(sites) == 1
    assert codes(capsys) == {"source-unreachable"}


def test_as_many_periods_as_there_may_be_need_few_open_files(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")  # not on Windows
    site = published(0, people=2, periods=1, seed=1)
    first, count = Period(kind=PeriodKind.MONTH, year=1950), 400
    months = [replace(site.periods[0], period=first.shift(at)) for at in range(count)]
    write_published(tmp_path / "xa-mot", replace(site, periods=tuple(months)))
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (len(list(Path("/proc/self/fd").iterdir())) + 100, hard))
    try:
        given = ["gather", str(tmp_path / "xa-mot"), "--province", "Huế", "--out", str(tmp_path / "out")]
        assert main(given) == 0
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert len(list((tmp_path / "out/results").iterdir())) == count


def test_where_nothing_can_be_written_the_old_dataset_stays_and_nothing_is_left(
    sites: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A limit on the size of files stands for a full disk: writing fails in the middle of one."""
    resource = pytest.importorskip("resource")  # not on Windows
    assert gather(sites) == 0
    before = bytes_below(sites / "out")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        assert gather(sites) == 2
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, old)
    assert "Traceback" not in capsys.readouterr().err
    assert bytes_below(sites / "out") == before
    assert {path.name for path in sites.iterdir()} == {"nguon.yaml", "out", "xa-ba", "xa-hai", "xa-mot"}


def test_killed_at_any_moment_the_dataset_is_the_old_or_the_new_one(sites: Path) -> None:
    assert gather(sites) == 0
    old = bytes_below(sites / "out")
    shutil.rmtree(sites / "xa-ba")
    (sites / "nguon.yaml").write_text("sources: [{id: xa-mot, province: Lâm Đồng, source: xa-mot}]\n", encoding="utf-8")
    given = [sys.executable, "-m", "evalgen", "gather", str(sites / "nguon.yaml"), "--out", str(sites / "out")]
    for milliseconds in (200, 400, 500, 600, 700, 800, 1000):
        with subprocess.Popen(given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(milliseconds / 1000)
            process.kill()
        now = bytes_below(sites / "out")
        assert now == old or json.loads(now["dataset.json"])["organizations"] == 1
    assert gather(sites) == 0
    assert {path.name for path in sites.iterdir()} == {"nguon.yaml", "out", "xa-hai", "xa-mot"}


def test_two_at_once_leave_one_whole_dataset(sites: Path) -> None:
    given = [sys.executable, "-m", "evalgen", "gather", str(sites / "nguon.yaml"), "--out", str(sites / "out")]
    both = [subprocess.Popen(given, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [process.communicate()[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    before = bytes_below(sites / "out")
    assert gather(sites) == 0
    assert bytes_below(sites / "out") == before
    assert {path.name for path in sites.iterdir()} == {"nguon.yaml", "out", "xa-ba", "xa-hai", "xa-mot"}


def test_whoever_comes_second_to_an_empty_place_replaces_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out"
    real = Path.exists
    with monkeypatch.context() as patch, atomic.replacing(target) as late:
        (late / "ai").write_text("sau", encoding="utf-8")
        with atomic.replacing(target) as early:
            (early / "ai").write_text("trước", encoding="utf-8")
        # The later one looked before the earlier one was there.
        patch.setattr(Path, "exists", lambda path, **named: path != target and real(path, **named))
    assert (target / "ai").read_text(encoding="utf-8") == "sau"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_workshop_that_another_took_for_a_leftover_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def removed_at_first(**given: Any) -> str:
        made.append(real(**given))
        if len(made) == 1:
            Path(made[0]).rmdir()
        return made[-1]

    real = tempfile.mkdtemp
    monkeypatch.setattr(tempfile, "mkdtemp", removed_at_first)
    with atomic.replacing(tmp_path / "out") as folder:
        (folder / "ai").write_text("tôi", encoding="utf-8")
        with atomic.replacing(tmp_path / "out") as other:
            assert folder.is_dir()
            (other / "ai").write_text("kia", encoding="utf-8")
    assert len(made) == 3
    assert (tmp_path / "out/ai").read_text(encoding="utf-8") == "tôi"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
