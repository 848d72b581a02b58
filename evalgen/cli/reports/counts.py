"""How many problems of each severity in how many files."""

from collections import Counter
from collections.abc import Sequence

from evalgen.domain.problem import Problem, Severity
from evalgen.language import Language


def count_line(problems: Sequence[Problem], language: Language) -> str:
    """One sentence: «3 lỗi, 1 cảnh báo trong 2 tệp.»."""
    found = Counter(problem.severity for problem in problems)
    parts = [language.say(f"{{count}} {item.value}", count=found[item]) for item in Severity if found[item]]
    files = len({problem.place.file for problem in problems})
    if not parts:
        return language.say("Không có vấn đề nào.")
    return language.say("{found} trong {count} tệp.", found=", ".join(parts), count=files)


def by_gravity(problems: Sequence[Problem]) -> list[Problem]:
    """The gravest first, then in the order of the files."""
    return sorted(problems, key=lambda problem: (problem.severity.rank, problem.sort_key))
