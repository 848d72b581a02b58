"""The law as the rooms see it: values and frameworks in force on a day, each with its citation."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from evalgen.domain.citation import Citation
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.organization import Post
from evalgen.errors import EvalgenError


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A group of general criteria."""

    id: str
    title: str
    max_score: Fraction
    criteria: tuple[Criterion, ...]
    title_printed: str = ""
    """The characters of the source where they differ from `title`."""


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

    @property
    def by_criteria(self) -> bool:
        """Whether the axis is scored by its criteria; else by work items."""
        return bool(self.criteria) and all(criterion.measure is not None for criterion in self.criteria)


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

    @property
    def general_criteria(self) -> Mapping[str, Criterion]:
        """All general criteria by id, in printed order."""
        return {item.id: item for section in self.general for item in section.criteria}

    @property
    def result_criteria(self) -> Mapping[str, Criterion]:
        """The criteria of the axes that are scored by criteria, by id, in printed order."""
        return {item.id: item for axis in self.axes if axis.by_criteria for item in axis.criteria}

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
    default_framework: str
    values: Mapping[tuple[str, str], LegalValue] = field(repr=False)
    parameters: Mapping[tuple[str, str], Parameter] = field(repr=False)

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

    def number(self, stem: str, name: str) -> Fraction:
        """The same as an exact number."""
        return Fraction(self.get(stem, name).value)

    def framework_for(self, evaluation: Evaluation, post: Post | None) -> Framework | None:
        """The framework of a record: its own, its post's, or the pack's default; None where the name is unknown."""
        name = evaluation.framework or (post.framework if post else None) or self.default_framework
        return self.frameworks.get(name)
