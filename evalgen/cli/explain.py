"""``evalgen explain``: the derivation of a score and the chain of a grade, to be followed with a pencil."""

import argparse
import sys
from collections.abc import Iterator

from evalgen.cli import exact, what_if
from evalgen.cli.collective_explanation import collective_at, collective_json, collective_text
from evalgen.cli.reports.visible_text import visible_lines
from evalgen.cli.repository import find_root, select
from evalgen.cli.threshold_json import threshold_json
from evalgen.cli.year_periods import periods_json
from evalgen.domain.ruling import Assessment
from evalgen.errors import EvalgenError
from evalgen.language import Language
from evalgen.language.explaining.lines import lines
from evalgen.language.labels import period_label
from evalgen.pipeline import Inspection, inspect


def run(arguments: argparse.Namespace) -> int:
    """Print everything that leads to the grade of one record."""
    root = find_root(arguments.root, arguments.path.resolve().parent)
    if arguments.what_if:
        return what_if.run(arguments, root)
    inspection = inspect(root)
    collective = collective_at(inspection, root, arguments.path)
    if collective is not None:
        text = visible_lines("\n".join(collective_text(collective, inspection, arguments.language))) + "\n"
        told = exact.dump(collective_json(collective, inspection)) if arguments.json else text
        sys.stdout.write(told)
        return 0
    chosen = select(inspection, root, [arguments.path])
    if len(chosen) != 1:
        raise EvalgenError(
            "«{path}» gồm {number} hồ sơ; lệnh này giải thích từng hồ sơ một.",
            remedy="Chỉ rõ một tệp: records/<kỳ>/<đơn vị>/<người>.yaml hoặc collective.yaml",
            path=arguments.path,
            number=len(chosen),
        )
    if arguments.json:
        sys.stdout.write(exact.dump(_json(chosen[0], inspection)))
    else:
        sys.stdout.write(visible_lines("\n".join(_text(chosen[0], inspection, arguments.language))) + "\n")
    return 0


def _json(item: Assessment, inspection: Inspection) -> exact.Json:
    bounds = inspection.thresholds(item.evaluation.period)
    thresholds = inspection.explainer().thresholds(item)
    return {
        **exact.assessment(item, bounds),
        "self_sheet": exact.line(item.self_sheet.total, bounds) if item.self_sheet else None,
        "verified_sheet": exact.line(item.verified_sheet.total, bounds) if item.verified_sheet else None,
        "chain": [exact.ruling(ruling) for ruling in item.chain],
        **({"thresholds": [threshold_json(result) for result in thresholds]} if thresholds else {}),
        **exact.appeals(item.evaluation),
        **periods_json(inspection)(item),
    }


def _text(item: Assessment, inspection: Inspection, language: Language) -> Iterator[str]:
    evaluation = item.evaluation
    person = inspection.records.people.get(evaluation.person)
    yield f"{person.name if person else evaluation.person} – {period_label(evaluation.period, language)}"
    if item.post is not None:
        unit = inspection.records.units.get(item.post.unit)
        standing = language.say(item.post.standing.label)
        yield f"{item.post.title}, {unit.name if unit else item.post.unit} ({standing})"
    yield f"{evaluation.document.file}: {language.say(evaluation.stage.label)}"
    yield ""
    yield from lines(inspection.explainer(language).person(item))
