"""``evalgen explain``: the derivation of a score and the chain of a grade, to be followed with a pencil."""

import argparse
import sys
from collections.abc import Iterator

from evalgen.cli import exact
from evalgen.cli.explanation import explain_grade, explain_score
from evalgen.cli.reports.visible_text import visible_lines
from evalgen.cli.repository import find_root, select
from evalgen.domain.ruling import Assessment
from evalgen.errors import EvalgenError
from evalgen.pipeline import Inspection, inspect


def run(arguments: argparse.Namespace) -> int:
    """Print everything that leads to the grade of one record."""
    root = find_root(arguments.root, arguments.path.resolve().parent)
    inspection = inspect(root)
    chosen = select(inspection, root, [arguments.path])
    if len(chosen) != 1:
        raise EvalgenError(
            f"«{arguments.path}» gồm {len(chosen)} hồ sơ; lệnh này giải thích từng hồ sơ một.",
            remedy="Chỉ rõ một tệp: records/<kỳ>/<đơn vị>/<người>.yaml",
        )
    if arguments.json:
        sys.stdout.write(exact.dump(_json(chosen[0], inspection)))
    else:
        sys.stdout.write(visible_lines("\n".join(_text(chosen[0], inspection))) + "\n")
    return 0


def _json(item: Assessment, inspection: Inspection) -> exact.Json:
    bounds = inspection.thresholds(item.evaluation.period)
    return {
        **exact.assessment(item, bounds),
        "self_sheet": exact.line(item.self_sheet.total, bounds) if item.self_sheet else None,
        "verified_sheet": exact.line(item.verified_sheet.total, bounds) if item.verified_sheet else None,
        "chain": [exact.ruling(ruling) for ruling in item.chain],
    }


def _text(item: Assessment, inspection: Inspection) -> Iterator[str]:
    evaluation = item.evaluation
    person = inspection.records.people.get(evaluation.person)
    yield f"{person.name if person else evaluation.person} – {evaluation.period.label}"
    if item.post is not None:
        unit = inspection.records.units.get(item.post.unit)
        yield f"{item.post.title}, {unit.name if unit else item.post.unit} ({item.post.standing.label})"
    yield f"{evaluation.document.file}: {evaluation.stage.label}"
    yield ""
    yield from explain_score(item, inspection.thresholds(evaluation.period))
    yield ""
    yield from explain_grade(item)
