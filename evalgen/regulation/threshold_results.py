"""What a record says of the thresholds of its framework: reached, missed, or not recorded."""

from msgspec import Struct

from evalgen.domain.evaluation import Scorable
from evalgen.domain.grade import Grade
from evalgen.domain.number import show_plain
from evalgen.domain.self_assessment import CriterionResult
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.threshold import Threshold, reached


class ThresholdResult(Struct, frozen=True, kw_only=True):
    """One threshold, and what a record says of it."""

    threshold: Threshold
    result: CriterionResult | None
    """As verified, else as assessed; None where nothing is recorded."""

    reached: bool | None
    """None where nothing is recorded or it does not apply."""

    @property
    def shown(self) -> str:
        """The result in words; empty where nothing is recorded."""
        if self.result is None:
            return ""
        if self.result.actual is not None:
            return f"{show_plain(self.result.actual)} {self.threshold.unit}".rstrip()
        if self.result.level is not None:
            grade = Grade.__members__.get(self.result.level)
            return grade.label if grade is not None else self.result.level
        return "" if self.result.done is None else "đạt" if self.result.done else "không đạt"


def threshold_results(framework: Framework, record: Scorable) -> tuple[ThresholdResult, ...]:
    """The thresholds of `framework` in printed order, with what `record` says of each."""
    given = dict(record.self_assessment.criteria_results) if record.self_assessment else {}
    for difference in record.verification.differences if record.verification else ():
        if difference.result_criterion is not None and difference.result is not None:
            given[difference.result_criterion] = difference.result
    return tuple(
        ThresholdResult(
            threshold=threshold,
            result=given.get(name),
            reached=reached(threshold, given[name]) if name in given else None,
        )
        for name, threshold in framework.thresholds.items()
    )
