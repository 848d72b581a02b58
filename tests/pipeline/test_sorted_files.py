"""Which file is what is remembered by the names of all files: the same as looked at anew, whatever changed."""

import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from evalgen.cli.remembered import contents_at, memory_of
from evalgen.pipeline.checkup import sorted_files as sorting
from evalgen.pipeline.checkup.group_memory import Memory
from evalgen.pipeline.checkup.sorted_files import SortedFiles, sorted_files
from evalgen.pipeline.drafting.opening import write_demo
from evalgen.reading import known_digests
from evalgen.reading.answer_store import AnswerStore
from evalgen.reading.contents_digest import Contents, contents_of
from evalgen.reading.known_digests import KnownFolder
from evalgen.reading.repository import find_files

MOST = 6


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("model") / "kho"
    write_demo(root, people=24, seed=11)
    return root


@pytest.fixture
def root(model: Path, tmp_path: Path) -> Path:
    return shutil.copytree(model, tmp_path / "kho")


@pytest.fixture
def walks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Each time that the files were looked at by their names."""
    found: list[Path] = []

    def noted(root: Path, contents: Contents | None = None) -> object:
        found.append(root)
        return find_files(root, contents)

    monkeypatch.setattr(sorting, "find_files", noted)
    return found


def memory(root: Path) -> Memory:
    store = AnswerStore(root.parent / "cache")
    found = memory_of(store, root, contents_at(store, root))
    assert found is not None
    return found


def told(files: SortedFiles) -> object:
    """All of it as plain values."""
    groups = [[[*group] for group in use] for use in (files.people, files.common, files.signed, files.collectives)]
    return groups, files.periods, [(item.file, item.problems) for item in files.refused]


def digests(known: Memory, files: SortedFiles) -> list[bytes | None]:
    return [known.digest_of(group, "x", ["records/organization.yaml"]) for group in files.people]


def test_an_edit_leaves_every_file_what_it_is(root: Path, walks: list[Path]) -> None:
    first = told(sorted_files(root, memory(root), most=MOST, fewest=1))
    assert len(walks) == 1
    path = next(root.glob("records/2026-Q2/*/*.yaml"))
    path.write_bytes(path.read_bytes() + b"# x\n")
    known = memory(root)
    assert told(sorted_files(root, known, most=MOST, fewest=1)) == first
    assert len(walks) == 1
    # By their places files have the digests that they have by their paths.
    files = sorted_files(root, known, most=MOST, fewest=1)
    by_paths = [known.digest("x", [*group.paths, "records/organization.yaml"]) for group in files.people]
    assert digests(known, files) == by_paths
    assert None not in by_paths


def renamed(path: Path) -> None:
    path.rename(path.with_name("nguoi-khac.yaml"))


def copied_as_windows_does(path: Path) -> None:
    shutil.copy(path, path.with_name(f"{path.stem} (2).yaml"))


def linked(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.with_name("collective.yaml"))


def made_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def moved_to_another_period(path: Path) -> None:
    (path.parents[2] / "2027-Q1" / path.parent.name).mkdir(parents=True)
    path.rename(path.parents[2] / "2027-Q1" / path.parent.name / path.name)


@pytest.mark.parametrize(
    "change", [Path.unlink, renamed, copied_as_windows_does, linked, made_a_folder, moved_to_another_period]
)
def test_another_name_or_kind_is_looked_at(change: Callable[[Path], None], root: Path, walks: list[Path]) -> None:
    lots = random.Random(change.__name__)  # noqa: S311 - the same lots each time
    sorted_files(root, memory(root), most=MOST, fewest=1)
    change(lots.choice([path for path in sorted(root.glob("records/20*/*/*.yaml")) if path.stem != "collective"]))
    known = memory(root)
    computed = sorting._sorted(root, known, MOST)  # noqa: SLF001 - what is not remembered
    for _ in range(2):
        found = sorted_files(root, known, most=MOST, fewest=1)
        assert told(found) == told(computed)
        assert digests(known, found) == digests(known, computed)
    assert len(walks) == 3


@pytest.fixture
def settled(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same on a disk, more than a minute after all that is written to it: its folders are believed by their states."""
    mounts = root.parent / "mounts"
    mounts.write_text("22 1 0:30 / / rw - ext4 /dev/x rw\n", encoding="utf-8")
    monkeypatch.setattr(known_digests, "_MOUNTS", str(mounts))
    now = time.time_ns
    later = iter(range(3600, 36_000, 3600))
    monkeypatch.setattr(time, "time_ns", lambda: now() + next(later) * 10**9)
    return root


def known_of(contents: Contents) -> dict[str, KnownFolder]:
    """The folders that were not listed."""
    seen = contents._seen  # noqa: SLF001 - by what is told nobody sees it
    return {folder.path: folder.known for folder in seen if folder.known is not None}


def untouched(path: Path) -> None:
    """Nothing."""


def edited(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"# x\n")


@pytest.mark.parametrize("change", [untouched, edited, renamed, Path.unlink])
def test_what_is_known_of_folders_tells_the_same_as_listing_them(change: Callable[[Path], None], settled: Path) -> None:
    first = memory(settled)
    assert not known_of(first.contents)
    sorted_files(settled, first, most=MOST, fewest=1)
    path = next(path for path in sorted(settled.glob("records/2026-Q2/*/*.yaml")) if path.stem != "collective")
    change(path)
    listed = contents_of(settled)
    assert listed is not None
    for _ in range(2):
        known = memory(settled)
        found = known_of(known.contents)
        assert len(found) >= len(listed.folders) - 1
        assert known.contents.names == listed.names
        assert len(known.contents.files) == len(listed.files) == len([*listed.files])
        assert known.contents.digests == listed.digests == b"".join(listed.files.values())
        assert (listed.names == first.contents.names) == (change in {untouched, edited})
        of_known, of_listed = sorted_files(settled, known, most=MOST, fewest=1), sorting._sorted(settled, known, MOST)  # noqa: SLF001
        assert told(of_known) == told(of_listed)
        by_paths = [known.digest("x", [*group.paths, "records/organization.yaml"]) for group in of_listed.people]
        assert digests(known, of_known) == by_paths
    # All of them were found known in the end, the changed one too.
    assert len(found) == len(listed.folders)


def test_without_a_memory_nobody_groups_people(root: Path) -> None:
    found, alone = find_files(root)[0], sorted_files(root, None, most=MOST, fewest=1)
    assert len(alone.people) == 1
    assert alone.of_people == [file for file in found if file[1].kind == "evaluation"]
    assert sorted(map(str, alone.of_people)) == sorted(
        map(str, sorted_files(root, memory(root), most=MOST, fewest=1).of_people)
    )


def test_of_few_records_nothing_is_kept(root: Path, walks: list[Path]) -> None:
    known = memory(root)
    records = sorted_files(root, known, most=MOST, fewest=1_000_000).records
    for walked in (2, 2):
        sorted_files(root, known, most=MOST, fewest=records)
        assert len(walks) == walked
