"""JSON Schema, draft 2020-12, over exact numbers: every fault of a document in one run, told in our own words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from evalgen.domain.document import Document
from evalgen.domain.place import Pointer
from evalgen.domain.problem import Problem
from evalgen.errors import EvalgenError
from evalgen.reading.schema_fault import Fault, Schema
from evalgen.reading.schema_keywords import plain
from evalgen.reading.schema_predicates import compiled
from evalgen.reading.schema_value_predicates import Predicate, UnknownKeywordError
from evalgen.resources import resource

if TYPE_CHECKING:
    from jsonschema import ValidationError

SUFFIX = ".schema.json"


class SchemaSet:
    """All schemas of a folder, loaded once."""

    def __init__(self, folder: Path | None = None) -> None:
        files = sorted((folder or resource("schemas")).glob(f"*{SUFFIX}"))
        self.schemas: dict[str, Schema] = {file.name.removesuffix(SUFFIX): _load(file) for file in files}
        self._predicates: dict[str, Predicate] = {}
        self._validators: dict[str, Callable[[object], Iterator[ValidationError]]] = {}

    def problems(self, kind: str, document: Document) -> tuple[Problem, ...]:
        """All that the schema `kind` refuses in `document`, in the order of the text."""
        return () if self.accepts(kind, document.root) else self.faults(kind, document)

    def accepts(self, kind: str, root: object) -> bool:
        """Whether the schema `kind` refuses nothing: the fast way. False also where only the slow way can tell."""
        if kind not in self._predicates:
            self._predicates[kind] = self._predicate(kind)
        return self._predicates[kind](root)

    def faults(self, kind: str, document: Document) -> tuple[Problem, ...]:
        """The slow way: the library names every fault, and our words tell it."""
        from evalgen.reading.schema_wording import word

        errors = list(self._validator(kind)(document.root))
        found: dict[tuple[str, Pointer], Problem] = {}
        for fault in _faults(errors, document, self.schemas[kind]):
            for problem in word(fault):
                found.setdefault((problem.code, problem.place.pointer), problem)
        return tuple(sorted(found.values(), key=lambda problem: problem.sort_key))

    def _predicate(self, kind: str) -> Predicate:
        """The predicate of a kind of record, made when the first of them is read."""
        schema = self._schema(kind)
        try:
            return compiled(plain(schema, schema))
        except UnknownKeywordError:
            return lambda _: False

    def _validator(self, kind: str) -> Callable[[object], Iterator[ValidationError]]:
        """The validator of a kind of record; most runs need none, therefore the library is imported here."""
        from evalgen.reading.schema_validator import validator

        if kind not in self._validators:
            schema = self._schema(kind)
            self._validators[kind] = validator(plain(schema, schema))
        return self._validators[kind]

    def _schema(self, kind: str) -> Schema:
        if kind not in self.schemas:
            raise EvalgenError("Không có lược đồ «{kind}».", remedy="Cài lại evalgen từ gói phát hành.", kind=kind)
        return self.schemas[kind]


def _load(file: Path) -> Schema:
    schema: Schema = json.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
    return schema


def _faults(errors: Iterable[ValidationError], document: Document, schema: Schema) -> Iterator[Fault]:
    """The errors as faults. Of a value of the wrong type nothing else is said; of one of the wrong form, not its length."""
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
