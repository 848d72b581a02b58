"""What was probably meant: the nearest key, an identifier, a date, a period."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable

from evalgen.domain.negation import negates
from evalgen.domain.period import Period
from evalgen.domain.slug import fold
from evalgen.reading.identifiers import SHOWN

_TELLING = 4
"""From so many letters on, the beginning of a word tells which is meant."""

_TELLING_PART = 2
"""More letters than these tell a label by words out of its middle: «tốt» of «Hoàn thành tốt nhiệm vụ»."""

CURLED = "“”„‟‘’‚‛«»"
"""Quotes of Word, which quote nothing here."""

_DAY_FIRST = re.compile(r"(?:ngày\s+)?(?P<day>[0-9]{1,2})\s*[-/.]\s*(?P<month>[0-9]{1,2})\s*[-/.]\s*(?P<year>[0-9]{4})")
_DAY_IN_WORDS = re.compile(
    r"(?:ngày\s+)?(?P<day>[0-9]{1,2})\s+tháng\s+(?P<month>[0-9]{1,2})\s+năm\s+(?P<year>[0-9]{4})"
)
_WITHOUT_SIGNS = re.compile(r"(?P<year>20[0-9]{2})(?P<month>[01][0-9])(?P<day>[0-3][0-9])")
_YEAR_FIRST = re.compile(
    r"(?P<year>[0-9]{4})\s*[-/.]\s*(?P<month>[0-9]{1,2})\s*[-/.]\s*(?P<day>[0-9]{1,2})(?P<more>[t ].*)?"
)
_FORMS = (_DAY_FIRST, _YEAR_FIRST, _DAY_IN_WORDS, _WITHOUT_SIGNS)
_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
_QUARTER = re.compile(r"(?:quy|q)[^a-z0-9]*(?P<number>[1-4]|iv|i{1,3})(?![a-z0-9])")
_QUARTER_WORD = re.compile(r"(?<![a-z])(?:quy|q)(?![a-z])")
_MONTH = re.compile(r"(?<![0-9])(?P<number>0?[1-9]|1[0-2])(?![0-9])")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def nearest(word: str, candidates: Iterable[tuple[str, str]]) -> str | None:
    """Of pairs of name and label, the name that `word` comes near to, by either; None where none is near, or several are as near.

    «Hoàn thành chưa tốt nhiệm vụ» is no slip of «Hoàn thành tốt nhiệm vụ»: what denies is near to what denies alone.
    """
    wanted, known, denied = _letters(word), list(candidates), negates(word[:SHOWN])
    near: dict[int, set[str]] = {}
    for name, label in known:
        for text in (name, label):
            if negates(text) is denied:
                near.setdefault(_distance(wanted, _letters(text)), set()).add(name)
    best = min(near, default=len(wanted))
    if best <= max(1, len(wanted) // 3) and best < len(wanted):
        return min(near[best]) if len(near[best]) == 1 else None
    said = [
        name
        for name, label in known
        if len(wanted) > _TELLING_PART and negates(label) is denied and f" {_words(word)} " in f" {_words(label)} "
    ]
    return said[0] if len(said) == 1 else None


def date_like(text: str) -> str | None:
    """The date that `text` writes in another way: «31/03/2026» is 2026-03-31."""
    written = day_written(text)
    try:
        return dt.date(*written).isoformat() if written else None
    except ValueError:
        return None


def date_alone(text: str) -> str | None:
    """The same where nothing else can be meant: no hour stands behind it, no «đến 2026-07-06», and no digit is missing.

    Whoever writes «06» for June writes «01» for the first: «2026-06-1» may be the 12th.
    """
    found = next(filter(None, (form.fullmatch(_bare(text)) for form in (_YEAR_FIRST, _DAY_FIRST))), None)
    if found and (found.groupdict().get("more") or (len(found["day"]) == 1 and found["month"][0] == "0")):
        return None
    return date_like(text)


def day_written(text: str) -> tuple[int, int, int] | None:
    """Year, month and day of something written like a date, whether or not a calendar has it."""
    bare = _bare(text)
    match = next(filter(None, (form.fullmatch(bare) for form in _FORMS)), None)
    return None if match is None else (int(match["year"]), int(match["month"]), int(match["day"]))


def _bare(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip().strip(CURLED).strip()).casefold()


def period_like(text: str) -> str | None:
    """The period that `text` writes in another way: «Quý II/2026» and «2026-q2» are 2026-Q2, «6-2026» is 2026-06.

    A quarter that no year has is no month: nothing is known to be meant by «2026-Q5».
    """
    folded = fold(text[:SHOWN])
    year = _YEAR.search(folded)
    if year is None:
        return None
    rest = folded[: year.start()] + " " + folded[year.end() :]
    quarter, month = _QUARTER.search(rest), _MONTH.search(rest)
    if quarter:
        number = _ROMAN.get(quarter["number"]) or int(quarter["number"])
        found = f"{year[0]}-Q{number}"
    elif _QUARTER_WORD.search(rest):
        return None
    else:
        found = f"{year[0]}-{int(month['number']):02d}" if month else year[0]
    return found if Period.parse(found) else None


def _words(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", fold(text[:SHOWN])))


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(text[:SHOWN]))


def _distance(one: str, other: str) -> int:
    """Fewest letters to insert, leave out or replace; 1 where the one is how the other begins."""
    if not other:
        return len(one) + SHOWN
    if len(one) >= _TELLING and other.startswith(one):
        return int(one != other)
    row = list(range(len(other) + 1))
    for index, letter in enumerate(one, start=1):
        diagonal, row[0] = row[0], index
        for column, against in enumerate(other, start=1):
            diagonal, row[column] = (
                row[column],
                min(row[column] + 1, row[column - 1] + 1, diagonal + (letter != against)),
            )
    return row[-1]
