"""Thứ tự ưu tiên cuối năm: those who qualify for EXCELLENT in a year, in the order that the instrument gives, for the body."""

from collections.abc import Iterator

from evalgen.domain.evaluation import Evaluation
from evalgen.domain.period import Period
from evalgen.domain.year_ranking import RankedPerson, YearRanking
from evalgen.language import Language
from evalgen.pipeline import Inspection


def ranking_lines(inspection: Inspection, period: Period, language: Language) -> Iterator[str]:
    """All groups of the year; nothing for other periods, or where nobody is to be chosen from."""
    for ranking in inspection.results.rankings.get(period, ()):
        yield from _group(ranking, inspection, language)


def ranking_beside(inspection: Inspection, evaluation: Evaluation, language: Language) -> Iterator[str]:
    """The group that the record of one person stands in."""
    for ranking in inspection.results.rankings.get(evaluation.period, ()):
        if any(item.person == evaluation.person for item in ranking.candidates):
            yield from _group(ranking, inspection, language)


def _group(ranking: YearRanking, inspection: Inspection, language: Language) -> Iterator[str]:
    yield language.say("THỨ TỰ ƯU TIÊN XUẤT SẮC CẢ NĂM: {group}", group=ranking.title)
    for item in ranking.candidates:
        yield f"  {item.rank}. {_row(item, inspection, language)}"
    if len({item.rank for item in ranking.candidates}) < len(ranking.candidates):
        yield "  " + language.say("Bằng nhau thì cấp có thẩm quyền lựa chọn.")
    yield f"  {language.say('căn cứ')}: {ranking.citation}"


def _row(item: RankedPerson, inspection: Inspection, language: Language) -> str:
    person = inspection.records.people.get(item.person)
    counted = language.say("{count} kỳ xuất sắc", count=item.excellent)
    last = language.say(item.last_grade.label) if item.last_grade is not None else "–"
    words = language.say("quý cuối: {grade}", grade=last)
    return f"{person.name if person else item.person}: {counted}; {words}"
