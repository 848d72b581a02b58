"""How a number came about: a tree of lines that a person can follow with a pencil."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import overload

from msgspec import Struct

from evalgen.domain.citation import Citation
from evalgen.domain.marks import Gap, Marks
from evalgen.domain.place import Place


class Operand(Struct, frozen=True, kw_only=True):
    """A number that enters a formula: its name, its exact value, and where it was recorded (None: computed or law)."""

    name: str
    value: Fraction
    place: Place | None = None


class Line(Struct, frozen=True, kw_only=True):
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
    parts: Sequence["Line"] = ()
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


class DeferredLines(Sequence[Line]):
    """Lines that are only written out when somebody looks at them: most sheets are computed, few are read.

    What `write` answers is what the sum above them was computed from. Equal to any sequence of the same lines.
    """

    __slots__ = ("_lines", "_write")

    def __init__(self, write: Callable[[], tuple[Line, ...]]) -> None:
        self._write = write
        self._lines: tuple[Line, ...] | None = None

    def _written(self) -> tuple[Line, ...]:
        if self._lines is None:
            self._lines = self._write()
        return self._lines

    @overload
    def __getitem__(self, index: int) -> Line: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Line, ...]: ...

    def __getitem__(self, index: int | slice) -> Line | tuple[Line, ...]:
        return self._written()[index]

    def __len__(self) -> int:
        return len(self._written())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._written() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._written())

    def __repr__(self) -> str:
        return repr(self._written())

    def __reduce__(self) -> tuple[type[tuple[Line, ...]], tuple[tuple[Line, ...]]]:
        return tuple, (self._written(),)


class ScoreSheet(Struct, frozen=True, kw_only=True):
    """Bảng điểm of one record at one stage. All values exact."""

    marks: Marks
    total: Line
    general: Line
    results: Line

    @property
    def score(self) -> Fraction:
        """Tổng điểm on the scale of 100."""
        return self.total.value


class Scores(Struct, frozen=True, kw_only=True):
    """The sheets of one record."""

    self_sheet: ScoreSheet | None = None
    verified_sheet: ScoreSheet | None = None
    """With the differences of the verification applied; None before the verification."""

    gap: Gap | None = None
    """Why there is no score, where there is none."""

    @property
    def sheet(self) -> ScoreSheet | None:
        """The sheet that counts: the verified one after a verification, before it the self-assessment's.

        None where the one that should count has a gap.
        """
        return None if self.gap is not None else self.verified_sheet or self.self_sheet
