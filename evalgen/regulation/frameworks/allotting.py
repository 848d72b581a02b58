"""Phân bổ điểm: the points that a source prints for whole groups, allotted to their criteria by the competent body.

«Các cấp uỷ, tổ chức đảng … căn cứ quy định của Bộ Chính trị để cụ thể hoá … bộ tiêu chí đánh giá» (khoản 1 Điều 14 QĐ 366).
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TypeVar

from msgspec.structs import replace

from evalgen.regulation.criterion_building import build_measure
from evalgen.regulation.frameworks.framework import Axis, CriterionMeasure, Framework, Section
from evalgen.regulation.known_names import instead_of
from evalgen.regulation.outline import Outlined, outline, under_headings
from evalgen.regulation.site import Site

Group = TypeVar("Group", Section, Axis)
_BY_POINTS = CriterionMeasure(kind="points")
_SHOWN = 8
"""So many names are listed; more would hide the message."""


def allot(own: Framework, base: Framework, site: Site) -> Framework:
    """`own` with the groups of `base`, whose criteria have the maxima and measures that the document of `own` gives."""
    root = site.document.root
    maxima = {name: Fraction(score) for name, score in root.get("maxima", {}).items()}
    measures = {name: build_measure(measure) for name, measure in root.get("measures", {}).items()}
    groups: list[Section | Axis] = [*base.general, *base.axes]
    groups = [group for group in groups if group.whole]
    if not groups:
        message = f"khung «{base.id}» không có nhóm nào chấm chung để phân bổ điểm"
        site.fault(("allots",), message, "Chọn một khung chỉ có điểm của cả nhóm.")
        return own
    outlined = [item for group in groups for item in outline(group.criteria)]
    _refuse(outlined, maxima, site)
    results = {criterion.id for axis in base.axes if axis.whole for criterion in axis.criteria}
    _refuse_measures(measures, maxima, results, site)
    return replace(
        own,
        subject=base.subject,
        general=tuple(_allotted(section, maxima, {}, None) for section in base.general),
        axes=tuple(_allotted(axis, maxima, measures, _BY_POINTS) for axis in base.axes),
        intro=own.intro or base.intro,
        heading=own.heading or base.heading,
        missing=(*own.missing, *base.missing),
    )


def _refuse(outlined: list[Outlined], maxima: Mapping[str, Fraction], site: Site) -> None:
    """Tiêu chí nào cũng được phân bổ hoặc ghi 0; mục chỉ ghi được 0."""
    criteria = {item.criterion.id for item in outlined}
    headings = {heading.id for item in outlined for heading in item.path}
    for name, score in maxima.items():
        if name not in criteria | headings:
            remedy = instead_of(name, sorted(criteria | headings))
            site.fault(("maxima", name), f"không có tiêu chí, mục «{name}» trong nhóm chấm chung", remedy, key=True)
        elif name in headings - criteria and score:
            remedy = "Ghi điểm ở từng tiêu chí của mục; ở mục chỉ ghi 0 khi không chấm cả mục."
            site.fault(("maxima", name), f"mục «{name}» không được cho điểm", remedy)
    open_ones = [item.criterion.id for item in outlined if _maximum(item, maxima) is None]
    if open_ones:
        message = f"còn {len(open_ones)} tiêu chí chưa được phân bổ điểm: {_listed(open_ones)}"
        remedy = "Ghi điểm tối đa của từng tiêu chí; tiêu chí hoặc cả mục không chấm thì ghi 0."
        site.fault(("maxima",), message, remedy, key=True)


def _refuse_measures(
    measures: Mapping[str, CriterionMeasure], maxima: Mapping[str, Fraction], results: Iterable[str], site: Site
) -> None:
    for name in measures:
        if name not in results or not maxima.get(name):
            message = f"cách chấm của «{name}» không dùng đến: không phải là tiêu chí về kết quả có điểm"
            site.fault(("measures", name), message, "Bỏ cách chấm này, hoặc ghi điểm của tiêu chí ở maxima.", key=True)


def _maximum(item: Outlined, maxima: Mapping[str, Fraction]) -> Fraction | None:
    """Of a criterion: its own, else 0 where a heading above it is left out; None where nothing is said."""
    own = maxima.get(item.criterion.id)
    if own is not None:
        return own
    return Fraction(0) if any(maxima.get(heading.id) == 0 for heading in item.path) else None


def _allotted(
    group: Group,
    maxima: Mapping[str, Fraction],
    measures: Mapping[str, CriterionMeasure],
    usual: CriterionMeasure | None,
) -> Group:
    """`group` with the criteria that have points; what is not awarded whole stays as it is."""
    if not group.whole:
        return group
    counted = [item for item in outline(group.criteria) if _maximum(item, maxima)]
    criteria = tuple(
        replace(
            criterion,
            max_score=maxima[criterion.id],
            measure=measures.get(criterion.id, usual),
            # The criterion's own id is for its points now.
            thresholds=tuple(
                replace(threshold, id=f"{criterion.id}-{number}")
                for number, threshold in enumerate(criterion.thresholds, start=1)
            ),
        )
        for criterion in under_headings(counted)
    )
    return replace(group, whole="", criteria=criteria)


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:_SHOWN])
    return f"{shown} …" if len(names) > _SHOWN else shown
