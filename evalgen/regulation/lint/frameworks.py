"""Every framework by every rule; what is found is matched with what the framework declares, and the other way round."""

from collections.abc import Callable, Iterator

from evalgen.domain.document import Document
from evalgen.regulation.frameworks.framework import Framework, KnownDefect
from evalgen.regulation.frameworks.structure import place_of
from evalgen.regulation.library import Library, Pack
from evalgen.regulation.lint.copies import criterion_doubled, target_copied
from evalgen.regulation.lint.examples import example_differs
from evalgen.regulation.lint.finding import Finding
from evalgen.regulation.lint.framework_case import Defect, FrameworkCase
from evalgen.regulation.lint.main_axes import fixed_weights, marked_main_axes
from evalgen.regulation.lint.numbering import numbers_left_out, numbers_out_of_order
from evalgen.regulation.lint.optional_criteria import optional_not_marked, optional_points_lost, optional_without_rule
from evalgen.regulation.lint.printed_targets import target_differs, year_not_reached
from evalgen.regulation.lint.ranges import printed_ranges, raised_maxima
from evalgen.regulation.lint.sums import sums_that_fail
from evalgen.regulation.lint.targets import (
    best_level_below_maximum,
    levels_out_of_order,
    target_always_reached,
    target_unreachable,
)
from evalgen.regulation.lint.thresholds import threshold_differs, threshold_unclear, threshold_unreachable
from evalgen.regulation.soundness import days_of_change

Rule = Callable[[FrameworkCase], Iterator[Defect]]

POINT_RULES: tuple[Rule, ...] = (
    sums_that_fail,
    printed_ranges,
    raised_maxima,
    marked_main_axes,
    fixed_weights,
    target_unreachable,
    target_always_reached,
    best_level_below_maximum,
    levels_out_of_order,
    optional_without_rule,
    optional_points_lost,
)
"""About points and how they are reached."""

WORD_RULES: tuple[Rule, ...] = (
    target_differs,
    year_not_reached,
    example_differs,
    optional_not_marked,
    threshold_unreachable,
    threshold_differs,
    threshold_unclear,
    criterion_doubled,
    target_copied,
    numbers_out_of_order,
    numbers_left_out,
)
"""About words; those that a framework takes from another are judged there."""

_EDITORIAL = "editorial:"
_INCOMPLETE = "Khung được hiện để tham khảo; chưa dùng để chấm điểm cho đến khi có phần còn thiếu."


def framework_findings(library: Library) -> Iterator[Finding]:
    """What is wrong with the frameworks of every pack, under the law of that pack."""
    for pack in library.packs.values():
        documents = [document for _, document in library.sources[pack.id].frameworks]
        for framework, document in zip(pack.frameworks, documents, strict=True):
            defects = _defects(library, pack, framework, document)
            declared = {defect.where: defect for defect in framework.known_defects}
            for defect in defects:
                yield _finding(defect, declared.get(defect.where), document)
            yield from _incomplete(framework, document)
            yield from _declared(framework, {defect.where for defect in defects}, document)


def _defects(library: Library, pack: Pack, framework: Framework, document: Document) -> list[Defect]:
    """What the rules find on any day on which the law of the framework changes, each defect once."""
    first = max(framework.effective_from, pack.instrument.effective_from)
    found: dict[Defect, None] = {}
    for day in sorted({first, *(day for day in days_of_change(library, pack) if day > first)}):
        law = library.law(pack.id, day)
        if day == first or law.frameworks.get(framework.id) is framework:
            case = FrameworkCase(framework=framework, law=law, period_kinds=pack.period_kinds)
            points = (defect for rule in POINT_RULES for defect in rule(case))
            words = (defect for rule in WORD_RULES for defect in rule(case))
            found |= dict.fromkeys(defect for defect in points if framework.allots or _own(defect, document))
            found |= dict.fromkeys(defect for defect in words if _own(defect, document))
    return list(found)


def _own(defect: Defect, document: Document) -> bool:
    """Whether the part that it stands in is printed in `document`, not taken from another framework."""
    return defect.steps[0] in document.root


def _finding(defect: Defect, known: KnownDefect | None, document: Document) -> Finding:
    reading = known.reading if known is not None else defect.reading
    declaring = f"Nếu văn bản in như vậy thì khai báo known_defects với where: {defect.where}."
    return Finding(
        code=defect.code,
        place=place_of(document, defect.steps),
        message=defect.message,
        remedy="" if reading else f"{defect.remedy} {declaring}".strip(),
        reading=reading,
    )


def _incomplete(framework: Framework, document: Document) -> Iterator[Finding]:
    """A framework that lacks something says what, and is not scored by."""
    for index, lost in enumerate(framework.missing):
        place = document.place("missing", index)
        yield Finding(code="framework-incomplete", place=place, message=f"khung còn thiếu {lost}", reading=_INCOMPLETE)


def _declared(framework: Framework, found: set[str], document: Document) -> Iterator[Finding]:
    """A declared defect is found by a rule, or is one of words that only readers see."""
    for index, defect in enumerate(framework.known_defects):
        place = document.place("known_defects", index, "where")
        if defect.where.startswith(_EDITORIAL):
            yield Finding(code="editorial-defect", place=place, message=defect.what, reading=defect.reading)
        elif defect.where not in found:
            yield Finding(
                code="known-defect-not-found",
                place=place,
                message=f"sai sót khai báo ở «{defect.where}» không có: không quy tắc nào tìm thấy",
                remedy="Bỏ khai báo này, hoặc sửa «where»; sai sót về lời mà chỉ người đọc thấy thì ghi editorial:<mã>.",
            )
