"""Files that were read, as bytes and back: their nouns with deferred documents, and their problems.

Whoever reads a file hands this on instead of documents, which take twenty times as much: to another process, or to a
later run. What a file's place says is not repeated.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, get_type_hints

import msgspec
from msgspec import Struct

from evalgen.domain.approval import Approval, Protection, Receipt, RulesInForce
from evalgen.domain.body import Body
from evalgen.domain.collective import Collective
from evalgen.domain.document import DeferredDocument, Document, Fetch
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.facts import Facts
from evalgen.domain.organization import Catalogue, Organization, Person, Product, Unit
from evalgen.domain.period import Period
from evalgen.domain.period_record import PeriodRecord
from evalgen.domain.problem import Problem
from evalgen.domain.typed_bytes import Typed, to_bytes
from evalgen.reading.build_record import Noun
from evalgen.reading.layout import Slot, folder_of_unit, slot_at
from evalgen.reading.repository import FileResult

_NOUNS: Mapping[str, type[Noun]] = {
    "organization": Organization,
    "unit": Unit,
    "person": Person,
    "body": Body,
    "catalogue": Catalogue,
    "period": PeriodRecord,
    "collective": Collective,
    "evaluation": Evaluation,
    "approval": Approval,
    "protection": Protection,
    "receipt": Receipt,
    "rules": RulesInForce,
}
_PLACED: Mapping[str, Mapping[str, str]] = {
    "evaluation": {"unit": "unit", "person": "name"},
    "collective": {"unit": "unit"},
    "catalogue": {"unit": "name"},
    "person": {"id": "name"},
    "unit": {"id": "name"},
    "body": {"id": "name"},
}
"""By kind: fields that the slot says, besides the period."""

_NO_FACTS = Facts()
_PRODUCTS: Typed[dict[str, Product]] = Typed(dict[str, Product])
_Names = tuple[str, ...] | None
_Row = tuple[bytes, msgspec.Raw, _Names, _Names, tuple[Problem, ...]]
"""Of a file: digest (empty where it gave no noun), noun, sections, bodies named, problems."""

_NOTHING = msgspec.Raw(to_bytes(None))

_ROWS: Typed[list[_Row]] = Typed(list[_Row])


class DeferredProducts(Mapping[str, Product]):
    """The products of a catalogue, held as bytes: a check looks at few, and at those of one catalogue in a row."""

    __slots__ = ("_content",)

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __getitem__(self, key: str) -> Product:
        return _products(self._content)[key]

    def __contains__(self, key: object) -> bool:
        return key in _products(self._content)

    def __iter__(self) -> Iterator[str]:
        return iter(_products(self._content))

    def __len__(self) -> int:
        return len(_products(self._content))


@lru_cache(maxsize=128)
def _products(content: bytes) -> dict[str, Product]:
    return _PRODUCTS.read(content)


class DeferredCollectives(Mapping[tuple[Period, str], Collective]):
    """Collectives, each held as bytes until somebody looks at it: where little has changed few are looked at."""

    __slots__ = ("_held", "_made")

    def __init__(self, held: Iterable["HeldCollective"]) -> None:
        """In the order of their files, as all records stand."""
        self._held = {item.key: item for item in sorted(held, key=lambda item: item.file)}
        self._made: dict[tuple[Period, str], Collective] = {}

    def __getitem__(self, key: tuple[Period, str]) -> Collective:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._held[key].read()
        return made

    def __contains__(self, key: object) -> bool:
        return key in self._held

    def __iter__(self) -> Iterator[tuple[Period, str]]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


class _Form(Struct, frozen=True, kw_only=True):
    """What is written of a noun of one kind."""

    noun: type[Noun]
    written: tuple[str, ...]
    placed: tuple[tuple[str, str], ...]
    """Fields that come from the slot, each with its name there."""

    values: Typed[tuple[Any, ...]]


def to_files(results: Iterable[FileResult], *, sketched: bool) -> bytes:
    """The files as bytes; `sketched`: with what is asked of every document without a look at its contents."""
    return to_bytes([_row(result, sketched=sketched) for result in results])


def from_files(data: bytes | memoryview, files: Sequence[tuple[str, Slot]], fetch: Fetch) -> list[FileResult]:
    """The same files again, which are named in the same order. Raises what decoding raises."""
    rows = _ROWS.read(data)
    shared: dict[_Names, _Names] = {}
    return [_result(row, file, slot, fetch, shared) for row, (file, slot) in zip(rows, files, strict=True)]


class HeldCollective(Struct, frozen=True):
    """A collective of a group of files, as its bytes."""

    file: str
    row: _Row
    fetch: Fetch

    @property
    def key(self) -> tuple[Period, str]:
        """By which it is looked up."""
        return folder_of_unit(self.file)

    def read(self) -> Collective:
        """The noun. Raises what decoding raises."""
        noun = _result(self.row, self.file, slot_at(self.file), self.fetch, {}).noun
        if not isinstance(noun, Collective):
            raise TypeError(self.file)
        return noun


class Group(Struct, frozen=True, kw_only=True):
    """A group of files that was read."""

    results: Sequence[FileResult]
    """Of collectives no more than the problems."""

    collectives: Sequence[HeldCollective] = ()


def group_from(data: bytes | memoryview, files: Sequence[tuple[str, Slot]], fetch: Fetch) -> Group:
    """A group that `to_files` wrote, which is named in the same order, of anything but collectives."""
    return Group(results=from_files(data, files, fetch))


def collectives_from(data: bytes | memoryview, files: Sequence[str], fetch: Fetch) -> Group:
    """The same of a group of collectives."""
    rows = list(zip(files, _ROWS.read(data), strict=True))
    return Group(
        results=[FileResult(file=file, noun=None, document=None, problems=row[-1]) for file, row in rows if row[-1]],
        collectives=[HeldCollective(file, row, fetch) for file, row in rows if row[0]],
    )


def _row(result: FileResult, *, sketched: bool) -> _Row:
    noun = result.noun
    if noun is None:
        return b"", _NOTHING, None, None, result.problems
    document = noun.document
    content = msgspec.Raw(to_bytes([_written(name, getattr(noun, name)) for name in _form(type(noun)).written]))
    sketch = (document.sections, document.bodies) if sketched else (None, None)
    return document.digest, content, *sketch, result.problems


def _written(name: str, value: object) -> object:
    if name == "products":
        return to_bytes(value)
    return None if value == _NO_FACTS else value


def _result(row: _Row, file: str, slot: Slot, fetch: Fetch, shared: dict[_Names, _Names]) -> FileResult:
    digest, content, sections, bodies, problems = row
    if not digest:
        return FileResult(file=file, noun=None, document=None, problems=problems)
    sections, bodies = shared.setdefault(sections, sections), shared.setdefault(bodies, bodies)
    document = DeferredDocument(file=file, digest=digest, fetch=fetch, sections=sections, bodies=bodies)
    return FileResult(file=file, noun=_noun(document, content, slot), document=None, problems=problems)


def _noun(document: Document, content: msgspec.Raw, slot: Slot) -> Noun:
    form = _form(_NOUNS[slot.kind])
    written = dict(zip(form.written, form.values.read(content), strict=True))
    if written.get("facts", _NO_FACTS) is None:
        written["facts"] = _NO_FACTS
    if "products" in written:
        written["products"] = DeferredProducts(written["products"])
    placed = {name: getattr(slot, said) for name, said in form.placed}
    return form.noun(document=document, **written, **placed)


def _form(noun: type[Noun]) -> _Form:
    return _FORMS[noun]


def _form_of(kind: str, noun: type[Noun]) -> _Form:
    hints = get_type_hints(noun)
    own = [name for name in noun.__struct_fields__ if name != "document"]
    said = {"period": "period", **_PLACED.get(kind, {})}
    written = tuple(name for name in own if name not in said)
    types = tuple(_type_of(name, hints) for name in written)
    placed = tuple((name, said[name]) for name in own if name in said)
    return _Form(noun=noun, written=written, placed=placed, values=Typed(tuple[types]))  # type: ignore[valid-type]


def _type_of(name: str, hints: Mapping[str, Any]) -> Any:
    if name == "products":
        return bytes
    return hints[name] | None if hints[name] is Facts else hints[name]


_FORMS = {noun: _form_of(kind, noun) for kind, noun in _NOUNS.items()}
