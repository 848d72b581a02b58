"""Mức xếp loại chất lượng, and the outcomes that are no grade."""

import enum
from functools import total_ordering


@total_ordering
class Grade(enum.Enum):
    """Mức xếp loại chất lượng, worst first: the order of the lines is the order of the grades."""

    NOT_COMPLETED = "Không hoàn thành nhiệm vụ"
    COMPLETED = "Hoàn thành nhiệm vụ"
    GOOD = "Hoàn thành tốt nhiệm vụ"
    EXCELLENT = "Hoàn thành xuất sắc nhiệm vụ"

    def __init__(self, _words: str) -> None:
        self.rank = len(type(self).__members__)
        """0 for the worst."""

    __hash__ = object.__hash__

    @property
    def label(self) -> str:
        """The regulation's own words."""
        return self.value

    @property
    def lower(self) -> "Grade":
        """The next worse grade; the worst stays what it is."""
        return list(Grade)[max(self.rank - 1, 0)]

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Grade):
            return NotImplemented
        return self.rank < other.rank


BEST_FIRST = tuple(sorted(Grade, reverse=True))
"""As tables list them."""


class Undetermined(enum.Enum):
    """Outcomes of their own: neither zero nor the worst grade."""

    NOT_ASSESSED = "Chưa đánh giá, xếp loại"
    """Exempt in this period; what was done is considered in the next one."""

    NEEDS_DECISION = "Cần cấp có thẩm quyền quyết định"
    """The law leaves the case to the competent authority; the chain states the readings."""

    NOT_SCORED = "Chưa đủ dữ liệu để chấm"
    """The record is not filled in far enough."""

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value


Outcome = Grade | Undetermined
"""What a record qualifies for."""


def lettered(label: str, letter: str) -> str:
    """`label` with the letter of its class, where an instrument gives it one: «Hoàn thành tốt nhiệm vụ (Loại B)»."""
    return f"{label} (Loại {letter})" if letter else label


def outcome_named(name: str) -> Outcome:
    """The grade or other outcome with that identifier, as packs and records write it; KeyError where there is none."""
    return Grade[name] if name in Grade.__members__ else Undetermined[name]
