"""Chương trình của một tổ chức có thẩm quyền: what it has to decide on and to propose, in the order of the law.

«2.1. Tập thể lãnh đạo, quản lý trước, cá nhân thành viên sau … 2.5. Tập thể cấp dưới trước, cấp trên sau» (khoản 2 Điều 12
QĐ 366): a record stands in a later turn than all that go before it.
"""

from collections.abc import Iterable

from msgspec import Struct

from evalgen.domain.actor import ActingBody
from evalgen.domain.dossier import Step
from evalgen.publishing.internal.case import Case
from evalgen.publishing.internal.desk import Desk


class Turn(Struct, frozen=True, kw_only=True):
    """Dossiers that may be taken in any order among themselves, once the earlier turns are done."""

    number: int
    first: int
    """The number of its first item in the whole agenda."""

    cases: tuple[Case, ...]

    @property
    def collectives(self) -> int:
        """How many of them are collectives."""
        return sum(not case.dossier.person for case in self.cases)


class Agenda(Struct, frozen=True, kw_only=True):
    """What one body has before it."""

    body: ActingBody
    to_decide: tuple[Turn, ...]
    """All steps before are taken; those of a later turn wait for the earlier turns alone."""

    decide_later: tuple[Case, ...]
    """An earlier step is still to be taken."""

    to_exempt: tuple[Case, ...]
    """Not to be assessed: only the decision is left to be written down."""

    to_propose: tuple[Turn, ...]
    propose_later: tuple[Case, ...]
    missing: tuple[Case, ...]
    """Without a record; they come before the body once there is one."""

    decided: tuple[Case, ...]

    @property
    def ready(self) -> int:
        """How many of the decisions can be taken now."""
        return sum(case.ready for turn in self.to_decide for case in turn.cases)

    @property
    def decisions(self) -> int:
        """How many are to be taken in all, now or later."""
        return sum(len(turn.cases) for turn in self.to_decide) + len(self.decide_later)

    @property
    def proposals(self) -> int:
        """How many are to be made, now or later."""
        return sum(len(turn.cases) for turn in self.to_propose) + len(self.propose_later)


def agenda_of(body: ActingBody, desk: Desk) -> Agenda:
    """What `body` has before it."""
    mine = desk.decided_by.get(body.id, ())
    open_cases = [case for case in mine if case.decision is None]
    proposing = desk.proposed_by.get(body.id, ())
    deciding = [case for case in open_cases if case.record is not None and not case.exempt]
    return Agenda(
        body=body,
        to_decide=_turns(case for case in deciding if case.dossier.next_step is Step.DECISION),
        decide_later=tuple(case for case in deciding if case.dossier.next_step is not Step.DECISION),
        to_exempt=tuple(case for case in open_cases if case.exempt),
        to_propose=_turns(case for case in proposing if case.dossier.next_step is Step.PROPOSAL),
        propose_later=tuple(case for case in proposing if case.dossier.next_step is not Step.PROPOSAL),
        missing=tuple(case for case in open_cases if case.record is None and not case.exempt),
        decided=tuple(case for case in mine if case.decision is not None),
    )


def _turns(cases: Iterable[Case]) -> tuple[Turn, ...]:
    """In each turn collectives first, else in the order of units."""
    by_turn: dict[int, list[Case]] = {}
    for case in cases:
        by_turn.setdefault(case.turn, []).append(case)
    turns: list[Turn] = []
    first = 1
    for number, items in enumerate((by_turn[key] for key in sorted(by_turn)), start=1):
        ordered = sorted(items, key=lambda case: bool(case.dossier.person))
        turns.append(Turn(number=number, first=first, cases=tuple(ordered)))
        first += len(ordered)
    return tuple(turns)
