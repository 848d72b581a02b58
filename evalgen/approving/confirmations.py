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
            yield from _below(record.document.root.get(section))


def _below(said: Any) -> Iterator[tuple[str, str]]:
    if isinstance(said, Mapping):
        for value in said.values():
            if isinstance(value, Mapping) and value.keys() == _SAID:
                yield str(value[_BODY]), json.dumps(said, default=str, sort_keys=True)
        said = list(said.values())
    if isinstance(said, list):
        for item in said:
            yield from _below(item)
