"""Phần của mình: of parts that are each for one kind of unit, the one that a unit follows.

«Khối cơ quan tham mưu của Đảng tập trung đánh giá về: …», «Khối cơ quan hành chính nhà nước tập trung đánh giá về: …»
(Phụ lục 1, 3, 4 QĐ 366). The group is awarded whole whatever is left out, so that this is for papers, never for scores.
"""

from msgspec.structs import replace

from evalgen.regulation.framework import Axis, Framework
from evalgen.regulation.outline import Outlined, outline, under_headings


def own_part(framework: Framework, kind: str) -> Framework:
    """`framework` without the parts that units of `kind` do not follow; whole where it says of no part that they do."""
    others = other_parts(framework, kind)
    if not others:
        return framework
    return replace(framework, axes=tuple(_without(axis, others) for axis in framework.axes))


def other_parts(framework: Framework, kind: str) -> frozenset[str]:
    """What stands above the parts that units of `kind` do not follow; nothing where it says of no part that they do."""
    others = frozenset(name for name, kinds in framework.parts.items() if kind not in kinds)
    return others if len(others) < len(framework.parts) else frozenset()


def _without(axis: Axis, others: frozenset[str]) -> Axis:
    kept = (item for item in outline(axis.criteria) if not others & _names(item))
    return replace(axis, criteria=tuple(under_headings(kept)))


def _names(item: Outlined) -> frozenset[str]:
    return frozenset({item.criterion.id, *(heading.id for heading in item.path)})
