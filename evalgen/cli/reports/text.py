"""The report for people at a terminal."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from evalgen.cli.reports.counts import count_line
from evalgen.cli.reports.visible_text import display_width, visible
from evalgen.domain.problem import Problem, Severity
from evalgen.language import Language

ReadLine = Callable[[str, int], str | None]
"""The text of a line (counted from 1) of a file, or None where there is none."""

_BEFORE, _AFTER = 80, 40
"""How much of a long line is shown around the column."""

_SHOWN = 100
"""So many problems of one code in one file at most are shown; a report that nobody can read to its end helps nobody."""

_NAMED_AGAIN = 10
"""So many errors at most are named once more at the end."""


def text(problems: Sequence[Problem], *, read_line: ReadLine | None, language: Language) -> str:
    """Every problem with its place, words, source line and remedy; the count at the end. Empty where there is none.

    Of one kind in one file the first `_SHOWN`, and how many more there are: the reports for programs hold them all.
    Where errors stand among warnings and notes, their places are named once more below the count: they must be mended.
    """
    if not problems:
        return ""
    blocks = ["\n".join(lines) for lines in _blocks(problems, read_line, language)]
    end = [count_line(problems, language), *_errors_again(problems, language)]
    return "\n\n".join([*blocks, "\n".join(end)]) + "\n"


def _blocks(problems: Sequence[Problem], read_line: ReadLine | None, language: Language) -> Iterator[Iterable[str]]:
    """The lines of each problem that is shown; what is not is counted below the last of its kind."""
    counts = Counter((problem.place.file, problem.code) for problem in problems)
    shown: Counter[tuple[str, str]] = Counter()
    for problem in problems:
        kind = problem.place.file, problem.code
        shown[kind] += 1
        if shown[kind] <= _SHOWN:
            yield _lines(problem, read_line, language)
        if shown[kind] == _SHOWN < counts[kind]:
            words = "… và {count} vấn đề «{code}» nữa trong tệp này."
            yield [visible(language.say(words, count=counts[kind] - _SHOWN, code=problem.code))]


def _errors_again(problems: Sequence[Problem], language: Language) -> Iterator[str]:
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if not errors or len(errors) == len(problems):
        return
    yield language.say("Lỗi phải sửa:")
    for problem in errors[:_NAMED_AGAIN]:
        yield visible(f"  {problem.place}  {problem.code}")
    if len(errors) > _NAMED_AGAIN:
        yield "  " + language.say("… và {count} lỗi nữa ở trên.", count=len(errors) - _NAMED_AGAIN)


def _lines(problem: Problem, read_line: ReadLine | None, language: Language) -> Iterator[str]:
    place = problem.place
    severity = "" if problem.severity is Severity.ERROR else f" ({language.say(problem.severity.value)})"
    explained = language.problems.get(problem.code)
    title = f": {explained.title}" if explained else ""
    yield visible(f"{place}  {problem.code}{severity}{title}")
    if explained:
        yield f"  {explained.text}"
    path = f"{place.json_path}: " if place.pointer else ""
    yield "  " + visible(path + problem.message)
    source = read_line(place.file, place.line) if read_line else None
    if source is not None:
        yield from _source(source, place.line, place.column)
    if problem.remedy:
        yield "  " + visible(problem.remedy)
    if problem.citation is not None:
        yield "  " + visible(f"{language.say('Căn cứ')}: {problem.citation}.")


def _source(line: str, number: int, column: int) -> Iterator[str]:
    """The line and, below it, a caret under the column; columns count characters, carets stand by display width."""
    shown = line.removesuffix("\n").removesuffix("\r")
    if number == 1:
        shown = shown.removeprefix("\ufeff")
    if not shown.strip():
        return
    at = min(column - 1, len(shown))
    start = max(0, at - _BEFORE)
    before = ("…" if start else "") + visible(shown[start:at])
    after = visible(shown[at : at + _AFTER]) + ("…" if len(shown) > at + _AFTER else "")
    yield f"    {number} | {before}{after}"
    yield f"    {' ' * len(str(number))} | {' ' * display_width(before)}^"
