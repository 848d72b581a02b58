"""The bands of the score, by the numbers in force: which one holds a score, and where they begin."""

from fractions import Fraction

from evalgen.domain.grade import Grade
from evalgen.regulation.law import Law

BANDS = ((Grade.EXCELLENT, "excellent"), (Grade.GOOD, "good"), (Grade.COMPLETED, "completed"))
"""The grades above the last one, best first, by the names of their lower bounds."""


def band_of(score: Fraction, law: Law) -> Grade:
    """The grade whose band holds the exact score."""
    bounds = zip(BANDS, law.once(_bounds), strict=True)
    return next((grade for (grade, _), bound in bounds if score >= bound), Grade.NOT_COMPLETED)


def thresholds(law: Law) -> tuple[Fraction, ...]:
    """The lower bounds of the bands: no shown number may stand on the other side of one."""
    return law.once(_bounds)


def _bounds(law: Law) -> tuple[Fraction, ...]:
    return tuple(law.number("score_band", name) for _, name in BANDS)
