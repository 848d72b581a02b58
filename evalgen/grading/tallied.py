"""Tasks as counted for the conditions of Điều 11."""

from msgspec import Struct

from evalgen.domain.place import Place


class Planned(Struct, frozen=True, kw_only=True):
    """Those of the tasks that are by programme and plan."""

    total: int
    completed: int
    open: int


class Tally(Struct, frozen=True, kw_only=True):
    """Tasks counted."""

    whose: str
    total: int
    completed: int
    late: int
    exceeded: int
    substandard: int
    unsaid: tuple[str, ...]
    """The identifiers of those of which nothing is said yet."""

    excused: tuple[str, ...]
    """What was taken out of the count, each with the document that confirmed it."""

    place: Place
    planned: Planned | None = None
    """The tasks by programme and plan; where some came up during the period besides these."""

    @property
    def open(self) -> int:
        """Of how many nothing is said yet."""
        return len(self.unsaid)

    @property
    def excused_text(self) -> str:
        """Names what was taken out of the count, or nothing."""
        if not self.excused:
            return ""
        return f" (không tính {len(self.excused)} nhiệm vụ bất khả kháng đã được xác nhận: {', '.join(self.excused)})"
