"""Strict reading: a small, unambiguous YAML in which nothing is guessed, hidden, repeated or silently rewritten."""

from collections.abc import Iterable
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.document import Document, PlainDocument
from evalgen.domain.problem import Problem, Severity
from evalgen.reading.line_marks import mark_lines
from evalgen.reading.line_reader import read_lines
from evalgen.reading.source_text import MAX_BYTES, read_source

MAX_PROBLEMS_PER_CODE = 20
"""Of one kind in one file; whoever mends twenty knows how to mend the rest."""


class ReadResult(Struct, frozen=True, kw_only=True):
    """The document, or None where an error stands in the way; and every problem, in the order of the text."""

    document: Document | None
    problems: tuple[Problem, ...]


def read_document(  # noqa: PLR0913 - a file, and how it is read
    file: str, data: bytes, *, digest: bytes = b"", fast: bool = True, lines: bool = True, limit: int = MAX_BYTES
) -> ReadResult:
    """Read one file of at most `limit` bytes. Whatever the bytes, the answer is a value: faults are problems, never exceptions.

    `fast` chooses the parser in C where there is one, and before it, with `lines`, the reader of plain lines, which
    reads nearly every record; the result is the same. `digest` is that of `data`, where the document is to be fetched by it.
    """
    source = read_source(file, data, limit=limit)
    if fast and lines and source.text is not None and not source.problems:
        plain = read_lines(source.text)
        if plain is not None:
            mark = partial(mark_lines, source.text, plain)
            return ReadResult(document=PlainDocument(file=file, root=plain, digest=digest, mark=mark), problems=())
    problems = list(source.problems)
    root = None
    if source.text is not None:
        # Most runs need no parser: it is imported by the first text that the reader of lines leaves to it.
        from evalgen.reading.parsing import parse

        root, found = parse(file, source.text, fast=fast)
        problems += found
    if root is None or any(problem.severity is Severity.ERROR for problem in problems):
        return ReadResult(document=None, problems=_shortened(problems))
    document = Document(file=file, root=root, digest=digest)
    return ReadResult(document=document, problems=_shortened(problems))


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
