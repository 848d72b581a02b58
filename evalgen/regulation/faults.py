"""What makes a regulation pack unsound: collected over all packs, then raised together."""

import unicodedata
from collections.abc import Iterable

from msgspec import Struct

from evalgen.domain.place import Place
from evalgen.errors import EvalgenError

REFUSED = "pack-refused"
"""The code of what has no name of its own."""


class Fault(Struct, frozen=True, kw_only=True, order=True):
    """One fault of a pack: where it stands, what is wrong, how to mend it."""

    place: Place
    message: str
    remedy: str
    code: str = REFUSED
    """How the linter names it."""

    def __str__(self) -> str:
        return (
            f"{_one_line(self.place.file)}:{self.place.line}: {_one_line(self.message)}\n    {_one_line(self.remedy)}"
        )


class RegulationError(EvalgenError):
    """The packs are not sound, so that no score or grade may be computed by them. Names every fault at once."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults), key=_reading_order))
        lines = "\n".join(f"  {fault}" for fault in self.faults)
        super().__init__(
            "Gói quy định chưa dùng được, có {count} lỗi:\n{faults}",
            remedy="Sửa các lỗi nêu trên trong gói quy định rồi chạy lại.",
            count=len(self.faults),
            faults=lines,
        )


def _one_line(text: str) -> str:
    """Words of a pack that is not trusted: whatever would break the line or steer a terminal is only shown."""
    acting = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(sign) in acting else sign for sign in text)


def _reading_order(fault: Fault) -> tuple[str, int, int, str]:
    return (fault.place.file, fault.place.line, fault.place.column, fault.message)
