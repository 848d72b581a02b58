"""Thứ tự ưu tiên cuối năm: those who qualify for EXCELLENT in a year, in the order that the instrument gives, for the body."""

from collections.abc import Iterator

from evalgen.domain.evaluation import Evaluation
from evalgen.domain.period import Period
from evalgen.domain.results import Results
from evalgen.domain.year_ranking import RankedPerson, YearRanking
from evalgen.language.explaining.axes import ground
from evalgen.language.explaining.told import Told, Voice
from evalgen.language.language import Language


def ranking_lines(results: Results, period: Period, language: Language) -> Iterator[Told]:
    """All groups of the year; nothing for other periods, or where nobody is to be chosen from."""
    for ranking in results.rankings.get(period, ()):
        yield from _group(ranking, results, language)


def ranking_beside(results: Results, evaluation: Evaluation, language: Language) -> Iterator[Told]:
    """The group that the record of one person stands in."""
    for ranking in results.rankings.get(evaluation.period, ()):
        if any(item.person == evaluation.person for item in ranking.candidates):
            yield from _group(ranking, results, language)


def _group(ranking: YearRanking, results: Results, language: Language) -> Iterator[Told]:
    head = language.say("THỨ TỰ ƯU TIÊN XUẤT SẮC CẢ NĂM: {group}", group=ranking.title)
    yield Told(text=head, voice=Voice.HEADING)
    for item in ranking.candidates:
        yield Told(text=f"{item.rank}. {_row(item, results, language)}", depth=1)
    if len({item.rank for item in ranking.candidates}) < len(ranking.candidates):
        yield Told(text=language.say("Bằng nhau thì cấp có thẩm quyền lựa chọn."), depth=1)
    yield ground(ranking.citation, 1, language)


def _row(item: RankedPerson, results: Results, language: Language) -> str:
    counted = language.say("{count} kỳ xuất sắc", count=item.excellent)
    last = language.say(item.last_grade.label) if item.last_grade is not None else "–"
    words = language.say("quý cuối: {grade}", grade=last)
    return f"{results.records.listed_name(item.person)}: {counted}; {words}"
