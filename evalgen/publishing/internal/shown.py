"""How an internal table shows scores and grades, and by what its rows are known."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from evalgen.domain.derivation import ScoreSheet
from evalgen.domain.grade import Outcome, lettered
from evalgen.domain.number import show

INTERNAL = "NỘI BỘ"
"""Stands in every row: a row goes from file to file without the name of the file."""

YES = "có"


class Shown(Struct, frozen=True, kw_only=True):
    """How scores and grades of a period are shown: bounds that no shown score may cross, letters of grades by name."""

    thresholds: tuple[Fraction, ...]
    letters: Mapping[str, str]

    def score(self, sheet: ScoreSheet | None) -> Decimal | None:
        """With two decimals, as on every page."""
        if sheet is None:
            return None
        return Decimal(show(sheet.score, thresholds=self.thresholds).replace(",", ".").replace("−", "-"))

    def grade(self, outcome: Outcome | None) -> str | None:
        """In the regulation's words."""
        return lettered(outcome.label, self.letters.get(outcome.name, "")) if outcome else None
