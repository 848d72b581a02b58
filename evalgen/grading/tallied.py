"""Tasks as counted for the conditions of Điều 11."""

from collections.abc import Callable, Mapping

from msgspec import Struct, field

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

    late_excused: tuple[str, ...]
    """Those that were completed late for a confirmed reason beyond control: late all the same."""

    place: Place
    planned: Planned | None = None
    """The tasks by programme and plan; where some came up during the period besides these."""

    parts: "Mapping[str, Tally]" = field(default_factory=dict)
    """Of tasks of several units counted together: those of each unit, by its name."""

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

    @property
    def late_excused_text(self) -> str:
        """Names what was late beyond control, and is late all the same: the law excuses what was not completed."""
        if not self.late_excused:
            return ""
        named = ", ".join(self.late_excused)
        return f" (kể cả {len(self.late_excused)} nhiệm vụ chậm vì bất khả kháng đã được xác nhận: {named})"

    def split(self, count: "Callable[[Tally], int]") -> str:
        """How many of them are tasks of which unit, or nothing where all are of one."""
        shares = ", ".join(f"«{unit}» {count(part)}/{part.total}" for unit, part in self.parts.items())
        return f" ({shares})" if shares else ""

    def place_of(self, count: "Callable[[Tally], int]") -> Place:
        """Where the first of them is recorded."""
        return next((part.place for part in self.parts.values() if count(part)), self.place)
