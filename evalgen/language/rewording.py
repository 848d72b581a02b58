"""Sentences that other rooms put together in Vietnamese, recognised by their form and said in another language."""

import re
from collections.abc import Iterator
from functools import cached_property

from evalgen.language.language import Language

_PLACE = r"\\\{([a-z]+)\\\}"


class Sentences:
    """Some sentences with places, e.g. «Trục {number}»; a sentence stands before those that it could be taken for."""

    def __init__(self, *sentences: str) -> None:
        self.sentences = sentences

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        """Made when the first sentence is said: most runs say none."""
        return tuple(re.compile(re.sub(_PLACE, r"(?P<\1>.+)", re.escape(words))) for words in self.sentences)

    def say(self, text: str, language: Language) -> str:
        """`text` in `language`, what fills its places kept; what is not known stays as it is, as does all in Vietnamese."""
        if not language.words:
            return text
        for words, found in self.matches(text):
            return language.say(words, **found)
        return language.say(text)

    def matches(self, text: str) -> Iterator[tuple[str, dict[str, str]]]:
        """The sentences that `text` may be, the first one first, each with what fills its places."""
        for words, pattern in zip(self.sentences, self._patterns, strict=True):
            found = pattern.fullmatch(text)
            if found:
                yield words, found.groupdict()
