"""What `explain` says of one record: the derivation of its score and the chain of its grade."""

from __future__ import annotations

from evalgen.cli import exact
from evalgen.cli.collective_explanation import collective_at, collective_json, collective_text
from evalgen.cli.reports.visible_text import visible_lines
from evalgen.cli.repository import select
from evalgen.cli.threshold_json import threshold_json
from evalgen.cli.year_periods import periods_json
from evalgen.errors import EvalgenError
from evalgen.language import VIETNAMESE
from evalgen.language.explaining.lines import lines
from evalgen.language.labels import period_label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from evalgen.domain.ruling import Assessment
    from evalgen.language import Language
    from evalgen.pipeline.inspecting.inspection import Inspection


def explanation(inspection: Inspection, root: Path, path: Path, language: Language, *, programs: bool) -> str:
    """Everything that leads to the grade of the record at `path`; for `programs` in no language."""
    collective = collective_at(inspection, root, path)
    if collective is not None:
        if programs:
            return exact.dump(collective_json(collective, inspection))
        return visible_lines("\n".join(collective_text(collective, inspection, language))) + "\n"
    chosen = select(inspection, root, [path])
    if len(chosen) != 1:
        raise EvalgenError(
            "«{path}» gồm {number} hồ sơ; lệnh này giải thích từng hồ sơ một.",
            remedy="Chỉ rõ một tệp: records/<kỳ>/<đơn vị>/<người>.yaml hoặc collective.yaml",
            path=path,
            number=len(chosen),
        )
    if programs:
        return exact.dump(_json(chosen[0], inspection))
    return visible_lines("\n".join(_text(chosen[0], inspection, language))) + "\n"


def _json(item: Assessment, inspection: Inspection) -> exact.Json:
    bounds = inspection.thresholds(item.evaluation.period)
    thresholds = inspection.explainer(VIETNAMESE).thresholds(item)
    return {
        **exact.assessment(item, bounds),
        **exact.sheets(item, bounds),
        "chain": [exact.ruling(ruling) for ruling in item.chain],
        **({"thresholds": [threshold_json(result) for result in thresholds]} if thresholds else {}),
        **exact.appeals(item.evaluation),
        **periods_json(inspection)(item),
    }


def _text(item: Assessment, inspection: Inspection, language: Language) -> Iterator[str]:
    evaluation = item.evaluation
    records = inspection.records
    yield f"{records.person_name(evaluation.person)} – {period_label(evaluation.period, language)}"
    if item.post is not None:
        standing = language.say(item.post.standing.label)
        yield f"{item.post.title}, {records.unit_name(item.post.unit, evaluation.period)} ({standing})"
    yield f"{evaluation.document.file}: {language.say(evaluation.stage.label)}"
    yield ""
    yield from lines(inspection.explainer(language).person(item))
