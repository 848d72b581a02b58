"""The frameworks of a regulation as the rooms see them: axes, sections and criteria, each with its citation."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property

from msgspec import Struct, field

from evalgen.domain.citation import Citation
from evalgen.domain.subject_kind import SubjectKind
from evalgen.errors import EvalgenError
from evalgen.regulation.heading import Heading
from evalgen.regulation.level import Level
from evalgen.regulation.threshold import Threshold

AT_LEAST = ">="
"""How a result is compared with its target where nothing is said."""


class PrintedExample(Struct, frozen=True, kw_only=True):
    """«12/18 = 0,66 … điểm tối đa đạt được là: 1,33»: what a source reckons for illustration; nobody is scored by it."""

    actual: Fraction
    share: Fraction
    score: Fraction


class CriterionMeasure(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a criterion of an axis is scored against its target, as data."""

    kind: str
    """``ratio``: actual ÷ target. ``threshold``: the target is reached or not. ``level``: a named level with its score.
    ``deliverable``: done or not. ``points``: people award up to the maximum."""

    target: Fraction | None = None
    """The number to reach; of a printed range its lower bound."""

    comparison: str = AT_LEAST
    """``>=`` or ``>``: more is better; ``<=`` or ``<``: less is better."""

    unit: str = ""
    levels: tuple[Level, ...] = ()
    """Of ``level``: the score of each, best first."""

    example: PrintedExample | None = None


class Criterion(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Tiêu chí, verbatim."""

    id: str
    text: str
    max_score: Fraction | None
    """None where the source prints no maximum of its own."""

    optional: bool = False
    """«nếu có»"""

    text_printed: str = ""
    """The characters of the source where they differ from `text` (slips of printing or scanning)."""

    note: str = ""
    target: str = ""
    """The target in the words of the source."""

    measure: CriterionMeasure | None = None
    """How it is scored; None on an axis that is scored by work items."""

    added: bool = False
    """Not printed in the source: the reading of a known defect adds it."""

    heading: Heading | None = None
    """Of the first criterion below a heading; see ``outline`` for what the heading covers."""

    thresholds: tuple[Threshold, ...] = ()
    """What its text asks for besides points."""

    @property
    def maximum(self) -> Fraction:
        """The maximum of a criterion that is scored.

        Raises EvalgenError where there is none: a pack that would score by it is refused, and no such score is ever zero.
        """
        if self.max_score is None:
            raise EvalgenError(
                "Tiêu chí {criterion} không có điểm tối đa nên không chấm điểm được.",
                remedy="Bổ sung max_score cho tiêu chí này trong khung tiêu chí của gói quy định.",
                criterion=self.id,
            )
        return self.max_score


class Section(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A group of general criteria."""

    id: str
    title: str
    max_score: Fraction
    criteria: tuple[Criterion, ...]
    title_printed: str = ""
    """The characters of the source where they differ from `title`."""

    whole: str = ""
    """Where the source gives the group one maximum and its criteria none: the id under which it is awarded whole."""

    intro: str = ""
    """What the source says before its first criterion."""

    @property
    def scored(self) -> tuple[Criterion, ...]:
        """What points are given for: the criteria, or the group as a whole."""
        return (_whole(self.whole, self.title, self.max_score),) if self.whole else self.criteria


class RaisedMaximum(Struct, frozen=True, kw_only=True):
    """«trường hợp 2 chỉ tiêu 1.1 và 1.2 không có điểm chỉ tiêu 1.4 là từ 0-20»: a maximum where others do not apply."""

    criterion: str
    max_score: Fraction
    absent: tuple[str, ...]
    """Criteria that all do not apply."""


class Axis(Struct, frozen=True, kw_only=True, omit_defaults=True, dict=True):
    """Trục kết quả."""

    id: int
    title: str
    max_score: Fraction
    criteria: tuple[Criterion, ...]
    title_printed: str = ""
    """The heading as the source prints it, slips included."""

    raised: tuple[RaisedMaximum, ...] = ()
    main: bool = False
    """The source itself names it «trục chính, chủ yếu»."""

    whole: str = ""
    """Where the source gives the axis one maximum and its criteria none: the id under which it is awarded whole."""

    intro: str = ""
    """What the source says before its first criterion."""

    label: str = ""
    """What the source calls it where it knows no numbered axes, e.g. «Nhóm II»."""

    @cached_property
    def by_criteria(self) -> bool:
        """Whether the axis is scored by its criteria; else by work items."""
        return bool(self.criteria) and all(criterion.measure is not None for criterion in self.scored)

    @property
    def name(self) -> str:
        """«Trục 1: …», or as the source calls it."""
        return f"{self.label or f'Trục {self.id}'}: {self.title}"

    @property
    def scored(self) -> tuple[Criterion, ...]:
        """What points are given for where the axis is scored by criteria: these, or the axis as a whole."""
        return (_whole(self.whole, self.title, self.max_score),) if self.whole else self.criteria


def _whole(name: str, title: str, max_score: Fraction) -> Criterion:
    return Criterion(id=name, text=title, max_score=max_score, measure=CriterionMeasure(kind="points"))


class KnownDefect(Struct, frozen=True, kw_only=True):
    """A defect that stands in the source, and the reading chosen."""

    what: str
    reading: str
    where: str = ""
    """What fails: the sum ``general``, ``axes``, ``section:1`` or ``axis:6``, or the score printed in ``heading:3``."""


class Framework(Struct, frozen=True, kw_only=True, omit_defaults=True, dict=True):
    """Khung tiêu chí chấm điểm."""

    id: str
    title: str
    applies_to: str
    general: tuple[Section, ...]
    axes: tuple[Axis, ...]
    citation: Citation
    known_defects: tuple[KnownDefect, ...] = ()
    effective_from: dt.date = dt.date.min
    missing: tuple[str, ...] = ()
    """What the source lacks; a framework with gaps is shown, never scored by."""

    subject: SubjectKind = SubjectKind.LEADER
    """Whom it scores."""

    heading: Heading | None = None
    """The heading of the annex that it stands below, where the annex holds many frameworks."""

    intro: str = ""
    """What the source says before its first group."""

    reading: str = ""
    """Where the words are unclear: the reading chosen and its alternatives."""

    general_from: str = ""
    """The framework that it shares its general part with."""

    allots: str = ""
    """The framework whose groups' points it allots to their criteria."""

    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By the heading or criterion that a part stands below: the kinds of units that follow it; `own_part` leaves the others out."""

    @cached_property
    def general_criteria(self) -> Mapping[str, Criterion]:
        """All that points are given for in the general part, by id, in printed order."""
        return {item.id: item for section in self.general for item in section.scored}

    @cached_property
    def result_criteria(self) -> Mapping[str, Criterion]:
        """What points are given for on the axes that are scored by criteria, by id, in printed order."""
        return {item.id: item for axis in self.axes if axis.by_criteria for item in axis.scored}

    @cached_property
    def thresholds(self) -> Mapping[str, Threshold]:
        """What the texts of its criteria ask for besides points, by the id under which results are recorded."""
        groups: tuple[Section | Axis, ...] = (*self.general, *self.axes)
        criteria = (criterion for group in groups for criterion in group.criteria)
        return {item.id: item for criterion in criteria for item in criterion.thresholds}

    @cached_property
    def axes_by_id(self) -> Mapping[int, Axis]:
        """The axes by their numbers; the first of those that share one."""
        return {axis.id: axis for axis in reversed(self.axes)}

    def axis(self, number: int) -> Axis | None:
        """The axis with that number."""
        return self.axes_by_id.get(number)
