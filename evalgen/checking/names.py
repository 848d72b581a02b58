"""Names in messages: which are known, which one was probably meant, how people are called.

A file that was refused counts as known: no other file is blamed for it.
"""

from collections.abc import Iterable

from evalgen.checking.likely_names import likely
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.period import Period
from evalgen.domain.records import Records

_LONG = 16
"""Long names of one kind («ban-thuong-vu», «ban-thuong-truc-mat-tran») share much and mean different things."""

_FEW = 12
"""So many names fit into a remedy."""


def refused(records: Records, *parts: str) -> bool:
    """Whether the file at `parts` below ``records/`` is there and could not be read, or waits there to be renamed."""
    if not records.unreadable:
        return False
    path = "/".join(("records", *parts)) + ".yaml"
    return path in records.unreadable or path in records.meant


def unit_known(records: Records, unit: str) -> bool:
    """Whether there is a file of the unit."""
    return unit in records.units or refused(records, "units", unit)


def person_known(records: Records, person: str) -> bool:
    """Whether there is a file of the person."""
    return person in records.people or refused(records, "people", person)


def body_known(records: Records, body: str) -> bool:
    """Whether there is a file of the body."""
    return body in records.bodies or refused(records, "bodies", body)


def collective_refused(records: Records, period: Period, unit: str) -> bool:
    """Whether the file of the unit's own result is there and could not be read."""
    return refused(records, str(period), unit, "collective")


def elsewhere(records: Records, evaluation: Evaluation) -> bool:
    """Whether the record lies with a unit in which the person holds no post in the period; a post may be at fault itself."""
    person = records.people.get(evaluation.person)
    if person is None or evaluation.unit not in records.units or records.post_of(evaluation) is not None:
        return False
    return all(post.unit in records.units for post in person.posts)


def suggestion(name: str, candidates: Iterable[str]) -> str:
    """«Có phải ý là «sp-02»? » where a known name is near, else nothing."""
    near = near_name(name, candidates)
    return f"Có phải ý là «{near}»? " if near else ""


def suggestion_or_all(name: str, candidates: Iterable[str]) -> str:
    """The same; where no known name is near and they are few, all of them."""
    known = tuple(candidates)
    return suggestion(name, known) or (f"Các mã đã khai: {listed(known)}. " if 0 < len(known) <= _FEW else "")


def near_name(name: str, candidates: Iterable[str]) -> str | None:
    """The known name that is near; None where none is."""
    from difflib import SequenceMatcher, get_close_matches

    near = next(iter(get_close_matches(name, likely(name, tuple(candidates)), n=1)), None)
    far = near is not None and len(name) >= _LONG and 4 * SequenceMatcher(None, near, name).ratio() < 3  # noqa: PLR2004
    return None if far else near


def called(records: Records, person: str) -> str:
    """The person's name with the identifier, as far as known."""
    found = records.people.get(person)
    return f"{found.name} («{person}»)" if found else f"«{person}»"


def body_called(records: Records, body: str) -> str:
    """The body's name with the identifier, as far as known."""
    found = records.bodies.get(body)
    return f"{found.name} («{body}»)" if found else f"«{body}»"


def listed(names: Iterable[str]) -> str:
    """Names in one line, each in its quotation marks."""
    return ", ".join(f"«{name}»" for name in names)
