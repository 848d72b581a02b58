"""One identifier, one name: what a source calls a unit, a person, a grade or a notice, it calls so wherever it speaks of it."""

import unicodedata
from collections.abc import Mapping, Sequence
from operator import eq
from typing import Any

from evalgen.gathering.columns import column_of

_NAMED = (
    ("unit", "unit_name", "đơn vị"),
    ("person", "name", "người"),
    ("standing", "standing_label", "vị trí"),
    ("grade", "grade_label", "mức xếp loại"),
    ("notice", "notice_number", "thông báo"),
    ("notice", "notice_on", "thông báo"),
)
"""The field that identifies, the one that must follow from it, and how people call what is identified."""


def same_name(name: str) -> str:
    """`name` for comparing only: two that look the same become equal, however their spaces and marks are written."""
    return " ".join(unicodedata.normalize("NFC", name).split())


class Names:
    """The names that one source gave so far. Its index says what grades are called, and whether scores are public."""

    def __init__(self, index: Mapping[str, Any]) -> None:
        grades: Sequence[Mapping[str, str]] = index["grades"]
        self._names: dict[tuple[str, str | None], str | None] = {
            **{(named, None): None for _, named, _ in _NAMED},
            **{("grade_label", grade["id"]): grade["label"] for grade in grades},
        }
        self._scores_public = index["scores_legal_basis"] is not None

    def take(self, entries: Sequence[Mapping[str, Any]]) -> bool:
        """Learn the names that `entries` give, the first for each identifier; whether all of them agree."""
        agreed = True
        for key, named, _ in _NAMED:
            if entries and key in entries[0]:
                agreed &= self._learn(named, column_of(entries, key), column_of(entries, named))
        graded = [entry for entry in entries if entry["grade"] is not None]
        grades = [f"{entry['period']}/{entry['grade']}" for entry in graded]
        agreed &= self._learn("letter", grades, column_of(graded, "letter"))
        return agreed and (self._scores_public or not any(column_of(entries, "score")))

    def _learn(self, named: str, identifiers: Sequence[str | None], names: Sequence[str | None]) -> bool:
        first = dict(zip(reversed(identifiers), reversed(names), strict=True))
        agreed = all(map(eq, map(first.__getitem__, identifiers), names))
        for identifier, name in first.items():
            agreed &= self._names.setdefault((named, identifier), name) == name
        return agreed

    def contradiction(self, entry: Mapping[str, Any]) -> str:
        """What `entry`, whose names were taken, calls otherwise than the first that spoke of it; empty where it agrees."""
        for key, named, words in _NAMED:
            if key in entry and self._names[named, entry[key]] != entry[named]:
                return _otherwise(words, entry[key])
        grade = entry["grade"]
        if grade is not None and self._names["letter", f"{entry['period']}/{grade}"] != entry["letter"]:
            return f"mức xếp loại «{grade}» có hai chữ cái trong một kỳ"
        if entry.get("score") is not None and not self._scores_public:
            return "có điểm mà index.json không nêu căn cứ công khai điểm"
        return ""


def _otherwise(words: str, identifier: str | None) -> str:
    if identifier is None:
        return f"có tên của {words} mà không có mã"
    return f"{words} «{identifier}» được ghi với hai tên, số hoặc ngày khác nhau"
