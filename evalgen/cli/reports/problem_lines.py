"""The words of a problem where no lines of its file are shown: in annotations of a host and in the comment of a review."""

from evalgen.domain.problem import Problem
from evalgen.language import Language


def problem_lines(problem: Problem, language: Language) -> list[str]:
    """What is wrong, explained in `language` where that is another one, how to mend it, and by which clause."""
    explained = language.problems.get(problem.code)
    above = f"{explained.title}. {explained.text}" if explained else ""
    path = f"{problem.place.json_path}: " if problem.place.pointer else ""
    citation = f"{language.say('Căn cứ')}: {problem.citation}." if problem.citation is not None else ""
    return [line for line in (above, path + problem.message, problem.remedy, citation) if line]
