"""The parser of the standard library, with words of our own around what is ours: Vietnamese, or the language asked for."""

from __future__ import annotations

import argparse
import os
import re
import sys
from functools import partial

from evalgen.cli.option_types import Day, Whole
from evalgen.language import TAGS, VIETNAMESE, Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, NoReturn

PARSER_MESSAGES = (
    (r"the following arguments are required: (?P<names>.+)", "thiếu {names}"),
    (r"unrecognized arguments: (?P<words>.+)", "không hiểu «{words}»"),
    (
        r"argument (?P<option>.+?): invalid choice: (?P<value>.+) \(choose from (?P<choices>.+)\)",
        "{option} không nhận giá trị {value}; chọn một trong: {choices}",
    ),
    (r"argument (?P<option>.+?): expected one argument", "{option} cần một giá trị đi kèm"),
    (
        r"argument (?P<option>.+?): ignored explicit argument (?P<value>.+)",
        "{option} không nhận giá trị {value}",
    ),
    (
        r"argument (?P<option>.+?): not allowed with argument (?P<other>.+)",
        "{option} không dùng cùng {other}",
    ),
    (r"argument (?P<option>.+?): (?P<message>.+)", "{option}: {message}"),
)
"""What the standard library says, and how we say it; the last one holds messages of our own types of options."""


_SAME = (
    {"--output", "--out", "--site", "--html", "-o"},
    {"--on", "--date", "--day", "--today"},
    {"--from", "--since"},
    {"--json", "--format"},
)
"""Options that say the same of different commands."""


def meant_by(option: str, known: Iterable[str]) -> str:
    """The option of a command that says the same as `option` does elsewhere, or is spelt nearly so; empty: none."""
    from difflib import get_close_matches

    options = list(known)
    same = [name for name in options if any({option, name} <= group for group in _SAME)]
    return next(iter([*same, *get_close_matches(option, options, 1, 0.75)]), "")


class SpokenFormatter(argparse.RawDescriptionHelpFormatter):
    """Keeps line ends as they are written, and says «cách dùng» in the language of the interface."""

    def __init__(self, prog: str, *, language: Language = VIETNAMESE) -> None:
        super().__init__(prog, width=_columns() - 2)
        self._language = language

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """The line of usage under its own name."""
        words = f"{self._language.say('cách dùng')}: "
        super().add_usage(usage, actions, groups, words if prefix is None else prefix)


def _columns() -> int:
    """The width of the terminal. argparse asks `shutil` for it, which brings every format of archives along."""
    for stream in (sys.__stdout__, sys.__stderr__):
        try:
            given = os.environ.get("COLUMNS", "")
            width = int(given) if given.isdecimal() else os.get_terminal_size(stream.fileno()).columns if stream else 0
        except (OSError, ValueError):
            continue
        if width > 0:
            return width
    return 80


class VietnameseParser(argparse.ArgumentParser):
    """Also the class of the parsers of the sub-commands. Options are never abbreviated: a script means what it says.

    It is written down in Vietnamese; `speak` puts it into another language, its sub-commands included.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, formatter_class=SpokenFormatter, add_help=False, allow_abbrev=False)
        self.language = VIETNAMESE
        self._options_first = False
        self._positionals.title = "đối số"
        self._optionals.title = "tùy chọn"
        self.add_argument("-h", "--help", action="help", help="hiện hướng dẫn này rồi thoát")
        about = "ngôn ngữ của giao diện (mặc định: vi, hoặc theo biến môi trường EVALGEN_LANG)"
        self.add_argument("--lang", choices=TAGS, default=argparse.SUPPRESS, help=about)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Options may stand anywhere, also between arguments of which the later ones may be left out.

        Who writes `--` says where the options end: then the standard library's own order holds.
        """
        parted = any(not action.option_strings and action.nargs in {"?", "*"} for action in self._actions)
        if self._options_first:
            return super().parse_known_args(args, namespace)
        if not parted or "--" in (args or ()):
            return self._known(super().parse_known_args(args, namespace))
        # The standard library would cut «usage: » off the line of usage, which begins otherwise here.
        usage, self.usage = self.usage, self.format_usage().partition(": ")[2].strip()
        self._options_first = True
        try:
            found = self.parse_known_intermixed_args(args, namespace)
        finally:
            self._options_first, self.usage = False, usage
        return self._known(found)

    def _known(self, found: tuple[Any, list[str]]) -> tuple[Any, list[str]]:
        """A command refuses what it does not understand itself, and names its own option that may be meant."""
        _, strange = found
        if strange and self._subparsers is None:
            self.print_usage(sys.stderr)
            say = self.language.say
            words = [say("không hiểu «{words}»", words=" ".join(strange))]
            known = [option for action in self._actions for option in action.option_strings]
            meant = (meant_by(word.partition("=")[0], known) for word in strange if word.startswith("-"))
            words += [say("có phải là {option}?", option=option) for option in dict.fromkeys(meant) if option]
            if "--root" in known and not strange[0].startswith("-") and not self._takes_words():
                words.append(say("lệnh này làm trên cả kho, không nhận tên tệp; kho ở nơi khác thì nêu --root"))
            self.exit(2, f"{self.prog}: {say('lỗi')}: {'; '.join(words)}\n")
        return found

    def _takes_words(self) -> bool:
        return any(not action.option_strings for action in self._actions)

    def speak(self, language: Language) -> None:
        """Say everything in `language`: headings, descriptions, help, placeholders of values, examples."""
        self.language = language
        self.formatter_class = partial(SpokenFormatter, language=language)
        self.description = language.say(self.description or "")
        label, colon, example = (self.epilog or "").partition(": ")
        self.epilog = f"{language.say(label)}{colon}{example}"
        for group in (self._positionals, self._optionals, self._subparsers):
            if group is not None:
                group.title = language.say(group.title or "")
        for action in self._actions:
            _speak(action, language)

    def error(self, message: str) -> NoReturn:
        """Wrong use: how it is used, what is wrong, exit code 2."""
        self.print_usage(sys.stderr)
        words = [translated(message, self.language), *self._commands_meant(message)]
        self.exit(2, f"{self.prog}: {self.language.say('lỗi')}: {'; '.join(words)}\n")

    def _commands_meant(self, message: str) -> Iterable[str]:
        """Where no command was named, or one that there is not: the one that is spelt nearly so, and who tells of all."""
        if self._subparsers is None or "--" in message:
            return
        from difflib import get_close_matches

        given = re.search(r"invalid choice: '(?P<word>[^']*)'", message)
        commands = next(action.choices for action in self._actions if isinstance(action.choices, dict))
        for near in get_close_matches(given["word"], commands, 1) if given else ():
            yield self.language.say("có phải là {option}?", option=near)
        yield self.language.say("mỗi lệnh làm gì: {help}", help=f"{self.prog} --help")


def _speak(action: argparse.Action, language: Language) -> None:
    if action.help and action.help is not argparse.SUPPRESS:
        action.help = language.say(action.help)
    if isinstance(action.metavar, str):
        action.metavar = language.say(action.metavar)
    if isinstance(action.type, (Day, Whole)):
        action.type = action.type.spoken(language)
    if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - argparse gives this type no public name
        for listed in action._choices_actions:  # noqa: SLF001 - the lines of the list of commands
            listed.help = language.say(listed.help or "")
        for command in action.choices.values():
            command.speak(language)


def translated(message: str, language: Language) -> str:
    """A message of the standard library in `language`; one that it does not know stays as it is."""
    for pattern, words in PARSER_MESSAGES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return language.say(words, **found.groupdict())
    return message
