"""Chất lượng, hiệu quả của nhiệm vụ.

«... hoàn thành 100% các nhiệm vụ được giao, đúng thời hạn, bảo đảm chất lượng, hiệu quả» (điểm 2.1, 2.2, 2.3; as to
EXCELLENT 1.1 and 1.3 Điều 11 QĐ 366). Point 1.2 does not repeat it; what GOOD demands, EXCELLENT demands as well.
"""

from evalgen.domain.grade import Grade, Outcome
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step
from evalgen.grading.tallied import Tally
from evalgen.grading.tally import tally_field


def task_quality(case: Case, before: Outcome) -> Ruling | None:
    """No task without quality for GOOD and better. That there are tasks at all, and when, others rules ask."""
    assured_from = case.value("task_quality", "assured_from")
    least = Grade[assured_from.value]
    tally = tally_field(case) if isinstance(before, Grade) and before >= least else None
    if tally is None or tally.substandard == 0:
        return None
    counted = (
        f"{tally.substandard}/{tally.total} {tally.whose} chưa bảo đảm chất lượng, hiệu quả{tally.split(_substandard)}"
    )
    reason = f"{counted} như mức «{least.label}» trở lên đòi hỏi."
    return Step(rule="task_quality", before=before).changes_to(
        least.lower, reason, assured_from, tally.place_of(_substandard)
    )


def _substandard(tally: Tally) -> int:
    return tally.substandard
