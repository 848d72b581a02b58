"""Tự chấm và thẩm định khác nhau nhiều.

Each point in which the verification departs from the self-assessment has a reason of its own. Where they add up to five
points, or to another band, whoever decides is told why: no instrument names a number, this one is ours.
"""

from collections.abc import Iterator

from evalgen.checking.assessed import all_assessed
from evalgen.checking.cited import citation
from evalgen.checking.subject import Subject
from evalgen.domain.number import show
from evalgen.domain.problem import Problem, Severity
from evalgen.regulation.score_bands import band_of, thresholds

POINTS = 5


def verified_difference_unexplained(subject: Subject) -> Iterator[Problem]:
    """A verified score five points or a band away from the self-assessed one says why."""
    for record, assessment in all_assessed(subject):
        own, verified = assessment.self_sheet, assessment.verified_sheet
        if own is None or verified is None or verified is own:
            continue
        law = subject.laws.get(record.period)
        if law is None or record.verification is None or record.verification.reason:
            continue
        change, bounds = verified.score - own.score, thresholds(law)
        bands = band_of(own.score, law), band_of(verified.score, law)
        if abs(change) < POINTS and bands[0] is bands[1]:
            continue
        moved = "" if bands[0] is bands[1] else f", từ mức điểm «{bands[0].label}» sang «{bands[1].label}»"
        yield Problem(
            code="verified-difference-unexplained",
            place=record.place("verification", key=True),
            message=(
                f"thẩm định {show(verified.score, thresholds=bounds)} điểm, tự chấm {show(own.score, thresholds=bounds)} điểm: "
                f"khác {show(abs(change))} điểm{moved}, nhưng chưa nêu lý do chung."
            ),
            remedy="Ghi lý do vào verification.reason để cấp có thẩm quyền xem xét.",
            severity=Severity.WARNING,
            citation=citation(law, "score_band", "excellent") if moved else None,
        )
