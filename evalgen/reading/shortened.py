"""A list of problems that somebody can read: of each kind in one file the first ones, and how many more there are."""

from collections.abc import Iterable

from msgspec.structs import replace

from evalgen.domain.problem import Problem

MAX_PROBLEMS_PER_CODE = 20
"""Of one kind in one file; whoever mends twenty knows how to mend the rest."""


def shortened(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """In the order of the text; of each code the first ones, the last of which says how many more there are."""
    kept: dict[str, list[Problem]] = {}
    counts: dict[str, int] = {}
    for problem in sorted(problems, key=lambda problem: problem.sort_key):
        counts[problem.code] = counts.get(problem.code, 0) + 1
        if counts[problem.code] <= MAX_PROBLEMS_PER_CODE:
            kept.setdefault(problem.code, []).append(problem)
    for code, count in counts.items():
        if count > MAX_PROBLEMS_PER_CODE:
            last = kept[code][-1]
            more = f" (Còn {count - MAX_PROBLEMS_PER_CODE} chỗ như vậy nữa trong tệp này.)"
            kept[code][-1] = replace(last, message=last.message + more)
    return tuple(sorted((item for group in kept.values() for item in group), key=lambda problem: problem.sort_key))
