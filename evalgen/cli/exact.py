"""Values for machines: exact numbers as text, and the same as decimals for convenience."""

from collections.abc import Iterable
from fractions import Fraction

from evalgen.domain.citation import Citation
from evalgen.domain.derivation import Line, ScoreSheet
from evalgen.domain.grade import Grade, Outcome
from evalgen.domain.number import show
from evalgen.domain.place import Place
from evalgen.domain.ruling import Assessment, Ruling

Json = dict[str, object]


def number(value: Fraction) -> Json:
    """``{"exact": "67/77", "shown": "0,8701"}``: compute with the first, read the second."""
    return {"exact": f"{value.numerator}/{value.denominator}", "shown": show(value, places=4)}


def place(value: Place | None) -> Json | None:
    """Where it stands."""
    if value is None:
        return None
    return {"file": value.file, "line": value.line, "column": value.column, "path": value.json_path}


def citation(value: Citation) -> Json:
    """The clause, as text and by instrument."""
    return {"instrument": value.instrument, "text": str(value), "quote": value.quote}


def outcome(value: Outcome) -> Json:
    """The identifier and the regulation's own words."""
    return {"id": value.name, "label": value.label, "is_grade": isinstance(value, Grade)}


def line(value: Line) -> Json:
    """A derivation, whole."""
    return {
        "id": value.id,
        "what": value.what,
        "formula": value.formula,
        "operands": [
            {"name": item.name, "value": number(item.value), "place": place(item.place)} for item in value.operands
        ],
        "value": number(value.value),
        "unit": value.unit,
        "citation": citation(value.citation),
        "place": place(value.place),
        "parts": [line(part) for part in value.parts],
    }


def ruling(value: Ruling) -> Json:
    """One step of the chain."""
    return {
        "rule": value.rule,
        "effect": value.effect.name,
        "before": outcome(value.before),
        "after": outcome(value.after),
        "reason": value.reason,
        "citation": citation(value.citation),
        "place": place(value.place),
    }


def measures(sheet: ScoreSheet) -> list[Json]:
    """A, B, C, D and KPI of each axis."""
    return [
        {
            "axis": axis.id.removeprefix("axis."),
            "score": number(axis.value),
            "kpi": number(axis.parts[0].value),
            **{part.what.split(" ")[0]: number(part.value) for part in axis.parts[0].parts},
        }
        for axis in sheet.results.parts
    ]


def assessment(value: Assessment) -> Json:
    """What `evalgen score --json` says of one record."""
    evaluation, sheet = value.evaluation, value.sheet
    decided = evaluation.final_grade
    return {
        "file": evaluation.document.file,
        "period": str(evaluation.period),
        "unit": evaluation.unit,
        "person": evaluation.person,
        "stage": evaluation.stage.name,
        "basis": None if sheet is None else ("verified" if value.verified_sheet else "self"),
        "general": None if sheet is None else number(sheet.general.value),
        "results": None if sheet is None else number(sheet.results.value),
        "axes": [] if sheet is None else measures(sheet),
        "total": None if sheet is None else number(sheet.score),
        "missing": None if value.gap is None else {"reason": value.gap.reason, "place": place(value.gap.place)},
        "qualifies_for": outcome(value.qualifies_for),
        "provisional": value.provisional,
        "decided": None if decided is None else outcome(decided),
    }


def dump(value: object) -> str:
    """JSON with Vietnamese letters as they are, and a line end."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def dump_all(values: Iterable[Assessment]) -> str:
    """JSON of many assessments."""
    return dump([assessment(value) for value in values])
