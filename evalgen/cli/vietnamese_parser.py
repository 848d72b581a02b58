"""The parser of the standard library, with Vietnamese words around what is ours."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

_MESSAGES = (
    (re.compile(r"the following arguments are required: (.+)", re.DOTALL), r"thiếu {0}"),
    (re.compile(r"unrecognized arguments: (.+)", re.DOTALL), r"không hiểu «{0}»"),
    (
        re.compile(r"argument (.+?): invalid choice: (.+) \(choose from (.+)\)", re.DOTALL),
        "{0} không nhận giá trị {1}; chọn một trong: {2}",
    ),
    (re.compile(r"argument (.+?): expected one argument"), "{0} cần một giá trị đi kèm"),
    (re.compile(r"argument (.+?): ignored explicit argument (.+)", re.DOTALL), "{0} không nhận giá trị {1}"),
    (re.compile(r"argument (.+?): (.+)", re.DOTALL), "{0}: {1}"),
)


class VietnameseFormatter(argparse.RawDescriptionHelpFormatter):
    """Keeps line ends as they are written, and says «cách dùng»."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """The line of usage under its Vietnamese name."""
        super().add_usage(usage, actions, groups, "cách dùng: " if prefix is None else prefix)


class VietnameseParser(argparse.ArgumentParser):
    """Also the class of the parsers of the sub-commands. Options are never abbreviated: a script means what it says."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, formatter_class=VietnameseFormatter, add_help=False, allow_abbrev=False)
        self._positionals.title = "đối số"
        self._optionals.title = "tùy chọn"
        self.add_argument("-h", "--help", action="help", help="hiện hướng dẫn này rồi thoát")

    def error(self, message: str) -> NoReturn:
        """Wrong use: how it is used, what is wrong, exit code 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: lỗi: {translated(message)}\n")


def translated(message: str) -> str:
    """A message of the standard library in Vietnamese; one that it does not know stays as it is."""
    for pattern, words in _MESSAGES:
        found = pattern.fullmatch(message)
        if found:
            return words.format(*found.groups())
    return message


def whole(least: int, most: int | None = None) -> Any:
    """The type of an option: a whole number from `least` to `most`."""
    bounds = f"từ {least} trở lên" if most is None else f"từ {least} đến {most}"

    def read(text: str) -> int:
        number = int(text) if re.fullmatch(r"-?[0-9]{1,18}", text) else None
        if number is None or number < least or (most is not None and number > most):
            raise argparse.ArgumentTypeError(f"cần số nguyên {bounds}, không phải «{text}»")
        return number

    return read
