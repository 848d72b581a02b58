"""Bodies that other files name: whoever approves, verifies, proposes, decides, confirms, manages or employs."""

from collections.abc import Iterable, Iterator
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
    yield from _unknown(records, (person.document for person in records.people.values()))
    yield from _unknown(records, (evaluation.document for evaluation in records.evaluations))


def unknown_body_of_all(subject: Subject) -> Iterator[Problem]:
    """Whoever approves for many, or acts on a collective, is a body of the organization or above it."""
    records = subject.records
    yield from _unknown(records, (catalogue.document for catalogue in records.catalogues.values()))
    yield from _unknown(records, (period.document for period in records.periods.values()))
    yield from _unknown(records, (collective.document for collective in records.collectives.values()))


def _unknown(records: Records, documents: Iterable[Document]) -> Iterator[Problem]:
    for document in documents:
        if records.bodies.keys() >= _names(document.root):
            continue
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


def _names(root: LocatedMapping) -> set[str]:
    """The bodies that `_named` finds, without the places that nobody asks for where all of them are known."""
    names: set[str] = set()
    below: list[Any] = [root]
    for node in below:
        if type(node) is LocatedMapping:
            for key in _KEYS:
                if key in node and type(node[key]) is str:
                    names.add(node[key])
            below += [value for value in node.values() if type(value) in _HOLDING]
        else:
            below += [value for value in node if type(value) in _HOLDING]
    return names


def _named(root: LocatedMapping) -> Iterator[tuple[str, Pointer]]:
    below: list[tuple[Any, Pointer]] = [(root, ())]
    for node, pointer in below:
        if type(node) is LocatedMapping:
            yield from ((node[key], (*pointer, key)) for key in _KEYS if key in node and type(node[key]) is str)
            below += [(value, (*pointer, key)) for key, value in node.items() if type(value) in _HOLDING]
        else:
            below += [(value, (*pointer, index)) for index, value in enumerate(node) if type(value) in _HOLDING]
