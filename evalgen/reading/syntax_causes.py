"""Which line an error of syntax comes from, where the parser stumbles only on the line below it."""

import re

from msgspec.structs import replace

from evalgen.domain.place import Place
from evalgen.domain.problem import Problem
from evalgen.reading import refusals
from evalgen.reading.source_text import ODD_SPACES, code_point

_OF_LINES = frozenset({"bad-indentation", "colon-in-text", "dash-out-of-place", "missing-colon", "syntax"})
"""Errors that the line above may have caused: it was read as text that goes on."""

_KEY = r"[\"']?[A-Za-z_][A-Za-z0-9_-]*[\"']?"
_GLUED = re.compile(rf" *(?:- +)*(?P<key>{_KEY}):(?=[^\s/])")
_DASHED = re.compile(rf" *-(?={_KEY}:(?: |$))")
_NO_DASH = re.compile(r" *(?P<sign>[\u2010-\u2015\u2022\u2043\u2212\u25aa\u25cf\u00b7])(?= )")
"""Dashes and bullets of Word where an element of a list begins."""

_FIRST_KEY = re.compile(rf" *(?:[^\w\s\"'] +)?(?P<key>{_KEY}):(?: |\r?$)")
"""The key of a line, behind a dash or what stands for one."""

_BARE_KEY = re.compile(r"[a-z_]+(?: |\r?$)")
"""A name that no colon follows."""

_CURLED = re.compile(rf" *(?:- +)*{_KEY}: +[\u201c\u201d\u2018\u2019]")
_DEEPER = re.compile(rf"(?P<here> +)(?P<key>{_KEY}):(?: |$)")
_ABOVE = re.compile(rf"(?P<above> *(?:- +)*){_KEY}: +[^ \[{{|>&*!]")
_BLOCK_TEXT = re.compile(r"[:-] +[|>][-+1-9]{0,2} *(?:#.*)?\r?$")
_QUOTED = re.compile(r"(?:^|[:,\[{-]) *(?P<whole>(?P<quote>[\"']).*(?P=quote)) *\Z")
_REST_IN_BRACKETS = re.compile(r"[^,\]}]*")
_WHOLE = re.compile(r"[{\[].*[}\]] *(?:#.*)?\r?$")
"""Brackets that begin a line and close on it: a file that begins so ends there."""

_ODD = re.compile(rf" *(?:- *)*(?:{_KEY}:)?(?P<odd>{ODD_SPACES})")


def with_cause(problem: Problem, text: str, met: tuple[int, int] = (0, 0)) -> Problem:
    """A key glued to its value, or a space that only looks like one, at its own line; else what stands where it stumbled.

    `met` is the line and column of what the parser could not take; the problem itself may stand where it began.
    """
    lines = text.split("\n")
    for number in _suspects(problem, lines):
        line = lines[number - 1]
        if glued := _GLUED.match(line):
            return refusals.missing_space(_place(problem, number, glued.start("key")), glued["key"])
        if dashed := _DASHED.match(line):
            return refusals.missing_space_after_dash(_place(problem, number, dashed.end() - 1))
        if (sign := _NO_DASH.match(line)) and _opens_element(problem, lines, number, sign.start("sign")):
            return refusals.not_a_dash(_place(problem, number, sign.start("sign")), sign["sign"])
        if odd := _ODD.match(line):
            return refusals.odd_space(_place(problem, number, odd.start("odd")), odd["odd"])
    told = _beside_quotes(problem, lines, met) or _colon(problem, lines, met) or _not_aligned(problem, lines, met)
    return _with_hint(told or problem, lines)


def of_text_at_root(problem: Problem, place: Place, text: str) -> Problem:
    """«name Văn phòng» as the first line: the lines below it are sound, and `problem` is what the parser makes of them."""
    if problem.code not in _OF_LINES:
        return problem
    line = text.split("\n")[place.line - 1]
    return refusals.missing_colon(place) if _BARE_KEY.match(line) else refusals.root_not_mapping(place)


def _opens_element(problem: Problem, lines: list[str], number: int, start: int) -> bool:
    """Whether the sign at `start` stands for the dash of an element: in a text it is a sign like others.

    A line above the error is the element's first key, and the error the next; at the line of the error itself a key follows,
    or a list is open that begins there.
    """
    keyed = _FIRST_KEY.match(lines[number - 1], start)
    if number != problem.place.line:
        return keyed is not None and lines[problem.place.line - 1].startswith(" " * (start + 1))
    if keyed or problem.code == "colon-in-text":
        return keyed is not None
    above = _said_above(lines, number)
    return _names_more(lines, above) or (above > 0 and lines[above - 1].startswith("- ", start))


def _beside_quotes(problem: Problem, lines: list[str], met: tuple[int, int]) -> Problem | None:
    """«"Dân vận khéo" năm 2026»: YAML takes what is in quotes for the whole value."""
    number, column = met
    if problem.code not in {"bad-indentation", "unclosed-bracket"} or not 1 <= number <= len(lines):
        return None
    line = lines[number - 1]
    quoted = _QUOTED.search(line[: column - 1])
    if quoted is None or line[column - 1 : column] in {"", "]", "}", ":"}:
        return None
    rest = line[column - 1 :].rstrip(" \r")
    if problem.code == "unclosed-bracket" and rest[0] in "\"'":
        return None  # A comma is missing between two texts.
    if problem.code == "unclosed-bracket" and rest[0] == ";":
        return refusals.semicolon_in_brackets(_place(problem, number, column - 1))
    if problem.code == "unclosed-bracket" and (within := _REST_IN_BRACKETS.match(rest)):
        rest = within[0].rstrip()
    return refusals.text_beside_quotes(_place(problem, number, column - 1), rest, quoted["quote"])


def _colon(problem: Problem, lines: list[str], met: tuple[int, int]) -> Problem | None:
    """The second colon of a text, or the colon of a key that was read as going on from the line above."""
    number, column = met
    if not 1 <= number <= len(lines) or lines[number - 1][column - 1 : column] != ":":
        return None
    line = lines[number - 1]
    if problem.code == "unclosed-bracket":
        within = re.split(r"[,\[{]", line[: column - 1])[-1]
        return refusals.colon_in_brackets(_place(problem, number, column - 1)) if ": " in within.strip() else None
    deeper = _DEEPER.match(line) if problem.code == "colon-in-text" else None
    if deeper is None or deeper.end("key") != column - 1:
        return None
    last = _said_above(lines, number)
    above = _ABOVE.match(lines[last - 1]) if last else None
    if above is None or len(above["above"]) >= len(deeper["here"]):
        return None
    place = _place(problem, number, len(deeper["here"]))
    return refusals.deeper_than_above(place, len(deeper["here"]), last, len(above["above"]))


def _not_aligned(problem: Problem, lines: list[str], met: tuple[int, int]) -> Problem | None:
    """A line that begins in a column in which nothing above it does."""
    number, column = met
    if problem.code != "bad-indentation" or not 1 <= number <= len(lines) or lines[number - 1][: column - 1].strip(" "):
        return None
    above = _said_above(lines, number)
    if not above or re.search(ODD_SPACES, lines[number - 1]):
        return None
    here = _place(problem, number, column - 1)
    if column == 1 and _WHOLE.match(lines[above - 1]):
        return refusals.after_the_whole(here, above)
    if first := _without_dash(lines, number, column - 1):
        return refusals.dash_missing_above(here, first, deeper=lines[first - 1].startswith(" ", column - 1))
    if _behind_keys(lines, number, column - 1):
        return refusals.dash_without_list(here)
    return refusals.not_aligned(here, column - 1, above, _spaces(lines[above - 1]))


def _without_dash(lines: list[str], number: int, spaces: int) -> int:
    """Of an element of a list: the line above where the list begins without a dash; 0 where nothing says that one does.

    Its name stands above it, and its elements begin with the same key.
    """
    dashed = lines[number - 1].startswith("- ", spaces)
    key = _FIRST_KEY.match(lines[number - 1], spaces) if dashed else None
    while key and (number := _said_above(lines, number)) and lines[number - 1].startswith(" " * spaces):
        begun = _FIRST_KEY.match(lines[number - 1])
        if begun and begun["key"] == key["key"] and _indented(lines[number - 1]) in {spaces, spaces + 2}:
            return number if _names_more(lines, _said_above(lines, number)) else 0
    return 0


def _behind_keys(lines: list[str], number: int, spaces: int) -> bool:
    """Whether an element of a list stands in the column of keys above it, and no list between."""
    dashed = lines[number - 1].startswith("- ", spaces)
    while dashed and (number := _said_above(lines, number)):
        text = lines[number - 1].lstrip(" ")
        here = _spaces(lines[number - 1])
        if text.startswith("-") or here <= spaces:
            return here == spaces and not text.startswith("-")
    return False


def _names_more(lines: list[str], number: int) -> bool:
    """Whether a line is a name alone, with what it names below it."""
    return number > 0 and lines[number - 1].rstrip(" \r").endswith(":")


def _indented(line: str) -> int | None:
    """How far a line is indented that begins with a key; None where it begins an element of a list."""
    text = line.lstrip(" ")
    return None if text.startswith("-") else len(line) - len(text)


def _suspects(problem: Problem, lines: list[str]) -> list[int]:
    """The line of the problem and the last one above it that says something."""
    here = problem.place.line
    if problem.code not in _OF_LINES or not 1 <= here <= len(lines):
        return []
    above = _said_above(lines, here)
    return [here, above] if above and not _in_block_text(lines, above) else [here]


def _in_block_text(lines: list[str], number: int) -> bool:
    """Whether a line belongs to a text that «|» or «>» opens above it, where every sign is sound."""
    least = _spaces(lines[number - 1])
    while least and (number := _said_above(lines, number)):
        here = _spaces(lines[number - 1])
        if here < least and _BLOCK_TEXT.search(lines[number - 1]):
            return True
        least = min(least, here)
    return False


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _said_above(lines: list[str], here: int) -> int:
    """The last line above that is neither empty nor a comment; 0 where there is none."""
    return next((number for number in range(here - 1, 0, -1) if lines[number - 1].strip(" \r")[:1] not in {"", "#"}), 0)


def _place(problem: Problem, line: int, index: int) -> Place:
    return Place(file=problem.place.file, line=line, column=index + 1)


def _with_hint(problem: Problem, lines: list[str]) -> Problem:
    """Spaces that only look like spaces are the likely culprit wherever they stand on the line, so are quotes of Word."""
    line = lines[problem.place.line - 1 : problem.place.line]
    if problem.code == "colon-in-text" and line and _CURLED.match(line[0]):
        return replace(
            problem,
            remedy='Dấu nháy cong “ ” của Word không tính là dấu nháy: thay bằng dấu nháy thẳng bao trọn cả đoạn: "…: …".',
        )
    odd = re.search(ODD_SPACES, line[0]) if line else None
    if odd is None:
        return problem
    hint = f" Trên dòng này có dấu cách lạ {code_point(odd[0])} (thường do dán từ Word); thay bằng dấu cách thường."
    return replace(problem, remedy=problem.remedy + hint)
