"""Các kỳ trong năm, beside a yearly record: the months and quarters that it is judged by."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from evalgen.domain.evaluation import Evaluation
from evalgen.domain.gathering import GatheredPeriod, Gathering
from evalgen.domain.number import show
from evalgen.domain.period import Period, PeriodKind
from evalgen.domain.period_record import Notice
from evalgen.domain.results import Results
from evalgen.domain.steps import AmendmentKind
from evalgen.language.explaining.told import Told, Voice
from evalgen.language.labels import period_label
from evalgen.language.language import Language

Bounds = Callable[[Period], tuple[Fraction, ...]]
"""The lower bounds of the score bands of a period."""


class YearPeriods(Struct, frozen=True, kw_only=True):
    """All records in order, with the scores that count."""

    gathering: Gathering
    scores: Mapping[str, Mapping[Period, Fraction]]
    """By person and period."""

    @classmethod
    def of(cls, results: Results) -> "YearPeriods":
        """The records of `results`, ordered."""
        scores: dict[str, dict[Period, Fraction]] = {}
        for (period, person), assessment in results.assessments.items():
            if assessment.sheet is not None:
                scores.setdefault(person, {})[period] = assessment.sheet.score
        return cls(gathering=Gathering.of(results.records, results.ungraded), scores=scores)

    def beside(self, evaluation: Evaluation) -> tuple[GatheredPeriod, ...] | None:
        """The months and quarters of a yearly record; None beside a record of another kind."""
        if evaluation.period.kind is not PeriodKind.YEAR:
            return None
        person = evaluation.person
        return self.gathering.of_person(person, evaluation.period.year, self.scores.get(person, {}))


def period_lines(periods: tuple[GatheredPeriod, ...], bounds: Bounds, language: Language) -> Iterator[Told]:
    """The periods, a line each."""
    yield Told(text=language.say("CÁC KỲ TRONG NĂM"), voice=Voice.HEADING)
    if not periods:
        yield Told(text=language.say("Trong năm không có kỳ tháng, quý nào."), depth=1)
    for item in periods:
        words = language.say(item.grade.label if item.grade is not None else item.state.label)
        told = f"{words}{_score(item, bounds, language)}{_source(item, language)}"
        yield Told(text=f"{period_label(item.period, language)}: {told}", depth=1)


def _score(item: GatheredPeriod, bounds: Bounds, language: Language) -> str:
    if item.score is None:
        return ""
    return ", " + language.say("{score} điểm", score=show(item.score, thresholds=bounds(item.period)))


def _source(item: GatheredPeriod, language: Language) -> str:
    """What the result stands on: the notice; or the amendment, with what the notice had told before."""
    if item.amendment is None:
        return f" ({_notice(item.notice, language)})" if item.notice is not None else ""
    cancelled = item.amendment.kind is AmendmentKind.CANCEL
    words = "hủy bỏ {number} ngày {day}" if cancelled else "điều chỉnh {number} ngày {day}"
    amended = language.say(words, number=item.amendment.number, day=f"{item.amendment.on:%d/%m/%Y}")
    if item.notice is None:
        return f" ({amended})"
    notice = _notice(item.notice, language)
    if item.noticed is None:
        return f" ({amended}; {notice})"
    return f" ({amended}; {notice}: {language.say(item.noticed.label)})"


def _notice(notice: Notice, language: Language) -> str:
    return language.say("thông báo {number} ngày {day}", number=notice.number, day=f"{notice.on:%d/%m/%Y}")
