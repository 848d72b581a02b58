"""Types of options: they read what stands on the command line, and say what they want instead."""

import argparse
import datetime as dt
import re
from dataclasses import dataclass

from evalgen.language import VIETNAMESE, Language


@dataclass(frozen=True, kw_only=True, slots=True)
class Whole:
    """The type of an option: a whole number from `least` to `most`."""

    least: int
    most: int | None = None
    language: Language = VIETNAMESE

    def __call__(self, text: str) -> int:
        """The number that `text` writes."""
        number = int(text) if re.fullmatch(r"-?[0-9]{1,18}", text) else None
        if number is None or number < self.least or (self.most is not None and number > self.most):
            raise argparse.ArgumentTypeError(self._refusal(text))
        return number

    def _refusal(self, text: str) -> str:
        if self.most is None:
            return self.language.say(
                "cần số nguyên từ {least} trở lên, không phải «{text}»", least=self.least, text=text
            )
        words = "cần số nguyên từ {least} đến {most}, không phải «{text}»"
        return self.language.say(words, least=self.least, most=self.most, text=text)


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """The type of an option: a day written ``2026-06-25``."""

    language: Language = VIETNAMESE

    def __call__(self, text: str) -> dt.date:
        """The day that `text` writes."""
        try:
            if re.fullmatch(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}", text):
                return dt.date.fromisoformat(text)
        except ValueError:
            pass
        raise argparse.ArgumentTypeError(self.language.say("cần ngày dạng 2026-06-25, không phải «{text}»", text=text))


def whole(least: int, most: int | None = None) -> Whole:
    """The type of an option: a whole number from `least` to `most`."""
    return Whole(least=least, most=most)


day = Day()
"""The type of an option: a day."""
