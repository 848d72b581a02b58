"""Labels that are put together: periods, grades with the letter of an instrument, days of deadlines."""

from evalgen.domain.grade import Outcome
from evalgen.domain.period import Period
from evalgen.language.language import Language
from evalgen.language.rewording import Sentences
from evalgen.regulation.law import Law

DAYS = Sentences("trước ngày {named} (ngày cuối: {last})", "đến hết ngày {last}")
"""How a deadline names its day, where the document does not tie it to an event."""


def period_label(period: Period, language: Language) -> str:
    """The name of a period: «Quý II năm 2026», «Quarter II of 2026»."""
    year = str(period.year)
    return language.say(period.label.replace(year, "{year}"), year=year)


def period_short(period: Period, language: Language) -> str:
    """A period where there is little room, as under the axis of a drawing: «Quý II/2026», «Q2 2026»."""
    year = str(period.year)
    return language.say(period.label.replace(f" năm {year}", "/{year}").replace(year, "{year}"), year=year)


def outcome_label(outcome: Outcome, letter: str, language: Language) -> str:
    """A grade or another outcome, with the letter that an instrument gives to the grade: «Good completion of tasks (Class B)»."""
    label = language.say(outcome.label)
    return f"{label} {language.say('(Loại {letter})', letter=letter)}" if letter else label


def outcome_in_force(outcome: Outcome, law: Law | None, language: Language) -> str:
    """The same in the words of the regulation in force, whose letter it is."""
    return outcome_label(outcome, law.grade_letters.get(outcome.name, "") if law else "", language)


def due_label(printed: str, language: Language) -> str:
    """When a deadline ends: «before 25/06/2026 (last day: 24/06/2026)»; words of a document about an event stay."""
    return DAYS.say(printed, language)


def distance_label(days_left: int | None, language: Language) -> str:
    """How far off a day is: «còn 2 ngày», «2 days left»; empty where there is no day."""
    if days_left is None:
        return ""
    if days_left == 0:
        return language.say("hôm nay")
    if days_left > 0:
        return language.say("còn {count} ngày", count=days_left)
    return language.say("quá {count} ngày", count=-days_left)
