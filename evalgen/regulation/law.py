"""The law as the rooms see it: values and frameworks in force on a day, each with its citation."""

import datetime as dt
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct

from evalgen.domain.citation import Citation
from evalgen.domain.collective import Collective
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Outcome, lettered
from evalgen.domain.once import once
from evalgen.domain.organization import Person, Post
from evalgen.domain.subject_kind import SubjectKind
from evalgen.errors import EvalgenError
from evalgen.regulation.forms.form import Form
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.procedures.procedure import Procedure

T = TypeVar("T")


class Instrument(Struct, frozen=True, kw_only=True):
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


class LegalValue(Struct, frozen=True, kw_only=True):
    """A value of the law: exact (int, Fraction, str, bool, tuple or mapping of these), dated, cited."""

    value: Any
    citation: Citation
    effective_from: dt.date
    reading: str = ""
    """Where the words are unclear: the reading chosen and its alternatives, in Vietnamese."""

    chosen: str = ""
    """Of the reading, what was chosen."""


class Parameter(Struct, frozen=True, kw_only=True):
    """One named number or choice of a rule, with all its dated values, oldest first."""

    stem: str
    """The rule it belongs to, e.g. ``excellent_quota``."""

    name: str
    title: str
    values: tuple[LegalValue, ...]

    def on(self, day: dt.date) -> LegalValue | None:
        """The value in force on `day`."""
        return next((item for item in reversed(self.values) if item.effective_from <= day), None)


class Law(Struct, frozen=True, kw_only=True, dict=True):
    """What is in force for one period: the pack chosen, with what it extends, on one day."""

    pack: str
    title: str
    day: dt.date
    instruments: Mapping[str, Instrument]
    frameworks: Mapping[str, Framework]
    default_frameworks: Mapping[SubjectKind, str]
    """The framework of each kind of subject that has none of its own."""

    values: Mapping[tuple[str, str], LegalValue]
    parameters: Mapping[tuple[str, str], Parameter]
    procedure: Procedure
    forms: Mapping[str, Form]
    """Biểu mẫu by id: the pack's own and those of what it extends for the same kinds of period."""

    @cached_property
    def stems(self) -> frozenset[str]:
        """The rules that the pack states."""
        return frozenset(stem for stem, _ in self.values)

    @cached_property
    def answers(self) -> dict[Callable[["Law"], Any], Any]:
        """What `once` has been answered already."""
        return {}

    def get(self, stem: str, name: str) -> LegalValue:
        """The value of parameter `name` of rule `stem`.

        Raises EvalgenError where the pack does not say: a missing number of the law is never guessed.
        """
        try:
            return self.values[stem, name]
        except KeyError:
            raise EvalgenError(
                "Gói quy định «{pack}» không có giá trị «{value}» có hiệu lực ngày {day}.",
                remedy="Bổ sung «{value}» kèm căn cứ và ngày hiệu lực vào gói quy định.",
                pack=self.pack,
                value=f"{stem}.{name}",
                day=f"{self.day:%d/%m/%Y}",
            ) from None

    def once(self, question: Callable[["Law"], T]) -> T:
        """What `question` makes of this law: worked out for the first record that asks."""
        return once(self.answers, question, self)

    def speaks_of(self, stem: str) -> bool:
        """Whether the pack states rule `stem` at all."""
        return stem in self.stems

    @property
    def looks_at_collectives(self) -> bool:
        """Whether collectives are graded, or grades of people depend on what their collectives did."""
        graded = SubjectKind.COLLECTIVE in self.default_frameworks
        return graded or self.speaks_of("evaluation_order") or self.speaks_of("unit_completion")

    @property
    def asks_for_collectives(self) -> bool:
        """Whether every unit with people is to have a record of its own; where the law is silent too, if it looks at any."""
        stated = self.values.get(("completeness", "collectives"))
        return self.looks_at_collectives and (stated is None or bool(stated.value))

    @property
    def counts_faults(self) -> bool:
        """Whether it counts faults and delays instead of naming levels."""
        marking = self.values.get(("kpi", "marking"))
        return marking is not None and marking.value == "faults"

    @property
    def awards_points(self) -> bool:
        """Whether it awards points for general criteria instead of all or nothing."""
        return bool(self.get("general_criteria", "method").value == "points")

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
        own = next((name for name in post.frameworks if name in self.frameworks), None) if post.frameworks else None
        return own or self.default_frameworks.get(post.standing.subject, "")

    def graded_posts(self, person: Person, day: dt.date) -> tuple[Post, ...]:
        """The posts held on `day` that the law has a framework for: with one at least the person is evaluated."""
        return tuple(post for post in person.posts if post.span.covers(day) and self.framework_name(post))
