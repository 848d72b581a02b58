"""What is asked of all records at once: after all people, piece by piece, and of each period by itself.

What was found in collectives, and in all that is no record of a person, is remembered: it depends on no record of a person
but those against whom something stands. So is what was found in each period, which depends on no other.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial

from msgspec import Struct
from msgspec.structs import replace

from evalgen.checking.all_checks import CHECKS, OF_COMMON_FILES, run_checks
from evalgen.checking.subject import Subject
from evalgen.domain.approval import COLLECTIVE
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.domain.typed_bytes import Typed
from evalgen.pipeline.assessing.collectives import assess_collective
from evalgen.pipeline.assessing.receipts import Received, by_stage_name
from evalgen.pipeline.assessing.surroundings import Surroundings, accused_in, ungraded_in
from evalgen.pipeline.checkup.group_memory import Memory
from evalgen.pipeline.checkup.of_a_period import OfPeriod
from evalgen.pipeline.checkup.own_part import OwnPart
from evalgen.pipeline.checkup.period_part import PeriodPart
from evalgen.pipeline.checkup.piece import PERSON_BY_PERSON, Ground, Piece
from evalgen.pipeline.checkup.statements import Statements
from evalgen.pipeline.inspecting.inspection import changed_after_signing
from evalgen.pipeline.workers import shared_out
from evalgen.regulation.law import Law
from evalgen.regulation.library import Library

_OF_COMMON_FILES = tuple(check for check in CHECKS if check in OF_COMMON_FILES)

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


class Whole(Struct, frozen=True, kw_only=True, dict=True):
    """All records, those of people in pieces, and by what they are looked at."""

    records: Records
    """Without those of people; `unreadable` names the files of all."""

    ground: Ground
    pieces: tuple[Piece, ...]
    laws: Mapping[Period, Law]
    library: Library
    received: Received
    """The receipts of collectives."""

    known: Known | None
    """None where nothing is remembered."""

    def problems(self, processes: int, *, kept: bool) -> list[Problem]:
        """What many records together, and collectives, gave cause for; where they are `kept` they are looked at again."""
        found = {period: self._known(period) for period in self.periods}
        missing = [period for period, problems in found.items() if problems is None]
        collectives, key = self._known_of_collectives
        # What is known is no task: for one that is left, whose records are looked at later once more, nothing is shared out.
        tasks: list[Callable[[], tuple[Problem, ...]]] = [
            partial(self._of_period, period, kept=kept) for period in missing
        ]
        if collectives is None:
            tasks = [self._checked_collectives, *tasks]
        computed = shared_out(tasks, lambda task: task(), processes)
        if collectives is None:
            collectives, *computed = computed
            if self.known is not None:
                self.known.memory.keep("collectives", key, collectives)
        for period, problems in zip(missing, computed, strict=True):
            found[period] = problems
            if self.known is not None:
                self.known.memory.keep(f"period {period}", self.keys[period], problems)
        return [*collectives, *(problem for problems in found.values() for problem in problems or ())]

    @cached_property
    def periods(self) -> dict[Period, OfPeriod]:
        """Every period of which there is anything, each with its records."""
        parts: dict[Period, list[PeriodPart]] = {}
        for piece in self.pieces:
            for period, part in piece.parts.items():
                parts.setdefault(period, []).append(part)
        collectives: dict[Period, list[tuple[Period, str]]] = {}
        for key in self.records.collectives:
            collectives.setdefault(key[0], []).append(key)
        return {
            period: OfPeriod(
                period=period,
                records=self.records,
                collectives=OwnPart(self.records.collectives, collectives.get(period, ())),
                parts=tuple(parts.get(period, ())),
                laws=self.laws,
                library=self.library,
            )
            for period in sorted({*self.records.periods, *collectives, *parts})
        }

    @cached_property
    def keys(self) -> dict[Period, bytes | None]:
        """Of each period the digest of all that is found in it; None where nothing is remembered."""
        return {period: self._key(period, found) for period, found in self.periods.items()}

    def _key(self, period: Period, found: OfPeriod) -> bytes | None:
        if self.known is None:
            return None
        parts = " ".join(part.digest.hex() for part in found.parts)
        unreadable = "\n".join(sorted(self.records.unreadable))
        return self.known.memory.digest(f"period {period}\n{self.known.about}\n{unreadable}\n{parts}", ())

    @cached_property
    def results(self) -> Results:
        """What rules make of many records together, in all periods."""
        found = [period.results for period in self.periods.values()]
        return Results(
            records=replace(self.records, evaluations=tuple(item for of in found for item in of.records.evaluations)),
            assessments={key: item for of in found for key, item in of.assessments.items()},
            quotas={key: groups for of in found for key, groups in of.quotas.items()},
            collective_quotas={key: groups for of in found for key, groups in of.collective_quotas.items()},
            received={
                **by_stage_name(self.received),
                **{key: days for of in found for key, days in of.received.items()},
            },
            ungraded=ungraded_in(self.records, self.laws),
        )

    def _known(self, period: Period) -> tuple[Problem, ...] | None:
        return self.known.memory.known(f"period {period}", self.keys[period], _PROBLEMS) if self.known else None

    def _of_period(self, period: Period, *, kept: bool) -> tuple[Problem, ...]:
        """What was found in a period; where it is not `kept`, its records as values are let go of with that."""
        found = self.periods[period]
        return (found if kept else replace(found)).problems()

    @cached_property
    def _known_of_collectives(self) -> tuple[tuple[Problem, ...] | None, bytes | None]:
        """What was found in collectives in an earlier run, None where it is not known; and by what it is remembered."""
        if self.known is None:
            return None, None
        accused = {item.document.file for items in self._accused.values() for item in items}
        unreadable = "\n".join(sorted(self.records.unreadable))
        key = self.known.key(f"collectives\n{unreadable}", sorted(accused))
        return self.known.memory.known("collectives", key, _PROBLEMS), key

    @cached_property
    def _accusing(self) -> tuple[Evaluation, ...]:
        """In the order of the records."""
        found = sorted((item for piece in self.pieces for item in piece.accusing), key=lambda item: item.document.file)
        return tuple(sorted(found, key=lambda item: (item.period, item.unit, item.person)))

    @property
    def _accused(self) -> Mapping[str, tuple[Evaluation, ...]]:
        return accused_in(self._accusing, self.records)

    @cached_property
    def around_collectives(self) -> Surroundings:
        """What collectives depend on besides their records."""
        return Surroundings.of(replace(self.records, evaluations=self._accusing), self.laws, self.received)

    def _checked_collectives(self) -> tuple[Problem, ...]:
        """What rules and checks make of the records of collectives by themselves, and of all that is nobody's record."""
        records, around = self.records, self.around_collectives
        results = Results(
            records=records,
            assessments={},
            quotas={},
            collectives={key: assess_collective(item, around) for key, item in records.collectives.items()},
            received=by_stage_name(self.received),
        )
        subject = Subject(results=results, laws=self.laws, library=self.library)
        return (*run_checks(subject, (*PERSON_BY_PERSON, *_OF_COMMON_FILES)), *changed_after_signing(results))
