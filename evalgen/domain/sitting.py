"""Phiên xét: everything that a committee decides on in one period, as one value that its papers are made from."""

from collections.abc import Mapping

from msgspec import Struct, field

from evalgen.domain.actor import Actor
from evalgen.domain.citation import Citation
from evalgen.domain.period_status import PeriodStatus
from evalgen.domain.problem import Problem
from evalgen.domain.quota_moves import QuotaMoves
from evalgen.domain.results import Results


class Awaited(Struct, frozen=True, kw_only=True):
    """A record that goes before another one and is not decided yet (khoản 2 Điều 12 QĐ 366)."""

    name: str
    citation: Citation


class Sitting(Struct, frozen=True, kw_only=True):
    """One period on one day. Mappings are by the file of a dossier."""

    results: Results
    status: PeriodStatus
    deciding: Mapping[str, Actor]
    proposing: Mapping[str, Actor]
    turns: Mapping[str, int]
    """1 for what waits for nothing; a record's turn comes after the turns of all that go before it."""

    awaited: Mapping[str, tuple[Awaited, ...]] = field(default_factory=dict)
    quotas: tuple[QuotaMoves, ...] = ()
    """Of people, then of collectives."""

    problems: tuple[Problem, ...] = ()
    """Of the period's files and of those that all periods rest on, errors and warnings."""
