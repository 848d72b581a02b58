"""A look at whole periods, for a change that moves grades in them.

Whose records lie near the change is scored and checked as ever. Of all others only the rules over many records are asked,
and what they come to on one side of the change they come to on the other.
"""

from collections.abc import Collection

from msgspec.structs import replace

from evalgen.checking.all_checks import CHECKS, OF_COLLECTIVES, OF_COMMON_FILES, OF_ONE_PERIOD, run_checks
from evalgen.checking.subject import Subject
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem
from evalgen.domain.results import Results
from evalgen.pipeline.assessing.collectives import assess_collective
from evalgen.pipeline.assessing.everybody import assess_people
from evalgen.pipeline.assessing.quotas import quotas_of_collectives, quotas_of_people
from evalgen.pipeline.assessing.receipts import by_stage_name, received_days
from evalgen.pipeline.assessing.surroundings import Surroundings
from evalgen.pipeline.checkup.of_a_period import PERIOD_BY_PERIOD
from evalgen.pipeline.checkup.own_part import OwnPart, records_of_some
from evalgen.pipeline.inspecting.inspection import Inspection, changed_after_signing, laws_of
from evalgen.pipeline.reviewing.far_records import FarRecords
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
    assessments = assess_people(around, known)
    results = Results(
        records=records,
        assessments=assessments,
        collectives={key: assess_collective(item, around) for key, item in near.collectives.items()},
        quotas=quotas_of_people(assessments.values(), around),
        collective_quotas=quotas_of_collectives(records.collectives.values(), around),
        received=by_stage_name(around.receipts),
        ungraded=around.gathering.ungraded,
    )
    own = replace(
        results,
        records=near,
        assessments={key: item for key, item in assessments.items() if key not in known},
    )
    found = {
        *faults,
        *reading.problems,
        *run_checks(Subject(results=own, laws=laws, library=library), _OF_SOME),
        *run_checks(Subject(results=results, laws=laws, library=library), PERIOD_BY_PERIOD),
        *changed_after_signing(own),
    }
    problems = sorted(found, key=lambda problem: problem.sort_key)
    return Inspection(records=records, results=results, library=library, laws=laws, problems=tuple(problems))
