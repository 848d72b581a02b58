"""The law as the rooms see it: values and frameworks in force on a day, each with its citation."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from evalgen.domain.citation import Citation
from evalgen.domain.collective import Collective
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Outcome, lettered
from evalgen.domain.organization import Post
from evalgen.domain.subject_kind import SubjectKind
from evalgen.errors import EvalgenError
from evalgen.regulation.forms import Form
from evalgen.regulation.heading import Heading
from evalgen.regulation.procedure import Procedure
from evalgen.regulation.threshold import Threshold


@dataclass(frozen=True, kw_only=True, slots=True)
class Instrument:
    """Văn bản: a legal instrument."""

    id: str
    number: str
    name: str
    """Short name used in citations, e.g. ``Quy định 366-QĐ/TW``."""

    title: str
    issuer: str
    issued_on: dt.date
    effective_from: dt.date
    status: str
    """``in_force`` or ``draft``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LegalValue:
    """A value of the law: exact (int, Fraction, str, bool, tuple or mapping of these), dated, cited."""

    value: Any
    citation: Citation
    effective_from: dt.date
    reading: str = ""
    """Where the words are unclear: the reading chosen and its alternatives, in Vietnamese."""

    chosen: str = ""
    """Of the reading, what was chosen."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Parameter:
    """One named number or choice of a rule, with all its dated values, oldest first."""

    stem: str
    """The rule it belongs to, e.g. ``excellent_quota``."""

    name: str
    title: str
    values: tuple[LegalValue, ...]

    def on(self, day: dt.date) -> LegalValue | None:
        """The value in force on `day`."""
        return next((item for item in reversed(self.values) if item.effective_from <= day), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Level:
    """One level of a measure, e.g. 0.75 «phải sửa đổi 1-2 lần»."""

    value: Fraction
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintedExample:
    """«12/18 = 0,66 … điểm tối đa đạt được là: 1,33»: what a source reckons for illustration; nobody is scored by it."""

    actual: Fraction
    share: Fraction
    score: Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class CriterionMeasure:
    """How a criterion of an axis is scored against its target, as data."""

    kind: str
    """``ratio``: actual ÷ target. ``threshold``: the target is reached or not. ``level``: a named level with its score.
    ``deliverable``: done or not. ``points``: people award up to the maximum."""

    target: Fraction | None = None
    """The number to reach; of a printed range its lower bound."""

    comparison: str = ">="
    """``>=`` or ``>``: more is better; ``<=`` or ``<``: less is better."""

    unit: str = ""
    levels: tuple[Level, ...] = ()
    """Of ``level``: the score of each, best first."""

    example: PrintedExample | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Criterion:
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
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


@dataclass(frozen=True, kw_only=True, slots=True)
class RaisedMaximum:
    """«trường hợp 2 chỉ tiêu 1.1 và 1.2 không có điểm chỉ tiêu 1.4 là từ 0-20»: a maximum where others do not apply."""

    criterion: str
    max_score: Fraction
    absent: tuple[str, ...]
    """Criteria that all do not apply."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Axis:
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

    by_criteria: bool = field(init=False, repr=False, compare=False)
    """Whether the axis is scored by its criteria; else by work items."""

    def __post_init__(self) -> None:
        measured = all(criterion.measure is not None for criterion in self.scored)
        object.__setattr__(self, "by_criteria", bool(self.criteria) and measured)

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


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownDefect:
    """A defect that stands in the source, and the reading chosen."""

    what: str
    reading: str
    where: str = ""
    """What fails: the sum ``general``, ``axes``, ``section:1`` or ``axis:6``, or the score printed in ``heading:3``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Framework:
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

    general_criteria: Mapping[str, Criterion] = field(init=False, repr=False, compare=False)
    """All that points are given for in the general part, by id, in printed order."""

    result_criteria: Mapping[str, Criterion] = field(init=False, repr=False, compare=False)
    """What points are given for on the axes that are scored by criteria, by id, in printed order."""

    def __post_init__(self) -> None:
        general = {item.id: item for section in self.general for item in section.scored}
        results = {item.id: item for axis in self.axes if axis.by_criteria for item in axis.scored}
        object.__setattr__(self, "general_criteria", general)
        object.__setattr__(self, "result_criteria", results)

    @property
    def thresholds(self) -> Mapping[str, Threshold]:
        """What the texts of its criteria ask for besides points, by the id under which results are recorded."""
        groups: tuple[Section | Axis, ...] = (*self.general, *self.axes)
        criteria = (criterion for group in groups for criterion in group.criteria)
        return {item.id: item for criterion in criteria for item in criterion.thresholds}

    def axis(self, number: int) -> Axis | None:
        """The axis with that number."""
        return next((axis for axis in self.axes if axis.id == number), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Law:
    """What is in force for one period: the pack chosen, with what it extends, on one day."""

    pack: str
    title: str
    day: dt.date
    instruments: Mapping[str, Instrument]
    frameworks: Mapping[str, Framework]
    default_frameworks: Mapping[SubjectKind, str]
    """The framework of each kind of subject that has none of its own."""

    values: Mapping[tuple[str, str], LegalValue] = field(repr=False)
    parameters: Mapping[tuple[str, str], Parameter] = field(repr=False)
    procedure: Procedure = field(repr=False)
    forms: Mapping[str, Form] = field(repr=False)
    """Biểu mẫu by id: the pack's own and those of what it extends for the same kinds of period."""

    stems: frozenset[str] = field(init=False, repr=False, compare=False)
    """The rules that the pack states."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "stems", frozenset(stem for stem, _ in self.values))

    def get(self, stem: str, name: str) -> LegalValue:
        """The value of parameter `name` of rule `stem`.

        Raises EvalgenError where the pack does not say: a missing number of the law is never guessed.
        """
        try:
            return self.values[stem, name]
        except KeyError:
            raise EvalgenError(
                f"Gói quy định «{self.pack}» không có giá trị «{stem}.{name}» có hiệu lực ngày {self.day:%d/%m/%Y}.",
                remedy=f"Bổ sung «{stem}.{name}» kèm căn cứ và ngày hiệu lực vào gói quy định.",
            ) from None

    def speaks_of(self, stem: str) -> bool:
        """Whether the pack states rule `stem` at all."""
        return stem in self.stems

    @property
    def looks_at_collectives(self) -> bool:
        """Whether collectives are graded, or grades of people depend on what their collectives did."""
        graded = SubjectKind.COLLECTIVE in self.default_frameworks
        return graded or self.speaks_of("evaluation_order") or self.speaks_of("unit_completion")

    def number(self, stem: str, name: str) -> Fraction:
        """The same as an exact number."""
        return Fraction(self.get(stem, name).value)

    @property
    def grade_letters(self) -> Mapping[str, str]:
        """The letters that the instrument gives to grades, by the grade's name; empty where it gives none."""
        letters = self.values.get(("score_band", "letters"))
        return letters.value if letters is not None else {}

    def grade_name(self, outcome: Outcome) -> str:
        """The regulation's words, with the instrument's letter if it has one: «Hoàn thành tốt nhiệm vụ (Loại B)»."""
        return lettered(outcome.label, self.grade_letters.get(outcome.name, ""))

    def framework_for(self, evaluation: Evaluation, post: Post | None) -> Framework | None:
        """The framework of a record: its own, its post's, or the pack's default; None where the name is unknown."""
        return self.frameworks.get(evaluation.framework or self.framework_name(post))

    def framework_of_collective(self, collective: Collective) -> Framework | None:
        """The framework that scores a collective: its own, or the pack's; None where the law scores none."""
        return self.frameworks.get(collective.framework or self.default_frameworks.get(SubjectKind.COLLECTIVE, ""))

    def framework_name(self, post: Post | None) -> str:
        """The framework of a post: the one of its own that this pack has, else the default; empty where there is none.

        Of an unknown post the default is known only where all kinds of subject have the same.
        """
        if post is None:
            names = set(self.default_frameworks.values())
            return names.pop() if len(names) == 1 else ""
        own = next((name for name in post.frameworks if name in self.frameworks), None)
        return own or self.default_frameworks.get(post.standing.subject, "")
