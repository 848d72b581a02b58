"""Every dossier of the period as it stands on the day: those recorded, those that cannot be read, those missing."""

import datetime as dt
from collections.abc import Iterator

from evalgen.domain.appeal import AppealState
from evalgen.domain.collective import Collective
from evalgen.domain.dossier import Dossier, DossierState, LateStep, Step
from evalgen.domain.due_day import DueDay
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Grade
from evalgen.domain.organization import Post
from evalgen.domain.record import Record, record_name
from evalgen.domain.step_days import StepDay, step_day
from evalgen.watching.actors import Actors
from evalgen.watching.days import Days
from evalgen.watching.steps import STAGES, next_step, steps_of_collective, steps_of_person, taken_steps
from evalgen.watching.watch import Missing, Watch

_HANDED_IN = {Step.SELF_ASSESSMENT, Step.VERIFICATION, Step.PROPOSAL, Step.DECISION}


def dossiers(watch: Watch, days: Days) -> Iterator[Dossier]:
    """The dossiers, in the order of the records; those without a record last."""
    desk = _Desk(watch, days)
    yield from (desk.of_person(item) for item in watch.records.evaluations if item.period == watch.period)
    collectives = watch.records.collectives.items()
    yield from (desk.of_collective(item) for (period, _), item in collectives if period == watch.period)
    yield from desk.unreadable()
    yield from (desk.missing(item) for item in watch.missing)


class _Desk:
    """What all dossiers of one period share."""

    def __init__(self, watch: Watch, days: Days) -> None:
        self._watch = watch
        self._days = days
        self._actors = Actors(watch)
        self._steps = steps_of_person(watch.law)

    def of_person(self, record: Evaluation) -> Dossier:
        watch, post = self._watch, self._watch.records.post_of(record)
        step = next_step(record, watch.record, self._steps)
        exempt_by = watch.exempt.get(record.person) if record.decision is None else None
        if exempt_by is not None:
            step = Step.DECISION
        actor = self._actors.of_person(step, record.person, post, record.unit, record) if step else None
        return Dossier(
            file=record.document.file,
            unit=record.unit,
            unit_name=watch.unit_called(record.unit),
            person=record.person,
            name=watch.records.listed_name(record.person),
            title=post.title if post is not None else "",
            state=DossierState.EXEMPT if exempt_by is not None else _state(step),
            reached=record.stage,
            handed_in=exempt_by is not None or _handed_in(record),
            next_step=step,
            actor=actor,
            due=None if exempt_by is not None else self._due(step, post),
            blocked_by=watch.blocker(record) if step is Step.DECISION and exempt_by is None else None,
            late_steps=() if exempt_by is not None else self._late_steps(record, self._steps, post),
            errors=watch.errors.get(record.document.file, 0),
            exempt_by=exempt_by,
            open_appeals=_open_appeals(record),
            reserved_opinion=bool(record.reserved_opinion),
        )

    def of_collective(self, record: Collective) -> Dossier:
        watch = self._watch
        steps = steps_of_collective(watch.law, scored=self._scored(record))
        step = next_step(record, watch.record, steps)
        return Dossier(
            file=record.document.file,
            unit=record.unit,
            unit_name=watch.unit_called(record.unit),
            person="",
            name=f"Tập thể {watch.unit_called(record.unit)}",
            title="",
            state=_state(step),
            reached=record.stage,
            handed_in=_handed_in(record),
            next_step=step,
            actor=self._actors.of_collective(step, record.unit, record) if step else None,
            due=self._due(step),
            blocked_by=watch.blocker(record) if step is Step.DECISION else None,
            late_steps=self._late_steps(record, steps),
            errors=watch.errors.get(record.document.file, 0),
            open_appeals=_open_appeals(record),
            reserved_opinion=bool(record.reserved_opinion),
        )

    def missing(self, item: Missing) -> Dossier:
        watch = self._watch
        exempt_by = watch.exempt.get(item.person) if item.person else None
        step = Step.DECISION if exempt_by is not None else Step.OPEN
        if item.person:
            actor = self._actors.of_person(step, item.person, item.post, item.unit, None)
            steps = self._steps
        else:
            actor = self._actors.of_collective(step, item.unit, None)
            steps = steps_of_collective(watch.law, scored=False)
        unit = watch.unit_called(item.unit)
        return Dossier(
            file=f"records/{watch.period}/{item.unit}/{item.person or 'collective'}.yaml",
            unit=item.unit,
            unit_name=unit,
            person=item.person,
            name=watch.records.listed_name(item.person) if item.person else f"Tập thể {unit}",
            title=item.post.title if item.post is not None else "",
            state=DossierState.EXEMPT if exempt_by is not None else DossierState.MISSING,
            reached=None,
            handed_in=exempt_by is not None,
            next_step=step,
            actor=actor,
            due=None if exempt_by is not None else self._due(next(iter(steps), None), item.post),
            late_steps=() if exempt_by is not None else self._late_steps(None, steps, item.post),
            exempt_by=exempt_by,
        )

    def unreadable(self) -> Iterator[Dossier]:
        """The files of the period that could not be read, with whomever they are about as far as their place tells."""
        watch = self._watch
        for file in sorted(watch.records.unreadable):
            parts = file.removesuffix(".yaml").split("/")
            whole = len(parts) == _DEPTH - 1 and not file.endswith(".yaml")
            if not (whole or len(parts) == _DEPTH) or parts[1] != str(watch.period):
                continue
            unit, name = watch.unit_called(parts[2]), parts[-1]
            person = "" if whole or name == "collective" else name
            actor = (
                self._actors.of_person(Step.MEND, person, None, parts[2], None)
                if person
                else self._actors.of_collective(Step.MEND, parts[2], None)
            )
            yield Dossier(
                file=file,
                unit=parts[2],
                unit_name=unit,
                person=person,
                name=watch.records.listed_name(person) if person else unit if whole else f"Tập thể {unit}",
                title="",
                state=DossierState.UNREADABLE,
                reached=None,
                handed_in=True,
                next_step=Step.MEND,
                actor=actor,
                due=self._due(next(iter(self._steps), None)),
                errors=watch.errors.get(file, 0),
            )

    def _scored(self, record: Collective) -> bool:
        law = self._watch.law
        framework = law.framework_of_collective(record) if law is not None else None
        return framework is not None or record.self_assessment is not None

    def _due(self, step: Step | None, post: Post | None = None) -> DueDay | None:
        return self._days.of_post(post).until(STAGES[step]) if step is not None else None

    def _late_steps(
        self, record: Record | None, steps: tuple[Step, ...], post: Post | None = None
    ) -> tuple[LateStep, ...]:
        """The steps with a day of their own that were taken after it, or are not taken though it is over."""
        taken = dict(taken_steps(record)) if record is not None else {}
        decided = record is not None and record.decision is not None
        found: list[LateStep] = []
        own = self._days.of_post(post).own
        for step in (step for step in steps if step not in {Step.PLAN, Step.NOTICE}):
            due = own.get(STAGES[step])
            day = self._day(record, step)
            if due is None or due.last_day is None or (day is None and (step in taken or decided)):
                continue
            days = ((day.counts if day else self._watch.today) - due.last_day).days
            if days > 0:
                written = day.written if day and day.written != day.counts else None
                counts, lowered = day.counts if day else None, _lowered(record, due)
                found.append(
                    LateStep(step=step, due=due, taken_on=counts, days=days, written_on=written, lowered=lowered)
                )
        return tuple(found)

    def _day(self, record: Record | None, step: Step) -> StepDay | None:
        """The day on which the step was taken."""
        if record is None:
            return None
        received = self._watch.received.get((record.unit, record_name(record)), {})
        return step_day(record, STAGES[step].name, received.get(STAGES[step].name))


_DEPTH = 4
"""``records/<period>/<unit>/<name>``"""


def _state(step: Step | None) -> DossierState:
    if step is None:
        return DossierState.COMPLETE
    return DossierState.TO_ANNOUNCE if step is Step.NOTICE else DossierState.UNDER_WAY


def _open_appeals(record: Record) -> tuple[dt.date, ...]:
    return tuple(item.submitted_on for item in record.appeals if item.state is AppealState.OPEN)


def _handed_in(record: Record) -> bool:
    """A self-assessment, or a step that comes after it."""
    return not _HANDED_IN.isdisjoint(dict(taken_steps(record)))


def _lowered(record: Record | None, due: DueDay) -> tuple[Grade, Grade] | None:
    """The grade proposed and the one that the consequence of lateness leads to, for people to weigh."""
    proposal = record.proposal if record is not None else None
    if proposal is None or due.consequence is None or due.consequence.grades_lower == 0:
        return None
    lower: Grade = proposal.grade
    for _ in range(due.consequence.grades_lower):
        lower = lower.lower
    return (proposal.grade, lower) if lower is not proposal.grade else None
