"""`evalgen build` twice: what the second one leaves alone, and what may not be believed."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from folder_bytes import bytes_below

from evalgen.cli import build as build_command
from evalgen.cli import main
from evalgen.pipeline import workers
from evalgen.pipeline.checkup import checkup
from evalgen.publishing import build as site_build
from evalgen.publishing import ledger
from evalgen.publishing.internal_mark import INTERNAL_MARK
from evalgen.publishing.ledger import BuiltSite

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the sample commune."""
    shutil.copytree(ROOT / "records", tmp_path / "kho" / "records")
    return tmp_path / "kho"


def build(root: Path, *options: str) -> None:
    assert main(["build", "--root", str(root), *options]) == 0


def test_the_folder_stays_where_nothing_changed(root: Path, tmp_path: Path) -> None:
    cache = ("--cache", str(tmp_path / "cache"))
    build(root, *cache)
    before = (root / "site").stat().st_ino
    build(root, *cache)
    assert (root / "site").stat().st_ino == before
    build(root, "--no-cache")
    assert (root / "site").stat().st_ino != before


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Which repositories were read, checked and projected."""
    roots: list[Path] = []
    original = checkup.check_up

    def counted(root: Path, *rest: Any, **named: Any) -> checkup.Checkup:
        roots.append(root)
        return original(root, *rest, **named)

    monkeypatch.setattr(checkup, "check_up", counted)
    return roots


def said(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    capsys.readouterr()
    build(root, *options)
    return capsys.readouterr().out


@pytest.mark.parametrize("few", [1, 100], ids=["as in a large repository", "as in a small one"])
def test_where_nothing_changed_the_records_are_not_looked_at(
    few: int, root: Path, looked: list[Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkup, "FEWEST_REMEMBERED", few)
    cache = ("--cache", str(root.parent / "cache"))
    first = said(root, capsys, *cache)
    looked.clear()
    assert said(root, capsys, *cache) == first
    assert looked == []


def test_the_site_is_looked_through_before_and_after_and_no_third_time(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[int] = []
    states: Callable[[int, str], Iterator[tuple[str, str]]] = vars(ledger)["_states"]

    def noted(folder: int, above: str = "") -> Iterator[tuple[str, str]]:
        looks.extend([folder] if not above else ())
        return states(folder, above)

    cache = ("--cache", str(root.parent / "cache"))
    build(root, *cache)
    touch_a_record(root)
    with monkeypatch.context() as patched:
        patched.setattr(ledger, "_states", noted)
        build(root, *cache)
    assert len(looks) <= 2


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Where a site was made, or its pages were asked for."""
    places: list[Path] = []
    original = site_build.build_site

    def noted(*given: Any, out: Path, **named: Any) -> BuiltSite:
        places.append(out)
        return original(*given, out=out, **named)

    monkeypatch.setattr(site_build, "build_site", noted)
    monkeypatch.setattr(checkup, "FEWEST_REMEMBERED", 1)
    return places


@pytest.mark.parametrize("many", [0, 40_000], ids=["looked at beside", "looked at afterwards"])
def test_for_a_record_that_changes_nothing_public_nothing_that_makes_a_site_is_asked(
    many: int, root: Path, made: list[Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_command, "_MANY", many)
    monkeypatch.setattr(workers, "processors", lambda: 2)
    cache = ("--cache", str(root.parent / "cache"))
    first = said(root, capsys, *cache)
    before = bytes_below(root / "site")
    made.clear()
    touch_a_record(root)
    assert said(root, capsys, *cache) == first
    assert made == []
    assert bytes_below(root / "site") == before
    for change in CHANGES[1:]:
        if change is not commit:
            change(root)
            made.clear()
            build(root, *cache)
            assert made == [root / "site"], change.__name__
    build(root, *cache, "--lang", "en")
    made.clear()
    touch_a_record(root)
    build(root, *cache)
    assert made == [root / "site"], "it stood in another language"


def remove_a_page(root: Path) -> None:
    (root / "site" / "404.html").unlink()


def remove_the_site(root: Path) -> None:
    shutil.rmtree(root / "site")


def another_build(root: Path, *options: str) -> None:
    """By somebody who has other records."""
    other = root.parent / "kho-khac"
    shutil.copytree(root / "records", other / "records")
    person = other / "records/people/do-ba-trung.yaml"
    person.write_text(person.read_text(encoding="utf-8").replace("name: ", "name: Ông ", 1), encoding="utf-8")
    build(other, "--site", str(root / "site"), *options)


@pytest.mark.parametrize(
    "meanwhile",
    [
        pytest.param(lambda root: another_build(root, "--no-cache"), id="built without a cache"),
        pytest.param(lambda root: another_build(root, "--cache", str(root.parent / "khac")), id="with another cache"),
        pytest.param(remove_the_site, id="removed"),
        pytest.param(remove_a_page, id="a page removed"),
    ],
)
def test_what_becomes_of_the_site_while_the_records_are_looked_at_is_seen(
    meanwhile: Callable[[Path], None], root: Path, made: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """When it had been looked at already."""
    monkeypatch.setattr(build_command, "_MANY", 0)
    monkeypatch.setattr(workers, "processors", lambda: 2)
    cache = ("--cache", str(root.parent / "cache"))
    build(root, *cache)
    before = bytes_below(root / "site")
    touch_a_record(root)
    happens = [meanwhile]

    def looked_at_first(work: Callable[[], object], inspected: Callable[[], object], _: int) -> tuple[object, object]:
        found = work()
        while happens:
            happens.pop()(root)
        return found, inspected()

    monkeypatch.setattr(workers, "beside", looked_at_first)
    made.clear()
    build(root, *cache)
    assert made[-1:] == [root / "site"]
    assert bytes_below(root / "site") == before


def test_a_site_that_stands_among_internal_papers_is_refused_though_nothing_public_changed(
    root: Path, made: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    cache = ("--cache", str(root.parent / "cache"))
    build(root, *cache)
    made.clear()
    touch_a_record(root)
    (root / INTERNAL_MARK).write_text("", encoding="utf-8")
    assert main(["build", "--root", str(root), *cache]) == 2
    assert "nội bộ" in capsys.readouterr().err
    assert made == []


def git(root: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True)


def commit(root: Path) -> None:
    who = ("-c", "user.name=Người mẫu", "-c", "user.email=mau@example.org", "-c", "commit.gpgsign=false")
    git(root, "add", ".")
    git(root, *who, "commit", "--allow-empty", "-qm", "Hồ sơ mẫu")


def touch_a_record(root: Path) -> None:
    path = min(path for path in root.glob("records/20*/*/*.yaml") if path.stem != "collective")
    path.write_bytes(path.read_bytes() + b"# x\n")


def add_settings(root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_url: https://xa-mau.example.org/\n", encoding="utf-8")


def touch_a_page(root: Path) -> None:
    (root / "site" / "index.html").write_text("x", encoding="utf-8")


def add_a_file(root: Path) -> None:
    (root / "site" / "la.html").write_text("x", encoding="utf-8")


CHANGES = (
    touch_a_record,
    add_settings,
    touch_a_page,
    remove_a_page,
    add_a_file,
    commit,
    remove_the_site,
)


def test_whatever_changed_the_site_is_that_of_a_build_without_memory(
    root: Path, tmp_path: Path, looked: list[Path]
) -> None:
    git(root, "init", "-q")
    (root / ".gitignore").write_text("site/\n", encoding="utf-8")
    commit(root)
    cache = ("--cache", str(tmp_path / "cache"))
    build(root, *cache)
    for change in CHANGES:
        change(root)
        looked.clear()
        build(root, *cache)
        assert len(looked) == 1, change.__name__
        build(root, "--no-cache", "--site", str(tmp_path / "plain"))
        assert bytes_below(root / "site") == bytes_below(tmp_path / "plain"), change.__name__


def test_settings_that_are_refused_are_refused_the_second_time_too(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cache = ("--cache", str(root.parent / "cache"))
    build(root, *cache)
    (root / "mkdocs.yml").write_text("", encoding="utf-8")
    assert main(["build", "--root", str(root), *cache]) != 0
    assert "mkdocs.yml" in capsys.readouterr().err


def test_other_words_and_other_places_are_other_questions(
    root: Path, tmp_path: Path, looked: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    cache = ("--cache", str(tmp_path / "cache"))
    build(root, *cache)
    looked.clear()
    assert str(tmp_path / "khac") in said(root, capsys, "--site", str(tmp_path / "khac"), *cache)
    assert said(root, capsys, "--lang", "en", *cache).startswith("Built ")
    assert len(looked) == 2


@pytest.mark.parametrize(
    "few,pattern",
    [
        pytest.param(1, "20*/*/*.yaml", id="a record in a large repository"),
        pytest.param(1, "units/*.yaml", id="a unit in a large repository"),
        pytest.param(100, "20*/*/*.yaml", id="a record in a small repository"),
    ],
)
def test_records_saved_during_a_build_are_not_taken_for_built(
    few: int, pattern: str, root: Path, looked: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkup, "FEWEST_REMEMBERED", few)
    cache = ("--cache", str(root.parent / "cache"))
    path = min((root / "records").glob(pattern))
    before = path.read_bytes()
    original = checkup.check_up

    def meanwhile(folder: Path, *rest: Any, **named: Any) -> checkup.Checkup:
        path.write_bytes(before + b"# x\n")
        return original(folder, *rest, **named)

    with monkeypatch.context() as patched:
        patched.setattr(checkup, "check_up", meanwhile)
        build(root, *cache)
    path.write_bytes(before)
    looked.clear()
    build(root, *cache)
    assert len(looked) == 1
    build(root, *cache)
    assert len(looked) == 1


def test_a_commit_made_meanwhile_is_not_the_one_that_was_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files on the disk are those of the new commit when all is done, and the site is that of the old one."""
    git(root, "init", "-q")
    commit(root)
    original = checkup.check_up

    def meanwhile(folder: Path, *rest: Any, **named: Any) -> checkup.Checkup:
        found = original(folder, *rest, **named)
        path = root / "records/people/do-ba-trung.yaml"
        path.write_text(path.read_text(encoding="utf-8") + "# x\n", encoding="utf-8")
        commit(root)
        return found

    with monkeypatch.context() as patched:
        patched.setattr(checkup, "check_up", meanwhile)
        build(root, "--no-cache")
    origin = json.loads((root / "site/manifest.json").read_text(encoding="utf-8"))["records"]
    assert origin["commit"] is None
    build(root, "--no-cache")
    assert json.loads((root / "site/manifest.json").read_text(encoding="utf-8"))["records"]["commit"]


@pytest.mark.parametrize("few", [1, 100], ids=["as in a large repository", "as in a small one"])
def test_the_site_of_another_build_is_not_taken_for_ones_own(
    few: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the first build ends, a second one puts the site of other records in its place."""
    monkeypatch.setattr(checkup, "FEWEST_REMEMBERED", few)
    cache = ("--cache", str(root.parent / "cache"))
    person = root / "records/people/do-ba-trung.yaml"
    text = person.read_text(encoding="utf-8")
    built = vars(build_command)["build"]

    def overtaken(*given: Any, **named: Any) -> Any:
        found = built(*given, **named)
        with monkeypatch.context() as patched:
            patched.setattr(build_command, "build", built)
            person.write_text(text.replace("name: ", "name: Ông ", 1), encoding="utf-8")
            build(root, *cache)
            person.write_text(text, encoding="utf-8")
        return found

    with monkeypatch.context() as patched:
        patched.setattr(build_command, "build", overtaken)
        build(root, *cache)
    build(root, *cache)
    page = (root / "site/nguoi/do-ba-trung.html").read_text(encoding="utf-8")
    assert "Ông Đỗ Bá Trung" not in page
    assert "Đỗ Bá Trung" in page


def test_a_memory_inside_the_site_is_not_used(root: Path, tmp_path: Path) -> None:
    site = tmp_path / "noi-khac" / "site"
    build(root, "--site", str(site), "--cache", str(site / "cache"))
    assert not (site / "cache").exists()
