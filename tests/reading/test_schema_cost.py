"""What a record of nothing but faults costs: a mapping is gone through as often with many keys as with few."""

from collections.abc import Callable, ItemsView, Iterator, KeysView
from typing import Any

import pytest

from evalgen.domain.document import Document, LocatedMapping
from evalgen.reading.schemas.schema import SchemaSet
from evalgen.reading.strict_yaml import read_document

SCHEMAS = SchemaSet()


class Counted(LocatedMapping):
    """A mapping that counts how often somebody goes through it."""

    looks = 0

    def __iter__(self) -> Iterator[str]:
        self.looks += 1
        return super().__iter__()

    def items(self) -> ItemsView[str, Any]:  # type: ignore[override]
        self.looks += 1
        return super().items()

    def keys(self) -> KeysView[str]:  # type: ignore[override]
        self.looks += 1
        return super().keys()


def counted(value: Any, found: list[Counted]) -> Any:
    if not isinstance(value, LocatedMapping):
        return value
    mapping = Counted()
    found.append(mapping)
    mapping.update({key: counted(below, found) for key, below in value.items()})
    for name in LocatedMapping.__slots__:
        setattr(mapping, name, getattr(value, name))
    return mapping


def looks(text: str) -> int:
    """How often the mapping is gone through that is gone through most."""
    read = read_document("le-an.yaml", text.encode())
    assert read.document is not None, read.problems
    found: list[Counted] = []
    document = Document(file="le-an.yaml", root=counted(read.document.located, found))
    for mapping in found:
        mapping.looks = 0
    SCHEMAS.faults("evaluation", document)
    return max(mapping.looks for mapping in found)


def joined(count: int, part: Callable[[int], str]) -> str:
    return ", ".join(part(number) for number in range(count))


SHAPES: dict[str, Callable[[int], str]] = {
    "numbers without a value": lambda count: f"plan: {{work_items: [], {joined(count, str)}}}\n",
    "a list cut at its commas": lambda count: f"plan: {{work_items: [], main_axes: 1, {joined(count, str)}}}\n",
    "texts cut at their commas": lambda count: f"plan: {{work_items: [], note: a, {joined(count, 'b{}'.format)}}}\n",
    "numbers cut at their commas": lambda count: f"plan: {{work_items: [], {joined(count, 'a{0}: 1,{0}'.format)}}}\n",
    "axes without a weight": lambda count: f"plan: {{work_items: [], axis_weights: {{{joined(count, str)}}}}}\n",
    "awards cut at their commas": lambda count: (
        f"self_assessment: {{general_criteria: {{awards: {{{joined(count, 'a{0}: 1,1{0:04}'.format)}}}}}}}\n"
    ),
    "results without their quantity": lambda count: (
        f"self_assessment: {{results: {{{joined(count, 'a{}: {{}}'.format)}}}}}\n"
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_mapping_is_gone_through_as_often_with_many_keys_as_with_few(shape: str) -> None:
    few, many = looks(SHAPES[shape](60)), looks(SHAPES[shape](240))
    assert many == few
