"""Remembered answers are the computed ones byte for byte, and are forgotten as soon as anything changes."""

import os
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import evalgen
from evalgen.cli import check, main
from evalgen.cli.remembered import Answer
from evalgen.reading import program_digest
from evalgen.reading.answer_store import AnswerStore
from evalgen.reading.contents_digest import contents_of
from evalgen.regulation.loader import load_library

PACKS = 1 + len(load_library().packs)
"""Entries of the store that hold packs: all of them, and the frameworks of each."""

RECORD = "records/2026-Q2/van-phong/tran-thi-binh.yaml"
ORGANIZATION = "records/organization.yaml"

Capture = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch
Change = Callable[[Path], None]


class Told(Exception):  # noqa: N818 - says that something was computed
    """Raised where an inspection is asked for."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small fictional organization."""
    folder = tmp_path / "repository"
    assert main(["demo", str(folder), "--people", "24", "--seed", "7"]) == 0
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def digest_of(root: Path) -> str | None:
    found = contents_of(root)
    return found.digest if found else None


def record_of(root: Path) -> Path:
    return next(path for path in sorted(root.glob("records/20*/*/*.yaml")) if path.stem != "collective")


def ask(root: Path, cache: Path | None, *words: str) -> int:
    remember = ["--no-cache"] if cache is None else ["--cache", str(cache)]
    return main([*words[:1], "--root", str(root), *remember, *words[1:]])


def forbid_computing(monkeypatch: Patch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise Told

    for command in ("check", "score"):
        monkeypatch.setattr(f"evalgen.cli.{command}._answer", refuse)


QUESTIONS = [
    ("check",),
    ("check", "--format", "json"),
    ("check", "--format", "github"),
    ("check", "--format", "sarif"),
    ("check", "--lang", "en"),
    ("score",),
    ("score", "--json"),
    ("score", "--lang", "en"),
]


def test_a_remembered_answer_is_the_computed_one_byte_for_byte(
    root: Path, cache: Path, capsys: Capture, monkeypatch: Patch
) -> None:
    record = record_of(root)
    record.write_text(record.read_text(encoding="utf-8") + "no_such_key: 1\n", encoding="utf-8")
    capsys.readouterr()
    computed = {question: (ask(root, None, *question), capsys.readouterr()) for question in QUESTIONS}
    first = {question: (ask(root, cache, *question), capsys.readouterr()) for question in QUESTIONS}
    forbid_computing(monkeypatch)
    second = {question: (ask(root, cache, *question), capsys.readouterr()) for question in QUESTIONS}
    assert first == computed
    assert second == computed
    assert len({told for _, (told, _) in second.values()}) == len(QUESTIONS), "no two questions share an answer"


def test_the_page_of_a_job_is_remembered_too(root: Path, cache: Path, tmp_path: Path, monkeypatch: Patch) -> None:
    pages = [tmp_path / "first.md", tmp_path / "second.md"]
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(pages[0]))
    ask(root, cache, "check", "--format", "github")
    forbid_computing(monkeypatch)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(pages[1]))
    ask(root, cache, "check", "--format", "github")
    assert pages[1].read_bytes() == pages[0].read_bytes() != b""


def append(root: Path) -> None:
    path = record_of(root)
    path.write_bytes(path.read_bytes() + b"# a comment\n")


def same_size_and_date(root: Path) -> None:
    path = root / ORGANIZATION
    state, data = path.stat(), path.read_bytes()
    path.write_bytes(data.replace(b"a", b"e", 1))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def remove(root: Path) -> None:
    record_of(root).unlink()


def rename(root: Path) -> None:
    path = record_of(root)
    path.rename(path.with_name("somebody-else.yaml"))


def add_evidence(root: Path) -> None:
    (record_of(root).parent / "bao-cao.pdf").write_bytes(b"%PDF")


def add_empty_folder(root: Path) -> None:
    (root / "records" / "2027-Q1").mkdir()


def add_link(root: Path) -> None:
    (root / "records" / "link.yaml").symlink_to(record_of(root))


def add_own_pack(root: Path) -> None:
    folder = root / "records" / "regulation" / "tinh-x"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text("extends: hd02\n", encoding="utf-8")


CHANGES = [append, same_size_and_date, remove, rename, add_evidence, add_empty_folder, add_link, add_own_pack]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_any_change_of_the_records_is_computed_anew(
    change: Change, root: Path, cache: Path, capsys: Capture, monkeypatch: Patch
) -> None:
    ask(root, cache, "check")
    before = digest_of(root)
    change(root)
    assert digest_of(root) not in {before, None}
    with monkeypatch.context() as patched:
        forbid_computing(patched)
        with pytest.raises(Told):
            ask(root, cache, "check")
    capsys.readouterr()
    assert (ask(root, cache, "check"), capsys.readouterr()) == (ask(root, None, "check"), capsys.readouterr())


def test_a_link_to_nowhere_is_another_than_a_link_to_a_folder(root: Path, cache: Path, capsys: Capture) -> None:
    (root / "records" / "regulation").symlink_to(root / "packs")
    ask(root, cache, "check")
    (root / "packs").mkdir()
    capsys.readouterr()
    assert (ask(root, cache, "check"), capsys.readouterr()) == (ask(root, None, "check"), capsys.readouterr())


def test_another_program_does_not_believe_it(root: Path, cache: Path, monkeypatch: Patch) -> None:
    ask(root, cache, "check")
    monkeypatch.setattr(evalgen, "__version__", "99.0")
    forbid_computing(monkeypatch)
    with pytest.raises(Told):
        ask(root, cache, "check")


@pytest.mark.parametrize("words", [("check",), ("score",), ("build",)], ids=" ".join)
def test_a_command_looks_at_its_own_program_once(
    words: tuple[str, ...], root: Path, cache: Path, tmp_path: Path, monkeypatch: Patch
) -> None:
    """The program has a thousand files; each answer, pack and site is remembered under the digest of them all."""
    asked = (*words, "--site", str(tmp_path / "site")) if words == ("build",) else words
    ask(root, cache, *asked)
    looks: list[int] = []

    def counted() -> list[tuple[str, str, int, int, int]]:
        looks.append(1)
        return look()

    look = program_digest.file_states
    monkeypatch.setattr(program_digest, "file_states", counted)
    record_of(root).write_bytes(record_of(root).read_bytes() + "# sửa\n".encode())
    ask(root, cache, *asked)
    assert len(looks) == 1


def test_the_draft_of_a_killed_process_of_the_same_number_stops_nobody(tmp_path: Path) -> None:
    store = AnswerStore(tmp_path)
    store.put("question", b"first")
    (entry,) = entries(tmp_path)
    entry.with_name(f"{entry.name}.{os.getpid()}.draft").touch()
    store.put("question", b"second")
    assert store.get("question") == b"second"


def entries(cache: Path) -> list[Path]:
    return sorted(path for path in cache.rglob("*") if path.is_file())


def tear(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-3])


def falsify(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-2] + b"!\n")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def link_elsewhere(path: Path) -> None:
    copy = path.with_suffix(".copy")
    path.rename(copy)
    path.symlink_to(copy)


@pytest.mark.parametrize("damage", [tear, falsify, empty, make_folder, link_elsewhere], ids=lambda item: item.__name__)
def test_a_damaged_entry_is_ignored(
    damage: Change, root: Path, cache: Path, capsys: Capture, monkeypatch: Patch
) -> None:
    capsys.readouterr()
    computed = (ask(root, cache, "check"), capsys.readouterr())
    for path in entries(cache):
        damage(path)
    with monkeypatch.context() as patched:
        forbid_computing(patched)
        with pytest.raises(Told):
            ask(root, cache, "check")
    assert (ask(root, cache, "check"), capsys.readouterr()) == computed


def test_an_entry_under_another_name_is_ignored(cache: Path) -> None:
    store = AnswerStore(cache)
    store.put("question", b"answer")
    store.put("other question", b"other answer")
    first, second = entries(cache)
    shutil.copyfile(first, second)
    assert {store.get("question"), store.get("other question")} in ({b"answer", None}, {b"other answer", None})


def test_whoever_is_killed_while_writing_leaves_no_entry(cache: Path, monkeypatch: Patch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    store = AnswerStore(cache)
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            store.put("question", b"answer")
    assert store.get("question") is None
    store.put("question", b"answer")
    assert store.get("question") in {b"answer", None}


def test_old_entries_make_room_for_new_ones(cache: Path) -> None:
    store = AnswerStore(cache)
    for number in range(300):
        store.put(f"question {number}", b"answer")
    assert len(entries(cache)) == 256
    assert store.get("question 299") == b"answer"


def test_many_small_entries_do_not_push_out_a_large_one(cache: Path) -> None:
    store = AnswerStore(cache)
    large = b"x" * (1024 * 1024 + 1)
    store.put("large", large)
    for number in range(300):
        store.put(f"small {number}", b"")
    assert store.get("large") == large
    assert len(entries(cache)) == 257


def test_a_folder_that_others_can_write_to_is_not_believed(root: Path, cache: Path, monkeypatch: Patch) -> None:
    ask(root, cache, "check")
    (cache / "answers-1").chmod(0o777)
    forbid_computing(monkeypatch)
    with pytest.raises(Told):
        ask(root, cache, "check")


@pytest.mark.parametrize("mode", [0o777, 0o773])
def test_a_folder_that_others_can_put_another_in_the_place_of_is_not_believed(
    mode: int, root: Path, cache: Path, monkeypatch: Patch
) -> None:
    """What it held would be forgotten, or its old entries removed from a folder that somebody had it lead to."""
    ask(root, cache, "check")
    cache.chmod(mode)
    forbid_computing(monkeypatch)
    with pytest.raises(Told):
        ask(root, cache, "check")
    cache.chmod(mode | stat.S_ISVTX)
    assert ask(root, cache, "check") in {0, 1}


def test_the_group_of_the_folder_above_is_trusted(root: Path, cache: Path, monkeypatch: Patch) -> None:
    """Under umask 002, with a group for each user, every folder is made so; that of the entries is the owner's alone."""
    cache.mkdir()
    cache.chmod(0o775)
    ask(root, cache, "check")
    assert stat.S_IMODE((cache / "answers-1").stat().st_mode) == 0o700
    forbid_computing(monkeypatch)
    assert ask(root, cache, "check") in {0, 1}
    (cache / "answers-1").chmod(0o770)
    with pytest.raises(Told):
        ask(root, cache, "check")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="chỉ root mới trao được thư mục cho người khác"
)
def test_a_folder_in_that_of_somebody_else_is_not_believed(root: Path, cache: Path, monkeypatch: Patch) -> None:
    ask(root, cache, "check")
    os.chown(cache, 54321, -1)
    forbid_computing(monkeypatch)
    with pytest.raises(Told):
        ask(root, cache, "check")


def test_where_the_mode_of_a_folder_says_nothing_it_is_believed(root: Path, cache: Path, monkeypatch: Patch) -> None:
    """As on Windows, where nobody has a number and every folder is said to be open to all."""
    ask(root, cache, "check")
    (cache / "answers-1").chmod(0o777)
    monkeypatch.delattr("os.geteuid")
    forbid_computing(monkeypatch)
    assert ask(root, cache, "check") in {0, 1}


def test_a_folder_in_the_repository_is_refused(root: Path, capsys: Capture) -> None:
    subprocess.run(["git", "init", "-q", str(root.parent)], check=True)
    for folder in (root / ".cache", root / "records" / "x", root.parent / "beside"):
        assert ask(root, folder, "check") == 2
        assert "nằm trong kho hồ sơ" in capsys.readouterr().err
        assert not folder.exists()


def test_a_home_in_the_repository_is_not_used(root: Path, monkeypatch: Patch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(root / "home"))
    assert main(["check", "--root", str(root)]) in {0, 1}
    assert not (root / "home").exists()


def test_without_memory_nothing_is_written(root: Path, tmp_path: Path, monkeypatch: Patch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    assert ask(root, None, "check") in {0, 1}
    assert not (tmp_path / "home").exists()
    main(["check", "--root", str(root)])
    kept = entries(tmp_path / "home" / "evalgen")
    assert len(kept) == 2 + PACKS, "the digest of the program, its packs, and the answer"


def test_whoever_saves_while_the_answer_is_computed_is_not_told_the_old_one(
    root: Path, cache: Path, capsys: Capture, monkeypatch: Patch
) -> None:
    compute = vars(check)["_answer"]

    def meanwhile(
        arguments: object, path: Path, store: AnswerStore, contents: dict[str, bytes], *, settings: object
    ) -> object:
        found = compute(arguments, path, store, contents, settings=settings)
        append(path)
        return found

    with monkeypatch.context() as patched:
        patched.setattr(check, "_answer", meanwhile)
        ask(root, cache, "check")
    assert len(entries(cache)) == 1 + PACKS, "the digest of the program, and its packs"
    capsys.readouterr()
    assert (ask(root, cache, "check"), capsys.readouterr()) == (ask(root, None, "check"), capsys.readouterr())


@pytest.mark.parametrize("data", [b"", b"0 1 2\n", b"0 1 0 0\n", b"0 1 0 0\nab", b"a b c d\n", b"0 -1 1 0\n"], ids=repr)
def test_bytes_that_are_no_answer_are_refused(data: bytes) -> None:
    assert Answer.unpacked(data) is None


def test_an_answer_survives_packing() -> None:
    answer = Answer.unpacked(Answer(code=1, output="điểm\n\udc80", errors="lỗi", summary="# 1").packed())
    assert answer is not None
    assert (answer.code, answer.output, answer.errors, answer.summary) == (1, "điểm\n\udc80", "lỗi", "# 1")


def test_lengths_keep_names_and_contents_apart(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for folder, files in ((first, {"x": "y", "z": ""}), (second, {"x": "", "yz": ""})):
        (folder / "records").mkdir(parents=True)
        for name, text in files.items():
            (folder / "records" / name).write_text(text, encoding="utf-8")
    assert digest_of(first) != digest_of(second)


def test_a_long_file_counts_by_its_length_and_a_pipe_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    long = tmp_path / "records" / "a.pdf"
    long.write_bytes(b"x" * (1024 * 1024 + 1))
    first = digest_of(tmp_path)
    long.write_bytes(b"x" * (1024 * 1024 + 2))
    assert digest_of(tmp_path) not in {first, None}
    os.mkfifo(tmp_path / "records" / "pipe")
    assert digest_of(tmp_path) is None
