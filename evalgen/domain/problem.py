"""A fault of the data: never an exception, always a place, a reason and a remedy."""

import enum
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.citation import Citation
from evalgen.domain.place import Place


class Severity(enum.Enum):
    """How grave a problem is; the order of the lines is the order of the report."""

    ERROR = "lỗi"
    """Stops publishing."""

    WARNING = "cảnh báo"
    """Someone must look; publishing goes on."""

    NOTE = "ghi chú"
    """Good to know."""

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Fix(Struct, frozen=True, kw_only=True):
    """What is to stand at the place of a problem, where nothing else can be meant: written without asking anybody."""

    written: str
    """What stands there now; of a value in quotes what they enclose."""

    meant: str
    """As the file is to hold it, with quotes where it needs them."""

    bare: bool = False
    """Whether no quotes can stand around it: it is no value, or a part of one."""


class Problem(Struct, frozen=True, kw_only=True):
    """Five parts: code, place, what is wrong, citation where a rule says so, how to mend it."""

    code: str
    place: Place
    message: str
    remedy: str
    severity: Severity = Severity.ERROR
    citation: Citation | None = None
    fix: Fix | None = None

    @property
    def sort_key(self) -> tuple[str, int, int, str, str, str]:
        """By file, line and column, then by code and words."""
        return (self.place.file, self.place.line, self.place.column, self.code, self.message, self.remedy)

    @property
    def settled(self) -> "Problem":
        """The problem with its line and column looked up."""
        place = self.place.settled
        return self if place is self.place else replace(self, place=place)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether one of them stops publishing."""
    return any(problem.severity is Severity.ERROR for problem in problems)
