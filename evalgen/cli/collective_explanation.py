"""The explanation of a collective's record: its score where it has one, the chain, what was proposed and decided."""

from collections.abc import Iterator
from pathlib import Path

from evalgen.cli import exact
from evalgen.domain.ruling import CollectiveAssessment
from evalgen.language import Language
from evalgen.language.explaining.lines import lines
from evalgen.language.labels import period_label
from evalgen.pipeline.inspecting.inspection import Inspection


def collective_at(inspection: Inspection, root: Path, path: Path) -> CollectiveAssessment | None:
    """What the rules make of the collective whose file `path` is; None where it is another file."""
    wanted, base = path.resolve(), root.resolve()
    found = inspection.results.collectives.values()
    return next((item for item in found if base / item.collective.document.file == wanted), None)


def collective_text(item: CollectiveAssessment, inspection: Inspection, language: Language) -> Iterator[str]:
    """As text, a line each."""
    record = item.collective
    name = inspection.records.unit_name(record.unit, record.period)
    yield f"{language.say('Tập thể')}: {name} – {period_label(record.period, language)}"
    yield record.document.file
    yield ""
    yield from lines(inspection.explainer(language).collective(item))


def collective_json(item: CollectiveAssessment, inspection: Inspection) -> exact.Json:
    """The same for machines."""
    record, bounds = item.collective, inspection.thresholds(item.collective.period)
    decided = record.final_grade
    return {
        "file": record.document.file,
        "period": str(record.period),
        "unit": record.unit,
        **exact.scored(item, bounds),
        "qualifies_for": exact.outcome(item.qualifies_for),
        "allowed": None if item.allowed is None else exact.outcome(item.allowed),
        "provisional": item.provisional,
        "decided": None if decided is None else exact.outcome(decided),
        **exact.sheets(item, bounds),
        "chain": [exact.ruling(ruling) for ruling in item.chain],
        **exact.appeals(record),
    }
