"""Groups of people remembered from run to run: the same answers byte for byte as computed anew, whatever changed."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from folder_bytes import bytes_below
from own_pack import ODD, removed, with_own_pack
from yaml_mutations import mutated

import evalgen
from evalgen.cli import main
from evalgen.domain.problem import Problem
from evalgen.pipeline.checkup import checkup, group_memory
from evalgen.pipeline.checkup.grouping import groups_of_people
from evalgen.pipeline.checkup.of_the_whole import Whole
from evalgen.pipeline.checkup.piece import Ground, inspect_piece
from evalgen.pipeline.drafting.opening import write_demo
from evalgen.reading.answer_store import AnswerStore
from evalgen.reading.layout import Slot, locate
from evalgen.reading.pack import packed, unpacked
from evalgen.reading.repository import File

Capture = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch

FORMATS = ("text", "lines", "json", "github", "sarif")
GROUND = (
    "organization.yaml",
    "units/*.yaml",
    "people/*.yaml",
    "bodies/*.yaml",
    "catalogues/*.yaml",
    "20*/period.yaml",
    "20*/*/collective.yaml",
)


CENSURE = """
facts:
  discipline:
    - form: khien-trach
      confirmed: {by: ban-thuong-vu, on: 2026-05-04, document: 9-QĐ/ĐU}
      violation_on: 2026-04-20
      duty_related: false
      ethics_related: true
"""


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("model") / "kho"
    write_demo(root, people=24, seed=11)
    return root


@pytest.fixture
def root(model: Path, tmp_path: Path) -> Path:
    """A small fictional organization."""
    return shutil.copytree(model, tmp_path / "kho")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture(autouse=True)
def small(monkeypatch: Patch) -> None:
    """As if the organization were large."""
    monkeypatch.setattr(checkup, "FEWEST_REMEMBERED", 1)
    monkeypatch.setattr(checkup, "GROUP", 6)


@pytest.fixture
def computed(monkeypatch: Patch) -> list[int]:
    """How many records are in each group that was computed."""
    sizes: list[int] = []

    def counted(ground: Ground, files: list[File]) -> tuple[bytes, bool]:
        sizes.append(len(files))
        return inspect_piece(ground, files)

    monkeypatch.setattr(checkup, "inspect_piece", counted)
    return sizes


def told(root: Path, cache: Path | None, capsys: Capture, form: str = "text") -> tuple[int, str, str]:
    remember = ["--no-cache"] if cache is None else ["--cache", str(cache)]
    code = main(["check", "--root", str(root), "--format", form, *remember])
    said = capsys.readouterr()
    return code, said.out, said.err


def people(root: Path) -> list[Path]:
    return [path for path in sorted(root.glob("records/20*/*/*.yaml")) if path.stem != "collective"]


def touched(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"# x\n")


def change_something(root: Path, lots: random.Random) -> None:
    """One file mutated, removed, renamed, copied beside itself or moved into another folder."""
    files = sorted(root.glob("records/**/*.yaml"))
    chosen = lots.choice(files if lots.randrange(3) else people(root) or files)
    match lots.randrange(8):
        case 0:
            chosen.unlink()
        case 1:
            chosen.rename(chosen.with_name(f"{lots.choice(('la', 'index', 'Ten La'))}.{lots.choice(('yaml', 'yml'))}"))
        case 2:
            shutil.copyfile(chosen, chosen.with_name(f"{chosen.stem}-hai.yaml"))
        case 3:
            shutil.copyfile(chosen, lots.choice(files).parent / chosen.name)
        case _:
            chosen.write_bytes(mutated(chosen.read_text(encoding="utf-8", errors="replace"), lots))


@pytest.mark.parametrize("seed", range(3))
def test_after_any_change_the_answer_is_the_computed_one(seed: int, root: Path, cache: Path, capsys: Capture) -> None:
    lots = random.Random(seed)  # noqa: S311 - the same lots each time
    capsys.readouterr()
    for step in range(9):
        form = FORMATS[step % len(FORMATS)]
        assert told(root, cache, capsys, form) == told(root, None, capsys, form), step
        change_something(root, lots)
    for form in FORMATS:
        assert told(root, cache, capsys, form) == told(root, None, capsys, form)


@pytest.mark.parametrize("pattern", GROUND)
def test_whatever_all_stand_on_counts(
    pattern: str, root: Path, cache: Path, capsys: Capture, computed: list[int]
) -> None:
    told(root, cache, capsys)
    path = min((root / "records").glob(pattern))
    computed.clear()
    touched(path)
    told(root, cache, capsys)
    assert sum(computed) == len(people(root))
    path.write_bytes(path.read_bytes() + b"no_such_key: 1\n")
    assert told(root, cache, capsys) == told(root, None, capsys)
    path.unlink()
    assert told(root, cache, capsys) == told(root, None, capsys)


def test_the_own_packs_count(root: Path, cache: Path, capsys: Capture) -> None:
    told(root, cache, capsys)
    pack = root / "records/regulation/rieng"
    pack.mkdir(parents=True)
    for text in ("id: rieng\n", "id: khac\n"):
        (pack / "pack.yaml").write_text(text, encoding="utf-8")
        assert told(root, cache, capsys) == told(root, None, capsys)


@pytest.mark.parametrize("turns", [(False, True, False), (True, False, True)], ids=["sound first", "at fault first"])
@pytest.mark.parametrize("name", ODD)
def test_own_packs_at_fault_are_no_own_packs(
    name: str, turns: tuple[bool, ...], root: Path, cache: Path, capsys: Capture
) -> None:
    """Records are graded by another law then; what was found by it must not be taken for what the pack says."""
    where, put = ODD[name]
    odd = with_own_pack(root, "2026-07-01") / where
    answers = {True: "", False: ""}
    for turn, faulty in enumerate(turns):
        if faulty:
            put(odd)
        elif turn:
            removed(odd)
        touched(people(root)[turn])  # So that the whole answer is not known; most groups are.
        answers[faulty] = told(root, None, capsys)[1]
        assert told(root, cache, capsys)[1] == answers[faulty]
    assert answers[True] != answers[False]


def test_one_changed_record_costs_its_group_and_no_other(
    root: Path, cache: Path, capsys: Capture, computed: list[int]
) -> None:
    told(root, cache, capsys)
    assert (sum(computed), len(computed)) == (len(people(root)), len(groups_of_people(slots(root), 6)))
    for path in people(root)[:3]:
        computed.clear()
        touched(path)
        told(root, cache, capsys)
        assert len(computed) == 1
    computed.clear()
    people(root)[0].unlink()
    told(root, cache, capsys)
    assert len(computed) <= 1


def test_what_is_asked_in_another_form_is_not_computed_again(
    root: Path, cache: Path, capsys: Capture, computed: list[int]
) -> None:
    first = told(root, cache, capsys)
    computed.clear()
    assert told(root, cache, capsys, "json") == told(root, None, capsys, "json")
    assert computed == []
    assert told(root, cache, capsys) == first


def test_another_program_believes_nothing(
    root: Path, cache: Path, capsys: Capture, computed: list[int], monkeypatch: Patch
) -> None:
    told(root, cache, capsys)
    computed.clear()
    monkeypatch.setattr(evalgen, "__version__", "99")
    told(root, cache, capsys)
    assert sum(computed) == len(people(root))


def test_a_file_saved_in_the_middle_is_not_remembered(
    root: Path, cache: Path, capsys: Capture, monkeypatch: Patch
) -> None:
    path = people(root)[4]
    before = path.read_bytes()

    def meanwhile(ground: Ground, files: list[File]) -> tuple[bytes, bool]:
        path.write_bytes(b"plan: [\n")
        return inspect_piece(ground, files)

    with monkeypatch.context() as patched:
        patched.setattr(checkup, "inspect_piece", meanwhile)
        told(root, cache, capsys)
    path.write_bytes(before)
    assert told(root, cache, capsys) == told(root, None, capsys)


@pytest.mark.parametrize("pattern", GROUND)
def test_what_stands_on_a_file_saved_in_the_middle_is_not_remembered(
    pattern: str, root: Path, cache: Path, capsys: Capture, monkeypatch: Patch
) -> None:
    path = min((root / "records").glob(pattern))
    before = path.read_bytes()
    read = vars(checkup)["_group_bytes"]

    def meanwhile(folder: Path, *rest: Any) -> tuple[bytes, bool]:
        path.write_bytes(before + b"no_such_key: 1\n")
        found: tuple[bytes, bool] = read(folder, *rest)
        return found

    with monkeypatch.context() as patched:
        patched.setattr(checkup, "_group_bytes", meanwhile)
        told(root, cache, capsys)
    path.write_bytes(before)
    assert told(root, cache, capsys) == told(root, None, capsys)


@pytest.fixture
def collectives(monkeypatch: Patch) -> list[int]:
    """How many collectives were assessed, each time that they were."""
    sizes: list[int] = []
    check = Whole._checked_collectives  # noqa: SLF001 - whether it is asked at all

    def counted(whole: Whole) -> tuple[Problem, ...]:
        sizes.append(len(whole.records.collectives))
        return check(whole)

    monkeypatch.setattr(Whole, "_checked_collectives", counted)
    return sizes


def test_collectives_are_assessed_again_only_where_they_may_come_out_otherwise(
    root: Path, cache: Path, capsys: Capture, collectives: list[int]
) -> None:
    told(root, cache, capsys)
    assert collectives == [len(list(root.glob("records/20*/*/collective.yaml")))]
    touched(people(root)[0])
    told(root, cache, capsys)
    assert len(collectives) == 1
    touched(min(root.glob("records/20*/*/collective.yaml")))
    told(root, cache, capsys)
    assert len(collectives) == 2


def test_what_stands_against_a_leader_counts_for_the_collective(
    root: Path, cache: Path, capsys: Capture, collectives: list[int]
) -> None:
    told(root, cache, capsys)
    accused = 0
    for path in people(root)[::3]:
        text = path.read_text(encoding="utf-8")
        if "\nfacts:" in text:
            continue
        path.write_text(text + CENSURE, encoding="utf-8")
        collectives.clear()
        found = told(root, cache, capsys, "json")
        accused += len(collectives)
        assert found == told(root, None, capsys, "json")
    assert accused > 3


def cut(data: bytes, lots: random.Random) -> bytes:
    return data[: lots.randrange(len(data))]


def flip(data: bytes, lots: random.Random) -> bytes:
    at = lots.choice((0, 20, 40, 50, 90, len(data) - 1, lots.randrange(len(data)))) % len(data)
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def longer(data: bytes, _lots: random.Random) -> bytes:
    return data + b"\0" * 80


def empty(_data: bytes, _lots: random.Random) -> bytes:
    return b""


@pytest.mark.parametrize("damage", [cut, flip, longer, empty])
def test_a_torn_memory_is_no_memory(
    damage: Callable[[bytes, random.Random], bytes], root: Path, cache: Path, capsys: Capture
) -> None:
    lots = random.Random(1)  # noqa: S311 - the same lots each time
    right = told(root, None, capsys)
    for _ in range(4):
        assert told(root, cache, capsys) == right
        for path in sorted(cache.glob("*/*")):
            path.write_bytes(damage(path.read_bytes(), lots))
    shutil.rmtree(cache)
    assert told(root, cache, capsys) == right


def with_other_bodies(data: memoryview) -> Iterator[tuple[bytes, bytes]]:
    lots = random.Random(3)  # noqa: S311 - the same lots each time
    return ((key, damaged(bytes(body), lots)) for key, body in unpacked(data).items())


def damaged(data: bytes, lots: random.Random) -> bytes:
    return lots.choice((b"\xc0", b"\x93\xc4\x00\x90\x90", b"", data[:-1], b"nonsense", data + b"\0"))


def test_what_cannot_be_decoded_is_computed(root: Path, cache: Path, capsys: Capture, computed: list[int]) -> None:
    """Not by accident, since every entry has a checksum: by a program that shares the folder and has a fault."""
    right = told(root, None, capsys)
    told(root, cache, capsys)
    store = AnswerStore(cache)
    for what in ("ground", "pieces"):
        slot = store.slot(f"{what} {os.path.realpath(root)}")
        data = slot.view()
        assert data is not None
        slot.put_parts(list(packed(with_other_bodies(data))))
    slot = store.slot(f"collectives {os.path.realpath(root)}")
    data = slot.view()
    assert data is not None
    slot.put(bytes(data[:32]) + b"nonsense")
    computed.clear()
    for form in FORMATS[1:]:
        assert told(root, cache, capsys, form) == told(root, None, capsys, form)
    assert sum(computed) == len(people(root))
    shutil.rmtree(cache)
    assert told(root, cache, capsys) == right


def test_a_pack_that_ends_too_early_holds_nothing() -> None:
    whole = b"".join(packed([(b"a" * 32, b"first"), (b"b" * 32, b""), (b"c" * 32, b"third")]))
    assert {key: bytes(body) for key, body in unpacked(memoryview(whole)).items()} == {
        b"a" * 32: b"first",
        b"b" * 32: b"",
        b"c" * 32: b"third",
    }
    kept = [len(unpacked(memoryview(whole[:end]))) for end in range(len(whole))]
    assert {kept[end] for end in range(len(whole)) if end not in {0, 45, 85}} == {0}


def test_one_changed_record_does_not_have_everything_written_anew(
    root: Path, cache: Path, capsys: Capture, monkeypatch: Patch
) -> None:
    monkeypatch.setattr(group_memory, "_SHARE_SINCE", 2)

    def entries() -> list[bytes | None]:
        return [store.get(f"{what} {os.path.realpath(root)}") for what in ("pieces", "pieces since")]

    told(root, cache, capsys)
    store, record = AnswerStore(cache), people(root)[0]
    most, since = entries()
    assert most
    assert not since
    sizes = []
    for _ in range(4):
        touched(record)
        assert told(root, cache, capsys)[1] == told(root, None, capsys)[1]
        sizes.append([len(entry or b"") for entry in entries()])
    assert sizes[0][0] == len(most)
    assert 0 < sizes[0][1] < len(most) / 2
    assert len({since for _, since in sizes}) == 1, "what is of no group any more is forgotten"
    for path in people(root):
        touched(path)
    assert told(root, cache, capsys)[1] == told(root, None, capsys)[1]
    most, since = entries()
    assert most
    assert not since


def test_two_runs_at_once_say_the_same(root: Path, cache: Path) -> None:
    small = "from evalgen.pipeline.checkup import checkup; checkup.FEWEST_REMEMBERED = 1; checkup.GROUP = 6; "
    program = f"{small}from evalgen.cli import main; raise SystemExit(main())"
    command = [sys.executable, "-c", program, "check", "--root", str(root)]
    for _ in range(2):
        touched(people(root)[2])
        both = [
            subprocess.Popen([*command, "--cache", str(cache)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for _ in range(2)
        ]
        said = [(process.communicate(), process.returncode) for process in both]
        plain = subprocess.run([*command, "--no-cache"], check=False, capture_output=True)
        assert said == [((plain.stdout, plain.stderr), plain.returncode)] * 2


def test_a_site_is_the_same_with_and_without_memory(
    root: Path, cache: Path, tmp_path: Path, computed: list[int]
) -> None:
    assert main(["build", "--root", str(root), "--site", str(tmp_path / "plain"), "--no-cache"]) == 0
    for name in ("first", "second"):
        touched(people(root)[1])
        computed.clear()
        assert main(["build", "--root", str(root), "--site", str(tmp_path / name), "--cache", str(cache)]) == 0
        assert bytes_below(tmp_path / name) == bytes_below(tmp_path / "plain")
    assert len(computed) == 1


def slots(root: Path) -> list[File]:
    located = ((file, locate(file)) for file in (path.relative_to(root).as_posix() for path in people(root)))
    return [(file, slot) for file, slot in located if isinstance(slot, Slot)]
