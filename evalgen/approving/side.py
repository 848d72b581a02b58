"""The repository on one side of the merge, with all that the rules make of it; and both sides beside each other."""

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct, field

from evalgen.approving.file_changes import FileChange
from evalgen.approving.record_pairs import RecordPair
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.number import show
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem
from evalgen.domain.record import Record
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.domain.ruling import Judgement
from evalgen.regulation.law import Law

_ORGANIZATION = "records/organization.yaml"


class Side(Struct, frozen=True, kw_only=True):
    """Before the merge, or after it."""

    results: Results
    laws: Mapping[Period, Law]
    problems: tuple[Problem, ...]
    thresholds: Mapping[Period, tuple[Fraction, ...]] = field(default_factory=dict)
    """The lower bounds of the score bands: no shown score may stand on the other side of one."""

    @property
    def records(self) -> Records:
        """The records themselves."""
        return self.results.records

    def judgement(self, record: Record) -> Judgement | None:
        """What the rules make of a record."""
        if isinstance(record, Evaluation):
            return self.results.assessments.get((record.period, record.person))
        return self.results.collectives.get((record.period, record.unit))

    def closed(self, period: Period) -> bool:
        """Whether the period takes nothing more; of one that could not be read nobody knows that it does."""
        found = self.records.periods.get(period)
        return self.unread(period) if found is None else found.closed_on is not None

    def unread(self, period: Period) -> bool:
        """Whether the file of the period is there and could not be read: nothing of the period can be computed."""
        return f"records/{period}/period.yaml" in self.records.unreadable

    def show_score(self, score: Fraction, period: Period) -> str:
        """A score as people see it."""
        return show(score, thresholds=self.thresholds.get(period, ()))


class Comparison(Struct, frozen=True, kw_only=True):
    """What a merge would do, as far as files and records tell."""

    before: Side
    after: Side
    files: tuple[FileChange, ...]
    pairs: tuple[RecordPair, ...]
    folder: str = ""
    """The folder that holds `records/`, as seen from the top of the Git repository; it ends in a slash, empty: the top itself."""

    def path_from_top(self, path: str) -> str:
        """The same file as seen from the top; what lies outside the folder begins with ``../``."""
        up = "../" * self.folder.count("/")
        return path.removeprefix(up) if up and path.startswith(up) else f"{self.folder}{path}"

    def called(self, person: str) -> str:
        """The name of a person, on whichever side it is known."""
        found = self.after.records.people.get(person) or self.before.records.people.get(person)
        return found.name if found else self._outsider(person)

    def _outsider(self, person: str) -> str:
        """The name that a body gives to a member from outside."""
        bodies = (*self.before.records.bodies.values(), *self.after.records.bodies.values())
        members = (member for body in bodies for member in body.members)
        return next((member.name for member in members if member.person == person and member.name), person)

    def unit_called(self, unit: str, period: Period | None = None) -> str:
        """The name of a unit, as on the last day of `period` where what is told belongs to one."""
        found = self.after.records.units.get(unit) or self.before.records.units.get(unit)
        if found is None:
            return unit
        return found.name if period is None else found.named_on(period.last_day).name

    def body_called(self, body: str) -> str:
        """The name of a body, as the side before the merge knows it."""
        found = self.before.records.bodies.get(body) or self.after.records.bodies.get(body)
        return found.name if found else body

    @property
    def founding(self) -> bool:
        """Whether there was no organization before: then nothing stands that the change could be held against.

        One that could not be read was there.
        """
        return self.before.records.organization is None and _ORGANIZATION not in self.before.records.unreadable


def in_sentence(period: Period) -> str:
    """The name of a period inside a sentence: «quý II năm 2026»."""
    return period.label[:1].lower() + period.label[1:]
