"""What a change says that a body has confirmed: facts, reasons beyond control, faults made good.

A line in somebody's own record may end the assessment, or take a failure out of the count. Whether the body said so is its
own to tell: no step of the record is taken yet whose signature would cover it.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from evalgen.approving.record_pairs import RecordPair
from evalgen.domain.record import Record

_SECTIONS = ("facts", "tasks", "indicators", "self_assessment")
_BODY = "by"
_SAID = frozenset({_BODY, "on", "document"})
"""What a confirmation is made of."""


def new_confirmations(pair: RecordPair) -> tuple[str, ...]:
    """The bodies that have confirmed something newly, or something else than before, by what the record says."""
    found = Counter(_confirmations(pair.after)) - Counter(_confirmations(pair.before))
    return tuple(dict.fromkeys(body for body, _ in found))


def _confirmations(record: Record | None) -> Iterator[tuple[str, str]]:
    """Each with the body and everything that is confirmed."""
    if record is not None:
        for section in _SECTIONS:
            said = record.document.root.get(section)
            yield from _of_section(said)
            yield from _below(said)


def _of_section(said: Any) -> Iterator[tuple[str, str]]:
    """What stands in a section by itself, as the remarks of a former unit do, confirms nothing of what stands beside it."""
    for name, value in said.items() if isinstance(said, Mapping) else ():
        if _is_confirmation(value):
            yield _confirmed(value, {name: value})


def _below(said: Any) -> Iterator[tuple[str, str]]:
    """What stands inside confirms all that it stands in."""
    inside = list(said.values()) if isinstance(said, Mapping) else said
    for item in inside if isinstance(inside, list) else ():
        for value in item.values() if isinstance(item, Mapping) else ():
            if _is_confirmation(value):
                yield _confirmed(value, item)
        yield from _below(item)


def _is_confirmation(value: Any) -> bool:
    return isinstance(value, Mapping) and value.keys() == _SAID


def _confirmed(confirmation: Mapping[str, Any], said: Mapping[str, Any]) -> tuple[str, str]:
    return str(confirmation[_BODY]), json.dumps(said, default=str, sort_keys=True)
