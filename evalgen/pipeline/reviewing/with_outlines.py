"""A look at records of which some are outlines.

Whoever is near the change is scored and checked as ever; of all others only the rules over many records are asked.
"""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from evalgen.checking.all_checks import run_checks
from evalgen.checking.subject import Check, Subject
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.domain.ruling import Assessment
from evalgen.pipeline.assessing.collectives import assess_collective
from evalgen.pipeline.assessing.everybody import assess_people
from evalgen.pipeline.assessing.quotas import quotas_of_collectives, quotas_of_people
from evalgen.pipeline.assessing.receipts import by_stage_name
from evalgen.pipeline.assessing.surroundings import Surroundings
from evalgen.pipeline.checkup.of_a_period import PERIOD_BY_PERIOD
from evalgen.pipeline.inspecting.inspection import Inspection, changed_after_signing
from evalgen.regulation.library import Library


def look_with_outlines(  # noqa: PLR0913 - what there is, what is known of it, and what is asked
    around: Surroundings,
    near: Records,
    known: Mapping[tuple[Period, str], Assessment],
    library: Library,
    *,
    checks: tuple[Check, ...],
    of_all: tuple[Check, ...] = PERIOD_BY_PERIOD,
    found: Iterable[Problem],
) -> Inspection:
    """What rules and checks make of all records `around`, of which those `near` are there whole.

    Of the people who are outlines what is `known` stands; `checks` are those that look at the records near, `of_all` those that
    look at all, and `found` is what is wrong besides.
    """
    records, laws = around.records, around.laws
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
        results, records=near, assessments={key: item for key, item in assessments.items() if key not in known}
    )
    problems = {
        *found,
        *run_checks(Subject(results=own, laws=laws, library=library), checks),
        *run_checks(Subject(results=results, laws=laws, library=library), of_all),
        *changed_after_signing(own),
    }
    return Inspection(
        records=records,
        results=results,
        library=library,
        laws=laws,
        problems=tuple(sorted(problems, key=lambda problem: problem.sort_key)),
    )
