"""Strict reading: a small, unambiguous YAML in which nothing is guessed, hidden, repeated or silently rewritten."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from yaml.error import YAMLError

from evalgen.domain.document import Document
from evalgen.domain.problem import Problem, Severity
from evalgen.reading.document_builder import DocumentBuilder
from evalgen.reading.line_reader import read_lines
from evalgen.reading.source_text import MAX_BYTES, code_point, read_source
from evalgen.reading.syntax_errors import syntax_problem
from evalgen.reading.yaml_events import EventSource, PythonParser, fast_parser

MAX_PROBLEMS_PER_CODE = 20
"""Of one kind in one file; whoever mends twenty knows how to mend the rest."""

_FAST = fast_parser()
_ODD_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadResult:
    """The document, or None where an error stands in the way; and every problem, in the order of the text."""

    document: Document | None
    problems: tuple[Problem, ...]


def read_document(
    file: str, data: bytes, *, fast: bool = True, lines: bool = True, limit: int = MAX_BYTES
) -> ReadResult:
    """Read one file of at most `limit` bytes. Whatever the bytes, the answer is a value: faults are problems, never exceptions.

    `fast` chooses the parser in C where there is one, and before it, with `lines`, the reader of plain lines, which
    reads nearly every record; the result is the same.
    """
    source = read_source(file, data, limit=limit)
    if fast and lines and source.text is not None and not source.problems:
        plain = read_lines(source.text)
        if plain is not None:
            return ReadResult(document=Document(file=file, root=plain, digest=_digest(data)), problems=())
    problems = list(source.problems)
    root = None
    if source.text is not None:
        builder, found = _build(file, source.text, fast=fast)
        problems += found
        root = builder.root
    if root is None or any(problem.severity is Severity.ERROR for problem in problems):
        return ReadResult(document=None, problems=_shortened(problems))
    document = Document(file=file, root=root, digest=_digest(data))
    return ReadResult(document=document, problems=_shortened(problems))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _build(file: str, text: str, *, fast: bool) -> tuple[DocumentBuilder, list[Problem]]:
    """Build with the fast parser; where that stumbles or is in doubt, the other one decides: no verdict depends on the machine."""
    if _FAST is None or not fast:
        builder, error = _run(file, text, PythonParser(text))
        return builder, [*builder.problems, *error]
    builder, error = _run(file, text, _FAST(text))
    if not error and not builder.doubtful:
        return builder, builder.problems
    again, error_again = _run(file, text, PythonParser(text))
    if error_again or again.problems or not error:
        return again, [*again.problems, *error_again]
    return builder, [*builder.problems, *error]


def _run(file: str, text: str, parser: EventSource) -> tuple[DocumentBuilder, list[Problem]]:
    builder = DocumentBuilder(file, text)
    try:
        builder.consume(parser)
    except YAMLError as error:
        return builder, [_with_hint(syntax_problem(file, error), text)]
    return builder, []


def _with_hint(problem: Problem, text: str) -> Problem:
    """Spaces that only look like spaces are the likely culprit where they stand on the line."""
    line = text.split("\n")[problem.place.line - 1 : problem.place.line]
    odd = _ODD_SPACES.search(line[0]) if line else None
    if odd is None:
        return problem
    hint = f" Trên dòng này có dấu cách lạ {code_point(odd[0])} (thường do dán từ Word); thay bằng dấu cách thường."
    return replace(problem, remedy=problem.remedy + hint)


def _shortened(problems: Iterable[Problem]) -> tuple[Problem, ...]:
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
