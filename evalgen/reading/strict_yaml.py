"""Strict reading: a small, unambiguous YAML in which nothing is guessed, hidden, repeated or silently rewritten."""

from functools import partial

from msgspec import Struct

from evalgen.domain.document import Document, PlainDocument
from evalgen.domain.problem import Problem, has_errors
from evalgen.reading.line_marks import mark_lines
from evalgen.reading.line_reader import read_lines
from evalgen.reading.plain_file import MAX_BYTES
from evalgen.reading.source_text import read_source


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
        plain = read_lines(source.text, composed=source.composed)
        if plain is not None:
            mark = partial(mark_lines, source.text, plain)
            return ReadResult(document=PlainDocument(file=file, root=plain, digest=digest, mark=mark), problems=())
    # Most runs need no parser: it is imported by the first text that the reader of lines leaves to it.
    from evalgen.reading.shortened import shortened

    problems = list(source.problems)
    root = None
    if source.text is not None:
        from evalgen.reading.parsing import parse

        root, found = parse(file, source.text, fast=fast)
        problems += found
    if root is None or has_errors(problems):
        return ReadResult(document=None, problems=shortened(problems))
    document = Document(file=file, root=root, digest=digest)
    return ReadResult(document=document, problems=shortened(problems))
