"""One cause is told once: where the record says what its score lacks, the decision is not blamed for it as well."""

from collections.abc import Collection, Iterable

from evalgen.checking.assessed import all_assessed
from evalgen.checking.subject import Subject
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem, Severity

CONSEQUENCE = "decision-without-score"


def without_consequences(subject: Subject, problems: Collection[Problem]) -> Collection[Problem]:
    """The problems but for decisions without a score whose missing score an error of the same record explains.

    That error stands where the score stopped; whoever mends it is told what is still missing then.
    """
    decided = {problem.place.file for problem in problems if problem.code == CONSEQUENCE}
    if not decided:
        return problems
    told = {
        record.document.file
        for record, assessment in all_assessed(subject)
        if record.document.file in decided and assessment.gap is not None and _told(assessment.gap.place, problems)
    }
    return [problem for problem in problems if problem.code != CONSEQUENCE or problem.place.file not in told]


def _told(gap: Place, problems: Iterable[Problem]) -> bool:
    """Whether an error stands at that place, right above or below; what the record as a whole lacks is told by itself."""
    at = gap.pointer
    return any(
        problem.severity is Severity.ERROR
        and problem.code != CONSEQUENCE
        and problem.place.file == gap.file
        and (problem.place.pointer[: len(at)] == at or problem.place.pointer == at[:-1] != ())
        for problem in problems
        if at
    )
