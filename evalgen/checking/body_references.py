"""Bodies that other files name: whoever approves, verifies, proposes, decides, confirms, manages or employs."""

from collections.abc import Iterator
from typing import Any

from evalgen.checking.names import body_known, suggestion
from evalgen.checking.subject import Subject
from evalgen.domain.document import Document, LocatedMapping, LocatedSequence
from evalgen.domain.place import Pointer
from evalgen.domain.problem import Problem
from evalgen.domain.records import Records

_KEYS = ("by", "managed_by", "used_by")
_HOLDING = {LocatedMapping, LocatedSequence}
"""What documents are made of, beside plain values."""


def unknown_body(subject: Subject) -> Iterator[Problem]:
    """Whoever acts, manages or employs is a body of the organization or above it."""
    records = subject.records
    for document in _documents(records):
        for body, pointer in _named(document.root):
            if not body_known(records, body):
                yield Problem(
                    code="unknown-body",
                    place=document.place(*pointer),
                    message=f"«{body}» không có trong danh sách tổ chức, tập thể có thẩm quyền.",
                    remedy=(
                        f"{suggestion(body, records.bodies)}Sửa mã, hoặc tạo tệp records/bodies/{body}.yaml với các vai trò trước."
                    ),
                )


def _documents(records: Records) -> Iterator[Document]:
    yield from (person.document for person in records.people.values())
    yield from (catalogue.document for catalogue in records.catalogues.values())
    yield from (period.document for period in records.periods.values())
    yield from (collective.document for collective in records.collectives.values())
    yield from (evaluation.document for evaluation in records.evaluations)


def _named(root: LocatedMapping) -> Iterator[tuple[str, Pointer]]:
    below: list[tuple[Any, Pointer]] = [(root, ())]
    for node, pointer in below:
        if type(node) is LocatedMapping:
            yield from ((node[key], (*pointer, key)) for key in _KEYS if key in node and type(node[key]) is str)
            below += [(value, (*pointer, key)) for key, value in node.items() if type(value) in _HOLDING]
        else:
            below += [(value, (*pointer, index)) for index, value in enumerate(node) if type(value) in _HOLDING]
