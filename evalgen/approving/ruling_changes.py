"""Which clauses moved a grade: two chains of rulings beside each other."""

from collections.abc import Iterable
from dataclasses import dataclass

from evalgen.domain.grade import Outcome
from evalgen.domain.ruling import Effect, Ruling


@dataclass(frozen=True, kw_only=True, slots=True)
class RulingChange:
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


def ruling_changes(before: Iterable[Ruling], after: Iterable[Ruling]) -> tuple[RulingChange, ...]:
    """The rules whose word on the outcome differs, in legal order; a condition that simply holds says nothing."""
    old, new = ({ruling.rule: ruling for ruling in chain} for chain in (before, after))
    changes = (RulingChange(before=old.get(rule), after=new.get(rule)) for rule in _in_order(list(old), list(new)))
    return tuple(change for change in changes if _word(change.before) != _word(change.after))


def _in_order(old: list[str], new: list[str]) -> list[str]:
    """The rules of both chains; those that only the old one has stand after the rule that they followed there."""
    order = list(new)
    for index, rule in enumerate(old):
        if rule not in order:
            at = order.index(old[index - 1]) + 1 if index else 0
            order.insert(at, rule)
    return order


def _word(ruling: Ruling | None) -> tuple[Effect, Outcome | None] | None:
    """What a ruling does to the outcome."""
    if ruling is None or ruling.effect is Effect.HOLDS:
        return None
    return ruling.effect, ruling.after if ruling.effect is Effect.CHANGES else None
