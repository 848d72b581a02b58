"""What no schema can say of a document of results: whether its entries agree with their period and with themselves."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from evalgen.domain.place import Place, Pointer
from evalgen.domain.problem import Problem

LONGEST = 500
"""Letters of the longest text that a person can have meant."""

_SHOWN = 20
_WHOLE_DIGITS = 7
_UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
"""Printable for Python, and yet nothing is seen of them."""

Entry = Mapping[str, Any]


def incoherent(file: str, document: Mapping[str, Any], period: str) -> tuple[Problem, ...]:
    """The first contradictions of a document of results that its schema accepts."""
    found = islice(_contradictions(document, period), _SHOWN)
    return tuple(
        Problem(
            code="source-inconsistent",
            place=Place(file=file, pointer=pointer),
            message=f"dữ liệu mâu thuẫn: {words}.",
            remedy="Đề nghị tổ chức dựng lại trang bằng evalgen build; không sửa tay các tệp trong api/v1/.",
        )
        for pointer, words in found
    )


def _contradictions(document: Mapping[str, Any], period: str) -> Iterator[tuple[Pointer, str]]:
    if document["period"] != period:
        yield ("period",), f"tệp của kỳ {period} lại ghi kỳ khác"
    for key, subject in (("results", "person"), ("collectives", None)):
        entries: Sequence[Entry] = document[key]
        seen: set[str] = set()
        for index, entry in enumerate(entries):
            words = _said_of(entry, period, subject, seen)
            if words:
                yield (key, index), words
        yield from _odd_texts(key, entries)


def _said_of(entry: Entry, period: str, subject: str | None, seen: set[str]) -> str:
    """What contradicts itself in `entry`; empty where nothing does."""
    identifier = entry["id"]
    expected = f"{period}/{entry['unit']}/{entry[subject]}" if subject else f"{period}/{entry['unit']}"
    if entry["period"] != period or identifier != expected:
        return f"mã kết quả phải là «{expected}»"
    if identifier in seen:
        return f"kết quả «{identifier}» được ghi hai lần"
    seen.add(identifier)
    return next((words for holds, words in _RULES if not holds(entry)), "")


def _has_notice(entry: Entry) -> bool:
    """What is published, and nothing else, has a notice and the grade that it gave."""
    given = [entry[key] is not None for key in ("notice", "notice_number", "notice_on", "published_grade")]
    return not any(given) if entry["state"] == "UNPUBLISHED" else all(given)


def _score_fits(entry: Entry) -> bool:
    score = entry.get("score")
    return score is None or (entry["state"] == "GRADED" and len(score.lstrip("-").partition(".")[0]) <= _WHOLE_DIGITS)


_RULES: tuple[tuple[Callable[[Entry], bool], str], ...] = (
    (
        lambda entry: (entry["state"] == "GRADED") == (entry["grade"] is not None),
        "trạng thái và mức xếp loại không khớp",
    ),
    (_has_notice, "trạng thái và thông báo không khớp"),
    (_score_fits, "điểm không thể có ở đây"),
    (
        lambda entry: (
            (entry["corrections"] == 0) == (entry["corrected_on"] is None) and entry["corrections"] <= LONGEST
        ),
        "số lần thay đổi và ngày thay đổi không khớp",
    ),
)


def _odd_texts(key: str, entries: Sequence[Entry]) -> Iterator[tuple[Pointer, str]]:
    """Texts that nobody can have meant: endless ones, and those with characters that are not seen."""
    for name in entries[0] if entries else ():
        texts = [entry[name] for entry in entries if isinstance(entry[name], str)]
        whole = "".join(texts)
        if max(map(len, texts), default=0) <= LONGEST and _visible(whole):
            continue
        for index, entry in enumerate(entries):
            text = entry[name]
            if isinstance(text, str) and (len(text) > LONGEST or not _visible(text)):
                yield (key, index, name), f"chữ dài quá {LONGEST} ký tự hoặc có ký tự ẩn"


def _visible(text: str) -> bool:
    return text.isprintable() and not any(sign in text for sign in _UNSEEN)
