"""JSON Schema, draft 2020-12, over exact numbers: every fault of a document in one run, told in our own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from evalgen.domain.document import Document
from evalgen.domain.place import Pointer
from evalgen.domain.problem import Problem
from evalgen.errors import EvalgenError
from evalgen.reading.schemas.keywords import Schema, plain
from evalgen.reading.schemas.predicates import compiled
from evalgen.reading.schemas.value_predicates import Predicate, UnknownKeywordError, nothing
from evalgen.resources import resource

if TYPE_CHECKING:
    from jsonschema import ValidationError

    from evalgen.reading.schemas.fault import Fault

SUFFIX = ".schema.json"

MAX_FAULTS = 1000
"""So many faults of one file are put into words; whoever wrote more did not mean to write a record."""


class _Schemas(Mapping[str, Schema]):
    """The schemas in a folder by their kinds, each read when it is asked for first."""

    def __init__(self, folder: Path) -> None:
        names = sorted(file.name for file in folder.iterdir() if file.name.endswith(SUFFIX))
        self._files = {name.removesuffix(SUFFIX): folder / name for name in names}
        self._read: dict[str, Schema] = {}

    def __getitem__(self, kind: str) -> Schema:
        if kind not in self._read:
            self._read[kind] = _DECODER.decode(self._files[kind].read_bytes())
        return self._read[kind]

    def __contains__(self, kind: object) -> bool:
        return kind in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


class SchemaSet:
    """All schemas of a folder, each loaded once."""

    def __init__(self, folder: Path | None = None) -> None:
        self.schemas: Mapping[str, Schema] = _Schemas(folder or resource("schemas"))
        self._predicates: dict[str, Predicate] = {}
        self._validators: dict[str, Callable[[object], Iterator[ValidationError]]] = {}

    def problems(self, kind: str, document: Document) -> tuple[Problem, ...]:
        """All that the schema `kind` refuses in `document`, in the order of the text."""
        return () if self.accepts(kind, document.root) else self.faults(kind, document)

    def accepts(self, kind: str, root: object) -> bool:
        """Whether the schema `kind` refuses nothing: the fast way. False also where only the slow way can tell."""
        if kind not in self._predicates:
            self._predicates[kind] = self._predicate(kind)
        try:
            return self._predicates[kind](root)
        except UnknownKeywordError:
            self._predicates[kind] = nothing
            return False

    def faults(self, kind: str, document: Document) -> tuple[Problem, ...]:
        """The slow way: the library names every fault, and our words tell it; of very many the first ones."""
        from evalgen.reading.schemas.wording import word
        from evalgen.reading.shortened import shortened

        errors = list(islice(self._validator(kind)(document.root), MAX_FAULTS))
        found: dict[tuple[str, Pointer], Problem] = {}
        for fault in _faults(errors, document, self.schemas[kind]):
            for problem in word(fault):
                found.setdefault((problem.code, problem.place.pointer), problem)
        return shortened(found.values())

    def _predicate(self, kind: str) -> Predicate:
        """The predicate of a kind of record, made when the first of them is read; refuses all where the slow way must tell."""
        schema = self._schema(kind)
        try:
            return compiled(schema)
        except UnknownKeywordError:
            return nothing

    def _validator(self, kind: str) -> Callable[[object], Iterator[ValidationError]]:
        """The validator of a kind of record; most runs need none, therefore the library is imported here."""
        from evalgen.reading.schemas.validator import validator

        if kind not in self._validators:
            schema = self._schema(kind)
            self._validators[kind] = validator(plain(schema, schema))
        return self._validators[kind]

    def _schema(self, kind: str) -> Schema:
        if kind not in self.schemas:
            raise EvalgenError("Không có lược đồ «{kind}».", remedy="Cài lại evalgen từ gói phát hành.", kind=kind)
        return self.schemas[kind]


_DECODER = msgspec.json.Decoder(Schema, float_hook=Decimal)


@cache
def record_schemas() -> SchemaSet:
    """The schemas of records, each loaded and compiled once in a run, however many repositories or revisions are read."""
    return SchemaSet()


def _faults(errors: Iterable[ValidationError], document: Document, schema: Schema) -> Iterator[Fault]:
    """The errors as faults. Of a value of the wrong type nothing else is said; of one of the wrong form, not its length."""
    from evalgen.reading.schemas.fault import Fault

    listed = [(tuple(error.absolute_path), str(error.validator), error) for error in errors]
    mistyped = {pointer for pointer, keyword, _ in listed if keyword == "type"}
    misformed = {pointer for pointer, keyword, _ in listed if keyword == "pattern"}
    for pointer, keyword, error in listed:
        hidden = pointer in mistyped or (pointer in misformed and keyword == "maxLength")
        if keyword == "type" or not hidden:
            yield Fault(
                keyword=keyword,
                expected=error.validator_value,
                value=error.instance,
                pointer=pointer,
                document=document,
                schema=schema,
            )
