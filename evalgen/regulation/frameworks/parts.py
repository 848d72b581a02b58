"""Phần của mình: of the parts of a group that are each for some kinds of unit, the one that a unit follows.

«Khối cơ quan tham mưu của Đảng tập trung đánh giá về: …», «Khối cơ quan hành chính nhà nước tập trung đánh giá về: …»
(Phụ lục 1, 3, 4 QĐ 366). The group is awarded whole whatever is left out, so that this is for papers, never for scores.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from evalgen.regulation.frameworks.framework import Axis, Framework
from evalgen.regulation.outline import Outlined, outline, under_headings


def own_part(framework: Framework, kind: str) -> Framework:
    """`framework` without the parts that units of `kind` do not follow; whole where it says of no part that they do."""
    if not framework.parts:
        return framework
    return replace(framework, axes=tuple(_own(axis, other_parts(framework, axis, kind)) for axis in framework.axes))


def other_parts(framework: Framework, axis: Axis, kind: str) -> tuple[str, ...]:
    """What stands above the parts of `axis` that units of `kind` do not follow; nothing where they follow none of them."""
    parts = parts_of(framework, axis)
    others = tuple(name for name, kinds in parts.items() if kind not in kinds)
    return others if len(others) < len(parts) else ()


def parts_of(framework: Framework, axis: Axis) -> Mapping[str, tuple[str, ...]]:
    """The parts of `framework` that stand in `axis`; each group is divided by itself."""
    names = {name for item in outline(axis.criteria) for name in _names(item)}
    return {name: kinds for name, kinds in framework.parts.items() if name in names}


def nested_parts(framework: Framework) -> tuple[tuple[str, str], ...]:
    """Parts that stand inside another one, each behind the one around it: who follows the inner is not shown the outer."""
    nested: dict[str, str] = {}
    for axis in framework.axes:
        for item in outline(axis.criteria):
            above = [
                name for name in (*(heading.id for heading in item.path), item.criterion.id) if name in framework.parts
            ]
            nested |= dict(zip(above[1:], above, strict=False))
    return tuple((outer, inner) for inner, outer in nested.items())


def _own(axis: Axis, others: tuple[str, ...]) -> Axis:
    if not others:
        return axis
    kept = (item for item in outline(axis.criteria) if _names(item).isdisjoint(others))
    return replace(axis, criteria=tuple(under_headings(kept)))


def _names(item: Outlined) -> frozenset[str]:
    return frozenset({item.criterion.id, *(heading.id for heading in item.path)})
