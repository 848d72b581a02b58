"""A framework adds up, or says where the source does not and which reading is chosen."""

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from evalgen.domain.document import Document
from evalgen.domain.number import show_plain
from evalgen.regulation.faults import Fault
from evalgen.regulation.frameworks.framework import Axis, Criterion, Framework, Section
from evalgen.regulation.frameworks.structure import Steps, place_of
from evalgen.regulation.heading import Heading
from evalgen.regulation.law import Law
from evalgen.regulation.outline import outline

_HEADING = re.compile(r"\((\d+(?:[.,]\d+)?) ĐIỂM\)")
"""The score that a heading prints, e.g. «(10 ĐIỂM)»."""


_SUMS = ("general", "axes", "section:", "axis:", "heading:")
"""Declared defects that are sums; the linter looks for the others."""


class PrintedSum(Struct, frozen=True, kw_only=True):
    """One number that must hold: its name in ``known_defects``, what people call it, what it is and what it must be."""

    where: str
    name: str
    steps: Steps
    actual: Fraction
    expected: Fraction
    expected_name: str

    @property
    def holds(self) -> bool:
        """Whether it is what it must be."""
        return self.actual == self.expected

    @property
    def message(self) -> str:
        """What is wrong where it does not hold."""
        return f"{self.name} là {show_plain(self.actual)}, {self.expected_name} là {show_plain(self.expected)}"


def framework_faults(framework: Framework, law: Law, document: Document) -> Iterator[Fault]:
    """Which numbers of `framework` do not agree under `law`; one with lost pages is shown, never added up."""
    if framework.missing:
        return
    yield from _added(framework, document)
    sums = {item.where: item for item in printed_sums(framework, law)}
    declared = {defect.where for defect in framework.known_defects}
    for item in sums.values():
        if not item.holds and item.where not in declared:
            yield Fault(
                place=place_of(document, item.steps),
                message=item.message,
                remedy=f"Sửa điểm tối đa; nếu văn bản in như vậy thì khai báo known_defects với where: {item.where}.",
            )
    for index, defect in enumerate(framework.known_defects):
        found = sums.get(defect.where)
        if defect.where.startswith(_SUMS) and (found is None or found.holds):
            yield Fault(
                code="known-defect-not-found",
                place=document.place("known_defects", index, "where"),
                message=f"sai sót khai báo ở «{defect.where}» không có: tổng ở đó khớp hoặc không có chỗ đó",
                remedy="Bỏ khai báo này, hoặc sửa «where».",
            )


def printed_sums(framework: Framework, law: Law) -> Iterator[PrintedSum]:
    """Every sum that the printed scores of `framework` must make."""
    totals = (
        ("general", ("general_criteria", "total"), "các nhóm tiêu chí chung cộng lại", framework.general),
        ("axes", ("result_axes", "total"), "các trục kết quả cộng lại", framework.axes),
    )
    for where, key, name, groups in totals:
        if key in law.values:
            expected_name = "tổng điểm theo " + ".".join(key)
            yield PrintedSum(
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


def _group_sum(group: Section | Axis, where: str, name: str, steps: Steps) -> Iterator[PrintedSum]:
    printed = [criterion for criterion in group.criteria if not criterion.added]
    scores = [criterion.max_score for criterion in printed if criterion.max_score is not None]
    if len(scores) == len(printed):
        yield PrintedSum(
            where=where,
            name=name,
            steps=(*steps, "max_score"),
            actual=sum(scores, Fraction(0)),
            expected=group.max_score,
            expected_name="điểm tối đa đã nêu",
        )
    for where_below, heading, below in _headings(group.criteria):
        if heading.max_score is not None:
            yield PrintedSum(
                where=f"{where}.{heading.id}",
                name=f"tiêu chí của mục {heading.id} cộng lại",
                steps=(*steps, "criteria", *where_below, "max_score"),
                actual=sum((criterion.max_score or Fraction(0) for criterion in below), Fraction(0)),
                expected=heading.max_score,
                expected_name="điểm tối đa đã nêu",
            )


def _headings(criteria: tuple[Criterion, ...]) -> Iterator[tuple[Steps, Heading, list[Criterion]]]:
    """Each heading between `criteria`: the place of it below them, and the criteria that it covers."""
    outlined = list(outline(criteria))
    for number, item in enumerate(outlined):
        for depth, heading in item.beginning:
            outer = len(item.path) - depth
            above = ("above", item.opened - 1 - outer) if outer else ()
            below = [other.criterion for other in outlined if heading in other.path]
            yield (number, "heading", *above), heading, below


def _heading(axis: Axis, steps: Steps) -> Iterator[PrintedSum]:
    """Số điểm in ở tiêu đề là điểm tối đa của trục."""
    printed = _HEADING.search(axis.title_printed)
    if printed:
        yield PrintedSum(
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
                place=place_of(document, ("axes", index, "max_score")),
                message=f"với tiêu chí bổ sung, các tiêu chí của trục {axis.id} cộng lại là {show_plain(total)}, "
                f"điểm tối đa đã nêu là {show_plain(axis.max_score)}",
                remedy="Sửa điểm của tiêu chí bổ sung (added: true) cho đủ điểm của trục.",
            )
