"""The records are listed from the disk, or from contents that somebody has looked at: the same files, the same refusals."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from evalgen.reading.contents_digest import contents_of
from evalgen.reading.repository import find_files

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the sample commune."""
    shutil.copytree(ROOT / "records", tmp_path / "kho" / "records")
    return tmp_path / "kho"


def nothing(_: Path) -> None:
    """As it is."""


def link_to_a_file(root: Path) -> None:
    (root / "records/people/la.yaml").symlink_to("nguyen-van-hung.yaml")


def link_to_a_folder(root: Path) -> None:
    (root / "records/2026-Q9").symlink_to("2026-Q2")


def broken_link(root: Path) -> None:
    (root / "records/units/la.yaml").symlink_to("khong-co")


def hidden_folder(root: Path) -> None:
    (root / "records/.git").mkdir()
    (root / "records/.git/x.yaml").write_text("x", encoding="utf-8")


def folder_of_no_kind(root: Path) -> None:
    (root / "records/la/sau/hon").mkdir(parents=True)
    (root / "records/la/sau/hon/x.yaml").write_text("x", encoding="utf-8")


def own_pack(root: Path) -> None:
    (root / "records/regulation/rieng").mkdir(parents=True)
    (root / "records/regulation/rieng/pack.yaml").write_text("x", encoding="utf-8")


def name_that_is_no_text(root: Path) -> None:
    for name in (b"\xff.yaml", b"\xfe", "tên có dấu.yaml".encode(), b"a\nb.yaml"):
        path = os.path.join(os.fsencode(root / "records/2026-Q2"), name)  # noqa: PTH118 - bytes
        if name == b"\xfe":
            os.mkdir(path)  # noqa: PTH102
        else:
            Path(os.fsdecode(path)).write_text("x", encoding="utf-8")


def no_records_at_all(root: Path) -> None:
    shutil.rmtree(root / "records")
    (root / "records").mkdir()


@pytest.mark.parametrize(
    "change",
    [
        nothing,
        link_to_a_file,
        link_to_a_folder,
        broken_link,
        hidden_folder,
        folder_of_no_kind,
        own_pack,
        name_that_is_no_text,
        no_records_at_all,
    ],
)
def test_both_listings_are_the_same(change: Callable[[Path], None], root: Path) -> None:
    before = find_files(root)
    change(root)
    contents = contents_of(root)
    assert contents is not None
    found = find_files(root, contents)
    assert found == find_files(root)
    assert found != before or change in {nothing, hidden_folder, own_pack}


def test_a_listing_is_that_of_its_moment(root: Path) -> None:
    contents = contents_of(root)
    before = find_files(root)
    (root / "records/people/la.yaml").write_text("x", encoding="utf-8")
    assert find_files(root, contents) == before != find_files(root)


@pytest.mark.parametrize("few", [1, 10_000], ids=["in several processes", "in one"])
def test_files_are_hashed_the_same_by_anybody(few: int, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evalgen.reading.file_digests._FEWEST_SHARED", few)
    monkeypatch.setattr("evalgen.reading.file_digests._SHARE", 3)
    asked: list[int] = []

    def share_out(shares: list[list[str]], work: Callable[[list[str]], bytes | None]) -> list[bytes | None]:
        asked.append(len(shares))
        return [work(share) for share in shares]

    alone, shared = contents_of(root), contents_of(root, share_out=share_out)  # type: ignore[arg-type]
    assert alone is not None
    assert shared is not None
    assert (shared.digest, shared.files) == (alone.digest, alone.files)
    assert len(asked) == (few == 1)


def test_what_one_process_cannot_tell_nobody_can(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evalgen.reading.file_digests._FEWEST_SHARED", 1)
    assert contents_of(root, share_out=lambda shares, _: [None for _ in shares]) is None
