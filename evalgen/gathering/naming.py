"""One identifier, one name: what a source calls a unit, a person, a grade or a notice, it calls so wherever it speaks of it."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

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

    def contradiction(self, entry: Mapping[str, Any]) -> str:
        """What `entry` calls otherwise than those before it; empty where it agrees."""
        for key, named, words in _NAMED:
            if key in entry and self._names.setdefault((named, entry[key]), entry[named]) != entry[named]:
                return _otherwise(words, entry[key])
        grade = entry["grade"]
        letter = ("letter", f"{entry['period']}/{grade}")
        if grade is not None and self._names.setdefault(letter, entry["letter"]) != entry["letter"]:
            return f"mức xếp loại «{grade}» có hai chữ cái trong một kỳ"
        if entry.get("score") is not None and not self._scores_public:
            return "có điểm mà index.json không nêu căn cứ công khai điểm"
        return ""


def _otherwise(words: str, identifier: str | None) -> str:
    if identifier is None:
        return f"có tên của {words} mà không có mã"
    return f"{words} «{identifier}» được ghi với hai tên, số hoặc ngày khác nhau"
