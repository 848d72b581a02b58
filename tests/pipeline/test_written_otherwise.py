"""What says the same comes out the same: a number spelled otherwise, a value supposed and then written."""

import datetime as dt
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

import pytest
import yaml

from evalgen.domain.place import Pointer
from evalgen.domain.ruling import Assessment, CollectiveAssessment
from evalgen.pipeline.inspecting.inspection import Inspection, inspect
from evalgen.pipeline.inspecting.supposing import inspect_supposed
from evalgen.reading.supposed_path import path_text

EXAMPLES = Path(__file__).parents[2] / "examples"
NUMBER = re.compile(r"\d+(\.\d+)?")
DATE = re.compile(r"\d{4}-\d\d-\d\d")
GRADES = ("EXCELLENT", "GOOD", "COMPLETED", "NOT_COMPLETED")
FACTS = (
    "{degeneration: {summary: Kết luận, confirmed: {by: ban-thuong-vu, on: 2026-05-20, document: 3-KL}}}",
    "{shortcomings: {pointed_out: 3, remedied: 2}}",
    "{confidence_vote: {low: 6, total: 11}}",
)


def same_numbers(text: str) -> Iterator[str]:
    """Other ways in which YAML writes the number."""
    yield text + ("0" if "." in text else ".0")
    yield from (f"+{text}", f"{text}e0", f"0{text}")


def not_numbers(text: str) -> Iterator[str]:
    """Ways in which people write it, which are words to a record."""
    whole, _, rest = text.partition(".")
    yield from (f"'{text}'", f"{text} %", f"{text}/1", f"'{whole},{rest or '0'}'", f"{text}_0")


def verdicts(found: Inspection) -> object:
    """All that is concluded: scores, grades, each ruling, quotas, and what `check` tells."""
    judged: tuple[Assessment | CollectiveAssessment, ...] = (
        *found.results.assessments.values(),
        *found.results.collectives.values(),
    )
    chains = [
        (
            item.record.document.file,
            item.sheet.score if item.sheet else None,
            item.allowed if isinstance(item, CollectiveAssessment) else item.qualifies_for,
            item.provisional,
            [(ruling.rule, ruling.effect, ruling.after, ruling.reason) for ruling in item.chain],
        )
        for item in judged
    ]
    # A column is where something stands on its line: that moves with the width of a number.
    problems = {
        (item.code, item.place.file, item.place.pointer, item.message, item.severity) for item in found.problems
    }
    return chains, found.results.quotas, problems


def scalars(node: yaml.Node, above: Pointer = ()) -> Iterator[tuple[Pointer, yaml.ScalarNode]]:
    """The values of a file that are written plain, each with where it stands."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from scalars(value, (*above, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from scalars(value, (*above, index))
    elif isinstance(node, yaml.ScalarNode) and node.style is None:
        yield above, node


def drawn(root: Path, folders: str, chance: Random, each: int = 1) -> Iterator[tuple[Path, Pointer, yaml.ScalarNode]]:
    """Values of each field, of files drawn by chance; a list counts as one field."""
    counted: Counter[object] = Counter()
    files = sorted((root / "records").glob(folders))
    chance.shuffle(files)
    for path in files:
        composed = yaml.compose(path.read_text(encoding="utf-8"))
        for pointer, node in scalars(composed) if composed is not None else ():
            field = path.stem == "collective", tuple(step for step in pointer[-2:] if isinstance(step, str))
            counted[field] += 1
            if counted[field] <= each:
                yield path, pointer, node


def written(path: Path, node: yaml.ScalarNode, text: str) -> str:
    """The file with another value there; answers with how it was."""
    before = path.read_text(encoding="utf-8")
    path.write_text(before[: node.start_mark.index] + text + before[node.end_mark.index :], encoding="utf-8")
    return before


@pytest.fixture(params=["worked-example", "hadong"])
def repository(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLES / request.param, tmp_path / "kho"))


def test_a_number_spelled_otherwise_is_the_same_number_or_refused(repository: Path) -> None:
    standing, tried, chance = verdicts(inspect(repository)), Counter[str](), Random(1)  # noqa: S311 - the same draw every time
    for path, _, node in drawn(repository, "[c2]*/**/*.yaml", chance):
        if not NUMBER.fullmatch(node.value):
            continue
        same, other = list(same_numbers(node.value)), list(not_numbers(node.value))
        for text in (chance.choice(same), chance.choice(other)):
            before = written(path, node, text)
            found = inspect(repository)
            path.write_text(before, encoding="utf-8")
            file = path.relative_to(repository).as_posix()
            refused = file in found.records.unreadable
            assert refused or verdicts(found) == standing, (file, node.value, text)
            assert refused or text in same, (file, text)
            tried["refused" if refused else "same"] += 1
    assert min(tried.values()) > 5


def other_value(text: str, chance: Random) -> str:
    """Another value of the same kind; of words some that nobody expects."""
    if text in GRADES:
        return chance.choice([grade for grade in GRADES if grade != text])
    if DATE.fullmatch(text):
        days = chance.choice((-40, -3, 2, 9, 60))
        return (dt.date.fromisoformat(text) + dt.timedelta(days=days)).isoformat()
    if NUMBER.fullmatch(text):
        return chance.choice([value for value in ("0", "0.5", "0.75", "1", "1.2", "2") if value != text])
    return {"true": "false", "false": "true", "met": "not_met"}.get(text, "khac")


def test_what_is_supposed_comes_out_as_what_is_written(repository: Path) -> None:
    chance, refused, moved = Random(2), 0, 0  # noqa: S311
    standing = verdicts(inspect(repository))
    for path, pointer, node in islice(drawn(repository, "2*/*/*.yaml", chance), 25):
        value, file = other_value(node.value, chance), path.relative_to(repository).as_posix()
        supposed = inspect_supposed(repository, file, [f"{path_text(pointer)}={value}"]).after
        before = written(path, node, value)
        found = inspect(repository)
        path.write_text(before, encoding="utf-8")
        assert verdicts(supposed) == verdicts(found), (file, pointer, value)
        refused += file in found.records.unreadable
        moved += verdicts(found) != standing
    assert moved > refused > 0


@pytest.mark.parametrize("facts", FACTS)
def test_facts_that_are_supposed_come_out_as_written(facts: str, tmp_path: Path) -> None:
    root = Path(shutil.copytree(EXAMPLES / "worked-example", tmp_path / "kho"))
    path = root / "records/2026-Q2/vu-co-so-dang/nguyen-van-vi-du.yaml"
    supposed = inspect_supposed(root, path.relative_to(root).as_posix(), [f"facts={facts}"]).after
    path.write_text(f"{path.read_text(encoding='utf-8')}facts: {facts}\n", encoding="utf-8")
    found = inspect(root)
    assert verdicts(supposed) == verdicts(found)
