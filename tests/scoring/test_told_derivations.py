"""How scores are told, line by line: one record for each framework of the examples, self-assessed and verified.

The totals are computed by hand elsewhere; these files hold the names, formulas, operands, clauses and places.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from accepted_text import agree
from told_examples import NAMES, judged
from told_lines import told

from evalgen.domain.ruling import Assessment, CollectiveAssessment

EXPECTED = Path(__file__).parent / "expected"


def chosen(name: str) -> Iterator[tuple[str, Assessment | CollectiveAssessment]]:
    """Of each framework and way of verifying the first record; and every record without a score."""
    results = judged(name)
    seen: set[object] = set()
    items: list[Assessment | CollectiveAssessment] = [*results.assessments.values(), *results.collectives.values()]
    for item in items:
        sheet, record = item.sheet, item.record
        kind = (
            tuple(line.id for line in sheet.results.parts) if sheet else item.gap,
            tuple(line.what for line in sheet.general.parts) if sheet else None,
            bool(record.verification and record.verification.differences),
        )
        if (sheet is not None or item.gap is not None) and kind not in seen:
            seen.add(kind)
            yield record.document.file, item


@pytest.mark.parametrize("name", NAMES)
def test_every_line_is_told_as_it_was_accepted(name: str) -> None:
    lines: list[str] = []
    for file, item in chosen(name):
        lines.append(file)
        if item.gap is not None:
            lines.append(f"  {item.gap.reason} [{item.gap.place}]")
        lines += told(item.sheet.total) if item.sheet else ()
    agree(EXPECTED / f"{name}.txt", "\n".join(lines) + "\n")
