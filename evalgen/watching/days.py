"""The days of one period: of each step its own, else the first of a later step, which the step must go before.

The days stand in the pack's ``procedure.yaml``. A step is held against the same deadlines as `check` holds it against.
"""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.due_day import Consequence, DueDay
from evalgen.domain.organization import Post
from evalgen.domain.period import Period
from evalgen.regulation.law import Law
from evalgen.regulation.procedures.procedure import Deadline, Procedure, Stage, due

LENDERS = (Stage.PLAN, Stage.SELF_ASSESSMENT, Stage.VERIFICATION, Stage.PROPOSAL, Stage.DECISION, Stage.REPORT)
"""The steps up to the decision, in order. What is to be reported by a day is decided by then; to announce it may take longer."""


class Days(Struct, frozen=True, kw_only=True):
    """The deadlines of one period as seen from one day."""

    own: Mapping[Stage, DueDay]
    """Of the steps with a day of their own."""

    listed: tuple[DueDay, ...]
    """All deadlines by day; those without one last."""

    routes: Mapping[str, Mapping[Stage, DueDay]] = MappingProxyType({})
    """Of the routes that the instrument knows, what `own` is of people whose post names none."""

    @classmethod
    def of(cls, law: Law | None, period: Period, today: dt.date) -> "Days":
        """The deadlines that `law` names for `period`."""
        if law is None:
            return cls(own={}, listed=())
        procedure = law.procedure

        def own(route: str) -> dict[Stage, DueDay]:
            held = ((stage, procedure.held(stage, period, route)) for stage in Stage)
            shown = ((stage, _due_day(item, procedure, period, today)) for stage, item in held if item is not None)
            return {stage: item for stage, item in shown if item.last_day is not None}

        named = (item for item in procedure.deadlines if period.kind in item.period_kinds)
        listed = [_due_day(item, procedure, period, today) for item in named]
        return cls(
            own=own(""),
            listed=tuple(sorted(listed, key=lambda item: (item.last_day or dt.date.max, item.last_day is None))),
            routes={route: own(route) for route in procedure.routes},
        )

    def of_post(self, post: Post | None) -> "Days":
        """The same for whoever holds the post."""
        found = self.routes.get(post.route) if post is not None else None
        return self if found is None else replace(self, own=found)

    def until(self, stage: Stage) -> DueDay | None:
        """Until when the step is to be taken; None where no day binds it."""
        if stage in self.own:
            return self.own[stage]
        if stage not in LENDERS:
            return None
        later = [self.own[item] for item in LENDERS if item.rank > stage.rank and item in self.own]
        first = min(later, key=lambda item: item.last_day or dt.date.max, default=None)
        return replace(first, borrowed=True) if first is not None else None


def _due_day(deadline: Deadline, procedure: Procedure, period: Period, today: dt.date) -> DueDay:
    end = due(deadline, period)
    exception = deadline.exception(period)
    rule = exception.due if exception is not None else deadline.due
    doubtful = end.last_day is not None and not rule.inclusive
    late = deadline.late
    return DueDay(
        id=f"{deadline.id}@{deadline.route}" if deadline.route else deadline.id,
        what=deadline.title,
        addressee=deadline.addressee,
        group=procedure.routes[deadline.route].title if deadline.route else "",
        words=end.words,
        printed=end.printed,
        last_day=end.last_day,
        other_last_day=end.last_day + dt.timedelta(days=1) if doubtful and end.last_day is not None else None,
        days_left=(end.last_day - today).days if end.last_day is not None else None,
        citation=deadline.cited(period),
        consequence=Consequence(words=late.words, grades_lower=late.grades_lower, citation=late.citation)
        if late is not None
        else None,
    )
