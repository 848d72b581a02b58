"""What the program writes for people: the records of a new period, the fictional sample."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from evalgen.domain.period import Period
from evalgen.errors import EvalgenError
from evalgen.pipeline.collection import without_collection
from evalgen.pipeline.inspecting.inspection import library_of
from evalgen.pipeline.periods_asked import no_law_for
from evalgen.reading.layout import Slot
from evalgen.reading.repository import read_selected

_GROUND = frozenset({"organization", "unit", "person", "catalogue"})
_OF_PERIODS = frozenset({"period", "evaluation"})


class Opened(Struct, frozen=True, kw_only=True):
    """What became of the records of a period, by paths from the top of the repository."""

    written: tuple[str, ...]
    kept: tuple[str, ...]
    elsewhere: Mapping[str, str]
    """Records that lie in a unit which the person has left, and where they belong now; no second one was written."""

    misnamed: tuple[str, ...]
    """Records that seem to lie there under a name that they cannot have; no second ones were written."""

    unread: tuple[str, ...]
    """Files of people and units that have errors, so that nobody knows whether a record is missing for them."""

    nobody: bool
    """Whether nobody is to be evaluated in the period."""

    left_out: tuple[str, ...]
    """The names of the people in post whom the law of the period does not evaluate."""

    skipped: tuple[Period, ...]
    """The periods between the last one of its kind and this one, which nobody has opened: the year may be a slip."""


def open_period(root: Path, period: Period) -> Opened:
    """Write the records that `period` still lacks.

    Raises EvalgenError where the organization or the pack in force then cannot be read.
    """
    from evalgen.drafting.skeleton import draft_period, people_left_out, records_elsewhere, records_misnamed
    from evalgen.drafting.writing import write_new, write_schemas

    with without_collection():
        records = read_selected(root, lambda slot: _matters(slot, period)).records
    library = library_of(root)
    law = library.law_chosen(records.organization, period) if records.organization else None
    if law is None:
        raise no_law_for(period, records.organization, library)
    drafts = draft_period(records, period, law)
    skipped = _not_opened_before(root / "records", period)
    written, kept = write_new(root, ((f"records/{name}", text) for name, text in drafts.items()))
    elsewhere, misnamed = records_elsewhere(records, period, law), records_misnamed(records, period, law)
    return Opened(
        written=(*write_schemas(root), *written),
        kept=tuple(kept),
        elsewhere={f"records/{there}": f"records/{here}" for there, here in elsewhere.items()},
        misnamed=tuple(f"records/{path}" for path in misnamed),
        unread=tuple(
            sorted(file for file in records.unreadable if file.startswith(("records/people/", "records/units/")))
        ),
        nobody=len(drafts) + len(misnamed) == 1,
        left_out=tuple(records.listed_name(person) for person in people_left_out(records, period, law)),
        skipped=skipped if f"records/{period}/period.yaml" in written else (),
    )


def _not_opened_before(records: Path, period: Period) -> tuple[Period, ...]:
    opened = (Period.parse(file.parent.name) for file in records.glob("*/period.yaml"))
    before = [item for item in opened if item is not None and item.months == period.months and item < period]
    found: list[Period] = []
    while before and (following := (found[-1] if found else max(before)).shift(1)) < period:
        found.append(following)
    return tuple(found)


def _matters(slot: Slot, period: Period) -> bool:
    """Whether a draft of `period` looks at it: who is there, what was begun, what comes over from the period before."""
    return slot.kind in _GROUND or (slot.kind in _OF_PERIODS and slot.period in {period, period.shift(-1)})


def write_demo(directory: Path, *, people: int | None, seed: int | None, periods: int | None = None) -> int:
    """Write the records of a fictional organization below `directory`; answers with the number of records' files."""
    from evalgen.drafting.demo import draft_demo
    from evalgen.drafting.writing import write_new, write_schemas

    if directory.exists() and not directory.is_dir():
        raise EvalgenError(
            "«{path}» là tệp, không phải thư mục.", remedy="Chọn một thư mục mới hoặc còn trống.", path=directory
        )
    target = directory / "records"
    if target.exists():
        raise EvalgenError(
            "«{path}» đã có; không ghi đè.",
            remedy="Chọn một thư mục khác, hoặc dời thư mục cũ đi trước.",
            path=target,
        )
    asked = {"people": people, "seed": seed, "periods": periods}
    given = {name: value for name, value in asked.items() if value is not None}
    written, _ = write_new(target, draft_demo(**given))
    write_schemas(directory)
    return len(written)
