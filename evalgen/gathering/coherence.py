"""What no schema can say of a document of results: whether its entries agree with their period and with themselves."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice
from operator import itemgetter
from typing import Any

from evalgen.domain.hidden_characters import hides_something
from evalgen.domain.place import Place, Pointer
from evalgen.domain.problem import Problem
from evalgen.gathering.columns import column_of
from evalgen.gathering.naming import Names

LONGEST = 500
"""Letters of the longest text that a person can have meant."""

_SHOWN = 20
_WHOLE_DIGITS = 7
_DAY = re.compile(r"(19|20|21)[0-9]{2}-")
"""The centuries of days in records."""

_PAGE = re.compile(r"[a-z0-9-]+/[a-z0-9-]+\.html")

Entry = Mapping[str, Any]


def incoherent(file: str, document: Mapping[str, Any], period: str, names: Names) -> tuple[Problem, ...]:
    """The first contradictions of a document of results that its schema accepts; `names` are those the source gave so far."""
    found = islice(_contradictions(document, period, names), _SHOWN)
    return tuple(
        Problem(
            code="source-inconsistent",
            place=Place(file=file, pointer=pointer),
            message=f"dữ liệu mâu thuẫn: {words}.",
            remedy="Đề nghị tổ chức dựng lại trang bằng evalgen build; không sửa tay các tệp trong api/v1/.",
        )
        for pointer, words in found
    )


def is_a_line(text: str, longest: int = LONGEST) -> bool:
    """Whether a person can have meant `text` as a name: what a record may say on one line."""
    return len(text) <= longest and "\n" not in text and not hides_something(text)


def _contradictions(document: Mapping[str, Any], period: str, names: Names) -> Iterator[tuple[Pointer, str]]:
    if document["period"] != period:
        yield ("period",), f"tệp của kỳ {period} lại ghi kỳ khác"
    for key, subject in (("results", "person"), ("collectives", None)):
        entries: Sequence[Entry] = document[key]
        odd = list(islice(_odd_texts(key, entries), _SHOWN))
        yield from odd
        if odd:
            continue
        agreed = names.take(entries)
        seen: set[str] = set()
        judged: dict[Any, str] = {}
        for index, entry in enumerate(entries):
            words = (
                _said_of(entry, period, subject, seen)
                or _broken(entry, judged)
                or ("" if agreed else names.contradiction(entry))
            )
            if words:
                yield (key, index), words


def _said_of(entry: Entry, period: str, subject: str | None, seen: set[str]) -> str:
    """What contradicts itself in `entry`; empty where nothing does."""
    identifier = entry["id"]
    expected = f"{period}/{entry['unit']}/{entry[subject]}" if subject else f"{period}/{entry['unit']}"
    if entry["period"] != period or identifier != expected:
        return f"mã kết quả phải là «{expected}»"
    if identifier in seen:
        return f"kết quả «{identifier}» được ghi hai lần"
    seen.add(identifier)
    return ""


def _broken(entry: Entry, judged: dict[Any, str]) -> str:
    """The first rule that `entry` breaks; empty where it breaks none. Few outcomes differ: each is judged once."""
    outcome = _outcome(entry)
    if outcome not in judged:
        judged[outcome] = next((words for holds, words in _RULES if not holds(entry)), "")
    if judged[outcome]:
        return judged[outcome]
    if not _score_fits(entry):
        return "điểm không thể có ở đây"
    return "" if _PAGE.fullmatch(entry["page"]) else "địa chỉ trang không nằm trong trang của tổ chức"


def _has_notice(entry: Entry) -> bool:
    """What is published, and nothing else, has a notice and the grade that it gave."""
    given = [entry[key] is not None for key in ("notice", "notice_number", "notice_on", "published_grade")]
    return not any(given) if entry["state"] == "UNPUBLISHED" else all(given)


def _score_fits(entry: Entry) -> bool:
    score = entry.get("score")
    return score is None or (entry["state"] == "GRADED" and len(score.lstrip("-").partition(".")[0]) <= _WHOLE_DIGITS)


def _counted(entry: Entry) -> bool:
    """Only what was published is changed, and whoever is cancelled was changed; of what never changed the grade stands."""
    corrections: int = entry["corrections"]
    match entry["state"]:
        case "UNPUBLISHED":
            return corrections == 0
        case "CANCELLED":
            return corrections > 0
        case _:
            return corrections > 0 or entry["grade"] == entry["published_grade"]


def _in_order(entry: Entry) -> bool:
    days: list[str] = [entry[key] for key in ("notice_on", "corrected_on") if entry[key] is not None]
    return days == sorted(days) and all(map(_DAY.match, days))


_outcome = itemgetter(
    "period",
    "state",
    "grade",
    "letter",
    "notice",
    "notice_number",
    "notice_on",
    "published_grade",
    "corrections",
    "corrected_on",
)
"""All that `_RULES` ask for."""

_RULES: tuple[tuple[Callable[[Entry], bool], str], ...] = (
    (
        lambda entry: (entry["state"] == "GRADED") == (entry["grade"] is not None),
        "trạng thái và mức xếp loại không khớp",
    ),
    (_has_notice, "trạng thái và thông báo không khớp"),
    (
        lambda entry: entry["notice"] is None or entry["notice"].startswith(f"{entry['period']}/"),
        "thông báo không phải của kỳ này",
    ),
    (lambda entry: entry["letter"] is None or entry["grade"] is not None, "có chữ cái xếp loại mà không có mức"),
    (
        lambda entry: (
            (entry["corrections"] == 0) == (entry["corrected_on"] is None) and entry["corrections"] <= LONGEST
        ),
        "số lần thay đổi và ngày thay đổi không khớp",
    ),
    (_counted, "số lần thay đổi không khớp với trạng thái và mức xếp loại"),
    (_in_order, "ngày thay đổi trước ngày thông báo, hoặc ngày không thể có"),
)


def _odd_texts(key: str, entries: Sequence[Entry]) -> Iterator[tuple[Pointer, str]]:
    """Texts that nobody can have meant: endless ones, and those with characters that are not seen."""
    for name in dict.fromkeys(chain.from_iterable(entries)):
        texts = {text for text in column_of(entries, name) if isinstance(text, str)}
        if max(map(len, texts), default=0) <= LONGEST and is_a_line("".join(texts), sum(map(len, texts))):
            continue
        for index, entry in enumerate(entries):
            if isinstance(text := entry.get(name), str) and not is_a_line(text):
                yield (key, index, name), f"chữ dài quá {LONGEST} ký tự hoặc có ký tự ẩn"
