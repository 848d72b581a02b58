"""A file is hashed again unless its state says for certain that it is as it was: the digests are those of all bytes."""

import os
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from evalgen.pipeline import workers
from evalgen.reading import contents_digest, file_digests, known_digests
from evalgen.reading.answer_store import AnswerStore
from evalgen.reading.contents_digest import Contents, contents_of

Work = Callable[[Sequence[str]], bytes | None]
ShareOut = Callable[[Sequence[Sequence[str]], Work], list[bytes | None]]
Change = Callable[[Path], None]
Patch = pytest.MonkeyPatch

_read = vars(file_digests)["_digest"]
_file_system = vars(known_digests)["_file_system"]


@pytest.fixture(autouse=True)
def _of_the_machine(tmp_path: Path, monkeypatch: Patch) -> None:
    """Wherever the tests lie, in memory too, they are told that it is a disk."""
    mounts = tmp_path / "mounts"
    mounts.write_text("22 1 0:30 / / rw - ext4 /dev/x rw\n", encoding="utf-8")
    monkeypatch.setattr(known_digests, "_MOUNTS", str(mounts))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Three files of which the first one will change."""
    folder = tmp_path / "kho" / "records"
    (folder / "people").mkdir(parents=True)
    for name in ("people/a.yaml", "people/b.yaml", "c.yaml"):
        (folder / name).write_text(f"name: {name}\n", encoding="utf-8")
    return tmp_path / "kho"


@pytest.fixture
def hashed(monkeypatch: Patch) -> list[str]:
    """The names of the files that were opened, in their order."""
    opened: list[str] = []

    def noted(path: str) -> tuple[bytes, bytes]:
        opened.append(Path(path).name)
        found: tuple[bytes, bytes] = _read(path)
        return found

    monkeypatch.setattr(file_digests, "_digest", noted)
    return opened


@pytest.fixture
def listed(monkeypatch: Patch) -> list[str]:
    """The names of the folders of records that were listed, in their order."""
    names: list[str] = []

    def noted(path: str) -> object:
        if "/kho/records" in path:
            names.append(Path(path).name)
        return really(path)

    really = os.scandir
    monkeypatch.setattr(contents_digest.os, "scandir", noted)  # type: ignore[attr-defined]
    return names


def later(monkeypatch: Patch, seconds: int = 61) -> None:
    """So long after all that was written so far."""
    now = time.time_ns() + seconds * 10**9
    monkeypatch.setattr(time, "time_ns", lambda: now)


def by_one(shares: Sequence[Sequence[str]], work: Work) -> list[bytes | None]:
    return [work(share) for share in shares]


def by_two(shares: Sequence[Sequence[str]], work: Work) -> list[bytes | None]:
    return workers.shared_out(shares, work, 2)


def told(root: Path, cache: Path, share_out: ShareOut = by_one) -> Contents:
    known = known_digests.known_digests(AnswerStore(cache), str(root / "records"), time.time_ns())
    assert known is not None, "the tests run on a file system of the machine itself"
    found = contents_of(root, share_out=share_out, known=known)
    assert found is not None
    return found


def all_of(found: Contents) -> tuple[object, ...]:
    """Each of the things that it tells."""
    return found.digest, found.files, found.digests, found.names, found.folders


def by_all_bytes(root: Path) -> tuple[object, ...]:
    found = contents_of(root)
    assert found is not None
    assert found.digests == b"".join(found.files.values())
    return all_of(found)


def assert_true(root: Path, cache: Path) -> None:
    assert all_of(told(root, cache)) == by_all_bytes(root)


def test_what_is_settled_is_read_once(root: Path, tmp_path: Path, hashed: list[str], monkeypatch: Patch) -> None:
    later(monkeypatch)
    first = told(root, tmp_path / "cache")
    assert hashed == ["c.yaml", "a.yaml", "b.yaml"]
    hashed.clear()
    assert told(root, tmp_path / "cache").digest == first.digest
    assert hashed == []
    assert_true(root, tmp_path / "cache")


@pytest.mark.parametrize("seconds", [59, 61])
def test_what_changed_less_than_a_minute_ago_is_read_again(  # noqa: PLR0913, PLR0917 - what is noted of it
    seconds: int, root: Path, tmp_path: Path, hashed: list[str], listed: list[str], monkeypatch: Patch
) -> None:
    later(monkeypatch, seconds)
    told(root, tmp_path / "cache")
    hashed.clear()
    listed.clear()
    told(root, tmp_path / "cache")
    assert (len(hashed), len(listed)) == ((3, 2) if seconds == 59 else (0, 0))


def same_size_and_date(path: Path) -> None:
    state, data = path.stat(), path.read_bytes()
    path.write_bytes(data.replace(b"a", b"e", 1))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def copied_with_its_date(path: Path) -> None:
    """As `cp -p` and `rsync -a` do."""
    other = path.with_suffix(".copy")
    state = path.stat()
    other.write_bytes(path.read_bytes().replace(b"a", b"e", 1))
    os.utime(other, ns=(state.st_atime_ns, state.st_mtime_ns))
    shutil.copy2(other, path)
    other.unlink()


def put_in_its_place(path: Path) -> None:
    """As `git checkout` and editors do."""
    state = path.stat()
    other = path.with_suffix(".new")
    other.write_bytes(path.read_bytes().replace(b"a", b"e", 1))
    os.utime(other, ns=(state.st_atime_ns, state.st_mtime_ns))
    other.replace(path)


def put_in_its_place_and_taken_back(path: Path) -> None:
    old = path.with_suffix(".old")
    shutil.copy2(path, old)
    same_size_and_date(path)
    old.replace(path)


def exchanged(path: Path) -> None:
    other, between = path.with_name("b.yaml"), path.with_suffix(".between")
    path.rename(between)
    other.rename(path)
    between.rename(other)


def exchanged_under_an_old_date(path: Path) -> None:
    state = path.parent.stat()
    exchanged(path)
    os.utime(path.parent, ns=(state.st_atime_ns, state.st_mtime_ns))


def longer(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"# more\n")


def date_of_old(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"a", b"e", 1))
    os.utime(path, ns=(0, 0))


def removed(path: Path) -> None:
    path.unlink()


def added(path: Path) -> None:
    path.with_name("aa.yaml").write_text("new\n", encoding="utf-8")


def added_under_an_old_date(path: Path) -> None:
    state = path.parent.stat()
    added(path)
    os.utime(path.parent, ns=(state.st_atime_ns, state.st_mtime_ns))


def replaced_by_a_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("b.yaml")


def beside_a_link(path: Path) -> None:
    path.with_name("link").symlink_to("b.yaml")


def replaced_by_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def below_a_new_folder(path: Path) -> None:
    path.with_name("more").mkdir()
    path.rename(path.with_name("more") / path.name)


def folder_of_another_name(path: Path) -> None:
    path.parent.rename(path.parent.with_name("persons"))


def folder_put_in_its_place(path: Path) -> None:
    """With the same names, the same bytes but of one file, and all dates."""
    other = path.parent.with_name("other")
    shutil.copytree(path.parent, other)
    same_size_and_date(other / path.name)
    shutil.copystat(path.parent, other)
    shutil.rmtree(path.parent)
    other.rename(path.parent)


def folder_moved_behind_a_link(path: Path) -> None:
    """By its path everything in it is as it was."""
    path.parent.rename(path.parents[2] / "elsewhere")
    path.parent.symlink_to(path.parents[2] / "elsewhere")


CHANGES = [
    folder_moved_behind_a_link,
    same_size_and_date,
    copied_with_its_date,
    put_in_its_place,
    put_in_its_place_and_taken_back,
    exchanged,
    exchanged_under_an_old_date,
    longer,
    date_of_old,
    removed,
    added,
    added_under_an_old_date,
    replaced_by_a_link,
    beside_a_link,
    replaced_by_a_folder,
    below_a_new_folder,
    folder_of_another_name,
    folder_put_in_its_place,
]


@pytest.mark.parametrize("ahead", [False, True], ids=["on the way", "ahead"])
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_every_change_is_seen(change: Change, ahead: bool, root: Path, tmp_path: Path, monkeypatch: Patch) -> None:  # noqa: FBT001
    later(monkeypatch)
    if ahead:
        look_ahead(monkeypatch)
    before = told(root, tmp_path / "cache")
    change(root / "records/people/a.yaml")
    assert_true(root, tmp_path / "cache")
    assert change is put_in_its_place_and_taken_back or told(root, tmp_path / "cache").digest != before.digest
    later(monkeypatch)
    for _ in range(2):
        assert_true(root, tmp_path / "cache")


def look_ahead(monkeypatch: Patch) -> None:
    """As if there were many files."""
    monkeypatch.setattr(contents_digest, "_FEWEST_LOOKED_AT", 1)
    monkeypatch.setattr(contents_digest, "_LOOK", 1)


def test_what_was_looked_at_ahead_is_not_looked_at_again(
    root: Path, tmp_path: Path, hashed: list[str], listed: list[str], monkeypatch: Patch
) -> None:
    look_ahead(monkeypatch)
    later(monkeypatch)
    before = told(root, tmp_path / "cache")
    hashed.clear()
    listed.clear()
    shared: list[Sequence[str]] = []

    def all_standing(shares: Sequence[Sequence[str]], work: object) -> list[bytes | None]:
        del work
        shared.extend(shares)
        return [b"\1" * len(share) for share in shares]

    (root / "records/people/a.yaml").unlink()
    assert told(root, tmp_path / "cache", all_standing).digest == before.digest
    assert shared == [["records"], ["records/people"]]
    assert (hashed, listed) == ([], [])


def test_two_processes_look_ahead_as_one_does(root: Path, tmp_path: Path, monkeypatch: Patch) -> None:
    look_ahead(monkeypatch)
    later(monkeypatch)
    told(root, tmp_path / "cache")
    same_size_and_date(root / "records/people/a.yaml")
    found = told(root, tmp_path / "cache", by_two)
    assert all_of(found) == by_all_bytes(root)


@pytest.mark.parametrize("answer", [None, b"", b"\0"], ids=repr)
def test_of_what_nobody_answers_everything_is_looked_at(
    answer: bytes | None, root: Path, tmp_path: Path, monkeypatch: Patch
) -> None:
    look_ahead(monkeypatch)
    later(monkeypatch)
    told(root, tmp_path / "cache")
    same_size_and_date(root / "records/people/a.yaml")
    found = told(root, tmp_path / "cache", lambda shares, _: [answer for _ in shares])
    assert all_of(found) == by_all_bytes(root)


def test_a_folder_that_is_as_it_was_is_not_listed_again(
    root: Path, tmp_path: Path, listed: list[str], monkeypatch: Patch
) -> None:
    later(monkeypatch)
    told(root, tmp_path / "cache")
    assert listed == ["records", "people"]
    told(root, tmp_path / "cache")
    assert listed == ["records", "people"]
    (root / "records/people/d.yaml").write_text("name: d\n", encoding="utf-8")
    listed.clear()
    told(root, tmp_path / "cache")
    assert listed == ["people"]
    told(root, tmp_path / "cache")
    assert listed == ["people"]


def test_where_a_link_leads_is_asked_each_time(root: Path, tmp_path: Path, monkeypatch: Patch) -> None:
    """What is at the other end may change without the folder that holds the link."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / "records/people/link").symlink_to(elsewhere)
    later(monkeypatch)
    before = told(root, tmp_path / "cache")
    elsewhere.rmdir()
    assert told(root, tmp_path / "cache").digest != before.digest
    assert_true(root, tmp_path / "cache")


def test_nothing_is_believed_after_the_clock_went_back(
    root: Path, tmp_path: Path, hashed: list[str], monkeypatch: Patch
) -> None:
    later(monkeypatch, 120)
    told(root, tmp_path / "cache")
    hashed.clear()
    later(monkeypatch, -60)
    told(root, tmp_path / "cache")
    assert len(hashed) == 3


def test_files_of_another_device_are_read_each_time(root: Path, tmp_path: Path, hashed: list[str]) -> None:
    store = AnswerStore(tmp_path / "cache")
    elsewhere = root.stat().st_dev + 1
    for _ in range(2):
        contents_of(root, known=known_digests.KnownDigests(store.slot("known"), elsewhere, 2 * time.time_ns()))
    assert len(hashed) == 6


def test_a_file_that_changes_while_it_is_read_is_not_remembered(root: Path, tmp_path: Path, monkeypatch: Patch) -> None:
    path = root / "records/people/a.yaml"
    content = vars(file_digests)["_content"]

    def meanwhile(handle: int) -> bytes:
        data: bytes = content(handle)
        if os.fstat(handle).st_ino == path.stat().st_ino:
            same_size_and_date(path)
        return data

    with monkeypatch.context() as patched:
        patched.setattr(file_digests, "_content", meanwhile)
        now = time.time_ns()
        time.sleep(0.05)
        patched.setattr(time, "time_ns", lambda: now + known_digests.SETTLED)
        told(root, tmp_path / "cache")
    assert_true(root, tmp_path / "cache")


@pytest.mark.parametrize("damage", [b"", b"known digests 2\n", b"x" * 96, None], ids=repr)
def test_what_is_no_table_is_not_believed(
    damage: bytes | None, root: Path, tmp_path: Path, hashed: list[str], monkeypatch: Patch
) -> None:
    later(monkeypatch)
    store = AnswerStore(tmp_path / "cache")
    told(root, tmp_path / "cache")
    place = f"known digests {(root / 'records').resolve()}"
    held = store.get(place)
    assert held is not None
    store.put(place, held[:-1] if damage is None else damage)
    hashed.clear()
    told(root, tmp_path / "cache")
    assert len(hashed) == 3


def test_files_that_are_gone_are_forgotten(root: Path, tmp_path: Path, monkeypatch: Patch) -> None:
    store = AnswerStore(tmp_path / "cache")
    place = f"known digests {(root / 'records').resolve()}"
    later(monkeypatch)
    told(root, tmp_path / "cache")
    first = store.get(place)
    (root / "records/c.yaml").unlink()
    longer(root / "records/people/a.yaml")
    later(monkeypatch)
    told(root, tmp_path / "cache")
    second = store.get(place)
    assert first is not None
    assert second is not None
    assert len(first) - len(second) == known_digests.STATE.size + known_digests.LENGTH + len("c.yaml")


MOUNTS = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
23 22 0:30 / /srv rw - nfs4 server:/x rw
24 23 0:31 / /srv/k\\303\\004 rw - xfs /dev/vdb rw
25 23 254:3 / /srv/kho\\040so rw - btrfs /dev/vdc rw
26 22 0:33 / /mnt rw - ext4 /dev/vdd rw
27 22 0:34 / /mnt rw - fuse.sshfs host: rw
a line that is none
"""


@pytest.mark.parametrize(
    "place, kind",
    [
        ("/home/records", "ext4"),
        ("/srv/records", "nfs4"),
        ("/srvs/records", "ext4"),
        ("/srv/kho so/records", "btrfs"),
        ("/mnt/kho", "fuse.sshfs"),
        ("/mnt", "fuse.sshfs"),
    ],
)
def test_the_file_system_is_that_of_the_nearest_mounted_folder(place: str, kind: str) -> None:
    assert _file_system(place, MOUNTS.splitlines()) == kind


@pytest.mark.parametrize(
    "listed",
    [
        "22 1 0:30 / / rw - nfs4 server:/x rw\n",
        "22 1 0:30 / / rw - 9p drive rw\n",
        # What a program writes into a file of this kind by its own memory changes no time of it.
        "22 1 0:30 / / rw - tmpfs tmpfs rw\n",
        None,
    ],
)
def test_without_a_file_system_that_tells_the_truth_at_once_everything_is_hashed(
    listed: str | None, root: Path, tmp_path: Path, monkeypatch: Patch
) -> None:
    mounts = tmp_path / "mountinfo"
    if listed is not None:
        mounts.write_text(listed, encoding="utf-8")
    monkeypatch.setattr(known_digests, "_MOUNTS", str(mounts))
    assert known_digests.known_digests(AnswerStore(tmp_path / "cache"), str(root / "records"), time.time_ns()) is None
