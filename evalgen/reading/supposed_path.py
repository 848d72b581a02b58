"""Where a supposition applies: a path as people write it → the steps to a value inside a document.

``self_assessment.results.bao-cao-thang.quantity`` goes from the root. A short path, ``results.bao-cao-thang.quantity``,
is looked for in the whole document. Elements of lists go by what they are about, by ``[2]``, or ``+`` for a new one; a name
that holds dots stands in quotes, unless the document has it already (``awards."1.2"``).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from evalgen.domain.place import Pointer
from evalgen.errors import EvalgenError
from evalgen.reading.schemas.keywords import Schema

APPENDED = "+"
_STEP = re.compile(r'(?:"(?P<quoted>[^"]+)"|\[(?P<index>[0-9]{1,4})\]|(?P<name>[^."\[\]]+))(?:\.(?=.)|(?=\[)|\Z)')
_ABOUT = ("id", "item", "criterion", "result_criterion", "unit_measure", "number", "form", "kind")
"""Fields that say what an element of a list is about."""


class SupposedPath(Struct, frozen=True, kw_only=True):
    """A path as written, and its steps: names and indexes."""

    text: str
    steps: Pointer

    def found_in(self, root: Mapping[str, Any], schema: Schema) -> Pointer:
        """The one place in `root` that it speaks of. Raises EvalgenError where there is none, or more than one."""
        if self.steps[0] in schema["properties"]:
            return self._only(list(_resolved(root, self.steps)))
        nodes = _knowing(root, self.steps)
        found = [pointer for above, node in nodes for pointer in _resolved(node, self.steps, above)]
        present = [pointer for pointer in found if _holds(root, pointer)]
        return self._only(present or found or list(_by_schema(root, self.steps, schema)))

    def _only(self, found: Sequence[Pointer]) -> Pointer:
        if len(found) == 1:
            return found[0]
        if not found:
            raise EvalgenError(
                "Hồ sơ không có chỗ nào là «{path}».",
                remedy="Viết đủ đường dẫn từ đầu hồ sơ, ví dụ self_assessment.results.bao-cao-thang.quantity; tên có dấu chấm để "
                "trong dấu nháy kép.",
                path=self.text,
            )
        raise EvalgenError(
            "«{path}» có thể là {number} chỗ trong hồ sơ: {places}.",
            remedy="Viết đủ đường dẫn của một chỗ.",
            path=self.text,
            number=len(found),
            places=", ".join(path_text(pointer) for pointer in found),
        )


def parse_path(text: str) -> SupposedPath:
    """The steps of `text`. Raises EvalgenError where it is no path."""
    steps: list[str | int] = []
    rest = text
    while found := _STEP.match(rest):
        steps.append(int(found["index"]) if found["index"] else found["quoted"] or found["name"])
        rest = rest[found.end() :]
    if not steps or rest:
        raise EvalgenError(
            "«{path}» không phải đường dẫn đến một mục của hồ sơ.",
            remedy="Viết các bước cách nhau bằng dấu chấm, ví dụ results.bao-cao-thang.quantity.",
            path=text,
        )
    return SupposedPath(text=text, steps=tuple(steps))


def path_text(pointer: Pointer) -> str:
    """As it may be written again: ``plan.work_items[2].product``."""
    steps = (f"[{step}]" if isinstance(step, int) else f'."{step}"' if "." in step else f".{step}" for step in pointer)
    return "".join(steps).removeprefix(".")


def _resolved(node: Any, steps: Pointer, above: Pointer = ()) -> Iterator[Pointer]:
    """Every way to go `steps` from `node`; what a group of fields does not hold yet may be added to it."""
    if not steps:
        yield above
    elif isinstance(node, list) or (node is None and steps[0] == APPENDED):
        elements = node or ()
        for index in _indexes(elements, steps[0]):
            element = elements[index] if index < len(elements) else None
            yield from _resolved(element, steps[1:], (*above, index))
    elif (node is None or isinstance(node, Mapping)) and isinstance(steps[0], str):
        fields: Mapping[str, Any] = node or {}
        count = _joined(fields, steps)
        name = ".".join(str(step) for step in steps[:count])
        yield from _resolved(fields.get(name), steps[count:], (*above, name))


def _joined(node: Mapping[str, Any], steps: Pointer) -> int:
    """How many steps make up the longest name that `node` has: names of criteria hold dots."""
    counts = range(len(steps), 1, -1)
    return next((count for count in counts if ".".join(map(str, steps[:count])) in node), 1)


def _indexes(elements: Sequence[Any], step: str | int) -> Iterator[int]:
    if step == APPENDED:
        yield len(elements)
    elif isinstance(step, int):
        yield from (index for index in (step,) if index < len(elements))
    else:
        yield from (index for index, element in enumerate(elements) if _is_about(element, step))


def _is_about(element: Any, name: str) -> bool:
    return isinstance(element, Mapping) and any(element.get(field) == name for field in _ABOUT)


def _knowing(node: Any, steps: Pointer, above: Pointer = ()) -> Iterator[tuple[Pointer, Any]]:
    """All groups of fields and lists that hold the first of `steps`, where they stand."""
    if isinstance(node, Mapping):
        if steps[0] in node or _joined(node, steps) > 1:
            yield above, node
        for key, value in node.items():
            yield from _knowing(value, steps, (*above, key))
    elif isinstance(node, list):
        if steps[0] != APPENDED and any(True for _ in _indexes(node, steps[0])):
            yield above, node
        for index, value in enumerate(node):
            yield from _knowing(value, steps, (*above, index))


def _holds(node: Any, pointer: Pointer) -> bool:
    """Whether there is a value at `pointer`."""
    for step in pointer:
        if isinstance(node, Mapping) and step in node:
            node = node[str(step)]
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
        else:
            return False
    return True


def _by_schema(root: Any, steps: Pointer, schema: Schema) -> Iterator[Pointer]:
    """Where the schema has a field of that name outside of lists, in a record that does not have it yet."""
    for above in _fields_named(schema, str(steps[0]), schema):
        yield from _resolved(root, (*above, *steps))


def _fields_named(part: Schema, name: str, whole: Schema, above: Pointer = ()) -> Iterator[Pointer]:
    part = whole["$defs"][part["$ref"].removeprefix("#/$defs/")] if "$ref" in part else part
    fields = part.get("properties", {})
    if name in fields:
        yield above
    for key, value in fields.items():
        yield from _fields_named(value, name, whole, (*above, key))
