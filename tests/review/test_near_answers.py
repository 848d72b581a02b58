"""What `score` and `explain` say of one record from the files around it is what they say from the whole repository."""

import argparse
import json
import os
import random
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from case_records import read_cases, records_of
from own_pack import ODD, removed, with_own_pack
from record_mutations import FAR, MISNAMED, QUIET, records_of_people, with_work_elsewhere
from sound_records import SOUND, write_records

from evalgen.cli import exact, explain, main, score
from evalgen.cli.remembered import Answer
from evalgen.errors import EvalgenError
from evalgen.language import VIETNAMESE
from evalgen.pipeline.drafting.opening import write_demo
from evalgen.pipeline.inspecting import near_inspection
from evalgen.pipeline.inspecting.inspection import inspect
from evalgen.pipeline.inspecting.near_inspection import Inspector, inspect_near
from evalgen.reading.near_files import near_files
from evalgen.regulation.library import Library
from evalgen.regulation.loader import load_library

TOP = Path(__file__).parents[2]
REPOSITORIES = (TOP, *sorted(path.parent for path in (TOP / "examples").rglob("records")))
CASES = read_cases()


@pytest.fixture(scope="session")
def built_in() -> Library:
    return load_library()


@pytest.fixture(autouse=True)
def on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON is not laid out in lines, which takes longer than computing it: equal values have equal texts, however written."""
    monkeypatch.setattr(exact, "safe_json", partial(json.dumps, ensure_ascii=False))


def told(compute: Callable[[], Answer | None]) -> tuple[object, ...] | None:
    """What is said and how it ends; None where only the whole repository tells."""
    try:
        answer = compute()
    except EvalgenError as error:
        return tuple(language.format(**error.values) for language in error.sentences)
    return None if answer is None else (answer.code, answer.output, answer.errors)


def both_ways(root: Path, built_in: Library, records: list[Path] | None = None) -> tuple[int, int]:
    """Holds the answers about each record against each other; how many there were, and how many of them were near ones."""
    whole, asked, near = inspect(root, built_in), 0, 0
    own = None if (root / "records/regulation").is_dir() else built_in
    for path in records_of_people(root) if records is None else records:
        files = near_files(root, path.relative_to(root).as_posix())
        checked = None if files is None else inspect_near(files, root, own, checked=True)
        loose = inspect_near(files, root, own, checked=False) if files is not None and checked is None else checked
        for module, found in ((score, checked), (explain, loose)):
            asked += 1
            near += found is not None
            for as_json in (False, True) if found is not None else ():
                arguments = argparse.Namespace(json=as_json, language=VIETNAMESE, path=path, paths=[path])
                answers = [told(partial(vars(module)["_answer"], arguments, root, side)) for side in (found, whole)]
                assert answers[0] == answers[1], (module.__name__, path)
    return asked, near


def some(root: Path, count: int) -> list[Path]:
    return sorted(random.Random(4).sample(records_of_people(root), count))  # noqa: S311


@pytest.mark.parametrize("root", REPOSITORIES, ids=lambda root: root.name)
def test_all_records_that_come_with_the_program(root: Path, built_in: Library) -> None:
    asked, near = both_ways(root, built_in)
    assert asked
    if root == TOP:
        assert near > asked * 0.8


@pytest.mark.parametrize("seed", [2, 11])
def test_fictional_communes(seed: int, tmp_path: Path, built_in: Library) -> None:
    write_demo(tmp_path, people=70, seed=seed)
    asked, near = both_ways(tmp_path, built_in, some(tmp_path, 30))
    assert near > asked * 0.8


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_whatever_is_wrong(case: dict[str, Any], tmp_path: Path, built_in: Library) -> None:
    write_records(tmp_path, records_of(case))
    both_ways(tmp_path, built_in)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("demo")
    write_demo(root, people=30, seed=5)
    return root


@pytest.fixture
def commune(demo: Path, tmp_path: Path) -> Path:
    shutil.copytree(demo / "records", tmp_path / "records")
    return tmp_path


@pytest.mark.parametrize("name", [*QUIET, *FAR])
def test_whatever_changes_in_one_file(name: str, demo: Path, commune: Path, built_in: Library) -> None:
    for seed in range(3):
        (QUIET | FAR)[name](commune, random.Random(f"{name}/{seed}"))  # noqa: S311
    changed = [path for path in records_of_people(commune) if not path.is_symlink() and differs(path, demo, commune)]
    both_ways(commune, built_in, sorted({*changed[:4], *some(commune, 4)}))


def differs(path: Path, before: Path, after: Path) -> bool:
    old = before / path.relative_to(after)
    return not old.exists() or old.read_bytes() != path.read_bytes()


def test_many_things_wrong_at_once(commune: Path, built_in: Library) -> None:
    lots = random.Random(8)  # noqa: S311
    for change in (*QUIET.values(), *FAR.values()):
        change(commune, lots)
    both_ways(commune, built_in)


@pytest.mark.parametrize("broken", sorted(SOUND))
def test_another_file_that_cannot_be_read(broken: str, tmp_path: Path, built_in: Library) -> None:
    write_records(tmp_path, dict(SOUND) | {broken: "name: [\n"})
    both_ways(tmp_path, built_in)


@pytest.mark.parametrize("right,wrong", MISNAMED)
def test_a_file_under_a_name_that_is_none(right: str, wrong: str, tmp_path: Path, built_in: Library) -> None:
    """Of the record it is asked what is told of it, besides what is printed: nobody calls unknown what waits to be renamed."""
    write_records(tmp_path, {wrong if name == right else name: text for name, text in SOUND.items()})
    told_alike(tmp_path, built_in)


@pytest.mark.parametrize("unit", ["units/phong-a.yaml", "units/phong_a.yaml", "units/phong-b.yaml"])
def test_a_catalogue_counts_whose_unit_cannot_be_read(unit: str, tmp_path: Path, built_in: Library) -> None:
    write_records(tmp_path, with_work_elsewhere(SOUND, "2026-Q2/van-phong/le-van-an.yaml", unit))
    told_alike(tmp_path, built_in)


def told_alike(root: Path, built_in: Library) -> None:
    both_ways(root, built_in)
    whole = inspect(root, built_in)
    for path in records_of_people(root):
        file = path.relative_to(root).as_posix()
        told_of = [
            [problem for problem in side.problems if problem.place.file == file]
            for side in (whole, Inspector(root, built_in).at(file, checked=True))
        ]
        assert told_of[0] == told_of[1], file


def test_links_names_in_disguise_and_second_records_take_the_whole_repository(commune: Path) -> None:
    record = records_of_people(commune)[0]
    name = record.relative_to(commune).as_posix()
    assert near_files(commune, name) is not None
    for spoil in (spoiled_by_link, spoiled_by_disguise, spoiled_by_second):
        kept = {path: path.read_bytes() for path in (commune / "records").rglob("*.yaml")}
        spoil(record)
        assert near_files(commune, name) is None
        shutil.rmtree(commune / "records")
        for path, data in kept.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


@pytest.mark.parametrize("off", [-1, 1], ids=["a byte less than it has", "a byte more"])
def test_a_file_that_comes_in_part_or_grows_takes_the_whole_repository(
    off: int, commune: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = records_of_people(commune)[0]
    record, original = path.relative_to(commune).as_posix(), os.read
    length = path.stat().st_size

    def disturbed(handle: int, most: int) -> bytes:
        data = original(handle, most)
        return (data + b"#")[: length + off] if os.fstat(handle).st_size == length else data

    assert near_files(commune, record) is not None
    with monkeypatch.context() as patched:
        patched.setattr(os, "read", disturbed)
        assert near_files(commune, record) is None


def spoiled_by_link(record: Path) -> None:
    person = record.parents[2] / "people" / record.name
    person.rename(record.parents[3] / "elsewhere.yaml")
    person.symlink_to(record.parents[3] / "elsewhere.yaml")


def spoiled_by_disguise(record: Path) -> None:
    person = record.parents[2] / "people" / record.name
    person.write_text(person.read_text(encoding="utf-8") + '# "\\u0061"\n', encoding="utf-8")


def spoiled_by_second(record: Path) -> None:
    other = next(path for path in sorted(record.parents[1].iterdir()) if path.is_dir() and path != record.parent)
    (other / record.name).write_bytes(record.read_bytes())


@pytest.mark.parametrize(
    "words", [("score",), ("score", "--json"), ("explain",), ("explain", "--json", "--lang", "en")]
)
def test_the_commands_remember_it_and_forget_it_with_any_file_around(
    words: tuple[str, ...], commune: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cache, record = tmp_path.parent / f"{tmp_path.name}-cache", records_of_people(commune)[2]

    def ask(*remember: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([*words, "--root", str(commune), *remember, str(record)])
        return code, *capsys.readouterr()

    for change in (None, QUIET["a quality"], QUIET["no plan"], FAR["a unit"], FAR["a period"], FAR["a catalogue"]):
        if change is not None:
            change(commune, random.Random(3))  # noqa: S311
        plain = ask("--no-cache")
        assert ask("--cache", str(cache)) == plain
        assert ask("--cache", str(cache)) == plain


@pytest.mark.parametrize("turns", [(False, True, False), (True, False, True)], ids=["sound first", "at fault first"])
@pytest.mark.parametrize("name", ODD)
def test_own_packs_at_fault_are_no_own_packs(
    name: str, turns: tuple[bool, ...], commune: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The record is graded by another law then; neither answer may be taken for the other."""
    where, put = ODD[name]
    odd = with_own_pack(commune, "2026-04-02") / where
    records = [path for path in records_of_people(commune) if "self_assessment" in path.read_text(encoding="utf-8")]

    def ask(*remember: str) -> list[tuple[int, str, str]]:
        capsys.readouterr()
        return [
            (main(["explain", "--root", str(commune), *remember, str(path)]), *capsys.readouterr())
            for path in records[:3]
        ]

    cache, answers = tmp_path.parent / f"{tmp_path.name}-cache", {}
    for turn, faulty in enumerate(turns):
        if faulty:
            put(odd)
        elif turn:
            removed(odd)
        answers[faulty] = ask("--no-cache")
        assert ask("--cache", str(cache)) == answers[faulty]
    assert answers[True] != answers[False]


@pytest.mark.parametrize("before", ["no packs", "a pack"])
def test_a_pack_saved_while_the_answer_is_computed_leaves_nothing_remembered(
    before: str, commune: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    record, packs = records_of_people(commune)[2], commune / "records/regulation"
    cache = tmp_path_factory.mktemp("cache")
    pack, original, asked = packs / "tinh-x" / "pack.yaml", near_inspection.inspect_near, []

    def put(text: str) -> None:
        pack.parent.mkdir(parents=True, exist_ok=True)
        pack.write_text(text, encoding="utf-8")

    def restored() -> None:
        shutil.rmtree(packs, ignore_errors=True)
        if before == "a pack":
            put("extends: hd02\n")

    def meanwhile(*given: Any, **wishes: Any) -> object:
        asked.append(given)
        put("extends: hd02 # đổi\n")
        return original(*given, **wishes)

    restored()
    monkeypatch.setattr(near_inspection, "inspect_near", meanwhile)
    for _ in range(2):
        main(["score", str(record), "--cache", str(cache)])
        restored()
    assert len(asked) == 2


def test_a_province_is_not_read_for_one_record(commune: Path, built_in: Library) -> None:
    record = records_of_people(commune)[2].relative_to(commune).as_posix()
    before = near_files(commune, record)
    for number in range(200):
        for folder in ("people", "2026-Q2/xa-khac"):
            path = commune / "records" / folder / f"nguoi-{number}.yaml"
            path.parent.mkdir(exist_ok=True)
            path.write_text("name: [\n", encoding="utf-8")
    after = near_files(commune, record)
    assert before is not None
    assert after is not None
    assert after.files == before.files
    assert inspect_near(after, commune, built_in, checked=True) is not None
