"""Thứ tự ưu tiên cuối năm: who comes first among those who qualify for EXCELLENT in the year, for the body to choose."""

from msgspec import Struct

from evalgen.domain.citation import Citation
from evalgen.domain.grade import Grade


class RankedPerson(Struct, frozen=True, kw_only=True):
    """One candidate. Equal candidates share a rank: the law names nothing else to choose by."""

    person: str
    rank: int
    """1 for the first."""

    excellent: int
    """Quarters that count as EXCELLENT."""

    last_grade: Grade | None
    """Of the quarter that the instrument names; None where it has none."""


class YearRanking(Struct, frozen=True, kw_only=True):
    """The candidates of one peer group, best first; those of one rank in the order of their ids."""

    peer_group: str
    title: str
    candidates: tuple[RankedPerson, ...]
    citation: Citation
