"""All readers of records, fast and slow, laid beside each other on mutated records, and beside plain PyYAML and jsonschema.

``python tests/compare_readers.py --count 100000 --seed 7`` prints how many were compared; it stops at a difference.
"""

import argparse
import datetime as dt
import random
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
from yaml_equality import check, everything, read_independently
from yaml_mutations import mutated

from evalgen.reading.layout import Slot, locate
from evalgen.reading.line_reader import read_lines
from evalgen.reading.schemas.schema import SchemaSet
from evalgen.reading.strict_yaml import read_document

ROOT = Path(__file__).parents[1]
FILES = sorted(file for folder in ("records", "examples", "tests") for file in (ROOT / folder).rglob("*.yaml"))
SCHEMAS = SchemaSet()
LONG = 1_500
"""Longer records, in characters, are taken seldom, and then mostly in parts."""


@dataclass(kw_only=True, slots=True)
class Counts:
    """How many mutated records were compared, and what became of them."""

    compared: int = 0
    accepted: int = 0
    """Sound YAML by the strict rules."""

    plain: int = 0
    """Of these, read by the reader of lines."""

    valid: int = 0
    """Of the accepted, in keeping with the schema."""


def compare(stock: Iterable[tuple[str, str]], *, rounds: int, seed: int) -> Counts:
    """Mutate records of `stock` (kind and text) `rounds` times; AssertionError where two readers differ.

    Values, marks and problems of the fast readers and of the parsers; values by plain PyYAML; verdicts by plain jsonschema.
    """
    lots, counts = random.Random(seed), Counts()  # noqa: S311
    chosen = [(kind, text) for kind, text in stock if len(text) < LONG or not lots.randrange(20)]
    library = {kind: plain_jsonschema(kind) for kind in sorted({kind for kind, _ in chosen})}
    for number in range(rounds):
        kind, text = lots.choice(chosen)
        data = mutated(shortened(text, lots), lots)
        result = read_document("f.yaml", data)
        assert everything(result) == everything(read_document("f.yaml", data, lines=False)), data
        if number % 8 == 0:
            check(data)
        counts.compared += 1
        if result.document is None:
            continue
        counts.accepted += 1
        counts.plain += read_lines(data.decode()) is not None
        independent = read_independently(data.decode("utf-8-sig"))
        assert result.document.root == independent, data
        valid = SCHEMAS.accepts(kind, result.document.root)
        assert valid == library[kind].is_valid(independent), data
        counts.valid += valid
    return counts


def records() -> Iterator[tuple[str, str]]:
    """The kind and the text of every record of the repository."""
    for file in FILES:
        _, found, below = file.relative_to(ROOT).as_posix().rpartition("records/")
        slot = locate(found + below)
        if isinstance(slot, Slot):
            yield slot.kind, file.read_text(encoding="utf-8")


def plain_jsonschema(kind: str) -> Any:
    """The library as it comes, with references and without our words; numbers, dates and the key of our own added."""
    library = jsonschema.Draft202012Validator
    types = library.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int)
    types = types.redefine("number", lambda _, value: type(value) in {int, Decimal})
    checker = jsonschema.FormatChecker(formats=())
    checker.checks("date", raises=ValueError)(
        lambda text: not isinstance(text, str) or bool(dt.date.fromisoformat(text))
    )

    def unique_key(_validator: Any, key: str, items: Any, _schema: Any) -> Iterator[jsonschema.ValidationError]:
        names = [item[key] for item in items if isinstance(item, dict) and isinstance(item.get(key), str)]
        if len(names) > len(set(names)):
            yield jsonschema.ValidationError("twice")

    extend: Any = jsonschema.validators.extend
    extended = extend(library, validators={"x-unique-key": unique_key}, type_checker=types)
    return extended(SCHEMAS.schemas[kind], format_checker=checker)


def shortened(text: str, lots: random.Random) -> str:
    """One or two sections of a long record, so that a change meets its structure more often."""
    sections = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)
    return text if len(text) < LONG or not lots.randrange(4) else "".join(lots.sample(sections, min(2, len(sections))))


def main() -> int:
    """Compare as many as asked for and print the verdict."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=100_000)
    asked.add_argument("--seed", type=int, default=1)
    arguments = asked.parse_args()
    stock = list(records())
    counts = compare(stock, rounds=arguments.count, seed=arguments.seed)
    sys.stdout.write(
        f"{len(stock)} records, {counts.compared} mutations compared (seed {arguments.seed}): no difference; "
        f"{counts.accepted} sound YAML, {counts.plain} of them read by lines, {counts.valid} valid by their schema\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
