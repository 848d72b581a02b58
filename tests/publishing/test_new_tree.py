"""Files come to be in a folder, whole or in pieces, or put together from others that nobody touched."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import pytest

from evalgen.publishing.ledger import Earlier
from evalgen.publishing.new_tree import Planned, planted


def joined(files: Iterable[bytes]) -> Iterable[bytes]:
    return (file.upper() for file in files)


def whole() -> bytes:
    return b"MADE WHOLE"


@pytest.fixture
def nothing_before(tmp_path: Path) -> Earlier:
    return Earlier(tmp_path / "no site", None)


def test_a_file_in_pieces_is_the_file_of_all_pieces(tmp_path: Path, nothing_before: Earlier) -> None:
    pieces = [b"one", b"", b"two"]
    made = planted(tmp_path, [Planned(path="a/b/c", key="k", make=lambda: iter(pieces))], nothing_before)
    assert (tmp_path / "a/b/c").read_bytes() == b"onetwo"
    assert (made["a/b/c"].size, made["a/b/c"].digest) == (6, sha256(b"onetwo").hexdigest())


def test_a_file_is_put_together_from_others(tmp_path: Path, nothing_before: Earlier) -> None:
    parts = [Planned(path=name, key="", make=name.encode) for name in ("a", "b")]
    last = Planned(path="c", key="", make=whole, joins=("a", "b"), join=joined)
    planted(tmp_path, [*parts, last], nothing_before)
    assert (tmp_path / "c").read_bytes() == b"AB"


@pytest.mark.parametrize("touched", [b"x", None], ids=["written over", "removed"])
def test_what_somebody_touched_in_the_meantime_is_not_put_into_another_file(
    touched: bytes | None, tmp_path: Path, nothing_before: Earlier
) -> None:
    def touching() -> bytes:
        if touched is None:
            (tmp_path / "b").unlink()
        else:
            (tmp_path / "b").write_bytes(touched)
        return b"third"

    parts = [Planned(path=name, key="", make=name.encode) for name in ("a", "b")]
    disturbance = Planned(path="third", key="", make=touching)
    last = Planned(path="c", key="", make=whole, joins=("a", "b"), join=joined)
    made = planted(tmp_path, [*parts, disturbance, last], nothing_before)
    assert (tmp_path / "c").read_bytes() == b"MADE WHOLE"
    assert made["c"].digest == sha256(b"MADE WHOLE").hexdigest()


def test_a_file_that_stands_there_already_is_never_written_over(tmp_path: Path, nothing_before: Earlier) -> None:
    (tmp_path / "a").write_bytes(b"of somebody")
    with pytest.raises(FileExistsError):
        planted(tmp_path, [Planned(path="a", key="", make=whole)], nothing_before)
    assert (tmp_path / "a").read_bytes() == b"of somebody"


def test_two_files_of_one_place_are_refused(tmp_path: Path, nothing_before: Earlier) -> None:
    with pytest.raises(FileExistsError):
        planted(tmp_path, [Planned(path="a", key=key, make=whole) for key in ("1", "2")], nothing_before)


def test_heavy_files_come_first_and_those_of_one_name_in_a_row(tmp_path: Path, nothing_before: Earlier) -> None:
    order: list[str] = []

    def made(path: str) -> bytes:
        order.append(path)
        return b""

    def file(path: str, weight: int = 1, together: str = "") -> Planned:
        return Planned(path=path, key="", make=lambda: made(path), weight=weight, together=together)

    pages = [file(f"page-{number}") for number in range(120)]
    rest = [file("a1", 3, "a"), file("b1", 9, "b"), file("a2", 3, "a"), file("b2", 9, "b")]
    found = planted(tmp_path, [*pages, *rest], nothing_before)
    assert order[:4] == ["b1", "b2", "a1", "a2"]
    assert sorted(order) == sorted(found) == sorted(file.path for file in [*pages, *rest])
    assert list(found) == [file.path for file in [*pages, *rest]]
