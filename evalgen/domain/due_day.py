"""Hạn: what is due by which day, and how far off that day is on the day of the question."""

import datetime as dt

from msgspec import Struct

from evalgen.domain.citation import Citation


class Consequence(Struct, frozen=True, kw_only=True):
    """What the document says becomes of those who miss the day; whether it does, people decide."""

    words: str
    grades_lower: int
    """By how many grades the result may be lowered; 0 where the document speaks of something else."""

    citation: Citation


class DueDay(Struct, frozen=True, kw_only=True):
    """One deadline in one period, seen from one day."""

    id: str
    """Of the deadline; of one that is for some people only, with their group: ``ho-so@tinh-uy-danh-gia``."""

    what: str
    """What is to be done by then."""

    addressee: str
    """Whom it binds, in the document's words."""

    group: str
    """The people that the document sets it for; empty: everybody."""

    words: str
    """As the document says it: «trước ngày 25/06/2026»."""

    printed: str
    """With the last day where the words do not name it."""

    last_day: dt.date | None
    """None where the document ties it to an event whose day nobody has set."""

    other_last_day: dt.date | None
    """«Trước ngày 25» read so that the 25th itself still counts; None where the words leave no doubt."""

    days_left: int | None
    """0: today is the last day; negative: so many days too late."""

    citation: Citation
    consequence: Consequence | None
    borrowed: bool = False
    """The step has no day of its own: this is the day of a later step."""

    @property
    def group_words(self) -> str:
        """The group as words inside a sentence."""
        return f"{self.group[:1].lower()}{self.group[1:]}"

    @property
    def past(self) -> bool:
        """Whether the last day is over."""
        return self.days_left is not None and self.days_left < 0

    @property
    def still_due_otherwise(self) -> bool:
        """Whether today is late by our reading and the last day by the other."""
        return self.days_left == -1 and self.other_last_day is not None
