"""Whether a path of the coverage table leads anywhere: the file, and the place inside it that stands after «#»."""

import ast
import functools
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from case_tables import read_table

from evalgen.regulation.frameworks.framework import Axis, Section
from evalgen.regulation.loader import load_library

TOP = Path(__file__).parents[2]


def dead(path: str) -> str:
    """What is wrong with the path; empty where it is alive."""
    name, _, anchor = path.partition("#")
    file = TOP / name
    if not file.is_file():
        return f"{path}: no such file"
    if not anchor:
        return "" if _sort(file) in {"module", "framework", "form", "pack"} else f"{path}: says no place in the file"
    return "" if _PLACES[_sort(file)](file, anchor) else f"{path}: no such place in the file"


def _sort(file: Path) -> str:
    if file.suffix == ".py":
        return "module"
    if file.name.endswith(".schema.json"):
        return "schema"
    return {"frameworks": "framework", "forms": "form"}.get(file.parent.name, file.stem)


@functools.cache
def _loaded(file: Path) -> Any:
    return read_table(file)


def _module(file: Path, name: str) -> bool:
    """A function or class of the module."""
    nodes = ast.parse(file.read_text(encoding="utf-8")).body
    return any(isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == name for node in nodes)


def _schema(file: Path, pointer: str) -> bool:
    """A JSON pointer into the schema of a record."""
    node: Any = json.loads(file.read_text(encoding="utf-8"))
    for step in pointer.removeprefix("/").split("/"):
        if not isinstance(node, dict) or step not in node:
            return False
        node = node[step]
    return pointer.startswith("/") and isinstance(node, dict)


def _parameter(file: Path, name: str) -> bool:
    """``stem.parameter``, which the pack itself states."""
    stem, _, parameter = name.partition(".")
    return (stem, parameter) in load_library().packs[file.parent.name].parameters


def _framework(file: Path, place: str) -> bool:
    """The id of a criterion or section, or ``axis:6``, of a framework that the library holds."""
    pack = load_library().packs[file.parent.parent.name]
    found = [framework for framework in pack.frameworks if framework.id == file.stem.partition("@")[0]]
    groups: list[Section | Axis] = []
    for framework in found:
        groups += framework.general
        groups += framework.axes
    places = {
        name
        for group in groups
        for name in (str(group.id), f"axis:{group.id}", *(criterion.id for criterion in group.criteria))
    }
    return place in places


def _entry(file: Path, place: str) -> bool:
    """``deadlines.quyet-dinh``, or ``steps.de-xuat@tinh-uy-danh-gia`` where only one route has it."""
    section, _, name = place.partition(".")
    entry, _, route = name.partition("@")
    entries = _loaded(file).get(section, ())
    return any(item["id"] == entry and (not route or item.get("route") == route) for item in entries)


def _key(file: Path, place: str) -> bool:
    """A key of the file, or a key below one: ``instrument.status``."""
    node: Any = _loaded(file)
    for step in place.split("."):
        if not isinstance(node, dict) or step not in node:
            return False
        node = node[step]
    return True


_PLACES: Mapping[str, Callable[[Path, str], bool]] = {
    "module": _module,
    "schema": _schema,
    "parameters": _parameter,
    "framework": _framework,
    "procedure": _entry,
    "pack": _key,
    "form": _key,
}
