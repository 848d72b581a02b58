"""How a number came about: a tree of lines that a person can follow with a pencil."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from evalgen.domain.citation import Citation
from evalgen.domain.marks import Marks
from evalgen.domain.place import Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Operand:
    """A number that enters a formula: its name, its exact value, and where it was recorded (None: computed or law)."""

    name: str
    value: Fraction
    place: Place | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One step: what, by which formula, from which operands, with which exact result, by which clause."""

    id: str
    """Stable name inside a sheet, e.g. ``axis.4.quality``."""

    what: str
    formula: str
    operands: tuple[Operand, ...]
    value: Fraction
    unit: str
    """``điểm``, ``%`` (the value is a ratio) or empty."""

    citation: Citation
    place: Place | None = None
    parts: tuple["Line", ...] = ()
    symbol: str = ""
    """The letter by which the law's formula calls it, e.g. A; empty where the formula has none."""

    @property
    def kpi(self) -> "Line | None":
        """Of an axis that is scored by work items: the line of its KPI; None where criteria give the score."""
        return self.parts[0] if self.parts and self.parts[0].id.endswith(".kpi") else None

    def walk(self) -> Iterator["Line"]:
        """This line and all below it, top down."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreSheet:
    """Bảng điểm of one record at one stage. All values exact."""

    marks: Marks
    total: Line
    general: Line
    results: Line

    @property
    def score(self) -> Fraction:
        """Tổng điểm on the scale of 100."""
        return self.total.value
