"""What stands below an axis that is awarded whole: its criteria, and the thresholds whose results may be recorded."""

from collections.abc import Iterator

from evalgen.domain.unfilled import CHOOSE, NUMBER
from evalgen.regulation.frameworks.framework import Axis, Framework
from evalgen.regulation.frameworks.parts import other_parts, own_part
from evalgen.regulation.outline import outline

_FIELDS = {"actual": f"{{actual: {NUMBER}}}", "level": f"{{level: {CHOOSE}}}", "done": f"{{done: {CHOOSE}}}"}


def whole_hints(framework: Framework, kind: str) -> dict[str, tuple[str, ...]]:
    """By the id under which an axis is awarded whole: the lines that tell what to weigh in a unit of `kind`."""
    shown = zip(framework.axes, own_part(framework, kind).axes, strict=True)
    return {
        axis.whole: (*_lines(own), *_elsewhere(other_parts(framework, axis, kind))) for axis, own in shown if axis.whole
    }


def _elsewhere(left_out: tuple[str, ...]) -> Iterator[str]:
    if left_out:
        yield f"  Theo loại đơn vị (kind) nên không nêu các khối khác: {', '.join(left_out)}; xem cả khung ở mẫu để trống (evalgen form)."


def _lines(axis: Axis) -> Iterator[str]:
    for item in outline(axis.criteria):
        for _, heading in item.beginning:
            yield f"  {heading.id}: {heading.title}"
        yield f"  {item.criterion.id}: {item.criterion.text}"
        for threshold in item.criterion.thresholds:
            field = _FIELDS[threshold.wanted]
            yield f'    Ngưỡng {threshold.words}, có thể ghi thêm cùng chỗ với {axis.whole}: "{threshold.id}": {field}'
