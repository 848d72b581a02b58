"""Whom a filled form is about, with what the records and the rules say of them. For internal papers, never the site."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from msgspec import Struct

from evalgen.domain.collective import Collective
from evalgen.domain.derivation import Line, ScoreSheet
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.number import show
from evalgen.domain.organization import Post
from evalgen.domain.period import Period
from evalgen.domain.record import Record
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.domain.ruling import Judgement
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.law import Law


class Subject(Struct, frozen=True, kw_only=True):
    """One person, one collective, one body or the whole organization, in one period."""

    results: Results
    law: Law
    period: Period
    thresholds: tuple[Fraction, ...] = ()
    """Lower bounds of the score bands: no score on paper stands on the other side of one."""

    person: str = ""
    unit: str = ""
    """Of a person, the unit of the record."""

    body: str = ""

    @property
    def records(self) -> Records:
        """All records."""
        return self.results.records

    @property
    def judgement(self) -> Judgement | None:
        """What the rules make of the person's or the collective's record."""
        if self.person:
            return self.results.assessments.get((self.period, self.person))
        return self.results.collectives.get((self.period, self.unit))

    @property
    def evaluation(self) -> Evaluation | None:
        """The person's record."""
        found = self.results.assessments.get((self.period, self.person))
        return found.evaluation if found else None

    @property
    def collective(self) -> Collective | None:
        """The record of the unit's collective."""
        return self.records.collectives.get((self.period, self.unit))

    @property
    def record(self) -> Record | None:
        """The record that the form is about."""
        return self.evaluation if self.person else self.collective

    @property
    def post(self) -> Post | None:
        """The post that the person's record is about."""
        return self.records.post_of(self.evaluation) if self.evaluation else None

    @property
    def framework(self) -> Framework | None:
        """The framework that the person's record is scored by."""
        return self.law.framework_for(self.evaluation, self.post) if self.evaluation else None

    @property
    def scored_by(self) -> Framework | None:
        """The framework that the record is scored by, of a person or of a collective."""
        if self.person or self.collective is None:
            return self.framework
        return self.law.framework_of_collective(self.collective)

    @property
    def self_sheet(self) -> ScoreSheet | None:
        """The score sheet of the self-assessment."""
        return self.judgement.self_sheet if self.judgement else None

    @property
    def verified_sheet(self) -> ScoreSheet | None:
        """The score sheet after the verification."""
        return self.judgement.verified_sheet if self.judgement else None

    def score(self, value: Fraction) -> str:
        """A total as shown, on its own side of every threshold."""
        return show(value, thresholds=self.thresholds)

    def raw(self, *steps: str) -> str:
        """Words of the record that no rule reads; empty where there are none."""
        node: Any = self.record.document.root if self.record else None
        for step in steps:
            node = node.get(step) if isinstance(node, Mapping) else None
        return node if isinstance(node, str) else ""


def lines_of(sheet: ScoreSheet | None) -> Mapping[str, Line]:
    """Every line of `sheet` by its stable name."""
    return {line.id: line for line in sheet.total.walk()} if sheet else {}


def day_of(date: dt.date | None) -> str:
    """«30/06/2026»; empty where there is none."""
    return f"{date.day:02d}/{date.month:02d}/{date.year:04d}" if date else ""
