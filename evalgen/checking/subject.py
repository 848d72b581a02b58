"""What a check sees: the records, what the rules made of them, and the law of each period."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct

from evalgen.domain.collective import Collective
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.once import once
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem
from evalgen.domain.record import Record
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.law import Law
from evalgen.regulation.library import Library

T = TypeVar("T")


class Subject(Struct, frozen=True, kw_only=True, dict=True):
    """Everything that may be checked."""

    results: Results
    laws: Mapping[Period, Law]
    """The law of each period; a period without a pack in force is absent."""

    library: Library
    """All packs."""

    @cached_property
    def answers(self) -> dict[Callable[["Subject"], Any], Any]:
        """What `once` has been answered already."""
        return {}

    def once(self, question: Callable[["Subject"], T]) -> T:
        """What several checks start from, worked out for the first of them."""
        return once(self.answers, question, self)

    @property
    def records(self) -> Records:
        """The records themselves."""
        return self.results.records

    def by_period(self) -> Mapping[Period, list[Evaluation]]:
        """The records of people in each period."""
        return self.once(_by_period)

    def framework_of(self, record: Record) -> Framework | None:
        """The framework that the record is scored by, or None where the law or the framework is unknown."""
        try:
            return self._frameworks[id(record)]
        except KeyError:
            return _framework_of(self, record)

    @cached_property
    def _frameworks(self) -> dict[int, Framework | None]:
        """By identity: the subject holds its records, so that none of them gives its place to another one."""
        return {id(record): _framework_of(self, record) for record in self.records.people_and_collectives()}

    def under_law(self) -> tuple[tuple[Evaluation, Law | None], ...]:
        """The records of people, each with the law of its period."""
        return self.once(_under_law)


def _by_period(subject: Subject) -> Mapping[Period, list[Evaluation]]:
    found: defaultdict[Period, list[Evaluation]] = defaultdict(list)
    for evaluation in subject.records.evaluations:
        found[evaluation.period].append(evaluation)
    return found


def _under_law(subject: Subject) -> tuple[tuple[Evaluation, Law | None], ...]:
    return tuple((evaluation, subject.laws.get(evaluation.period)) for evaluation in subject.records.evaluations)


def _framework_of(subject: Subject, record: Record) -> Framework | None:
    law = subject.laws.get(record.period)
    if law is None:
        return None
    if isinstance(record, Collective):
        return law.framework_of_collective(record)
    return law.framework_for(record, subject.records.post_of(record))


Check = Callable[[Subject], Iterator[Problem]]
"""A check answers with the problems it finds. Its docstring is the rule."""
