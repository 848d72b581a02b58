"""The paths of a revision's records, remembered or not, are those of the whole tree; an odd tree has no such listing."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from git_repository import Repository

from evalgen.domain.revision import Tree
from evalgen.reading.answer_store import AnswerStore
from evalgen.reading.changed_paths import changed_paths
from evalgen.reading.git import Git, GitAnswer, open_git
from evalgen.reading.revision_objects import read_tree
from evalgen.reading.tree_listing import entries_at, list_records

UNUSUAL = (
    "records/people.yaml",
    "records/people-cu/le-van-an.yaml",
    "records/people/ghi\tchép.txt",
    "records/people/ghi\nchép.txt",
    "records/people/Nguyễn Văn A.yaml",
    "records/people/.gitkeep",
    "records/2026-Q2/van-phong.cu/le-van-an.yaml",
    "records/2026-Q2/van phong/le-van-an.yaml",
    "records/kỳ\tcũ/x.yaml",
    "records-cu/x.yaml",
)
NOT_UNICODE = os.fsdecode(b"records/units/\xff\xfe.yaml")


@pytest.fixture
def store(tmp_path: Path) -> AnswerStore:
    return AnswerStore(tmp_path / "nhớ")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "kho")


def listed(folder: Path, revision: str, store: AnswerStore) -> Tree | None:
    """All records of a revision by their listing, which says the same of each by itself; None where there is no listing."""
    with open_git(folder) as git:
        listing = list_records(git, revision, store)
        if listing is None:
            return None
        found = dict(listing.under("records"))
        assert listing.entries(found) == found
        names = {folder: git.line("rev-parse", f"{revision}:{git.prefix}{folder}") for folder in listing.folders}
        assert listing.folders == names
        return found


def whole(folder: Path, revision: str) -> Tree:
    with open_git(folder) as git:
        return {path: entry for path, entry in read_tree(git, revision).items() if path.startswith("records/")}


def unusual(repository: Repository, below: str = "") -> None:
    for path in (*UNUSUAL, NOT_UNICODE):
        repository.write(below + path, "x\n")
    (repository.folder / below / "records/people/lien-ket").symlink_to("người")
    (repository.folder / below / "records/people/.gitkeep").chmod(0o755)
    repository.git("add", "--all")
    commit = repository.git("rev-parse", "HEAD")
    for name in ("kho-con", "people/kho-con"):
        repository.git("update-index", "--add", "--cacheinfo", f"160000,{commit},{below}records/{name}")
    repository.git("commit", "--quiet", "--message", "x")


def test_names_of_any_bytes_links_and_repositories_within(repository: Repository, store: AnswerStore) -> None:
    unusual(repository)
    expected = whole(repository.folder, "HEAD")
    assert NOT_UNICODE in expected
    for _ in ("anew", "remembered"):
        assert listed(repository.folder, "HEAD", store) == expected


def test_a_folder_below_the_top_of_the_repository(repository: Repository, store: AnswerStore) -> None:
    """Beside the same records at the top: what is remembered of one folder is not the other's."""
    below = repository.folder / "xa" / "mẫu"
    below.mkdir(parents=True)
    unusual(repository)
    unusual(repository, "xa/mẫu/")
    repository.write("xa/mẫu/records/units/khac.yaml", "x\n")
    repository.commit()
    for folder in (repository.folder, below, repository.folder):
        assert listed(folder, "HEAD", store) == whole(folder, "HEAD")


def test_no_records_at_all(tmp_path: Path, store: AnswerStore) -> None:
    repository = Repository(tmp_path / "kho", {})
    assert listed(repository.folder, "main", store) == {}
    repository.write("records", "x\n")
    repository.commit()
    assert listed(repository.folder, "main", store) == {}


def test_only_the_folders_that_changed_are_listed_again(
    repository: Repository, store: AnswerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    run = Git.run

    def listening(git: Git, *arguments: str, **settings: object) -> GitAnswer:
        calls.extend(arguments[:1])
        return run(git, *arguments, **settings)  # type: ignore[arg-type]

    monkeypatch.setattr(Git, "run", listening)
    folders = sum(path.is_dir() for path in (repository.folder / "records").iterdir())
    counts = list[int]()
    for name in ("people/moi.yaml", "people/moi.yaml", "2026-Q2/van-phong/moi.yaml", "moi.yaml"):
        repository.write(f"records/{name}", "x\n")
        repository.commit()
        found = listed(repository.folder, "main", store)
        counts.append(calls.count("ls-tree"))
        calls.clear()
        assert found == whole(repository.folder, "main")
        calls.clear()
    assert counts == [1 + folders, 1, 2, 1]


FILE, FOLDER = "100644", "40000"
ODD = {
    "a name above": [(FILE, "..", "file")],
    "the folder itself": [(FILE, ".", "file")],
    "the folder above": [(FOLDER, "..", "a.yaml")],
    "the store of Git": [(FOLDER, ".git", "a.yaml")],
    "a path that leaves": [(FILE, "a/../../b.yaml", "file")],
    "a path within Git's store": [(FILE, "a/.git/config", "file")],
    "a slash at the end": [(FILE, "a/", "file")],
    "two slashes": [(FILE, "a//b.yaml", "file")],
    "twice the same file": [(FILE, "a.yaml", "file"), (FILE, "a.yaml", "file")],
    "twice the same folder": [(FOLDER, "people", "a.yaml"), (FOLDER, "people", "a.yaml")],
    "out of order": [(FILE, "b.yaml", "file"), (FILE, "a.yaml", "file")],
    "folders out of order": [(FOLDER, "units", "a.yaml"), (FOLDER, "people", "a.yaml")],
}
"""Trees that no Git writes: mode, name and content of each entry."""

ODD_ABOVE = {
    "a file in a folder, by its name alone": [(FILE, "people/0.yaml", "file"), (FOLDER, "people", "a.yaml")],
    "one folder in two parts": [(FOLDER, "people", "a.yaml"), (FOLDER, "people", "b.yaml")],
    "a folder that is a file, too": [(FILE, "people", "file"), (FOLDER, "people", "a.yaml")],
    "an empty folder that is a file, too": [(FILE, "people", "file"), (FOLDER, "people", "nothing")],
}
"""The same directly in `records/`: what each folder holds would not be what all of them hold."""


def tree(repository: Repository, entries: Iterable[tuple[str, str, str]]) -> str:
    """A tree of these modes, names and contents, however odd."""
    raw = b"".join(f"{mode} {name}\0".encode() + bytes.fromhex(content) for mode, name, content in entries)
    path = repository.folder.parent / "cay"
    path.write_bytes(raw)
    return repository.git("hash-object", "--literally", "-t", "tree", "-w", str(path))


class Trees:
    """Trees of a file and of folders that hold this one file, or nothing."""

    def __init__(self, repository: Repository) -> None:
        file = repository.git("rev-parse", "main:records/organization.yaml")
        folders = {name: tree(repository, [(FILE, name, file)]) for name in ("a.yaml", "b.yaml")}
        self._repository = repository
        self._contents = {"file": file, "nothing": tree(repository, []), **folders}

    def within(self, name: str, content: str) -> str:
        return tree(self._repository, [(FOLDER, name, content)])

    def of(self, entries: Iterable[tuple[str, str, str]]) -> str:
        return tree(self._repository, [(mode, name, self._contents[content]) for mode, name, content in entries])


@pytest.mark.parametrize("name", [*ODD, *ODD_ABOVE])
def test_an_odd_tree_is_not_listed_by_its_folders(name: str, repository: Repository, store: AnswerStore) -> None:
    trees = Trees(repository)
    top = trees.within("records", trees.of({**ODD, **ODD_ABOVE}[name]))
    for _ in ("anew", "asked again"):
        assert listed(repository.folder, top, store) is None


@pytest.mark.parametrize("name", ODD)
def test_an_odd_folder_is_not_listed(name: str, repository: Repository, store: AnswerStore) -> None:
    trees = Trees(repository)
    top = trees.within("records", trees.within("units", trees.of(ODD[name])))
    for _ in ("anew", "asked again"):
        assert listed(repository.folder, top, store) is None


@pytest.mark.parametrize("name", ODD_ABOVE)
def test_what_an_odd_tree_left_behind_misleads_nobody(name: str, repository: Repository, store: AnswerStore) -> None:
    trees = Trees(repository)
    listed(repository.folder, trees.within("records", trees.of(ODD_ABOVE[name])), store)
    honest = trees.within("records", trees.of([(FOLDER, "people", "a.yaml")]))
    assert listed(repository.folder, honest, store) == whole(repository.folder, honest)


def test_paths_that_differ_are_told_without_the_index(repository: Repository) -> None:
    """Of a province it would take longer to read than both trees."""
    repository.write("records/people/moi.yaml", "x\n")
    repository.commit()
    repository.write(".git/index", "hỏng")
    with open_git(repository.folder) as git:
        assert [change.path for change in changed_paths(git, "HEAD~1", "HEAD")] == ["records/people/moi.yaml"]


def test_entries_at_paths_are_those_of_the_tree(repository: Repository) -> None:
    unusual(repository)
    expected = whole(repository.folder, "HEAD")
    wanted = [UNUSUAL[2], UNUSUAL[4], NOT_UNICODE, "records/people/kho-con"]
    with open_git(repository.folder) as git:
        assert entries_at(git, "HEAD", [*wanted, "records/khong-co"]) == {path: expected[path] for path in wanted}
