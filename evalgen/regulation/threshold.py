"""Ngưỡng: a number, grade or class that the text of a criterion asks for, without printing points for it.

It is no score: a recorded result beside it tells the competent body whether it is reached, nothing more.
"""

from fractions import Fraction

from msgspec import Struct

from evalgen.domain.grade import Grade
from evalgen.domain.number import show_plain
from evalgen.domain.self_assessment import CriterionResult

_SIGNS = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "==": ""}


class Threshold(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One threshold of a criterion."""

    id: str
    """The criterion's id; followed by ``-1``, ``-2`` … where the criterion has several, or points of its own."""

    kind: str
    """``numeric``: a number. ``zero``: the text says none. ``ordinal``: a grade or class. ``external``: set elsewhere."""

    text: str
    """The words of the criterion that hold it."""

    comparison: str = ">="
    """``==``: the number stands alone («100%»), so that it must be reached; none means none."""

    value: Fraction | None = None
    unit: str = ""
    grade: Grade | None = None
    """Of ``ordinal``: the least grade."""

    level: str = ""
    """Of ``ordinal``: the least class where it is no grade, e.g. «loại khá»."""

    source: str = ""
    """Of ``external``: what sets the value."""

    exception: str = ""
    """Words that excuse a miss."""

    condition: str = ""
    """Words that say when it applies."""

    reading: str = ""
    """Where the words are unclear: the reading chosen."""

    @property
    def wanted(self) -> str:
        """The field of a record that holds the result."""
        if self.value is not None:
            return "actual"
        return "level" if self.grade is not None else "done"

    @property
    def words(self) -> str:
        """What is asked for: «≥ 90 %», «từ Hoàn thành tốt nhiệm vụ trở lên»."""
        if self.value is not None:
            return f"{_SIGNS[self.comparison]}{show_plain(self.value)} {self.unit}".rstrip()
        least = self.grade.label if self.grade is not None else self.level
        return f"từ {least} trở lên" if least else self.source


def reached(threshold: Threshold, result: CriterionResult) -> bool | None:
    """Whether `result` reaches `threshold`; None where it does not apply or is given in another field."""
    if result.given != threshold.wanted:
        return None
    if threshold.value is not None and result.actual is not None:
        return _compare(threshold.comparison, result.actual, threshold.value)
    if threshold.grade is not None:
        grade = Grade.__members__.get(result.level or "")
        return None if grade is None else grade >= threshold.grade
    return result.done


def _compare(comparison: str, actual: Fraction, value: Fraction) -> bool:
    if comparison in {"<=", "<"}:
        return actual < value or (comparison == "<=" and actual == value)
    if comparison == "==" and value == 0:
        return actual == 0
    return actual > value or (comparison != ">" and actual == value)
