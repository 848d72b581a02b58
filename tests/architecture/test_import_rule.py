"""Imports run one way through the house: cli → pipeline → rooms → regulation → domain."""

import ast
from collections.abc import Iterator
from pathlib import Path

import evalgen

HOUSE = Path(evalgen.__file__).parent
ROOMS = {"reading", "checking", "scoring", "grading", "approving", "watching", "drafting", "publishing", "gathering"}
LOWEST = ("domain", "resources", "regulation", "language")
FLOORS = (
    {name: floor for floor, name in enumerate(LOWEST)}
    | dict.fromkeys(ROOMS, 4)
    | {"pipeline": 5, "cli": 6, "errors": 0, "whole_file": 0}
)
ERRANDS = (
    {"collection", "linting", "names_asked", "workers"},
    {"assessing"},
    {"inspecting"},
    {"checkup", "periods_asked"},
    {"approving", "drafting", "watching"},
    {"publishing", "reviewing"},
    {"gathering"},
)
"""The corridor by errands: each knows only those of lines above its own."""

OUTSIDE_DISK = {"domain", "regulation/law", "checking", "scoring", "grading", "approving", "watching"}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(HOUSE.rglob("*.py")):
        name = path.relative_to(HOUSE).with_suffix("").as_posix()
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name their module in full"
            assert node.module is not None
            yield node.module


def room_of(name: str) -> str:
    return name.split("/", maxsplit=1)[0]


def test_every_module_lies_in_a_known_room() -> None:
    known = {*FLOORS, "__init__", "__main__"}
    assert {room_of(name) for name, _ in modules()} <= known


def test_imports_never_go_up_nor_from_room_to_room() -> None:
    wrong = [
        f"{name} imports {target}"
        for name, tree in modules()
        if room_of(name) in FLOORS
        for target in imports(tree)
        if target.startswith("evalgen.")
        for room in [target.split(".")[1]]
        if FLOORS[room] > FLOORS[room_of(name)] or (FLOORS[room] == FLOORS[room_of(name)] and room != room_of(name))
    ]
    assert wrong == []


def test_errands_build_on_each_other_one_way() -> None:
    order = {errand: line for line, errands in enumerate(ERRANDS) for errand in errands}
    known = [(name.split("/"), tree) for name, tree in modules() if room_of(name) == "pipeline"]
    assert {path[1] for path, _ in known} - {"__init__"} == order.keys()
    wrong = [
        f"{'/'.join(path)} imports {target}"
        for path, tree in known
        for target in imports(tree)
        if target.startswith("evalgen.pipeline.")
        for errand in [target.split(".")[2]]
        if errand != path[1] and order[errand] >= order[path[1]]
    ]
    assert wrong == []


def test_only_the_first_and_the_last_room_touch_the_disk() -> None:
    """Between reading and publishing there are only values: no paths, no files, no clock, no network."""
    forbidden = {"pathlib", "os", "io", "shutil", "tempfile", "time", "socket", "urllib", "subprocess", "random"}
    wrong = [
        f"{name} imports {target}"
        for name, tree in modules()
        if any(name == pure or name.startswith(f"{pure}/") for pure in OUTSIDE_DISK)
        for target in imports(tree)
        if target.split(".")[0] in forbidden
    ]
    assert wrong == []


def test_jinja_and_mkdocs_are_known_to_publishing_alone() -> None:
    wrong = [
        f"{name} imports {target}"
        for name, tree in modules()
        if room_of(name) != "publishing"
        for target in imports(tree)
        if target.split(".")[0] in {"jinja2", "markupsafe", "mkdocs"}
    ]
    assert wrong == []


def test_no_float_on_the_way_to_a_grade() -> None:
    wrong = [
        f"{name}:{node.lineno}"
        for name, tree in modules()
        if room_of(name) in {"domain", "regulation", "scoring", "grading", "checking"}
        for node in ast.walk(tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"float", "round"})
    ]
    assert wrong == []


def test_no_instrument_is_named_in_a_condition() -> None:
    names = {path.name for path in (HOUSE / "regulation" / "packs").iterdir() if path.is_dir()}
    wrong = [
        f"{name}:{node.lineno}"
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in names
        if room_of(name) != "drafting"
    ]
    assert wrong == []


def test_nothing_but_the_command_line_reads_the_clock() -> None:
    clock = {"today", "now", "utcnow", "time_ns", "monotonic", "perf_counter"}
    wrong = [
        f"{name}:{node.lineno}"
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in clock
        # How long a file has rested, how long a server may still speak: what is said does not depend on it.
        if name not in {"cli/remembered", "publishing/site_source"}
    ]
    assert wrong == []
