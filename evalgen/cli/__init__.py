"""The command line: one module per sub-command. Exit codes: 0 fine, 1 problems found, 2 wrong use or cannot go on."""

import io
import os
import sys
from collections.abc import Sequence

from evalgen.cli.arguments import parser
from evalgen.cli.language_asked import tag_asked
from evalgen.errors import EvalgenError
from evalgen.language import VIETNAMESE, Language, language_of


def main(argv: Sequence[str] | None = None) -> int:
    """Run one sub-command and answer with its exit code."""
    _speak_utf8()
    language = VIETNAMESE
    # Exact numbers may be long; that no file of records is keeps them from becoming endless.
    sys.set_int_max_str_digits(0)
    try:
        words = sys.argv[1:] if argv is None else argv
        language = language_of(tag_asked(words, os.environ))
        arguments = parser(language, *words[:1]).parse_args(words)
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except EvalgenError as error:
        return _cannot_go_on(error, language)
    except BrokenPipeError:
        # The reader of our output went away (`evalgen check | head`): nothing is wrong, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        from evalgen.cli.system_fault import system_fault

        return _cannot_go_on(system_fault(error, language), language)
    except KeyboardInterrupt:
        return 130
    return code


def _speak_utf8() -> None:
    """Vietnamese on every terminal, in every log: neither the locale nor the code page of a console decides."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _cannot_go_on(error: EvalgenError, language: Language) -> int:
    from evalgen.cli.error_words import words_of
    from evalgen.cli.reports.visible_text import visible_lines

    sys.stdout.flush()
    message, remedy = words_of(error, language)
    sys.stderr.write(visible_lines(f"{language.say('Không thể tiếp tục')}: {message}\n"))
    if remedy:
        sys.stderr.write(visible_lines(f"  {remedy}\n"))
    return 2
