"""What is asked of many records at once, by their outlines, and of collectives: after all people, piece by piece.

Both are asked at the same time where there are two processes. What was found in collectives is remembered: it depends on
no record of a person but those against whom something stands.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from evalgen.checking.all_checks import CHECKS, OF_MANY_RECORDS, run_checks
from evalgen.checking.subject import Subject
from evalgen.domain.approval import COLLECTIVE
from evalgen.domain.grade import Undetermined
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.domain.ruling import Assessment
from evalgen.domain.typed_bytes import Typed
from evalgen.pipeline.assessing_collectives import assess_collective
from evalgen.pipeline.group_memory import Memory
from evalgen.pipeline.inspection import changed_after_signing
from evalgen.pipeline.piece import PERSON_BY_PERSON
from evalgen.pipeline.quotas import quotas_of_collectives, quotas_of_people
from evalgen.pipeline.receipts import by_stage_name
from evalgen.pipeline.statements import Statements
from evalgen.pipeline.surroundings import Surroundings
from evalgen.pipeline.workers import shared_out
from evalgen.regulation.law import Law
from evalgen.regulation.library import Library

_OF_MANY = tuple(check for check in CHECKS if check in OF_MANY_RECORDS)

_PROBLEMS: Typed[tuple[Problem, ...]] = Typed(tuple[Problem, ...])


class Known(Struct, frozen=True, kw_only=True):
    """Where is remembered what was found of collectives, and what that stands on."""

    memory: Memory
    about: str
    """The digest of all that is neither a record of a person nor a statement about single records."""

    statements: Statements

    def key(self, what: str, files: Sequence[str]) -> bytes | None:
        """The digest of `what` was found in collectives, of `files`, and of all that is signed of collectives."""
        words, signed = self.statements.about({COLLECTIVE})
        return self.memory.digest(f"{what}\n{self.about}\n{words}", [*files, *signed])


class Whole(Struct, frozen=True, kw_only=True):
    """All records, those of people as outlines, and by what they are looked at."""

    records: Records
    laws: Mapping[Period, Law]
    library: Library
    around: Surroundings
    """With the receipts of all records."""

    known: Known | None
    """None where nothing is remembered."""

    def problems(self, results: Results, processes: int) -> list[Problem]:
        """What many records together, and collectives, gave cause for."""
        subject = Subject(results=results, laws=self.laws, library=self.library)
        checks = (partial(run_checks, subject, (check,)) for check in _OF_MANY)
        tasks: list[Callable[[], tuple[Problem, ...]]] = [self._of_collectives, *checks]
        found = shared_out(tasks, lambda task: task(), processes)
        return [problem for problems in found for problem in problems]

    def results(self) -> Results:
        """What rules make of many records together; of a person's own no more than the post is known."""
        records, around = self.records, self.around
        people = {
            key: Assessment(
                evaluation=item,
                post=records.post_of(item),
                self_sheet=None,
                verified_sheet=None,
                gap=None,
                chain=(),
                qualifies_for=Undetermined.NOT_SCORED,
            )
            for key, item in records.standing.items()
        }
        return Results(
            records=records,
            assessments=people,
            quotas=quotas_of_people(people.values(), around),
            collective_quotas=quotas_of_collectives(records.collectives.values(), around),
            received=by_stage_name(around.receipts),
            ungraded=around.gathering.ungraded,
        )

    def _of_collectives(self) -> tuple[Problem, ...]:
        """Known from an earlier run, else computed and remembered."""
        if self.known is None:
            return self._checked_collectives()
        accused = {item.document.file for items in self.around.accused.values() for item in items}
        unreadable = "\n".join(sorted(self.records.unreadable))
        key = self.known.key(f"collectives\n{unreadable}", sorted(accused))
        return self.known.memory.known_or("collectives", key, _PROBLEMS, self._checked_collectives)

    def _checked_collectives(self) -> tuple[Problem, ...]:
        """What rules and checks make of the records of collectives by themselves, and of all that is nobody's record."""
        records = self.records
        results = Results(
            records=replace(records, evaluations=()),
            assessments={},
            quotas={},
            collectives={key: assess_collective(item, self.around) for key, item in records.collectives.items()},
            received=by_stage_name(self.around.receipts),
            ungraded=self.around.gathering.ungraded,
        )
        subject = Subject(results=results, laws=self.laws, library=self.library)
        return (*run_checks(subject, PERSON_BY_PERSON), *changed_after_signing(results))
