"""A look at whole periods, for a change that moves grades in them.

Whose records lie near the change is scored and checked as ever. Of all others only the rules over many records are asked,
and what they come to on one side of the change they come to on the other.
"""

from collections.abc import Collection

from msgspec.structs import replace

from evalgen.checking.all_checks import CHECKS, OF_COLLECTIVES, OF_COMMON_FILES, OF_ONE_PERIOD
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem
from evalgen.pipeline.assessing.receipts import received_days
from evalgen.pipeline.assessing.surroundings import Surroundings
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
"""No file that is common to many changes here: asked of those alone who have a record on one side, they would differ."""


def look_at_periods(
    reading: RecordsResult, far: FarRecords, packs: Packs, moved: Collection[tuple[Period, str]]
) -> Inspection:
    """What `inspect_reading` finds of the records near a change, and in their periods of many records together.

    Of collectives those are judged that the change may have `moved`. What is found in others, and in single files that are
    shared by many, is left out: it stands on no grade of a person.
    """
    library, faults = packs
    records = reading.records
    laws = laws_of(records, library)
    known = far.assessments(records)
    people = tuple(item for item in records.evaluations if item.document.file not in far.names)
    near = replace(
        records_of_some(records, people),
        collectives=OwnPart(records.collectives, [key for key in records.collectives if key in moved]),
    )
    around = Surroundings.of(records, laws, received_days(near))
    return look_with_outlines(around, near, known, library, checks=_OF_SOME, found=(*faults, *reading.problems))
