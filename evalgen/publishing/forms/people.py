"""The people that a form lists: of a unit and the units below it, of a body, or all; one row each."""

from collections.abc import Iterable
from itertools import count

from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Grade
from evalgen.domain.organization import Standing
from evalgen.domain.ruling import Assessment
from evalgen.publishing.forms.row import Cells
from evalgen.publishing.forms.subject import Subject
from evalgen.publishing.names import dictionary_key, given_name_first
from evalgen.publishing.unit_order import units_in_order
from evalgen.regulation.forms.sources import PUBLIC_CELLS

HEADS = frozenset({Standing.HEAD})
DEPUTIES = frozenset({Standing.DEPUTY, Standing.MEMBER})
STAFF = frozenset({Standing.STAFF, Standing.PARTY_MEMBER})
_MARK = "x"


def listed_people(subject: Subject, standings: Iterable[Standing] = Standing) -> tuple[Assessment, ...]:
    """The records of the period that the form lists, by unit, then standing, then given name."""
    order = {unit.id: number for number, unit in enumerate(units_in_order(subject.records.units.values()))}
    wanted = frozenset(standings)
    found = [
        item
        for (period, _), item in subject.results.assessments.items()
        if period == subject.period and item.post and item.post.standing in wanted and _listed(item, subject)
    ]
    return tuple(sorted(found, key=lambda item: (order.get(item.evaluation.unit, len(order)), *_rank(item, subject))))


def number_of(subject: Subject, grade: Grade) -> str:
    """How many of them were decided to be `grade`."""
    return str(sum(item.evaluation.final_grade is grade for item in listed_people(subject)))


def people(subject: Subject, standings: Iterable[Standing] = Standing) -> tuple[Cells, ...]:
    """One row for each of them."""
    counter = count(1)
    return tuple(_row(str(next(counter)), item, subject) for item in listed_people(subject, standings))


def decided_people(subject: Subject) -> tuple[Cells, ...]:
    """What a public notice says of those whose grade was decided; of a body's people it tells of those in its charge."""
    found = [
        item
        for item in listed_people(subject)
        if item.evaluation.final_grade and (not subject.body or (item.post and item.post.managed_by == subject.body))
    ]
    rows = (_row(str(number), item, subject) for number, item in enumerate(found, start=1))
    return tuple({name: row[name] for name in PUBLIC_CELLS} for row in rows)


def _listed(item: Assessment, subject: Subject) -> bool:
    if subject.body:
        return item.post is not None and subject.body in {item.post.managed_by, item.post.used_by}
    return not subject.unit or _is_below(item.evaluation.unit, subject)


def _is_below(unit: str, subject: Subject) -> bool:
    """Whether `unit` is the unit of the form or lies below it."""
    return subject.unit in subject.records.upwards(unit, subject.records.cutoff(subject.period))


def _rank(item: Assessment, subject: Subject) -> tuple[object, ...]:
    standing = list(Standing).index(item.post.standing) if item.post else len(Standing)
    name = subject.records.person_name(item.evaluation.person)
    return (standing, dictionary_key(given_name_first(name)), item.evaluation.person)


def _row(number: str, item: Assessment, subject: Subject) -> Cells:
    evaluation = item.evaluation
    own, proposal = evaluation.self_assessment, evaluation.proposal
    unit_name = subject.records.unit_name(evaluation.unit, subject.period)
    votes = proposal.votes if proposal else {}
    decided = evaluation.final_grade
    keys = {grade: grade.name.lower() for grade in Grade}
    return {
        "listed.number": number,
        "listed.name": subject.records.listed_name(evaluation.person),
        "listed.post": item.post.title if item.post else "",
        "listed.unit": unit_name,
        "listed.post_and_unit": f"{item.post.title}, {unit_name}" if item.post else unit_name,
        "listed.self_score": subject.score(item.self_sheet.score) if item.self_sheet else "",
        "listed.verified_score": subject.score(item.verified_sheet.score) if item.verified_sheet else "",
        "listed.self_grade": own.proposed_grade.label if own else "",
        "listed.proposed_grade": proposal.grade.label if proposal else "",
        "listed.decided_grade": decided.label if decided else "",
        "listed.votes": "; ".join(f"{grade.label}: {number}" for grade, number in sorted(votes.items(), reverse=True)),
        **{f"listed.votes_{key}": str(votes.get(grade, 0)) if votes else "" for grade, key in keys.items()},
        **{f"listed.{key}": _MARK if decided is grade else "" for grade, key in keys.items()},
        "listed.note": _note(evaluation),
    }


def _note(evaluation: Evaluation) -> str:
    """Người không được xếp loại không có dấu ở mức nào; the reason stands in the note."""
    decision = evaluation.decision
    if decision is None or decision.grade is not None:
        return ""
    return "Không đánh giá, xếp loại kỳ này" + (f": {decision.reason}" if decision.reason else "")
