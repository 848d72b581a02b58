"""What every rule says in every case of its tables, whole: the words are public, and the place is where people mend.

The tables say what must follow; these files hold how it is told, in the order of the tables.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from accepted_text import agree
from casework import CASES, before, case_of, load_cases

from evalgen.domain.grade import Outcome, Undetermined
from evalgen.domain.ruling import Ruling
from evalgen.grading.chain import RULES

EXPECTED = Path(__file__).parent / "expected"


def told(ruling: Ruling | None) -> Iterator[str]:
    """As it stands in the file: effect, outcome before and after, the reason, the clause and the place."""
    if ruling is None:
        yield "  –"
        return
    place = f" [{ruling.place.file} {ruling.place.json_path}]" if ruling.place else ""
    yield f"  {ruling.rule} {ruling.effect.name}: {ruling.before.name} → {ruling.after.name}"
    yield f"  {ruling.reason}"
    yield f"  {ruling.citation}{place}"


def cases(stem: str) -> Iterator[dict[str, Any]]:
    yield from load_cases(f"grading/{stem}")
    if (CASES / f"register/{stem}.yaml").is_file():
        for row in load_cases(f"register/{stem}"):
            yield {"name": f"{row['rule']}: {row['name']}", "given": row["given"] | {"pack": row["pack"]}}


def start(stem: str, given: dict[str, Any]) -> Outcome:
    return Undetermined.NOT_SCORED if stem == "score_band" else before(given)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_case_is_told_as_it_was_accepted(rule: Any) -> None:
    stem = rule.__name__
    lines = [
        line
        for case in cases(stem)
        for line in (case["name"], *told(rule(case_of(case["given"]), start(stem, case["given"]))))
    ]
    agree(EXPECTED / f"{stem}.txt", "\n".join(lines) + "\n")
