"""A look at whole periods, for a change that moves grades in them.

Whose records lie near the change is scored and checked as ever. Of all others only the rules over many records are asked,
and what they come to on one side of the change they come to on the other.
"""

from collections.abc import Collection

from msgspec import Struct
from msgspec.structs import replace

from evalgen.checking.all_checks import CHECKS, OF_COLLECTIVES, OF_COMMON_FILES, OF_ONE_PERIOD
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem
from evalgen.pipeline.assessing.receipts import received_days
from evalgen.pipeline.assessing.surroundings import Surroundings
from evalgen.pipeline.checkup.of_a_period import PERIOD_BY_PERIOD
from evalgen.pipeline.checkup.own_part import OwnPart, records_of_some
from evalgen.pipeline.inspecting.inspection import Inspection, laws_of
from evalgen.pipeline.reviewing.far_records import FarRecords
from evalgen.pipeline.reviewing.with_outlines import look_with_outlines
from evalgen.reading.repository import RecordsResult
from evalgen.regulation.library import Library

Packs = tuple[Library, list[Problem]]
"""The packs, and what is wrong with the organization's own."""

_OF_SOME = tuple(
    check
    for check in CHECKS
    if check not in OF_ONE_PERIOD and (check not in OF_COMMON_FILES or check in OF_COLLECTIVES)
)
"""Those that look at the records near, and at the files of whoever they are about."""

_OF_SHARED = tuple(check for check in CHECKS if check in OF_COMMON_FILES and check not in OF_COLLECTIVES)
"""Those that look at files that many share."""


class Asked(Struct, frozen=True, kw_only=True):
    """Of what a look is asked, the same on both sides."""

    people: frozenset[str]
    """Whose own files are looked at: where a record comes or goes, what was wrong with its person stays."""

    collectives: Collection[tuple[Period, str]]
    """Those that the change may move."""

    shared: bool
    """Whether a file that many share changes."""


def look_at_periods(reading: RecordsResult, far: FarRecords, packs: Packs, asked: Asked) -> Inspection:
    """What `inspect_reading` finds of the records near a change, and in their periods of many records together.

    What is found in other collectives than those `asked` of, and in files that many share where none of them changes, is
    left out: it is the same on both sides.
    """
    library, faults = packs
    records = reading.records
    laws = laws_of(records, library)
    known = far.assessments(records)
    people = tuple(item for item in records.evaluations if item.document.file not in far.names)
    near = replace(
        records_of_some(records, people),
        people=OwnPart(records.people, sorted(asked.people & records.people.keys())),
        collectives=OwnPart(records.collectives, [key for key in records.collectives if key in asked.collectives]),
    )
    around = Surroundings.of(records, laws, received_days(near))
    of_all = PERIOD_BY_PERIOD + (_OF_SHARED if asked.shared else ())
    found = (*faults, *reading.problems)
    return look_with_outlines(around, near, known, library, checks=_OF_SOME, of_all=of_all, found=found)
