"""What several checks start from is worked out once, however many of them ask."""

from collections import Counter
from pathlib import Path

import pytest

from evalgen.checking.all_checks import check_all
from evalgen.checking.precedence import Precedence
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.organization import Person
from evalgen.domain.period import Period
from evalgen.domain.place import Place
from evalgen.domain.record import Record
from evalgen.domain.records import Records
from evalgen.pipeline.inspecting.inspection import inspect
from evalgen.regulation.law import Law

ROOT = Path(__file__).parents[2]


def test_who_goes_before_whom_and_who_holds_posts_is_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    found = inspect(ROOT)
    records = found.records
    orders, asked, places = Counter[Period](), Counter[str](), Counter[str]()
    of, graded, place = Precedence.of.__func__, Law.graded_posts, Evaluation.place  # type: ignore[attr-defined]

    def ordered(cls: type[Precedence], records: Records, period: Period, law: Law | None) -> Precedence:
        orders[period] += 1
        return of(cls, records, period, law)  # type: ignore[no-any-return]

    def posts(law: Law, person: Person, *rest: object) -> object:
        asked[person.id] += 1
        return graded(law, person, *rest)  # type: ignore[arg-type]

    def placed(record: Evaluation, *pointer: str | int, key: bool = False) -> Place:
        places[record.document.file] += not pointer
        return place(record, *pointer, key=key)

    monkeypatch.setattr(Precedence, "of", classmethod(ordered))
    monkeypatch.setattr(Law, "graded_posts", posts)
    monkeypatch.setattr(Evaluation, "place", placed)
    problems = check_all(Subject(results=found.results, laws=found.laws, library=found.library))
    assert set(problems) <= set(found.problems)
    assert orders == dict.fromkeys({period for period, _ in records.collectives}, 1)
    assert asked == dict.fromkeys(records.people, len(records.periods))
    first: dict[tuple[Period, str], Record] = {}
    for item in records.people_and_collectives():
        first.setdefault((item.period, item.unit), item)
    assert {file for file, times in places.items() if times} <= {item.document.file for item in first.values()}
