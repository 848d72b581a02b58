"""From text to a located document by a parser: slow, for every text, and the only one that says what is wrong."""

from yaml.error import MarkedYAMLError, YAMLError

from evalgen.domain.document import LocatedMapping
from evalgen.domain.problem import Problem
from evalgen.reading.document_builder import DocumentBuilder
from evalgen.reading.syntax_causes import of_text_at_root, with_cause
from evalgen.reading.syntax_errors import syntax_problem
from evalgen.reading.yaml_events import EventSource, PythonParser, fast_parser

_FAST = fast_parser()


def parse(file: str, text: str, *, fast: bool) -> tuple[LocatedMapping | None, list[Problem]]:
    """The root of the document, where there is one, and what is wrong; `fast` asks the parser in C where there is one."""
    builder, problems = _build(file, text, fast=fast)
    return builder.root, problems


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
        mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
        met = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
        told = with_cause(syntax_problem(file, error), text, met)
        if builder.text_at_root is not None:
            told = of_text_at_root(told, builder.text_at_root, text)
            builder.problems.clear()
        return builder, [told]
    return builder, []
