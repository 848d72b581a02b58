"""A framework adds up, or says where the source does not and which reading is chosen."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from evalgen.domain.document import Document
from evalgen.domain.number import show_plain
from evalgen.regulation.faults import Fault
from evalgen.regulation.framework_measures import measure_faults
from evalgen.regulation.law import Axis, Criterion, Framework, Law, Section

Steps = tuple[str | int, ...]


_HEADING = re.compile(r"\((\d+(?:[.,]\d+)?) ĐIỂM\)")
"""The score that a heading prints, e.g. «(10 ĐIỂM)»."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sum:
    """One number that must hold: its name in ``known_defects``, what people call it, what it is and what it must be."""

    where: str
    name: str
    steps: Steps
    actual: Fraction
    expected: Fraction
    expected_name: str


def framework_faults(framework: Framework, law: Law, document: Document) -> Iterator[Fault]:
    """What keeps `framework` from being used for scoring under `law`; one with lost pages is shown, never added up."""
    yield from _doubled(framework, document)
    yield from _maxima(framework, document)
    yield from measure_faults(framework, document)
    if framework.missing:
        return
    yield from _added(framework, document)
    sums = {item.where: item for item in _sums(framework, law)}
    declared = {defect.where for defect in framework.known_defects}
    for item in sums.values():
        if item.actual != item.expected and item.where not in declared:
            yield Fault(
                place=document.place(*item.steps),
                message=f"{item.name} là {show_plain(item.actual)}, "
                f"{item.expected_name} là {show_plain(item.expected)}",
                remedy=f"Sửa điểm tối đa; nếu văn bản in như vậy thì khai báo known_defects với where: {item.where}.",
            )
    for index, defect in enumerate(framework.known_defects):
        found = sums.get(defect.where)
        if found is None or found.actual == found.expected:
            yield Fault(
                place=document.place("known_defects", index, "where"),
                message=f"sai sót khai báo ở «{defect.where}» không có: tổng ở đó khớp hoặc không có chỗ đó",
                remedy="Bỏ khai báo này, hoặc sửa «where».",
            )


def _sums(framework: Framework, law: Law) -> Iterator[_Sum]:
    totals = (
        ("general", ("general_criteria", "total"), "các nhóm tiêu chí chung cộng lại", framework.general),
        ("axes", ("result_axes", "total"), "các trục kết quả cộng lại", framework.axes),
    )
    for where, key, name, groups in totals:
        if key in law.values:
            expected_name = "tổng điểm theo " + ".".join(key)
            yield _Sum(
                where=where,
                name=name,
                steps=(where,),
                actual=sum((group.max_score for group in groups), Fraction(0)),
                expected=law.number(*key),
                expected_name=expected_name,
            )
    for index, section in enumerate(framework.general):
        yield from _group_sum(
            section, f"section:{section.id}", f"tiêu chí của nhóm {section.id} cộng lại", ("general", index)
        )
    for index, axis in enumerate(framework.axes):
        yield from _group_sum(axis, f"axis:{axis.id}", f"tiêu chí của trục {axis.id} cộng lại", ("axes", index))
        yield from _heading(axis, ("axes", index))


def _group_sum(group: Section | Axis, where: str, name: str, steps: Steps) -> Iterator[_Sum]:
    printed = [criterion for criterion in group.criteria if not criterion.added]
    scores = [criterion.max_score for criterion in printed if criterion.max_score is not None]
    if len(scores) == len(printed):
        yield _Sum(
            where=where,
            name=name,
            steps=(*steps, "max_score"),
            actual=sum(scores, Fraction(0)),
            expected=group.max_score,
            expected_name="điểm tối đa đã nêu",
        )


def _heading(axis: Axis, steps: Steps) -> Iterator[_Sum]:
    """Số điểm in ở tiêu đề là điểm tối đa của trục."""
    printed = _HEADING.search(axis.title_printed)
    if printed:
        yield _Sum(
            where=f"heading:{axis.id}",
            name=f"điểm in ở tiêu đề của trục {axis.id}",
            steps=(*steps, "title_printed"),
            actual=Fraction(printed[1].replace(",", ".")),
            expected=axis.max_score,
            expected_name="điểm tối đa đã nêu",
        )


def _added(framework: Framework, document: Document) -> Iterator[Fault]:
    """Tiêu chí mà cách hiểu bổ sung vào thì phải làm cho đủ điểm của trục."""
    for index, axis in enumerate(framework.axes):
        total = sum((criterion.max_score or Fraction(0) for criterion in axis.criteria), Fraction(0))
        if total != axis.max_score and any(criterion.added for criterion in axis.criteria):
            yield Fault(
                place=document.place("axes", index, "max_score"),
                message=f"với tiêu chí bổ sung, các tiêu chí của trục {axis.id} cộng lại là {show_plain(total)}, "
                f"điểm tối đa đã nêu là {show_plain(axis.max_score)}",
                remedy="Sửa điểm của tiêu chí bổ sung (added: true) cho đủ điểm của trục.",
            )


def _doubled(framework: Framework, document: Document) -> Iterator[Fault]:
    """Mã tiêu chí, mã nhóm và số trục không lặp lại: records name them."""
    for steps in (
        *_repeats([group.id for group in framework.general], ("general",)),
        *_repeats([axis.id for axis in framework.axes], ("axes",)),
        *_repeated_criteria(framework.general, "general"),
        *_repeated_criteria(framework.axes, "axes"),
    ):
        yield Fault(
            place=document.place(*steps), message="mã ở đây lặp lại trong khung tiêu chí", remedy="Đặt một mã khác."
        )


def _repeats(names: Iterable[str | int], steps: Steps) -> list[Steps]:
    listed = list(names)
    return [(*steps, index, "id") for index, name in enumerate(listed) if name in listed[:index]]


def _repeated_criteria(groups: Iterable[Section | Axis], key: str) -> list[Steps]:
    seen: set[str] = set()
    repeats: list[Steps] = []
    for index, group in enumerate(groups):
        for number, criterion in enumerate(group.criteria):
            if criterion.id in seen:
                repeats.append((key, index, "criteria", number, "id"))
            seen.add(criterion.id)
    return repeats


def _maxima(framework: Framework, document: Document) -> Iterator[Fault]:
    """Tiêu chí chung nào cũng có điểm tối đa; tiêu chí của một trục thì tất cả có, hoặc không tiêu chí nào có."""
    for index, section in enumerate(framework.general):
        for number in _without_maximum(section.criteria):
            yield _no_maximum(document, ("general", index, "criteria", number))
    for index, axis in enumerate(framework.axes):
        missing = _without_maximum(axis.criteria)
        if len(missing) < len(axis.criteria):
            for number in missing:
                yield _no_maximum(document, ("axes", index, "criteria", number))


def _without_maximum(criteria: tuple[Criterion, ...]) -> list[int]:
    return [number for number, criterion in enumerate(criteria) if criterion.max_score is None]


def _no_maximum(document: Document, steps: Steps) -> Fault:
    return Fault(place=document.place(*steps), message="tiêu chí thiếu điểm tối đa", remedy="Bổ sung max_score.")
