"""Những điều phải cân nhắc: what the rules leave to those who decide, each said once with everybody whom it concerns."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from evalgen.domain.ruling import Ruling
from evalgen.publishing.internal.case import Case


class Question(Struct, frozen=True, kw_only=True):
    """One reason of one rule, and the dossiers that it stands in."""

    ruling: Ruling
    cases: tuple[Case, ...]


class Questions(Struct, frozen=True, kw_only=True):
    """Everything of a sitting that needs a look of its own."""

    above: tuple[Case, ...]
    """More is proposed or decided than the record qualifies for."""

    left_open: tuple[Question, ...]
    to_weigh: tuple[Question, ...]
    pending: tuple[Question, ...]

    @property
    def open_cases(self) -> int:
        """How many dossiers the law leaves to the competent body."""
        return len({case.dossier.file for item in self.left_open for case in item.cases})


def questions_of(cases: tuple[Case, ...]) -> Questions:
    """The questions of `cases`; whoever is decided on is asked of no more, but for a grade above what qualifies."""
    undecided = [case for case in cases if case.decision is None]
    return Questions(
        above=tuple(case for case in cases if case.above_proposed or case.above_decided),
        left_open=_asked((case for case in undecided if case.left_open), lambda case: case.questions),
        to_weigh=_asked(undecided, lambda case: case.to_weigh),
        pending=_asked((case for case in undecided if case.dossier.handed_in), lambda case: case.pending),
    )


def _asked(cases: Iterable[Case], rulings: Callable[[Case], Iterable[Ruling]]) -> tuple[Question, ...]:
    """In the order in which they first come up."""
    found: dict[tuple[str, str, str], tuple[Ruling, list[Case]]] = {}
    for case in cases:
        for ruling in rulings(case):
            key = (ruling.rule, ruling.reason, str(ruling.citation))
            found.setdefault(key, (ruling, []))[1].append(case)
    return tuple(Question(ruling=ruling, cases=tuple(items)) for ruling, items in found.values())
