"""The report for people at a terminal."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from evalgen.cli.reports.counts import count_line
from evalgen.cli.reports.visible_text import display_width, visible
from evalgen.domain.citation import Citation
from evalgen.domain.problem import Problem, Severity
from evalgen.language import Language
from evalgen.reading.mending import as_written

ReadLine = Callable[[str, int], str | None]
"""The text of a line (counted from 1) of a file, or None where there is none."""

_Words = tuple[str, Severity, str, str, Citation | None]
"""All that is said of a problem but its place."""

_BEFORE, _AFTER = 80, 40
"""How much of a long line is shown around the column."""

_IN_FULL = 5
"""So many problems of one code are told in full: whoever has read them knows how the others are mended."""

_SHOWN = 25
"""So many of one code at most are shown; a report that nobody can read to its end helps nobody."""

_PLACES = 5
"""So many further places at most are named of what is said in the same words."""

_NAMED_AGAIN = 10
"""So many errors at most are named once more at the end."""


def text(
    problems: Sequence[Problem], *, read_line: ReadLine | None, language: Language, all_by: str = "", fix_by: str = ""
) -> str:
    """The problems with their places, words, source lines and remedies; the count at the end. Empty where there is none.

    What is said in the same words, as of a body that thirty files name, is told once with its places. Of one code the first
    `_IN_FULL` are told in full, then a line each, and of the others how many there are: `all_by` is the command that
    tells all, and `fix_by` the one that writes what can mean one thing alone.
    Where errors stand among warnings and notes, their places are named once more below the count: they must be mended.
    """
    if not problems:
        return ""
    told: dict[_Words, list[Problem]] = {}
    for problem in problems:
        told.setdefault(_words(problem), []).append(problem)
    blocks = ["\n".join(lines) for lines in _blocks(told.values(), read_line, language, all_by)]
    end = [count_line(problems, language), *_errors_again(problems, told.values(), language)]
    if fix_by and (fixes := sum(_can_be_fixed(problem, read_line) for problem in problems)):
        words = "{count} chỗ chỉ hiểu được một cách, máy viết lại giúp được: {command}"
        end.append(language.say(words, count=fixes, command=fix_by))
    return "\n\n".join([*blocks, "\n".join(end)]) + "\n"


def _can_be_fixed(problem: Problem, read_line: ReadLine | None) -> bool:
    """Whether what the fix replaces stands where the problem is: not so where it goes over lines, or holds escapes."""
    if problem.fix is None or read_line is None:
        return False
    line = read_line(problem.place.file, problem.place.line)
    return line is not None and as_written(line, problem.place.column - 1, problem.fix) is not None


def _words(problem: Problem) -> _Words:
    return problem.code, problem.severity, problem.message, problem.remedy, problem.citation


def _blocks(
    told: Iterable[Sequence[Problem]], read_line: ReadLine | None, language: Language, all_by: str
) -> Iterator[Iterable[str]]:
    """The lines of each that is shown; what is not is counted at the end."""
    shown: Counter[tuple[str, Severity]] = Counter()
    hidden: Counter[tuple[str, Severity]] = Counter()
    for same in told:
        problem = same[0]
        kind = problem.code, problem.severity
        if shown[kind] == _SHOWN:
            hidden[kind] += len(same)
            continue
        shown[kind] += 1
        if shown[kind] <= _IN_FULL:
            yield [*_lines(problem, read_line, language), *_further_places(same[1:], language)]
        else:
            yield [f"{_title(problem, language)}: {_message(problem)}", *_further_places(same[1:], language)]
    if hidden:
        words = "… và {count} vấn đề «{code}» nữa ({severity})."
        lines = [
            visible(language.say(words, count=count, code=code, severity=language.say(severity.value)))
            for (code, severity), count in hidden.items()
        ]
        yield [*lines, language.say("Xem đầy đủ: {command}", command=all_by)] if all_by else lines


def _further_places(problems: Sequence[Problem], language: Language) -> Iterator[str]:
    if not problems:
        return
    yield "  " + language.say("Cũng vậy ở {count} chỗ nữa:", count=len(problems))
    for problem in problems[:_PLACES]:
        yield "    " + visible(str(problem.place))
    if len(problems) > _PLACES:
        yield "    …"


def _errors_again(problems: Sequence[Problem], told: Iterable[Sequence[Problem]], language: Language) -> Iterator[str]:
    errors = [same for same in told if same[0].severity is Severity.ERROR]
    if not errors or all(problem.severity is Severity.ERROR for problem in problems):
        return
    yield language.say("Lỗi phải sửa:")
    for same in errors[:_NAMED_AGAIN]:
        yield visible(f"  {same[0].place}  {same[0].code}")
    if len(errors) > _NAMED_AGAIN:
        yield "  " + language.say("… và {count} lỗi nữa.", count=sum(len(same) for same in errors[_NAMED_AGAIN:]))


def _lines(problem: Problem, read_line: ReadLine | None, language: Language) -> Iterator[str]:
    place = problem.place
    explained = language.problems.get(problem.code)
    title = f": {explained.title}" if explained else ""
    yield _title(problem, language) + visible(title)
    if explained:
        yield f"  {explained.text}"
    yield "  " + _message(problem)
    source = read_line(place.file, place.line) if read_line else None
    if source is not None:
        yield from _source(source, place.line, place.column)
    if problem.remedy:
        yield "  " + visible(problem.remedy)
    if problem.citation is not None:
        yield "  " + visible(f"{language.say('Căn cứ')}: {problem.citation}.")


def _title(problem: Problem, language: Language) -> str:
    severity = "" if problem.severity is Severity.ERROR else f" ({language.say(problem.severity.value)})"
    return visible(f"{problem.place}  {problem.code}{severity}")


def _message(problem: Problem) -> str:
    path = f"{problem.place.json_path}: " if problem.place.pointer else ""
    return visible(path + problem.message)


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
