"""Two chains of rulings beside each other, and which clauses moved the grade."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from evalgen.domain.grade import Outcome
from evalgen.domain.ruling import Effect, Ruling


class RulingChange(Struct, frozen=True, kw_only=True):
    """One rule that says something else than before; None: it did not speak."""

    before: Ruling | None
    after: Ruling | None

    @property
    def ruling(self) -> Ruling:
        """What is said now, else what was said."""
        return next(ruling for ruling in (self.after, self.before) if ruling is not None)

    @property
    def rule(self) -> str:
        """The stem of the rule."""
        return self.ruling.rule

    @property
    def moves(self) -> bool:
        """Whether the rule says something else, places in the file aside."""
        return _said(self.before) != _said(self.after)


def ruling_changes(before: Iterable[Ruling], after: Iterable[Ruling]) -> tuple[RulingChange, ...]:
    """The rules whose word on the outcome differs, in legal order; a condition that simply holds says nothing."""
    pairs = side_by_side(before, after)
    return tuple(change for change in pairs if _word(change.before) != _word(change.after))


def side_by_side(before: Iterable[Ruling], after: Iterable[Ruling]) -> tuple[RulingChange, ...]:
    """Every rule that speaks in one of the chains, in legal order; asked of several units it speaks more than once."""
    old, new = _by_turn(before), _by_turn(after)
    return tuple(RulingChange(before=old.get(rule), after=new.get(rule)) for rule in _in_order(list(old), list(new)))


def _by_turn(chain: Iterable[Ruling]) -> dict[tuple[str, int], Ruling]:
    """The rulings by their rule, and the how manieth of it each is."""
    spoken = Counter[str]()
    found: dict[tuple[str, int], Ruling] = {}
    for ruling in chain:
        found[ruling.rule, spoken[ruling.rule]] = ruling
        spoken[ruling.rule] += 1
    return found


def _in_order(old: list[tuple[str, int]], new: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The rules of both chains; those that only the old one has stand after the rule that they followed there."""
    order = list(new)
    for index, rule in enumerate(old):
        if rule not in order:
            at = order.index(old[index - 1]) + 1 if index else 0
            order.insert(at, rule)
    return order


def _said(ruling: Ruling | None) -> object:
    return None if ruling is None else (ruling.effect, ruling.after, ruling.reason, ruling.citation)


def _word(ruling: Ruling | None) -> tuple[Effect, Outcome | None] | None:
    """What a ruling does to the outcome."""
    if ruling is None or ruling.effect is Effect.HOLDS:
        return None
    return ruling.effect, ruling.after if ruling.effect is Effect.CHANGES else None
