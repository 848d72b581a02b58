"""Which record is decided on before which (khoản 2 Điều 12 QĐ 366), and the record that blocks another one.

«2.1. Tập thể lãnh đạo, quản lý trước, cá nhân thành viên sau. 2.2. Hoàn thành đánh giá, xếp loại tập thể lãnh đạo, quản
lý trước khi đánh giá, xếp loại người đứng đầu. 2.3. Hoàn thành đánh giá, xếp loại tập thể cấp uỷ, tổ chức đảng, đảng
viên trực thuộc trước khi đánh giá, xếp loại tổ chức đảng. 2.4. Đánh giá, xếp loại tổ chức, cơ quan, đơn vị trước, tổ
chức đảng sau. 2.5. Tập thể cấp dưới trước, cấp trên sau». Who lead nobody are no members of a leading collective.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from evalgen.domain.collective import Collective
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.period import Period
from evalgen.domain.record import Record
from evalgen.domain.records import Records
from evalgen.domain.subject_kind import SubjectKind
from evalgen.regulation.law import Law

Edge = tuple[Record, str]
"""A record that goes before, and the parameter of `evaluation_order` that says so."""


class Precedence(Struct, frozen=True, kw_only=True):
    """The records of one period, and the clauses in force."""

    records: Records
    period: Period
    clauses: frozenset[str]
    below: Mapping[str, tuple[str, ...]]
    members: Mapping[str, tuple[Evaluation, ...]]

    @classmethod
    def of(cls, records: Records, period: Period, law: Law | None) -> "Precedence":
        """The records of `period` under its law."""
        values = law.values.items() if law is not None else ()
        members: dict[str, list[Evaluation]] = {}
        for evaluation in records.evaluations:
            if evaluation.period == period:
                for unit in _units_of(evaluation, records):
                    members.setdefault(unit, []).append(evaluation)
        return cls(
            records=records,
            period=period,
            clauses=frozenset(name for (stem, name), item in values if stem == "evaluation_order" and item.value),
            below=records.below_on(records.cutoff(period)),
            members={unit: tuple(items) for unit, items in members.items()},
        )

    def before(self, record: Record) -> Iterator[Edge]:
        """The records that go directly before `record`."""
        edges = self._before_person(record) if isinstance(record, Evaluation) else self._before_collective(record)
        return (edge for edge in edges if edge[1] in self.clauses)

    def blocker(self, record: Record) -> Record | None:
        """The first record that must be decided on before `record` can be: one that itself waits for none."""
        seen: set[str] = set()
        waiting = [record]
        found: Record | None = None
        while waiting:
            at = waiting.pop()
            undecided = [item for item, _ in self.before(at) if item.decision is None]
            if not undecided and at is not record:
                found = at if found is None or at.document.file < found.document.file else found
            waiting += [item for item in undecided if item.document.file not in seen]
            seen |= {item.document.file for item in undecided}
        return found

    def _before_person(self, evaluation: Evaluation) -> Iterator[Edge]:
        collective, unit = self._collective(evaluation.unit), self.records.units.get(evaluation.unit)
        post = self.records.post_of(evaluation)
        leads = post is not None and post.standing.subject is SubjectKind.LEADER
        if collective is not None and leads and unit is not None and not unit.is_party_organization:
            yield collective, "collective_first"
        for beside in self.records.led_beside(evaluation):
            other = self._collective(beside.unit)
            if other is not None:
                yield other, "collective_first"

    def _before_collective(self, collective: Collective) -> Iterator[Edge]:
        lower = (self._collective(unit) for unit in self.below.get(collective.unit, ()))
        yield from ((item, "lower_first") for item in lower if item is not None)
        unit = self.records.units.get(collective.unit)
        if unit is None or not unit.is_party_organization:
            return
        yield from ((item, "members_first") for item in self.members.get(unit.id, ()))
        served = self._collective(unit.serves) if unit.serves is not None else None
        if served is not None:
            yield served, "agency_first"

    def _collective(self, unit: str) -> Collective | None:
        return self.records.collectives.get((self.period, unit))


def _units_of(evaluation: Evaluation, records: Records) -> Iterator[str]:
    """The unit of the record, and the party organizations in which the person holds a post besides: «đảng viên trực thuộc»."""
    yield evaluation.unit
    person, cutoff = records.people.get(evaluation.person), records.cutoff(evaluation.period)
    if person is None or len(person.posts) == 1:
        return
    held = dict.fromkeys(post.unit for post in person.posts_in(cutoff, cutoff) if post.unit != evaluation.unit)
    units = (records.units.get(unit) for unit in held)
    yield from (unit.id for unit in units if unit is not None and unit.is_party_organization)
