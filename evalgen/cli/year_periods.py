"""Các kỳ trong năm, beside a yearly record, for machines."""

from collections.abc import Callable

from evalgen.cli import exact
from evalgen.domain.gathering import GatheredPeriod
from evalgen.domain.ruling import Assessment
from evalgen.language.explaining.years import Bounds, YearPeriods
from evalgen.pipeline.inspecting.inspection import Inspection


def periods_json(inspection: Inspection) -> Callable[[Assessment], exact.Json]:
    """What machines are told beside a record: of a yearly one its months and quarters, of others nothing."""
    years = YearPeriods.of(inspection.results)

    def beside(item: Assessment) -> exact.Json:
        periods = years.beside(item.evaluation)
        return {} if periods is None else {"periods": [_json(period, inspection.thresholds) for period in periods]}

    return beside


def _json(item: GatheredPeriod, bounds: Bounds) -> exact.Json:
    """One period for machines."""
    notice, amendment = item.notice, item.amendment
    return {
        "period": str(item.period),
        "state": item.state.name,
        "label": item.state.label,
        "grade": None if item.grade is None else exact.outcome(item.grade),
        "score": None if item.score is None else exact.number(item.score, bounds(item.period)),
        "notice": None if notice is None else {"id": notice.id, "number": notice.number, "date": notice.on.isoformat()},
        "noticed_grade": None if item.noticed is None else exact.outcome(item.noticed),
        "amendment": None
        if amendment is None
        else {"kind": amendment.kind.name, "number": amendment.number, "date": amendment.on.isoformat()},
        "place": exact.place(item.place),
    }
