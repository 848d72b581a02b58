"""Khiếu nại, kiến nghị về kết quả (Điều 16 QĐ 366); private. Until they are concluded the decided grade stands."""

import datetime as dt
import enum

from msgspec import Struct

from evalgen.domain.place import Pointer


class AppealState(enum.Enum):
    """What became of an appeal."""

    OPEN = "chưa có kết luận, trả lời bằng văn bản"
    ANSWERED = "đã kết luận, trả lời bằng văn bản"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value


class Appeal(Struct, frozen=True, kw_only=True):
    """One appeal, and the answer as far as there is one."""

    pointer: Pointer
    submitted_on: dt.date
    content: str
    conclusion: str
    document: str
    """The answer in writing; empty before it."""

    answered_on: dt.date | None

    @property
    def missing(self) -> tuple[str, ...]:
        """What an answer still lacks, by the names of the fields: «xem xét, kết luận và thông báo bằng văn bản»."""
        answer = {"conclusion": self.conclusion, "document": self.document, "answered_on": self.answered_on}
        return tuple(name for name, value in answer.items() if not value)

    @property
    def state(self) -> AppealState:
        """Answered only with a conclusion, a document and its day."""
        return AppealState.OPEN if self.missing else AppealState.ANSWERED
