"""Values for machines: exact numbers as text, and the same as decimals for convenience."""

from collections.abc import Callable, Iterable
from fractions import Fraction

from evalgen.cli.reports.json_report import safe_json
from evalgen.domain.citation import Citation
from evalgen.domain.derivation import Line, ScoreSheet
from evalgen.domain.grade import Grade, Outcome
from evalgen.domain.number import show
from evalgen.domain.period import Period
from evalgen.domain.place import Place
from evalgen.domain.record import Record
from evalgen.domain.ruling import Assessment, Judgement, QuotaGroup, Ruling

Json = dict[str, object]


Thresholds = tuple[Fraction, ...]
"""Lower bounds of score bands; a total below one is never shown on it or above it."""


def number(value: Fraction, thresholds: Thresholds = ()) -> Json:
    """``{"exact": "67/77", "shown": "0,8701"}``: compute with the first, read the second."""
    shown = show(value, places=4, thresholds=thresholds)
    return {"exact": f"{value.numerator}/{value.denominator}", "shown": shown}


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


def line(value: Line, thresholds: Thresholds = ()) -> Json:
    """A derivation, whole; `thresholds` are those of its own value, not of its parts."""
    return {
        "id": value.id,
        "what": value.what,
        "formula": value.formula,
        "operands": [
            {"name": item.name, "value": number(item.value), "place": place(item.place)} for item in value.operands
        ],
        "value": number(value.value, thresholds),
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
    """Of each axis its score, with its measures by their letters and KPI where work items give it, with its criteria where these do."""
    return [
        {"axis": axis.id.removeprefix("axis."), "score": number(axis.value), **_of_axis(axis)}
        for axis in sheet.results.parts
    ]


def _of_axis(axis: Line) -> Json:
    kpi = axis.kpi
    if kpi is None:
        return {"criteria": {part.id.removeprefix(f"{axis.id}."): number(part.value) for part in axis.parts}}
    return {"kpi": number(kpi.value), **{part.symbol: number(part.value) for part in kpi.parts}}


def assessment(value: Assessment, thresholds: Thresholds) -> Json:
    """What `evalgen score --json` says of one record."""
    evaluation = value.evaluation
    decided = evaluation.final_grade
    return {
        "file": evaluation.document.file,
        "period": str(evaluation.period),
        "unit": evaluation.unit,
        "person": evaluation.person,
        "stage": evaluation.stage.name,
        **scored(value, thresholds),
        "qualifies_for": outcome(value.qualifies_for),
        "provisional": value.provisional,
        "decided": None if decided is None else outcome(decided),
    }


def scored(value: Judgement, thresholds: Thresholds) -> Json:
    """The score of a record, or what it lacks."""
    sheet = value.sheet
    return {
        "basis": None if sheet is None else ("verified" if value.verified_sheet else "self"),
        "general": None if sheet is None else number(sheet.general.value),
        "results": None if sheet is None else number(sheet.results.value),
        "axes": [] if sheet is None else measures(sheet),
        "total": None if sheet is None else number(sheet.score, thresholds),
        "missing": None if value.gap is None else {"reason": value.gap.reason, "place": place(value.gap.place)},
    }


def sheets(value: Judgement, thresholds: Thresholds) -> Json:
    """The whole derivation of the score, by the self-assessment and by the verification."""
    return {
        "self_sheet": line(value.self_sheet.total, thresholds) if value.self_sheet else None,
        "verified_sheet": line(value.verified_sheet.total, thresholds) if value.verified_sheet else None,
    }


def appeals(record: Record) -> Json:
    """The state of what people did not agree with; nothing of what they wrote."""
    told = [
        {
            "submitted_on": item.submitted_on.isoformat(),
            "state": item.state.name.lower(),
            "answered_on": item.answered_on.isoformat() if item.answered_on else None,
            "document": item.document or None,
            "conclusion": item.conclusion or None,
        }
        for item in record.appeals
    ]
    return {
        **({"appeals": told} if told else {}),
        **({"reserved_opinion": True} if record.reserved_opinion else {}),
    }


def dump(value: object) -> str:
    """JSON with Vietnamese letters as they are, and a line end."""
    return safe_json(value)


def dump_all(
    values: Iterable[Assessment],
    thresholds: Callable[[Period], Thresholds],
    beside: Callable[[Assessment], Json] = lambda _: {},
) -> str:
    """JSON of many assessments; `thresholds` gives those of a period, `beside` what else is said of one."""
    return dump([{**assessment(value, thresholds(value.evaluation.period)), **beside(value)} for value in values])


def counted(group: QuotaGroup) -> Json:
    """How many of a group are EXCELLENT and GOOD, the places by both readings, those that there are, and what follows."""
    return {
        "excellent": list(group.excellent),
        "good": group.good,
        "rate": number(group.rate),
        "places_literal": group.places_literal,
        "places_pool": group.places_pool,
        "base": group.base,
        "places_allowed": group.places_allowed,
        "result": group.result.name.lower(),
        "basis": group.basis,
    }
