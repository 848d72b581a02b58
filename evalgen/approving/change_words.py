"""Changes of a document told in words, not in YAML: «Kế hoạch · «Báo cáo tháng» · Số lượng: 2 → 3»."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Protocol

from msgspec import Struct

from evalgen.approving.document_diff import Difference, differences
from evalgen.approving.excerpts import AROUND, FIELDS, excerpts, shorten, some
from evalgen.domain.number import show_plain
from evalgen.domain.place import Pointer

NEW, GONE = "chưa ghi", "bỏ trống"
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_STEP = re.compile(r"^Bước [0-9]+: ")
_BODIES = frozenset({"by", "managed_by", "used_by", "above"})
_PEOPLE = frozenset({"person", "in_charge"})
_UNITS = frozenset({"unit", "parent", "units", "violation_unit"})
_TITLES = (
    "title",
    "name",
    "what",
    "item",
    "criterion",
    "result_criterion",
    "person",
    "unit",
    "number",
    "id",
    "kind",
    "form",
    "submitted_on",
)
"""Fields that an element of a list is called by, the first that it has."""


class Vocabulary(Protocol):
    """What the fields of each kind of document are called."""

    def title(self, kind: str, pointer: Pointer) -> str:
        """The title of a field."""
        ...

    def label(self, kind: str, pointer: Pointer, value: str) -> str:
        """What a value of a list of choices is called."""
        ...

    def word(self, text: str) -> str:
        """One of the few words that stand between names and values."""
        ...


class Names(Struct, frozen=True, kw_only=True):
    """What people, units and bodies are called, for showing their ids in words."""

    person: Callable[[str], str]
    unit: Callable[[str], str]
    body: Callable[[str], str]


class Telling(Struct, frozen=True, kw_only=True):
    """Tells the changes of one document."""

    kind: str
    vocabulary: Vocabulary
    names: Names
    items: Mapping[str, str]
    """Titles of work items by id, for naming their results."""

    def tell(self, before: Any, after: Any, *, skip: tuple[Pointer, ...] = ()) -> tuple[str, ...]:
        """A sentence a change, but for what lies at or below the pointers in `skip`."""
        found = differences(before, after)
        kept = (item for item in found if not any(item.pointer[: len(pointer)] == pointer for pointer in skip))
        return tuple(sentence for item in kept for sentence in self._sentences(item, before, after))

    def sections(self, root: Any) -> tuple[str, ...]:
        """The titles of the sections that a document has."""
        return tuple(name for key in root for name in self._where((key,), root))

    def _sentences(self, change: Difference, before: Any, after: Any) -> Iterator[str]:
        root = before if change.removed else after
        if change.added or change.removed:
            yield from self._whole(change.pointer, change.before if change.removed else change.after, root, change)
        else:
            where = " · ".join(self._where(change.pointer, root))
            yield f"{where}: {self._change(change)}"

    def _whole(self, pointer: Pointer, value: Any, root: Any, change: Difference) -> Iterator[str]:
        """What comes or goes as a whole: a sentence for its plain fields, then one for each group in it."""
        where = " · ".join(self._where(pointer, root))
        if not isinstance(value, Mapping | list) or (isinstance(value, list) and not _groups(value)):
            shown = self._value(pointer, value)
            yield f"{where}: {shown} → {GONE}" if change.removed else f"{where}: {NEW} → {shown}"
            return
        listed = value.items() if isinstance(value, Mapping) else enumerate(value)
        inner = {key: item for key, item in listed if _groups(item) or isinstance(value, list) or _groups(value)}
        plain = {key: item for key, item in value.items() if key not in inner} if isinstance(value, Mapping) else {}
        if plain or not inner:
            yield f"{where}: {'bỏ' if change.removed else 'thêm'} {self._value(pointer, plain)}"
        for key, item in inner.items():
            yield from self._whole((*pointer, key), item, root, change)

    def _change(self, change: Difference) -> str:
        """Before and after of what was there already."""
        if isinstance(change.before, list) and isinstance(change.after, list):
            return self._lists(change)
        if isinstance(change.before, str) and isinstance(change.after, str):
            old, new = self._value(change.pointer, change.before), self._value(change.pointer, change.after)
            if old == new or max(len(change.before), len(change.after)) > AROUND:
                old, new = excerpts(change.before, change.after)
            return f"{old} → {new}"
        return f"{self._value(change.pointer, change.before)} → {self._value(change.pointer, change.after)}"

    def _where(self, pointer: Pointer, root: Any) -> Iterator[str]:
        """The names on the way from the section to the value."""
        node = root
        for length, step in enumerate(pointer, start=1):
            node = _below(node, step)
            if isinstance(step, int):
                yield f"«{self._element(pointer[:length], node)}»"
            elif step in self.items and length > 1:
                yield f"«{shorten(self.items[step])}»"
            else:
                title = self.vocabulary.title(self.kind, pointer[:length])
                yield self._keyed(title, step) if title else shorten(step)

    def _keyed(self, title: str, step: str) -> str:
        """A field's title; with its key where the key is a number of the framework, e.g. of a criterion or an axis."""
        return f"{title} {step}" if re.fullmatch(r"[A-ZĐ]?[0-9]+([.][0-9]+)*", step) else _STEP.sub("", title)

    def _element(self, pointer: Pointer, node: Mapping[str, Any]) -> str:
        key = next((key for key in _TITLES if key in node), "")
        named = self._plain((*pointer, key), node[key]) if key else ""
        return shorten(self.items.get(str(node.get("item")), named) or f"{int(pointer[-1]) + 1}")

    def _value(self, pointer: Pointer, value: Any) -> str:
        if isinstance(value, Mapping):
            parts = [self._part((*pointer, key), item) for key, item in value.items()]
            return some(parts, "; ", FIELDS) or self.vocabulary.word("(trống)")
        if isinstance(value, list):
            listed = [self._plain((*pointer, index), item) for index, item in enumerate(value)]
            return some(listed, ", ") or self.vocabulary.word("(trống)")
        return self._plain(pointer, value)

    def _part(self, pointer: Pointer, value: Any) -> str:
        title = self.vocabulary.title(self.kind, pointer)
        name, said = self._keyed(title, str(pointer[-1])) or str(pointer[-1]), self._value(pointer, value)
        return f"{name} ({said})" if isinstance(value, Mapping) and value else f"{name}: {said}"

    def _lists(self, change: Difference) -> str:
        more = [item for item in change.after if item not in change.before]
        fewer = [item for item in change.before if item not in change.after]
        said = [
            f"{self.vocabulary.word(word)} {self._value(change.pointer, items)}"
            for word, items in (("thêm", more), ("bớt", fewer))
            if items
        ]
        return "; ".join(said) or self.vocabulary.word("đổi thứ tự")

    def _plain(self, pointer: Pointer, value: Any) -> str:
        """One word, number, day or choice."""
        if isinstance(value, bool):
            return self.vocabulary.word("có" if value else "không")
        if isinstance(value, int | Decimal):
            shown = show_plain(Fraction(value))
            label = self.vocabulary.label(self.kind, pointer, str(value))
            return shown if label == str(value) else f"{shown} ({label})"
        if value is None:
            return self.vocabulary.word("(trống)")
        text = str(value)
        named = self._named(pointer, text)
        if named != text:
            return shorten(named)
        day = _DATE.fullmatch(text)
        return f"{day[3]}/{day[2]}/{day[1]}" if day else shorten(self.vocabulary.label(self.kind, pointer, text))

    def _named(self, pointer: Pointer, text: str) -> str:
        keys = [step for step in pointer if isinstance(step, str)]
        key = keys[-1] if keys else ""
        if key in _BODIES:
            return self.names.body(text)
        if key in _PEOPLE:
            return self.names.person(text)
        return self.names.unit(text) if key in _UNITS else text


def _groups(value: Any) -> bool:
    """Whether a value is a list or a mapping of groups of fields, and not of plain words and numbers."""
    if isinstance(value, Mapping):
        return bool(value) and all(isinstance(item, Mapping) for item in value.values())
    return isinstance(value, list) and any(isinstance(item, Mapping) for item in value)


def _below(node: Any, step: str | int) -> Any:
    if isinstance(node, Mapping):
        return node.get(step)
    return node[step] if isinstance(node, list) and isinstance(step, int) and step < len(node) else None
