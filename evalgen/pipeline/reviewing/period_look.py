"""A look at whole periods, for a change that moves grades in them.

Whose records lie near the change is scored and checked as ever. Of all others only the rules over many records are asked,
and what they come to on one side of the change they come to on the other.
"""

from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec.structs import replace

from evalgen.checking.all_checks import CHECKS, OF_MANY_RECORDS, OF_ONE_PERIOD, run_checks
from evalgen.checking.subject import Subject
from evalgen.domain.period import Period
from evalgen.domain.results import Results
from evalgen.domain.ruling import Assessment
from evalgen.pipeline.assessing.everybody import assess_people
from evalgen.pipeline.assessing.quotas import quotas_of_collectives, quotas_of_people
from evalgen.pipeline.assessing.receipts import by_stage_name
from evalgen.pipeline.assessing.surroundings import Surroundings
from evalgen.pipeline.checkup.own_part import OwnPart
from evalgen.pipeline.inspecting.inspection import Inspection, changed_after_signing, laws_of, library_with_faults
from evalgen.reading.repository import RecordsResult
from evalgen.regulation.library import Library

_OF_PEOPLE = tuple(check for check in CHECKS if check not in OF_MANY_RECORDS)
_OF_A_PERIOD = tuple(check for check in CHECKS if check in OF_ONE_PERIOD)


def look_at_periods(
    reading: RecordsResult,
    own_packs: Path,
    near: Collection[str],
    built_in: Library | None,
    other_side: Inspection | None = None,
) -> Inspection:
    """What `inspect_reading` finds of the records in the files `near`, and in their periods of many records together.

    What is found in single files that are shared by many, and in collectives, is left out: it stands on no grade of a person.
    What was made of records that are not near is taken from the `other_side`, where that is known.
    """
    library, faults = library_with_faults(own_packs, built_in)
    records = reading.records
    laws = laws_of(records, library)
    around = Surroundings.of(records, laws)
    assessments = assess_people(around, _far(other_side.results, near) if other_side is not None else {})
    results = Results(
        records=records,
        assessments=assessments,
        quotas=quotas_of_people(assessments.values(), around),
        collective_quotas=quotas_of_collectives(records.collectives.values(), around),
        received=by_stage_name(around.receipts),
        ungraded=around.gathering.ungraded,
    )
    own = _own(results, near)
    found = {
        *faults,
        *reading.problems,
        *run_checks(Subject(results=own, laws=laws, library=library), _OF_PEOPLE),
        *run_checks(Subject(results=results, laws=laws, library=library), _OF_A_PERIOD),
        *changed_after_signing(own),
    }
    problems = sorted(found, key=lambda problem: problem.sort_key)
    return Inspection(records=records, results=results, library=library, laws=laws, problems=tuple(problems))


def _far(results: Results, near: Collection[str]) -> Mapping[tuple[Period, str], Assessment]:
    return {key: item for key, item in results.assessments.items() if item.evaluation.document.file not in near}


def _own(results: Results, near: Collection[str]) -> Results:
    """The results of those near, with everything else there to be looked up."""
    records = results.records
    evaluations = tuple(item for item in records.evaluations if item.document.file in near)
    people = sorted({item.person for item in evaluations} & records.people.keys())
    return replace(
        results,
        records=replace(
            records,
            evaluations=evaluations,
            people=OwnPart(records.people, people),
            collectives=OwnPart(records.collectives, ()),
            catalogues=OwnPart(records.catalogues, ()),
        ),
        assessments={key: item for key, item in results.assessments.items() if item.evaluation.document.file in near},
    )
