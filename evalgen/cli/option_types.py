"""Types of options: they read what stands on the command line, and say what they want instead.

What a type needs is imported where an option is read: `--help` reads none.
"""

from __future__ import annotations

import argparse
import re

from evalgen.language import VIETNAMESE, Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


class Whole:
    """The type of an option: a whole number from `least` to `most`."""

    def __init__(self, *, least: int, most: int | None = None, language: Language = VIETNAMESE) -> None:
        self._least = least
        self._most = most
        self._language = language

    def spoken(self, language: Language) -> Whole:
        """The same, refusing in `language`."""
        return Whole(least=self._least, most=self._most, language=language)

    def __call__(self, text: str) -> int:
        """The number that `text` writes."""
        number = int(text) if re.fullmatch(r"-?[0-9]{1,18}", text) else None
        if number is None or number < self._least or (self._most is not None and number > self._most):
            raise argparse.ArgumentTypeError(self._refusal(text))
        return number

    def _refusal(self, text: str) -> str:
        if self._most is None:
            return self._language.say(
                "cần số nguyên từ {least} trở lên, không phải «{text}»", least=self._least, text=text
            )
        words = "cần số nguyên từ {least} đến {most}, không phải «{text}»"
        return self._language.say(words, least=self._least, most=self._most, text=text)


class Day:
    """The type of an option: a day written ``2026-06-25``."""

    def __init__(self, *, language: Language = VIETNAMESE) -> None:
        self._language = language

    def spoken(self, language: Language) -> Day:
        """The same, refusing in `language`."""
        return Day(language=language)

    def __call__(self, text: str) -> dt.date:
        """The day that `text` writes."""
        import datetime as dt

        if not re.fullmatch(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}", text):
            words = self._language.say("cần ngày dạng 2026-06-25, không phải «{text}»", text=text)
            raise argparse.ArgumentTypeError(words)
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            words = self._language.say("lịch không có ngày «{text}»", text=text)
            raise argparse.ArgumentTypeError(words) from None


def whole(least: int, most: int | None = None) -> Whole:
    """The type of an option: a whole number from `least` to `most`."""
    return Whole(least=least, most=most)


day = Day()
"""The type of an option: a day."""


def path(text: str) -> Path:
    """The type of an option: a path."""
    from pathlib import Path

    return Path(text)
