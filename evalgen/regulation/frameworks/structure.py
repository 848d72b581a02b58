"""The parts of a framework fit together: each is named once, has its points where it must, and says what it holds."""

from collections.abc import Iterator

from evalgen.domain.document import Document
from evalgen.domain.place import Place
from evalgen.regulation.faults import Fault
from evalgen.regulation.frameworks.framework import Axis, Criterion, Framework, Section
from evalgen.regulation.frameworks.parts import nested_parts, parts_of
from evalgen.regulation.outline import outline
from evalgen.regulation.threshold import Threshold

Steps = tuple[str | int, ...]
Group = Section | Axis
Flaw = tuple[Steps, str, str]
"""Where, what is wrong, how to mend it."""


def structure_faults(framework: Framework, document: Document) -> Iterator[Fault]:
    """What is doubled, lacks points, is awarded twice or is half said in `framework`."""
    for check in (_doubled, _maxima, _whole, _parts, _thresholds):
        for steps, message, remedy in check(framework):
            yield Fault(place=place_of(document, steps), message=message, remedy=remedy)


def place_of(document: Document, steps: Steps) -> Place:
    """The place at `steps`; of what the framework takes from another one, the place that says so."""
    taken = next((key for key in ("maxima", "allots", "general_from") if key in document.root), None)
    if taken is None or steps[0] in document.root:
        return document.place(*steps)
    return document.place(taken, key=True)


def _groups(framework: Framework) -> Iterator[tuple[Steps, Group]]:
    yield from ((("general", index), section) for index, section in enumerate(framework.general))
    yield from ((("axes", index), axis) for index, axis in enumerate(framework.axes))


def _doubled(framework: Framework) -> Iterator[Flaw]:
    """Mã tiêu chí, mã mục, mã nhóm và số trục không lặp lại: records name them."""
    groups = list(_groups(framework))
    named: tuple[list[tuple[Steps, str | int]], ...] = (
        [((*steps, "id"), group.id) for steps, group in groups if isinstance(group, Section)],
        [((*steps, "id"), group.id) for steps, group in groups if isinstance(group, Axis)],
        [item for steps, group in groups if isinstance(group, Section) for item in _ids(steps, group)],
        [item for steps, group in groups if isinstance(group, Axis) for item in _ids(steps, group)],
        [item for steps, group in groups for item in _heading_ids(steps, group)],
    )
    for listed in named:
        names = [name for _, name in listed]
        for number, (place, name) in enumerate(listed):
            if name in names[:number]:
                yield place, "mã ở đây lặp lại trong khung tiêu chí", "Đặt một mã khác."


def _ids(steps: Steps, group: Group) -> Iterator[tuple[Steps, str]]:
    for number, criterion in enumerate(group.criteria):
        yield (*steps, "criteria", number, "id"), criterion.id


def _heading_ids(steps: Steps, group: Group) -> Iterator[tuple[Steps, str]]:
    for number, item in enumerate(outline(group.criteria)):
        for _, heading in item.beginning:
            yield (*steps, "criteria", number, "heading"), heading.id


def _maxima(framework: Framework) -> Iterator[Flaw]:
    """Tiêu chí chung nào cũng có điểm tối đa; tiêu chí của một trục thì tất cả có, hoặc không tiêu chí nào có."""
    for steps, group in _groups(framework):
        missing = [number for number, criterion in enumerate(group.scored) if criterion.max_score is None]
        if isinstance(group, Section) or len(missing) < len(group.scored):
            for number in missing:
                yield (*steps, "criteria", number), "tiêu chí thiếu điểm tối đa", "Bổ sung max_score."


def _whole(framework: Framework) -> Iterator[Flaw]:
    """Nhóm được chấm chung thì từng tiêu chí không có điểm tối đa riêng, và mã chấm chung không trùng mã nào."""
    taken = {criterion.id for _, group in _groups(framework) for criterion in group.criteria}
    for steps, group in _groups(framework):
        if group.whole and any(criterion.max_score is not None for criterion in group.criteria):
            message = "nhóm được chấm chung (whole) nhưng có tiêu chí nêu điểm tối đa riêng"
            yield (*steps, "whole"), message, "Bỏ whole, hoặc bỏ max_score ở các tiêu chí."
        if group.whole in taken:
            message = f"mã chấm chung «{group.whole}» trùng với mã của một tiêu chí hoặc nhóm khác"
            yield (*steps, "whole"), message, "Đặt một mã khác."
        taken |= {group.whole} - {""}


def _parts(framework: Framework) -> Iterator[Flaw]:
    """Phần của từng khối là một mục hoặc một tiêu chí trong nhóm được chấm chung; mỗi loại đơn vị theo một phần của nhóm."""
    if framework.allots:
        return  # It may name none at all, which is told where it is derived.
    groups = [parts_of(framework, axis) for axis in framework.axes if axis.whole]
    for name in framework.parts:
        if not any(name in parts for parts in groups):
            message = f"không có mục, tiêu chí «{name}» trong nhóm được chấm chung"
            yield ("parts", name), message, "Ghi mã của mục hoặc của tiêu chí."
    for parts in groups:
        kinds = [(name, kind) for name, followed in parts.items() for kind in followed]
        for number, (name, kind) in enumerate(kinds):
            if kind in {earlier for _, earlier in kinds[:number]}:
                message = f"loại đơn vị «{kind}» đã theo một phần khác của nhóm"
                yield ("parts", name), message, "Để ở một phần của mỗi nhóm."
    for outer, inner in nested_parts(framework):
        message = f"phần «{inner}» nằm trong phần «{outer}»: khối theo «{inner}» sẽ không thấy gì của phần mình"
        yield ("parts", inner), message, f"Bỏ một trong hai, hoặc thay «{outer}» bằng từng mục bên trong nó."


def _thresholds(framework: Framework) -> Iterator[Flaw]:
    """Ngưỡng là lời của chính tiêu chí, và nói đủ điều mà loại của nó đòi hỏi."""
    for steps, group in _groups(framework):
        for number, criterion in enumerate(group.criteria):
            for index, threshold in enumerate(criterion.thresholds):
                for message, remedy in _threshold(criterion, threshold):
                    yield (*steps, "criteria", number, "thresholds", index), message, remedy


def _threshold(criterion: Criterion, threshold: Threshold) -> Iterator[tuple[str, str]]:
    if threshold.text not in criterion.text:
        yield "lời của ngưỡng không có trong nội dung tiêu chí", "Chép đúng phần lời của tiêu chí chứa ngưỡng."
    said = {
        "value": threshold.value is not None,
        "grade": threshold.grade is not None,
        "level": bool(threshold.level),
        "source": bool(threshold.source),
    }
    allowed = _SAID[threshold.kind]
    given = [name for name, stated in said.items() if stated]
    if len(given) != 1 or given[0] not in allowed:
        yield f"ngưỡng «{threshold.kind}» phải nêu đúng một trong: {', '.join(allowed)}", "Sửa theo loại của ngưỡng."
    if threshold.kind == "zero" and threshold.value:
        yield "ngưỡng «zero» có con số khác 0", "Ghi value: 0, hoặc dùng kind: numeric."


_SAID = {"numeric": ("value",), "zero": ("value",), "ordinal": ("grade", "level"), "external": ("source",)}
"""What a threshold of each kind states."""
