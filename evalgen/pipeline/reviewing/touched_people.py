"""Whom a change touches: of everybody else what the rules and checks made before it stands.

A person's result rests on the person's own records, on what somebody signed about them, and on files that many share
(people, units, catalogues, collectives, periods, packs, receipts). Where one of these changes, nobody is passed over.
"""

from collections.abc import Iterable

from evalgen.reading.layout import Slot, locate
from evalgen.reading.record_names import RECORDS

_RESTS_ON_NOTHING = frozenset(("protection", "rules"))
"""What is signed of files, and the rules kept for a signature: `audit` asks for them, no score does."""


def touched_people(changed: Iterable[str]) -> frozenset[str] | None:
    """Those whose records, or what is signed of them, change; None where the change may reach everybody."""
    touched: set[str] = set()
    for path in changed:
        if path.startswith(f"{RECORDS}/"):
            slot = locate(path)
            if not isinstance(slot, Slot):
                return None
            if slot.kind == "evaluation":
                touched.add(slot.name)
            elif slot.kind == "approval":
                touched.add(slot.record)
            elif slot.kind not in _RESTS_ON_NOTHING:
                return None
    return frozenset(touched)
