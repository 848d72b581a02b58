"""What the fields of a record are called in a review: by the schemas, or in other languages by their keys."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from evalgen.approving.change_words import Vocabulary
from evalgen.domain.place import Pointer
from evalgen.language import VIETNAMESE, Language
from evalgen.reading.revision_words import SchemaWords

_SAID: Mapping[str, str] = MappingProxyType(
    {"by": "tổ chức có thẩm quyền", "on": "Ngày", "self_assessment": "Tự đánh giá"}
)
"""Keys that say little as words of their own, by what the catalogue of words knows for them."""

_NUMBER = re.compile(r"[A-ZĐ]?[0-9]+([.][0-9]+)*")
"""Of a criterion or an axis, which is shown behind its title."""

_WORD = re.compile(r"[A-Za-z]+(_[A-Za-z]+)*")


def field_names(language: Language) -> Vocabulary:
    """The titles of the schemas, which are Vietnamese; a reader of another language finds the keys in the file itself."""
    return SchemaWords() if language is VIETNAMESE else _Keys(language)


class _Keys:
    """The keys of the files are English words: «proposed_grade»."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._titles = SchemaWords()

    def title(self, kind: str, pointer: Pointer) -> str:
        """The key in words; empty where the schema has no title for the field."""
        key = str(pointer[-1])
        if not self._titles.title(kind, pointer) or not _WORD.fullmatch(key):
            return "No." if _NUMBER.fullmatch(key) else ""
        said = self._language.say(_SAID[key]) if key in _SAID else key.replace("_", " ")
        return f"{said[:1].upper()}{said[1:]}"

    def label(self, kind: str, pointer: Pointer, value: str) -> str:
        """The choice in this language; where nobody has said it, the value in words, or as the schema has it."""
        label = self._titles.label(kind, pointer, value)
        said = self._language.say(label)
        if said != label or label == value or not _WORD.fullmatch(value):
            return said
        return value.replace("_", " ").lower()

    def word(self, text: str) -> str:
        """In this language."""
        return self._language.say(text)
