"""Bodies that files name: whoever approves, verifies, proposes, decides, confirms, manages or employs, or stands above."""

from collections.abc import Iterable, Iterator

from evalgen.checking.names import body_known, suggestion
from evalgen.checking.subject import Subject
from evalgen.domain.document import Document, bodies_named
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.facts import Facts
from evalgen.domain.place import Pointer
from evalgen.domain.problem import Problem
from evalgen.domain.records import Records

_NO_FACTS = Facts()


def unknown_body(subject: Subject) -> Iterator[Problem]:
    """Whoever acts, manages or employs is a body of the organization or above it."""
    records = subject.records
    yield from _unknown(records, (person.document for person in records.people.values()))
    yield from _unknown(records, (item.document for item in records.evaluations if not _in_steps_alone(item, records)))


def unknown_body_of_all(subject: Subject) -> Iterator[Problem]:
    """Whoever approves for many, or stands above a body, is a body of the organization or above it."""
    records = subject.records
    yield from _unknown_governor(records)
    yield from _unknown(records, (body.document for body in records.bodies.values()))
    yield from _unknown(records, (catalogue.document for catalogue in records.catalogues.values()))
    yield from _unknown(records, (period.document for period in records.periods.values()))


def unknown_body_of_collective(subject: Subject) -> Iterator[Problem]:
    """Whoever acts on a collective is a body of the organization or above it."""
    records = subject.records
    yield from _unknown(records, (collective.document for collective in records.collectives.values()))


def _in_steps_alone(evaluation: Evaluation, records: Records) -> bool:
    """Whether the record names bodies in its steps alone, all of them known: nearly all do, and need no look at the rest."""
    plan, assessment = evaluation.plan, evaluation.self_assessment
    if evaluation.facts != _NO_FACTS or (assessment and any(item.objective for item in assessment.results.values())):
        return False
    steps = (evaluation.verification, evaluation.proposal, evaluation.decision, *evaluation.amendments)
    bodies = records.bodies
    approved = plan is None or plan.approved_by is None or plan.approved_by in bodies
    return approved and all(step is None or step.by in bodies for step in steps)


def _unknown_governor(records: Records) -> Iterator[Problem]:
    """The level above approves whatever power rests on: of a misspelt one nobody could."""
    organization = records.organization
    if organization is not None and organization.governed_by and not body_known(records, organization.governed_by):
        yield _unknown_body(records, organization.document, organization.governed_by, ("governed_by",))


def _unknown(records: Records, documents: Iterable[Document]) -> Iterator[Problem]:
    for document in documents:
        if records.bodies.keys() >= set(document.bodies):
            continue
        for body, pointer in bodies_named(document.root):
            if not body_known(records, body):
                yield _unknown_body(records, document, body, pointer)


def _unknown_body(records: Records, document: Document, body: str, pointer: Pointer) -> Problem:
    return Problem(
        code="unknown-body",
        place=document.place(*pointer),
        message=f"«{body}» không có trong danh sách tổ chức, tập thể có thẩm quyền.",
        remedy=f"{suggestion(body, records.bodies)}Sửa mã, hoặc tạo tệp records/bodies/{body}.yaml với các vai trò trước.",
    )
