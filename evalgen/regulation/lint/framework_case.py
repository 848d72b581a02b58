"""What the rules about frameworks look at, and what they find before anybody asks whether it is declared."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from evalgen.domain.period import PeriodKind
from evalgen.regulation.frameworks.framework import Axis, Criterion, Framework, Section
from evalgen.regulation.law import Law

Steps = tuple[str | int, ...]


class FrameworkCase(Struct, frozen=True, kw_only=True):
    """One framework under the law of its own pack on one day."""

    framework: Framework
    law: Law
    period_kinds: tuple[PeriodKind, ...]
    """The kinds of period that its pack is made for."""


class Defect(Struct, frozen=True, kw_only=True):
    """One defect of a framework."""

    code: str
    where: str
    """What fails, as ``known_defects`` names it."""

    steps: Steps
    message: str
    remedy: str
    reading: str = ""
    """The reading chosen, where a value of the pack states it; else the framework may declare it."""


class PlacedCriterion(Struct, frozen=True, kw_only=True):
    """A criterion, its group, and where it stands in the document."""

    steps: Steps
    group: Section | Axis
    criterion: Criterion


def printed_groups(framework: Framework) -> tuple[tuple[str, Sequence[Section | Axis]], ...]:
    """The two parts of a framework, under their keys."""
    return (("general", framework.general), ("axes", framework.axes))


def all_criteria(framework: Framework) -> Iterator[PlacedCriterion]:
    """Every criterion as printed: the general ones, then those of the axes."""
    for key, listed in printed_groups(framework):
        for index, group in enumerate(listed):
            for number, criterion in enumerate(group.criteria):
                yield PlacedCriterion(steps=(key, index, "criteria", number), group=group, criterion=criterion)


def result_criteria(framework: Framework) -> Iterator[PlacedCriterion]:
    """Every criterion of the axes."""
    return (placed for placed in all_criteria(framework) if isinstance(placed.group, Axis))
