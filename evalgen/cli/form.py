"""``evalgen form``: the official forms on paper, blank or filled from a record."""

import argparse
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from evalgen.cli.packs_at_hand import packs_at_hand
from evalgen.cli.remembered import cache_folder
from evalgen.cli.reports.visible_text import visible
from evalgen.cli.repository import find_root, repository_if_any
from evalgen.cli.unread_files import unread_line
from evalgen.domain.period import Period
from evalgen.errors import EvalgenError
from evalgen.language import Language
from evalgen.pipeline.drafting.form_fitting import fitting, form_named, record_file
from evalgen.pipeline.drafting.forms import (
    Filling,
    Known,
    all_forms,
    blank_form,
    filled_form,
    filling_at,
    refuse_folder,
    write_form,
)
from evalgen.pipeline.inspecting.inspection import Inspection, library_of, library_with_faults
from evalgen.pipeline.inspecting.near_inspection import Inspector
from evalgen.pipeline.inspecting.unread import unread_around, unread_below
from evalgen.reading.answer_store import AnswerStore
from evalgen.regulation.forms.form import MadeFor
from evalgen.regulation.library import Library

WANTED = {"--html": "biểu mẫu", "--period": "hồ sơ để điền"}
"""What an option needs beside it."""


def run(arguments: argparse.Namespace) -> int:
    """List the forms; or print one as a page, to the screen or to a file."""
    language: Language = arguments.language
    _refuse_idle(arguments)
    if arguments.form is None:
        sys.stdout.writelines(f"{line}\n" for line in _list(_library(arguments), language))
        return 0
    if arguments.record is None:
        root = repository_if_any(arguments.root) or Path.cwd()
        return _hand_over(blank_form(form_named(_library(arguments), arguments.form), language), root, arguments)
    root = find_root(arguments.root, arguments.record.resolve())
    built_in = packs_at_hand(AnswerStore(cache_folder(arguments, root)), root)
    library, _ = library_with_faults(root / "records" / "regulation", built_in)
    known = form_named(library, arguments.form)
    if arguments.record.is_dir():
        return _hand_over_all(known, root, Inspector(root, built_in).whole(), arguments)
    filling, file = filling_at(root, arguments.record), record_file(root, arguments.record)
    inspector = Inspector(root, built_in)
    # What is made for more than one person tells of others.
    alone = filling.person and known.form.made_for is MadeFor.PERSON
    inspection = inspector.at(file, checked=False) if alone else inspector.whole()
    period = _period(filling, inspection, arguments.period)
    fitting(known, filling, file, inspection, period)
    code = _hand_over(filled_form(known, filling, inspection, period, language), root, arguments)
    sys.stdout.flush()
    sys.stderr.write(unread_line(unread_around(inspection.records, file), language))
    return code


def _refuse_idle(arguments: argparse.Namespace) -> None:
    """An option that would change nothing was given by mistake."""
    for flag, value, wanted in (
        ("--html", arguments.html, arguments.form),
        ("--period", arguments.period, arguments.record),
    ):
        if value is not None and wanted is None:
            raise EvalgenError(
                "{flag} chỉ dùng khi nêu {what}.",
                remedy="Xem cách dùng bằng: evalgen form --help",
                flag=flag,
                what=WANTED[flag],
            )


def _library(arguments: argparse.Namespace) -> Library:
    """With the organization's own packs, where there is an organization."""
    from evalgen.regulation.loader import load_library

    root = repository_if_any(arguments.root)
    return load_library() if root is None else library_of(root)


def _list(library: Library, language: Language) -> Iterator[str]:
    for pack, forms in groupby(all_forms(library), key=lambda item: item.pack):
        yield f"{pack} – {library.pack(pack).instrument.name}"
        yield from (f"  {_line(item, language)}" for item in forms)


def _line(item: Known, language: Language) -> str:
    return visible(f"{item.form.id:<26} {item.form.name} ({language.say(item.form.made_for.label)})")


def _period(filling: Filling, inspection: Inspection, given: str | None) -> Period:
    """The period of the file; of a body's file the one asked for, else the newest that is open."""
    if filling.period is not None and given in {None, str(filling.period)}:
        return filling.period
    if filling.period is not None:
        raise EvalgenError(
            "Tệp này thuộc kỳ {period}, không phải kỳ {given}.",
            remedy="Bỏ --period; hoặc nêu tệp của kỳ ấy.",
            period=filling.period,
            given=given,
        )
    from evalgen.pipeline.periods_asked import periods_to_sit_on

    periods = periods_to_sit_on(inspection.records, given)
    if not periods:
        raise EvalgenError("Chưa có kỳ nào trong records/.", remedy="Xem cách mở kỳ bằng: evalgen status")
    return periods[0]


def _hand_over_all(known: Known, root: Path, inspection: Inspection, arguments: argparse.Namespace) -> int:
    """A file for each record of a folder, and who has none for what reason."""
    from evalgen.pipeline.drafting.forms_of_folder import forms_of_folder

    language, folder = arguments.language, arguments.html
    if folder is None or (not folder.is_dir() and (folder.exists() or folder.suffix)):
        raise EvalgenError(
            "Điền từ một thư mục thì mỗi hồ sơ thành một tệp: --html phải là một thư mục.",
            remedy="Ví dụ: evalgen form {form} {path} --html ../phieu",
            form=known.form.id,
            path=arguments.record,
        )
    if arguments.period is not None:
        raise EvalgenError("Thư mục đã nêu kỳ.", remedy="Bỏ --period.")
    refuse_folder(folder, root)
    written = 0
    unread = set(unread_below(inspection.records, root, [arguments.record]))
    for item in forms_of_folder(known, arguments.record, root, inspection, language):
        unread.update(unread_around(inspection.records, item.file))
        if item.refused is None:
            folder.mkdir(parents=True, exist_ok=True)
            write_form(item.page, folder / f"{item.name}.html", root)
            written += 1
            continue
        message, remedy = (language.say(words, **item.refused.values) for words in item.refused.sentences)
        sys.stdout.write(visible(f"{language.say('bỏ qua')}  {item.file}: {remedy or message}") + "\n")
    told = language.say("Đã ghi {count} biểu mẫu vào {path}", count=written, path=folder)
    sys.stdout.write(visible(told) + "\n")
    sys.stdout.flush()
    sys.stderr.write(unread_line(sorted(unread), language))
    return 0


def _hand_over(page: str, root: Path, arguments: argparse.Namespace) -> int:
    if arguments.html is None:
        sys.stdout.write(page)
        return 0
    write_form(page, arguments.html, root)
    sys.stdout.write(visible(arguments.language.say("Đã ghi biểu mẫu: {path}", path=arguments.html)) + "\n")
    return 0
