"""How many problems of each severity in how many files."""

from collections import Counter
from collections.abc import Sequence

from evalgen.domain.problem import Problem, Severity


def count_line(problems: Sequence[Problem]) -> str:
    """One sentence: «3 lỗi, 1 cảnh báo trong 2 tệp.»."""
    found = Counter(problem.severity for problem in problems)
    parts = [f"{found[severity]} {severity.value}" for severity in Severity if found[severity]]
    files = len({problem.place.file for problem in problems})
    return f"{', '.join(parts)} trong {files} tệp." if parts else "Không có vấn đề nào."


def by_gravity(problems: Sequence[Problem]) -> list[Problem]:
    """The gravest first, then in the order of the files."""
    return sorted(problems, key=lambda problem: (problem.severity.rank, problem.sort_key))
