"""Two sets of records beside each other without a repository: what a merge from one to the other would do."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sound_records import SOUND, write_records

from evalgen.approving.file_changes import file_changes
from evalgen.approving.review import Basis, Review, review
from evalgen.approving.side import Side
from evalgen.domain.problem import Problem
from evalgen.domain.revision import EntryKind, Tree, TreeEntry
from evalgen.pipeline.inspecting.inspection import Inspection, inspect_reading
from evalgen.reading.repository import assemble, read_source
from evalgen.reading.revision_words import SchemaWords

BASIS = Basis(
    base="main",
    base_commit="b" * 40,
    head="thay-doi",
    head_commit="a" * 40,
    merge_base="b" * 40,
    behind=False,
    target_paths=frozenset(),
)


def tree(files: Mapping[str, str]) -> Tree:
    """The files by path below ``records/`` as Git would keep them."""
    return {
        f"records/{name}": TreeEntry(kind=EntryKind.FILE, content=hashlib.sha256(text.encode()).hexdigest())
        for name, text in files.items()
    }


def inspected(files: Mapping[str, str]) -> Inspection:
    """What `check` sees in the files."""
    packs = {name: text for name, text in files.items() if name.startswith("regulation/")}
    results = [read_source(f"records/{name}", text.encode()) for name, text in files.items() if name not in packs]
    with TemporaryDirectory() as folder:
        write_records(Path(folder), packs)
        return inspect_reading(assemble(results), Path(folder, "records", "regulation"))


def side(files: Mapping[str, str]) -> Side:
    """One side of the merge."""
    found = inspected(files)
    thresholds = {period: found.thresholds(period) for period in found.laws}
    return Side(results=found.results, laws=found.laws, problems=found.problems, thresholds=thresholds)


def compared(before: Mapping[str, str], after: Mapping[str, str], **settings: Any) -> Review:
    """The plan of a merge from `before` to `after`."""
    changes = settings.pop("files", None) or file_changes(tree(before), tree(after))
    basis = settings.pop("basis", BASIS)
    asked = {"account": "", "granted": None} | settings
    return review(side(before), side(after), changes, basis, SchemaWords(), **asked)


def told(problem: Problem) -> dict[str, str]:
    """A problem as the tables write it."""
    return {
        "at": str(problem.place).removeprefix("records/"),
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "remedy": problem.remedy,
    }


def edited(files: Mapping[str, str], edit: Mapping[str, Any]) -> dict[str, str]:
    """The files with what a case does to them, in this order: open, drop, move, restore, write, change, add, remove.

    `restore` brings a file of the sound records back without some sections.
    """
    result = dict(files)
    if edit.get("open"):
        result["2026-Q2/period.yaml"] = without(result["2026-Q2/period.yaml"], ["closed_on", "notices"])
    for name, sections in edit.get("drop", {}).items():
        result[name] = without(result[name], sections)
    for old, new in edit.get("move", {}).items():
        result[new] = result.pop(old)
    result |= {name: without(SOUND[name], sections) for name, sections in edit.get("restore", {}).items()}
    result |= edit.get("write", {})
    for name, pairs in edit.get("change", {}).items():
        for old, new in pairs:
            assert result[name].count(old) == 1, f"«{old}» stands {result[name].count(old)} times in {name}"
            result[name] = result[name].replace(old, new)
    for name, text in edit.get("add", {}).items():
        result[name] += text
    return {name: text for name, text in result.items() if name not in edit.get("remove", ())}


def without(text: str, sections: Iterable[str]) -> str:
    """A record without some of its sections."""
    kept: list[str] = []
    dropping = False
    for line in text.splitlines(keepends=True):
        if not line.startswith((" ", "-")):
            dropping = line.split(":")[0] in sections
        if not dropping:
            kept.append(line)
    return "".join(kept)
