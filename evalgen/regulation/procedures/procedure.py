"""Quy trình, thời hạn, thẩm quyền: the legal order of the steps, the days they are due, and who acts for which post.

All of it in the documents' own words, dated and cited. What a document leaves open stays empty here and is listed by
``procedure_gaps``; nothing is filled by guess.
"""

import datetime as dt
import enum
from collections.abc import Mapping

from msgspec import Struct

from evalgen.domain.citation import Citation
from evalgen.domain.period import Period, PeriodKind
from evalgen.domain.place import Place
from evalgen.regulation.procedures.days import Due, DueRule, due_by


class Stage(enum.Enum):
    """Where a step stands; the order of the lines is the legal order."""

    PLAN = "Kế hoạch"
    REVIEW = "Kiểm điểm"
    SELF_ASSESSMENT = "Tự đánh giá"
    VERIFICATION = "Thẩm định, nhận xét"
    PROPOSAL = "Đề xuất"
    DECISION = "Quyết định"
    NOTICE = "Thông báo"
    REPORT = "Báo cáo"

    def __init__(self, _words: str) -> None:
        self.rank = len(type(self).__members__)
        """The place in the legal order."""

    __hash__ = object.__hash__


class Role(enum.Enum):
    """What somebody does for a post; the names are those of the roles of a body."""

    APPROVE_PLAN = "phê duyệt kế hoạch"
    COMMENT = "cho ý kiến nhận xét"
    VERIFY = "thẩm định"
    PROPOSE = "đề xuất mức xếp loại"
    DECIDE = "quyết định mức xếp loại"


class Entry(Struct, frozen=True, kw_only=True):
    """What all entries have: an identity of id and route, a date, their words in the law, and the place in the pack."""

    id: str
    route: str
    """The group of people that it is for; empty: everybody."""

    effective_from: dt.date
    citation: Citation
    reading: str
    """Where the words are unclear: the question, the reading chosen and its alternatives."""

    chosen: str
    """The reading chosen alone."""

    place: Place


class Step(Entry, frozen=True, kw_only=True):
    """Bước: who does what, and what is handed in."""

    title: str
    actor: str
    stage: Stage
    role: Role | None
    """As what the actor acts for a post; None where the step needs no authority."""

    period_kinds: tuple[PeriodKind, ...]
    documents: tuple[str, ...]
    deadlines: tuple[str, ...]
    """Ids of the deadlines of the step."""


class DeadlineException(Struct, frozen=True, kw_only=True):
    """«riêng quý II/2026», «tháng 12 hằng năm»: periods that have a day of their own."""

    period: Period | None
    last_month: int | None
    """Instead of one period: every one that ends in this month."""

    due: DueRule
    citation: Citation

    def covers(self, period: Period) -> bool:
        """Whether the exception is made for `period`."""
        return period == self.period or period.last_day.month == self.last_month


class Lateness(Struct, frozen=True, kw_only=True):
    """What the document says becomes of those who miss the day; whether it does, people decide."""

    words: str
    grades_lower: int
    """By how many grades the result may be lowered; 0 where the document speaks of something else."""

    citation: Citation


class Deadline(Entry, frozen=True, kw_only=True):
    """Thời hạn: what is to be done by when."""

    title: str
    addressee: str
    """Whom it binds, in the document's words."""

    period_kinds: tuple[PeriodKind, ...]
    holds: Stage | None
    """The step of a record whose date is held against it; None: it is shown only."""

    due: DueRule
    exceptions: tuple[DeadlineException, ...]
    """Those of single periods first."""

    only_named: bool = False
    """Of a route: not for people whose post names none; else it holds for these as well."""

    late: Lateness | None = None
    """None where the document names no consequence."""

    def exception(self, period: Period) -> DeadlineException | None:
        """The exception made for `period`, if any: one for this very period before one for its month."""
        return next((item for item in self.exceptions if item.covers(period)), None)

    def cited(self, period: Period) -> Citation:
        """Where the document names the day of `period`."""
        exception = self.exception(period)
        return exception.citation if exception else self.citation


class Grant(Struct, frozen=True, kw_only=True):
    """Who acts in a role, in the document's words, and where it says so."""

    by: str
    citation: Citation


class Authority(Entry, frozen=True, kw_only=True):
    """Thẩm quyền: who acts for these posts; its citation is where the document names the posts."""

    posts: tuple[str, ...]
    grants: Mapping[Role, Grant]
    gaps: Mapping[Role, str]
    """Roles that the document is known to leave open, with the reading chosen."""


class Route(Struct, frozen=True, kw_only=True):
    """People that the document gives a procedure of their own, e.g. «cán bộ diện Bộ Chính trị, Ban Bí thư quản lý»."""

    id: str
    title: str
    citation: Citation


class Procedure(Struct, frozen=True, kw_only=True):
    """The entries of one instrument with all their editions; once merged, those in force on a day, inherited ones included."""

    routes: Mapping[str, Route]
    steps: tuple[Step, ...]
    deadlines: tuple[Deadline, ...]
    authorities: tuple[Authority, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Steps, deadlines and authorities."""
        return (*self.steps, *self.deadlines, *self.authorities)

    def steps_of(self, route: str) -> tuple[Step, ...]:
        """The steps of a route: its own, and the general ones that it does not word anew."""
        own = {step.id for step in self.steps if step.route == route}
        return tuple(step for step in self.steps if step.route == route or (step.route == "" and step.id not in own))

    def everybodys_stages(self) -> frozenset[Stage]:
        """The stages that everybody goes through: those with a general step, or with a step of every route."""
        routes = {stage: {step.route for step in self.steps if step.stage is stage} for stage in Stage}
        stated = {step.route for step in self.steps} - {""}
        return frozenset(stage for stage, found in routes.items() if found and ("" in found or found == stated))

    def held(self, stage: Stage, period: Period, route: str = "") -> Deadline | None:
        """The deadline that this step of a record of `period` is held against: of several, the one of the nearest pack.

        Whose post names a `route` that the instrument knows is held against the days of that route, and against the general
        ones that it does not word anew, never against those of another.
        """
        named = route in self.routes
        holders = [
            item
            for item in reversed(self.deadlines)
            if item.holds is stage and period.kind in item.period_kinds and (named or not item.only_named)
        ]
        nearest = [item for item in holders if item.citation.instrument == holders[0].citation.instrument]
        if not named:
            return next(iter(nearest), None)
        own = {item.id for item in self.deadlines if item.route == route}
        of_route = [item for item in nearest if item.route == route]
        general = [item for item in nearest if not item.route and item.id not in own]
        return next(iter((*of_route, *general)), None)


def due(deadline: Deadline, period: Period, event_day: dt.date | None = None) -> Due:
    """When `deadline` ends in `period`, and how that is said."""
    exception = deadline.exception(period)
    return due_by(exception.due if exception else deadline.due, period, event_day)
