"""The morning page for a terminal of a hundred columns."""

from collections.abc import Iterable, Iterator

from evalgen.cli import status_labels as labels
from evalgen.cli.columns import table, wrapped
from evalgen.cli.reports.visible_text import visible
from evalgen.cli.status_words import StatusWords
from evalgen.domain.due_day import DueDay
from evalgen.domain.period_status import Block, PeriodStatus, Task
from evalgen.language import Language

WIDTH = 100
_CELLS_THAT_GIVE = (2, 0, 1)
"""Where a row is too long, the post is cut first, then the unit, then the name."""


def text(status: PeriodStatus, language: Language) -> str:
    """Everything about one period, most pressing first.

    Each line is made visible as a whole: breaking a sentence may have put a word at its beginning.
    """
    return "\n".join(map(visible, _lines(status, StatusWords(language=language)))) + "\n"


def first_lines(status: PeriodStatus, language: Language) -> str:
    """The headline alone."""
    return "\n".join(map(visible, _paragraph(StatusWords(language=language).headline(status)))) + "\n"


def _lines(status: PeriodStatus, words: StatusWords) -> Iterator[str]:
    say = words.language.say
    yield from _paragraph(words.headline(status))
    for line in words.summary(status):
        yield from _paragraph(line)
    blocks = status.blocks
    for block in blocks:
        yield from _block(block, words)
    if not blocks:
        yield say(labels.NOTHING_WAITS)
    if status.to_close:
        yield from _paragraph(say(labels.TO_CLOSE, period=status.period))
    yield from _appeals(status, words)
    if not status.narrowed_to:
        yield from _quotas(status, words)
        yield from _part(say(labels.DEADLINES), _deadlines(status.deadlines, words))


def _block(block: Block, words: StatusWords) -> Iterator[str]:
    yield ""
    yield f"{words.language.say(block.urgency.label).upper()} ({block.size})"
    for term in block.terms:
        told = list(words.term_lines(term))
        if told:
            yield ""
        for line in told:
            yield from _paragraph(line, "  ")
        for task in term.tasks:
            yield ""
            yield from _task(task, words)


def _task(task: Task, words: StatusWords) -> Iterator[str]:
    yield from _paragraph(words.task_title(task), "  ")
    for line in words.task_lines(task):
        yield from _paragraph(line, "    ")
    rows = table([words.cells(item) for item in task.dossiers], WIDTH - len(_ROW), _CELLS_THAT_GIVE)
    for item, row in zip(task.dossiers, rows, strict=True):
        yield _ROW + row
        notes = "; ".join(words.notes(item))
        yield from _paragraph(notes, " " * (len(_ROW) + 2))


_ROW = "    - "


def _appeals(status: PeriodStatus, words: StatusWords) -> Iterator[str]:
    """Who waits for an answer; the decided grade stands meanwhile."""
    rows = [words.appeal(item) for item in status.appealed]
    if rows:
        yield from ("", f"{words.language.say(labels.APPEALS).upper()} ({len(rows)})")
        yield from (_ROW + row for row in table(rows, WIDTH - len(_ROW), (0, 1)))


def _quotas(status: PeriodStatus, words: StatusWords) -> Iterator[str]:
    rows = [words.quota(group, collective=False) for group in status.quotas]
    rows += [words.quota(group, collective=True) for group in status.collective_quotas]
    if rows:
        yield from ("", words.language.say(labels.QUOTAS).upper())
        yield from (f"  {row}" for row in table(rows, WIDTH - 2, (1,)))


def _deadlines(deadlines: Iterable[DueDay], words: StatusWords) -> Iterator[str]:
    """Those to come, those that are over, those without a day of the calendar."""
    listed = list(deadlines)
    yield from (_deadline(item, words) for item in listed if item.days_left is not None and not item.past)
    for title, found in (
        (labels.PAST_DEADLINES, [item for item in listed if item.past]),
        (labels.UNDATED_DEADLINES, [item for item in listed if item.days_left is None]),
    ):
        if found:
            yield f"{words.language.say(title)}:"
            yield from (_deadline(item, words) for item in found)


def _deadline(item: DueDay, words: StatusWords) -> str:
    distance = words.distance(item)
    left = f", {distance}" if distance and not item.past else ""
    return f"- {words.printed(item)}{left}: {item.what} ({item.addressee}); {item.citation}."


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    listed = list(lines)
    if listed:
        yield ""
        yield title.upper()
        for line in listed:
            yield from _paragraph(line, "  ")


def _paragraph(line: str, indent: str = "") -> Iterator[str]:
    return wrapped(line, WIDTH, indent=indent, hanging="  ")
