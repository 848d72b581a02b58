"""What `check` would find once the rows of a workbook stood in the records: told at their cells before anything is written.

The checks are those of `check`, asked as it asks them in a large repository: of what is no record of a person, and person by
person. What compares several people (a quota, who is missing) is no fault of a row and is left to `check`. Of people whose
files get posts all records are looked at, since a post may end under them; of others those of the workbooks' periods.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from evalgen.approving.new_problems import problem_change
from evalgen.checking.all_checks import CHECKS, OF_COMMON_FILES, run_checks
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.organization import Catalogue, Person, Unit
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.drafting.sheets.draft import RecordDraft
from evalgen.pipeline.assessing.receipts import Attested
from evalgen.pipeline.checkup.piece import Ground, look_at
from evalgen.pipeline.drafting.import_outcome import Outcome
from evalgen.pipeline.drafting.import_setting import with_all_of, within
from evalgen.pipeline.drafting.words_of_tables import in_words_of_tables
from evalgen.pipeline.inspecting.inspection import laws_of
from evalgen.regulation.library import Library

Drafted = Sequence[tuple[RecordDraft, Outcome]]

TOGETHER = 250
"""So many people are looked at together: more take more memory."""

_COMMON = tuple(check for check in CHECKS if check in OF_COMMON_FILES)


class Foresight:
    """Looks at the records as they stand, and as they would stand."""

    def __init__(
        self, root: Path, records: Records, periods: Sequence[Period], library: Library, brought: Drafted
    ) -> None:
        """Of people in the `periods` of the workbooks.

        `brought` are the units, people and catalogues of the workbooks: what their people stand on afterwards.
        """
        self._root = root
        self._brought = brought
        self._evaluations: dict[str, list[Evaluation]] = {}
        for item in records.evaluations:
            if any(within(item.period, period) for period in periods):
                self._evaluations.setdefault(item.person, []).append(item)
        self._moved = {
            outcome.noun.id: draft
            for draft, outcome in brought
            if isinstance(outcome.noun, Person) and outcome.before is not None
        }
        self._before = _ground(root, replace(records, evaluations=()), library)
        after = _with_brought(self._before.records, self._outcomes)
        self._after = _ground(root, after, library)

    @property
    def together(self) -> int | None:
        """So many people are looked at together; None stands for all: leaders may be measured by their people."""
        return None if any(law.speaks_of("unit_measures") for law in self._before.laws.values()) else TOGETHER

    def of_ground(self) -> list[Problem]:
        """What is new in units, people and catalogues."""
        if not self._brought:
            return []
        return list(_told(_of_common(self._before), _of_common(self._after), self._brought))

    def of_people(self, drafted: Drafted) -> list[Problem]:
        """What is new in the records of these people."""
        if not drafted:
            return []
        written = {outcome.file: outcome.noun for _, outcome in drafted if isinstance(outcome.noun, Evaluation)}
        people = {noun.person for noun in written.values()} if self.together else self._evaluations.keys()
        _, _, new = look_at(self._after, self._of(people, written))
        at_fault = {problem.place.file for problem in new}
        # What was found before is asked of nobody else: nothing of it would be told.
        some = {item.person for item in self._of(people, written) if item.document.file in at_fault}
        _, _, old = look_at(self._before, self._of(some if self.together else people, {}))
        of_moved = {item.document.file for person in self._moved for item in self._evaluations.get(person, ())}
        left = of_moved - written.keys()
        return [problem for problem in _told(old, new, drafted) if problem.place.file not in left]

    def of_moved(self, written: Collection[str]) -> list[Problem]:
        """What is new in all the records of people whose files get posts, but for those files that are `written` besides."""
        if not self._moved:
            return []
        records = with_all_of(self._root, self._before.records, self._moved)
        before = _ground(self._root, replace(records, evaluations=()), self._before.library)
        after = _ground(self._root, _with_brought(before.records, self._outcomes), self._before.library)
        _, _, old = look_at(before, records.evaluations)
        _, _, new = look_at(after, records.evaluations)
        draft_of = {item.document.file: self._moved[item.person] for item in records.evaluations}
        found = problem_change(old, new, frozenset()).new
        return [
            _in_record_of(problem, draft_of[problem.place.file])
            for problem in found
            if problem.place.file in draft_of.keys() - written
        ]

    @property
    def _outcomes(self) -> list[Outcome]:
        return [outcome for _, outcome in self._brought]

    def _of(self, people: Collection[str], written: Mapping[str, Evaluation]) -> tuple[Evaluation, ...]:
        """The records of these people, or what is `written` in their place."""
        own = (item for person in people for item in self._evaluations[person])
        found = (written.get(item.document.file, item) for item in own)
        return tuple(sorted(found, key=lambda item: (item.period, item.unit, item.person)))


def _ground(root: Path, records: Records, library: Library) -> Ground:
    return Ground(
        root=root,
        records=records,
        approvals={},
        attested=Attested.of(records.receipts),
        library=library,
        laws=laws_of(records, library),
        contents={},
    )


def _with_brought(records: Records, outcomes: Sequence[Outcome]) -> Records:
    nouns = [outcome.noun for outcome in outcomes]
    return replace(
        records,
        units={**records.units, **{noun.id: noun for noun in nouns if isinstance(noun, Unit)}},
        people={**records.people, **{noun.id: noun for noun in nouns if isinstance(noun, Person)}},
        catalogues={**records.catalogues, **{noun.unit: noun for noun in nouns if isinstance(noun, Catalogue)}},
    )


def _of_common(ground: Ground) -> tuple[Problem, ...]:
    records = replace(ground.records, collectives={})
    results = Results(records=records, assessments={}, quotas={})
    return run_checks(Subject(results=results, laws=ground.laws, library=ground.library), _COMMON)


def _told(before: Sequence[Problem], after: Sequence[Problem], drafted: Drafted) -> Iterator[Problem]:
    """What is new, at the cells that it comes from."""
    by_file = {draft.file: (draft, outcome) for draft, outcome in drafted}
    for problem in problem_change(before, after, frozenset(by_file)).new:
        found = by_file.get(problem.place.file)
        yield problem if found is None else _at_its_cell(problem, *found)


def _at_its_cell(problem: Problem, draft: RecordDraft, outcome: Outcome) -> Problem:
    """At the cell; what no column can say does not keep the rest from being written.

    Posts that are put beside others stand elsewhere in the file than their rows do: the first row of the person is told.
    """
    pointer = problem.place.pointer
    beside = not draft.is_part and outcome.before is not None
    told = replace(problem, place=draft.place if beside else draft.cell_of(pointer))
    if beside:
        return told
    if draft.has_cell(pointer):
        return in_words_of_tables(told)
    if problem.severity is not Severity.ERROR:
        return told
    beyond = f"{problem.remedy} Bảng không có cột cho mục này: ghi trong {draft.file} sau khi bảng đã được ghi vào."
    return replace(told, severity=Severity.WARNING, remedy=beyond)


def _in_record_of(problem: Problem, draft: RecordDraft) -> Problem:
    """At the rows of the person, and never in the way of the posts: the record is moved or mended once they are written."""
    remedy = f"{problem.remedy} Bảng không sửa hồ sơ ấy ({problem.place}): sửa sau khi bảng đã được ghi vào."
    milder = Severity.WARNING if problem.severity is Severity.ERROR else problem.severity
    return replace(problem, place=draft.place, severity=milder, remedy=remedy)
