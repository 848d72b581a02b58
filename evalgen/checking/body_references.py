"""Bodies that files name: whoever approves, verifies, proposes, decides, confirms, manages or employs, or stands above."""

from collections.abc import Iterable, Iterator

from evalgen.checking.names import body_known, suggestion
from evalgen.checking.subject import Subject
from evalgen.domain.document import Document, bodies_named
from evalgen.domain.problem import Problem
from evalgen.domain.records import Records


def unknown_body(subject: Subject) -> Iterator[Problem]:
    """Whoever acts, manages or employs is a body of the organization or above it."""
    records = subject.records
    yield from _unknown(records, (person.document for person in records.people.values()))
    yield from _unknown(records, (evaluation.document for evaluation in records.evaluations))


def unknown_body_of_all(subject: Subject) -> Iterator[Problem]:
    """Whoever approves for many, acts on a collective, or stands above a body, is a body of the organization or above it."""
    records = subject.records
    yield from _unknown(records, (body.document for body in records.bodies.values()))
    yield from _unknown(records, (catalogue.document for catalogue in records.catalogues.values()))
    yield from _unknown(records, (period.document for period in records.periods.values()))
    yield from _unknown(records, (collective.document for collective in records.collectives.values()))


def _unknown(records: Records, documents: Iterable[Document]) -> Iterator[Problem]:
    for document in documents:
        if records.bodies.keys() >= set(document.bodies):
            continue
        for body, pointer in bodies_named(document.root):
            if not body_known(records, body):
                yield Problem(
                    code="unknown-body",
                    place=document.place(*pointer),
                    message=f"«{body}» không có trong danh sách tổ chức, tập thể có thẩm quyền.",
                    remedy=(
                        f"{suggestion(body, records.bodies)}Sửa mã, hoặc tạo tệp records/bodies/{body}.yaml với các vai trò trước."
                    ),
                )
