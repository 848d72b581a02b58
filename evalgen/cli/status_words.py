"""The morning page in sentences: what is known of a period, put into the labels of the terminal."""

from collections.abc import Iterator

from evalgen.cli import status_labels as labels
from evalgen.domain import Struct
from evalgen.domain.actor import ActingBody, Actor, ActorBasis
from evalgen.domain.body import Capacity
from evalgen.domain.dossier import Blocker, Dossier
from evalgen.domain.due_day import DueDay
from evalgen.domain.number import show_plain
from evalgen.domain.period_status import Counts, PeriodStatus, Task, Term
from evalgen.domain.ruling import QuotaGroup
from evalgen.language import Language
from evalgen.language.labels import distance_label, due_label, period_label

_SHOWN = 12


class StatusWords(Struct, frozen=True, kw_only=True):
    """What is said of a period, in one language; words of the law and of records stay as they are."""

    language: Language

    def headline(self, status: PeriodStatus) -> str:
        """Everything in one line."""
        counts, ahead = status.counts, status.next_deadline
        told = self.language.say(
            labels.HEADLINE,
            period=period_label(status.period, self.language),
            total=counts.total,
            decided=counts.decided,
            late=counts.late,
            not_handed_in=counts.not_handed_in,
        )
        if ahead is None or ahead.last_day is None:
            return told
        day = f"{ahead.last_day:%d/%m}" if ahead.last_day.year == status.on.year else f"{ahead.last_day:%d/%m/%Y}"
        return f"{told}; {self.language.say(labels.NEXT_DEADLINE, day=day, distance=self.distance(ahead))}"

    def summary(self, status: PeriodStatus) -> Iterator[str]:
        """What the dossiers are, what they wait for, by which regulation."""
        say, counts = self.language.say, status.counts
        if status.narrowed_to:
            yield say(labels.NARROWED, which="; ".join(status.narrowed_to))
        yield "; ".join(self._sorts(counts)) + "."
        if counts.by_step:
            steps = sorted(counts.by_step.items(), key=lambda pair: pair[0].rank)
            yield say(labels.WAITING, steps=" · ".join(f"{say(step.label).lower()} {count}" for step, count in steps))
        yield say(labels.ON, day=f"{status.on:%d/%m/%Y}", law=status.law or say(labels.NO_LAW))
        if status.closed_on is not None:
            yield say(labels.CLOSED, day=f"{status.closed_on:%d/%m/%Y}")
        if status.fictional:
            yield say(labels.FICTIONAL)

    def _sorts(self, counts: Counts) -> Iterator[str]:
        say = self.language.say
        yield say(labels.MADE_OF, people=counts.people, collectives=counts.collectives)
        yield say(labels.COMPLETE, count=counts.complete)
        sorts = (
            (labels.MISSING, counts.missing),
            (labels.BLOCKED, counts.blocked),
            (labels.WAS_LATE, counts.was_late),
            (labels.FAULTY, counts.faulty),
        )
        yield from (say(words, count=count) for words, count in sorts if count)

    def distance(self, due: DueDay) -> str:
        """«quá 3 ngày», «hôm nay», «còn 2 ngày»; empty where there is no day."""
        return distance_label(due.days_left, self.language)

    def term_lines(self, term: Term) -> Iterator[str]:
        """Until when, how far off that is, by which clause; the other reading of it; what follows from being late."""
        say, due = self.language.say, term.due
        if due is not None:
            told = say(
                labels.DUE,
                what=due.what,
                group=self._group(due),
                printed=self.printed(due),
                distance=self.distance(due),
                citation=due.citation,
            )
            more = [say(labels.BORROWED)] if term.borrowed else []
            more += [say(labels.OTHER_READING, words=due.words)] if due.still_due_otherwise else []
            yield " ".join([told, *more])
        for item in term.missed:
            if item.consequence is not None:
                words, citation = item.consequence.words, item.consequence.citation
                yield say(labels.CONSEQUENCE, what=item.what, group=self._group(item), words=words, citation=citation)

    def printed(self, due: DueDay) -> str:
        """The day in the document's words, with the last day where they do not name it."""
        return due_label(due.printed, self.language)

    def _group(self, item: DueDay) -> str:
        return f" {self.language.say(labels.GROUP, group=item.group_words)}" if item.group else ""

    def task_title(self, task: Task) -> str:
        """«Thẩm định, nhận xét – Ban Xây dựng Đảng (19)»."""
        step = self.language.say(task.step.label) if task.step is not None else ""
        return f"{step} – {self._by(task.actor)} ({len(task.dossiers)})"

    def _by(self, actor: Actor | None) -> str:
        say = self.language.say
        if actor is None or actor.basis is ActorBasis.LAW:
            return say(labels.NOBODY)
        return f" {say(labels.OR)} ".join(body.name for body in actor.bodies) or say(labels.THEMSELVES)

    def task_lines(self, task: Task) -> Iterator[str]:
        """Who acts, and what stands in the way."""
        say, actor, exempt_by = self.language.say, task.actor, task.dossiers[0].exempt_by
        bodies = actor.bodies if actor is not None else ()
        yield from map(self._members, bodies)
        barred = [item.name for item in task.dossiers if item.barred]
        if barred:
            yield say(labels.BARRED, names=", ".join(barred))
        if task.presumed:
            yield say(labels.PRESUMED, bases=", ".join(say(basis.label) for basis in task.presumed))
        if actor is not None and not bodies and actor.words:
            yield say(labels.SAID_BY_LAW, words=actor.words)
        if exempt_by is not None:
            yield say(labels.EXEMPT, citation=exempt_by)
        if task.blocked_by is not None:
            yield self._blocked(task.blocked_by)

    def _members(self, body: ActingBody) -> str:
        """Who acts for a body that day: the first few, and how many more."""
        say = self.language.say
        if not body.members:
            return say(labels.NO_MEMBERS, body=body.name)
        names = [
            item.name + ("" if item.capacity is Capacity.MEMBER else f" ({say(item.capacity.value).lower()})")
            for item in body.members
        ]
        more = f" {say(labels.AND_MORE, count=len(names) - _SHOWN)}" if len(names) > _SHOWN else ""
        return say(labels.ACTING, names=", ".join(names[:_SHOWN]) + more)

    def _blocked(self, blocker: Blocker) -> str:
        words = labels.BLOCKED_BY_MISSING if blocker.missing else labels.BLOCKED_BY
        return self.language.say(words, name=blocker.name, file=blocker.file, citation=blocker.citation)

    def cells(self, item: Dossier) -> tuple[str, str, str, str]:
        """Unit, name, post, how far it has come."""
        say = self.language.say
        head = item.actor.people if item.actor is not None and not item.person else ()
        title = item.title or "".join(say(labels.HEAD_OF_UNIT, name=person.name) for person in head)
        errors = f", {say(labels.ERRORS, count=item.errors)}" if item.errors else ""
        return item.unit_name, item.name, title, say(item.reached_words) + errors

    def notes(self, item: Dossier) -> Iterator[str]:
        """What is to be said of this dossier alone."""
        say = self.language.say
        for late in item.reminders:
            if late.taken_on is not None:
                step, day = say(late.step.label), f"{late.taken_on:%d/%m/%Y}"
                yield say(labels.LATE_AND_TAKEN, step=step, count=late.days, day=day)
            if late.written_on is not None:
                yield say(labels.WRITTEN_BEFORE, day=f"{late.written_on:%d/%m/%Y}")
            if late.lowered is not None:
                before, after = (say(grade.label) for grade in late.lowered)
                yield say(labels.LOWERED, before=before, after=after)

    def appeal(self, item: Dossier) -> tuple[str, str, str]:
        """Unit, name, and when the appeals were handed in that have no answer yet."""
        days = ", ".join(f"{day:%d/%m/%Y}" for day in item.open_appeals)
        return item.unit_name, item.name, self.language.say(labels.APPEALED_ON, days=days)

    def quota(self, group: QuotaGroup, *, collective: bool) -> tuple[str, str, str]:
        """A group in one line: how it stands, its name, its numbers; groups of a unit stand below the unit as a whole."""
        say = self.language.say
        title = f"{group.title} {say(labels.OF_COLLECTIVES)}" if collective else group.title
        if group.unit and group.peer_group:
            title = f"– {title}"
        return say(group.result.value), title, quota_numbers(group, self.language)


def quota_numbers(group: QuotaGroup, language: Language) -> str:
    """The count of a group, its places and by what it was counted."""
    say = language.say
    if group.heads and not group.excellent and not group.good:
        return say(labels.HEADS_APART, count=group.heads)
    return say(
        labels.QUOTA,
        excellent=len(group.excellent),
        good=group.good,
        places=f" {say(labels.OR)} ".join(str(count) for count in group.places),
        rate=show_plain(group.rate * 100),
        basis=say(labels.BY_DECISION if group.decided else labels.BY_PROPOSAL),
    )
