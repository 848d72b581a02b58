"""What must hold of any bytes: one answer from all readers, and equal to an independent reading where accepted."""

import re
from decimal import Decimal
from typing import Any

import yaml

from evalgen.domain.document import Document, LocatedMapping, LocatedSequence
from evalgen.domain.problem import Severity
from evalgen.reading.strict_yaml import ReadResult, read_document


class CoreLoader(yaml.SafeLoader):
    """An independent reading: PyYAML's own composer with the resolvers of the core schema."""


CoreLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"(?:~|null|Null|NULL|)", ["~", "n", "N", ""]),
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)", list("tTfF")),
    ("int", r"(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^{_pattern}$(?!\n)"), _first)


def _integer(_loader: CoreLoader, node: yaml.ScalarNode) -> int:
    text: str = node.value
    return int(text, 0) if text.startswith(("0x", "0o")) else int(text)


CoreLoader.add_constructor("tag:yaml.org,2002:int", _integer)
CoreLoader.add_constructor("tag:yaml.org,2002:float", lambda _loader, node: Decimal(node.value))


def _independent(node: yaml.Node, loader: CoreLoader) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _independent(value, loader) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_independent(value, loader) for value in node.value]
    return loader.construct_object(node)


def read_independently(text: str) -> Any:
    loader = CoreLoader(text)
    node = loader.get_single_node()
    assert node is not None
    return _independent(node, loader)


def everything(result: ReadResult) -> tuple[Any, ...]:
    return result.problems, marks(result.document.located) if result.document else None


def marks(node: Any) -> Any:
    if isinstance(node, LocatedMapping):
        inner = [(key, marks(value)) for key, value in node.items()]
        return inner, node.key_marks, node.value_marks
    if isinstance(node, LocatedSequence):
        return [marks(value) for value in node], node.value_marks
    return repr(node)


def check(data: bytes) -> Document | None:
    """All that must hold of any bytes."""
    result = read_document("f.yaml", data)
    assert everything(result) == everything(read_document("f.yaml", data, lines=False))
    assert everything(result) == everything(read_document("f.yaml", data, fast=False))
    errors = [problem for problem in result.problems if problem.severity is Severity.ERROR]
    assert (result.document is None) == bool(errors)
    for problem in result.problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1
    return result.document
