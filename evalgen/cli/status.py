"""``evalgen status``: the personnel officer's morning page."""

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Iterable

from evalgen.cli import status_labels as labels
from evalgen.cli.checked_up import checked_up
from evalgen.cli.left_out_files import tell_left_out
from evalgen.cli.reports.visible_text import visible
from evalgen.cli.repository import find_root
from evalgen.cli.status_json import json_status
from evalgen.cli.status_text import first_lines, text
from evalgen.cli.unread_files import unread_line
from evalgen.domain.dossier import Dossier
from evalgen.domain.period import Period
from evalgen.domain.period_status import PeriodStatus
from evalgen.domain.records import Records
from evalgen.errors import EvalgenError
from evalgen.language import VIETNAMESE, Language
from evalgen.pipeline.checkup.checkup import Checkup
from evalgen.pipeline.inspecting.unread import unread_periods
from evalgen.pipeline.names_asked import body_named, unit_named
from evalgen.pipeline.periods_asked import open_periods, period_named, period_to_open
from evalgen.pipeline.watching import narrowed, statuses, write_page

_MINE = "mine="
_LATE, _MISSING = "late", "missing"

Choice = tuple[str, Callable[[Dossier], bool]]
"""In words, and which dossiers."""


def run(arguments: argparse.Namespace) -> int:
    """Print where the period stands, or every open one; 1 only with --fail-late where something is late."""
    # What programs read is the same in every language.
    language: Language = VIETNAMESE if arguments.json else arguments.language
    root = find_root(arguments.root)
    checkup = checked_up(arguments, root)
    records, on = checkup.results.records, arguments.on
    choices = list(_choices(arguments, records, language))
    found = tuple(_narrow(item, choices) for item in statuses(checkup, _periods(arguments.period, records), on))
    if arguments.json:
        sys.stdout.write(json_status(found, on))
    elif arguments.html is not None:
        write_page(found, arguments.html, root, language)
        sys.stdout.writelines(first_lines(item, language) for item in found)
        sys.stdout.write(visible(language.say(labels.WRITTEN, path=arguments.html)) + "\n")
    else:
        shown = "\n\n".join(text(item, language) for item in found)
        sys.stdout.write(shown or f"{_nothing_open(checkup, on, language)}\n")
    if arguments.period is None:
        sys.stdout.flush()
        sys.stderr.write(unread_line(unread_periods(records), language))
    tell_left_out(root, arguments.language)
    return 1 if arguments.fail_late and any(item.late for item in found) else 0


def _nothing_open(checkup: Checkup, on: dt.date, language: Language) -> str:
    """Whoever has just begun is told what comes first."""
    records = checkup.results.records
    if records.periods or unread_periods(records):
        return language.say(labels.NOTHING_OPEN)
    period = period_to_open(records, checkup.library, on)
    if period is None:
        return language.say(labels.NO_PACK_YET, day=f"{on:%d/%m/%Y}")
    return language.say(labels.NONE_YET, period=period)


def _periods(given: str | None, records: Records) -> tuple[Period, ...]:
    return open_periods(records) if given is None else (period_named(given, records),)


def _choices(arguments: argparse.Namespace, records: Records, language: Language) -> Iterable[Choice]:
    unit: str | None = arguments.unit
    if unit is not None:
        yield language.say(labels.ONE_UNIT, name=unit_named(unit, records.units).name), lambda item: item.unit == unit
    only: str | None = arguments.only
    if only == _LATE:
        yield language.say(labels.ONLY_LATE), lambda item: item.late or item.was_late
    elif only == _MISSING:
        yield language.say(labels.ONLY_MISSING), lambda item: not item.handed_in
    elif only is not None:
        yield _mine(only, records, language)


def _mine(only: str, records: Records, language: Language) -> Choice:
    if not only.startswith(_MINE):
        raise EvalgenError("--only không nhận «{only}».", remedy="Chọn late, missing, hoặc mine=mã tổ chức.", only=only)
    body = body_named(only.removeprefix(_MINE), records.bodies)
    words = language.say(labels.ONLY_MINE, name=body.name)
    return words, lambda item: item.actor is not None and item.actor.is_body(body.id)


def _narrow(status: PeriodStatus, choices: Iterable[Choice]) -> PeriodStatus:
    for which, wanted in choices:
        status = narrowed(status, which, wanted)
    return status
