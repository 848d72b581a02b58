"""Of whom a change touches nothing: what the rules made of these people before it is not worked out once more.

A person's result rests on the person's own records, on what somebody signed about them, and on files that many share
(people, units, catalogues, collectives, periods, packs, receipts). Where one of these changes, nobody is passed over; nor
where leaders are measured by their people.
"""

from collections.abc import Iterable

from evalgen.pipeline.inspecting.inspection import Inspection, Known
from evalgen.reading.layout import RECORDS, Slot, locate

_RESTS_ON_NOTHING = frozenset(("protection", "rules"))
"""What is signed of files, and the rules kept for a signature: `audit` asks for them, no score does."""


def unmoved(before: Inspection, changed: Iterable[str]) -> Known | None:
    """What stands of the look at all records `before`; None where the change may reach everybody."""
    if any(law.speaks_of("unit_measures") for law in before.laws.values()):
        return None
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
    found = before.results.assessments.items()
    return Known(
        assessments={key: assessment for key, assessment in found if key[1] not in touched},
        periods=frozenset(before.laws),
    )
