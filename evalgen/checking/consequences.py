"""One cause is told once: where the record says what its score lacks, the decision is not blamed for it as well."""

from collections.abc import Collection, Iterable, Mapping

from evalgen.checking.assessed import all_assessed
from evalgen.checking.subject import Subject
from evalgen.domain.place import Place, Pointer
from evalgen.domain.problem import Problem, Severity

CONSEQUENCE = "decision-without-score"


def without_consequences(subject: Subject, problems: Collection[Problem]) -> Collection[Problem]:
    """The problems but for decisions without a score whose missing score an error of the same record explains.

    That error stands where the score stopped; whoever mends it is told what is still missing then.
    """
    decided = {problem.place.file for problem in problems if problem.code == CONSEQUENCE}
    if not decided:
        return problems
    gaps = {
        record.document.file: assessment.gap.place
        for record, assessment in all_assessed(subject)
        if record.document.file in decided and assessment.gap is not None
    }
    errors = _errors_in({gap.file for gap in gaps.values()}, problems)
    told = {file for file, gap in gaps.items() if _told(gap, errors[gap.file])}
    return [problem for problem in problems if problem.code != CONSEQUENCE or problem.place.file not in told]


def _errors_in(files: Collection[str], problems: Iterable[Problem]) -> Mapping[str, list[Pointer]]:
    """Where the errors of each of these files stand, but for what may be a consequence of them."""
    found: dict[str, list[Pointer]] = {file: [] for file in files}
    for problem in problems:
        if problem.place.file in found and problem.severity is Severity.ERROR and problem.code != CONSEQUENCE:
            found[problem.place.file].append(problem.place.pointer)
    return found


def _told(gap: Place, errors: Iterable[Pointer]) -> bool:
    """Whether an error stands at that place, right above or below; what the record as a whole lacks is told by itself."""
    at = gap.pointer
    return any(pointer[: len(at)] == at or pointer == at[:-1] != () for pointer in errors if at)
