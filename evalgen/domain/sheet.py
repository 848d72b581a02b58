"""A sheet of a workbook as people fill it in: rows of cells, each with its place."""

import datetime as dt
from decimal import Decimal

from msgspec import Struct

from evalgen.domain.frozen import frozen
from evalgen.domain.place import Place, Pointer


class CellFault(Struct, frozen=True, kw_only=True):
    """What stands in a cell that holds no value: why it does not, and how to mend it."""

    code: str
    message: str
    remedy: str


Content = str | bool | Decimal | dt.date | CellFault | None
"""What a cell holds, None where nothing. Numbers are exact: as many digits as a spreadsheet shows, which is fifteen."""


_ALL_DIGITS, _MANY_DIGITS, _DECIMALS = 15, 12, 4
"""A division leaves as many digits as a cell keeps, or fewer where noughts end them; of so many digits few type more decimals."""


def is_long_decimal(number: Decimal) -> bool:
    """Whether a cell with this number holds what a division left over, for all that anybody can tell."""
    if number == number.to_integral_value():
        return False
    _, digits, exponent = number.normalize().as_tuple()
    many = len(digits) >= _MANY_DIGITS and int(exponent) < -_DECIMALS
    return many or len(digits) >= _ALL_DIGITS


@frozen
class CellPlace(Place):
    """A cell: `line` is its row and `column` its column, both from 1."""

    __slots__ = ("sheet",)
    sheet: str

    def __init__(self, *, file: str, line: int = 1, column: int = 1, pointer: Pointer = (), sheet: str) -> None:
        super().__init__(file=file, line=line, column=column, pointer=pointer)
        object.__setattr__(self, "sheet", sheet)

    @property
    def cell(self) -> str:
        """The name of the cell, e.g. ``K14``."""
        return f"{letters_of(self.column - 1)}{self.line}"

    def __str__(self) -> str:
        return f"{self.file} «{self.sheet}» {self.cell}"


class Sheet(Struct, frozen=True, kw_only=True):
    """A sheet of the workbook `file`, rows from the first one on."""

    file: str
    name: str
    rows: tuple[tuple[Content, ...], ...]
    hidden: bool = False
    """Whether people do not see it."""

    unseen: frozenset[int] = frozenset()
    """The rows, from 1, that people do not see and that hold something."""

    def place(self, row: int, column: int) -> CellPlace:
        """The place of the cell in that row and column, both from 0."""
        return CellPlace(file=self.file, sheet=self.name, line=row + 1, column=column + 1)


def letters_of(column: int) -> str:
    """The name of a column: 0 is A, 25 is Z, 26 is AA."""
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name
