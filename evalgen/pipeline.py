"""The corridor: read → score → grade → check → publish. It alone carries values from room to room.

records/ ──reading──▶ Records ──scoring──▶ sheets ──grading──▶ Results ──checking──▶ problems
                                                                  └────publishing──▶ site/
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from evalgen.checking.all_checks import check_all
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Undetermined
from evalgen.domain.organization import PeerGroup, Standing, Unit
from evalgen.domain.period import Period
from evalgen.domain.period_record import PeriodRecord
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.domain.ruling import Assessment, QuotaGroup
from evalgen.errors import EvalgenError
from evalgen.grading.case import Case
from evalgen.grading.chain import grade
from evalgen.grading.excellent_quota import QuotaEntry, excellent_quota
from evalgen.grading.score_band import thresholds as score_thresholds
from evalgen.reading.repository import read_records
from evalgen.regulation.faults import RegulationError
from evalgen.regulation.law import Law
from evalgen.regulation.library import Library
from evalgen.regulation.loader import load_library
from evalgen.regulation.plates import plates
from evalgen.scoring.score_sheet import score

if TYPE_CHECKING:
    from http.server import ThreadingHTTPServer

# The rooms that only one command needs, drafting and publishing, are imported where that command enters them: `check`
# and `score` run at every save and in every pull request, and need neither the sample nor the templates of the site.


@dataclass(frozen=True, kw_only=True, slots=True)
class Inspection:
    """One look at a whole repository."""

    records: Records
    results: Results
    library: Library
    laws: Mapping[Period, Law]
    problems: tuple[Problem, ...]
    """Of all files, sorted."""

    @property
    def publishable(self) -> bool:
        """No problem stops publishing."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)

    def thresholds(self, period: Period) -> tuple[Fraction, ...]:
        """The lower bounds of the score bands in force: no shown score may stand on the other side of one."""
        law = self.laws.get(period)
        return score_thresholds(law) if law else ()


def inspect(root: Path) -> Inspection:
    """Read everything below `root`/records, score and grade it, and check it.

    Raises EvalgenError where there is nothing to read.
    """
    library, faults = _library_with_faults(root)
    reading = read_records(root)
    laws = laws_of(reading.records, library)
    results = assess(reading.records, laws)
    subject = Subject(results=results, laws=laws, library=library)
    problems = sorted({*faults, *reading.problems, *check_all(subject)}, key=lambda problem: problem.sort_key)
    return Inspection(records=reading.records, results=results, library=library, laws=laws, problems=tuple(problems))


def library_of(root: Path) -> Library:
    """The built-in packs and those of the organization itself. Raises EvalgenError where one is not sound."""
    return load_library(root / "records" / "regulation")


def _library_with_faults(root: Path) -> tuple[Library, list[Problem]]:
    """Faults of the organization's own packs are problems like all others; the built-in packs then serve alone."""
    try:
        return library_of(root), []
    except RegulationError as error:
        problems = [
            Problem(code="regulation-fault", place=fault.place, message=f"{fault.message}.", remedy=fault.remedy)
            for fault in error.faults
        ]
        return load_library(), problems


def laws_of(records: Records, library: Library) -> dict[Period, Law]:
    """The law of each period: the pack in force on its last day, with the values in force on that day."""
    periods = {*records.periods, *(item.period for item in records.evaluations)}
    laws: dict[Period, Law] = {}
    for period in sorted(periods):
        choice = records.organization.pack_on(period.last_day) if records.organization else None
        law = library.law_of(choice.pack, period) if choice is not None else None
        if law is not None:
            laws[period] = law
    return laws


def assess(records: Records, laws: Mapping[Period, Law]) -> Results:
    """Score and grade every record, then the quota of every peer group."""
    below = units_below(records)
    assessments = {
        (item.period, item.person): assess_one(item, records, laws.get(item.period), below)
        for item in records.evaluations
    }
    quotas = _quotas(records, assessments.values(), laws)
    return Results(records=records, assessments=assessments, quotas=quotas)


def units_below(records: Records) -> dict[str, tuple[Unit, ...]]:
    """The units directly below each unit."""
    below: dict[str, list[Unit]] = {}
    for unit in records.units.values():
        if unit.parent is not None:
            below.setdefault(unit.parent, []).append(unit)
    return {parent: tuple(units) for parent, units in below.items()}


def assess_one(
    evaluation: Evaluation, records: Records, law: Law | None, below: Mapping[str, tuple[Unit, ...]]
) -> Assessment:
    """Score and grade one record; without its person, post, period or law it stays NOT_SCORED, and `check` says why."""
    person = records.people.get(evaluation.person)
    post = records.post_of(evaluation)
    period_record = records.periods.get(evaluation.period)
    framework = law.framework_for(evaluation, post) if law else None
    if law is None or person is None or post is None or period_record is None or framework is None:
        return Assessment(
            evaluation=evaluation,
            post=post,
            self_sheet=None,
            verified_sheet=None,
            gap=None,
            chain=(),
            qualifies_for=Undetermined.NOT_SCORED,
        )
    scores = score(evaluation, records, framework, law, period_record.cutoff)
    in_charge = {unit.id: unit for unit in below.get(post.unit, ()) if unit.span.covers(period_record.cutoff)}
    case = Case(
        evaluation=evaluation,
        person=person,
        post=post,
        period_record=period_record,
        law=law,
        sheet=scores.sheet,
        gap=scores.gap,
        collective=records.collectives.get((evaluation.period, post.unit)),
        units_below=in_charge,
        collectives_below={
            unit: found
            for unit in in_charge
            if (found := records.collectives.get((evaluation.period, unit))) is not None
        },
    )
    chain, outcome = grade(case)
    return Assessment(
        evaluation=evaluation,
        post=post,
        self_sheet=scores.self_sheet,
        verified_sheet=scores.verified_sheet,
        gap=scores.gap,
        chain=chain,
        qualifies_for=outcome,
    )


def _quotas(
    records: Records, assessments: Iterable[Assessment], laws: Mapping[Period, Law]
) -> dict[Period, tuple[QuotaGroup, ...]]:
    """The quota of each peer group, by what is decided where everything is decided, else by what is proposed."""
    members: dict[tuple[Period, str], list[Assessment]] = {}
    for item in assessments:
        if item.post is not None:
            members.setdefault((item.evaluation.period, item.post.peer_group), []).append(item)
    groups = records.organization.peer_groups.values() if records.organization else ()
    return {
        period: tuple(
            _quota(group, members[period, group.id], records.periods[period], law)
            for group in groups
            if (period, group.id) in members
        )
        for period, law in laws.items()
        if period in records.periods
    }


def _quota(group: PeerGroup, members: list[Assessment], record: PeriodRecord, law: Law) -> QuotaGroup:
    decided = all(item.evaluation.decision is not None for item in members)
    entries = [_entry(item) for item in members]
    return excellent_quota(group, entries, "quyết định" if decided else "đề xuất", record, law)


def _entry(assessment: Assessment) -> QuotaEntry:
    """The grade of one person that counts: the decided one, else the one proposed last."""
    evaluation = assessment.evaluation
    counted = evaluation.final_grade
    if evaluation.decision is None and evaluation.proposal is not None:
        counted = evaluation.proposal.grade
    elif evaluation.decision is None and evaluation.self_assessment is not None:
        counted = evaluation.self_assessment.proposed_grade
    return QuotaEntry(
        person=evaluation.person,
        is_head=assessment.post is not None and assessment.post.standing is Standing.HEAD,
        grade=counted,
        not_assessed=evaluation.decision is not None and counted is None,
    )


def publish(inspection: Inspection, root: Path, site: Path) -> int:
    """Build the public site of an inspection without errors at `site`; answers with the number of pages.

    Where the repository has an mkdocs.yml of its own, its harmless settings go before the packaged ones. The old site
    stays whole if anything fails.
    """
    from evalgen.publishing.build import build_site
    from evalgen.publishing.projection import project
    from evalgen.publishing.site_settings import read_settings

    public = project(inspection.results, laws=inspection.laws)
    return build_site(
        public,
        laws=inspection.laws,
        plates=plates(inspection.library, {law.pack for law in inspection.laws.values()}),
        out=site,
        settings=read_settings(root / "mkdocs.yml"),
    )


def serve(site: Path, port: int) -> "ThreadingHTTPServer":
    """A server of the built site on the loopback address; the caller runs and closes it."""
    from evalgen.publishing.server import make_server

    return make_server(site, port=port)


def open_period(root: Path, period: Period) -> tuple[list[str], list[str]]:
    """Write the records that `period` still lacks; answers with the paths from `root` written, and those that were there.

    Raises EvalgenError where the organization or the pack in force then cannot be read.
    """
    from evalgen.drafting.skeleton import draft_period
    from evalgen.drafting.writing import write_new, write_schemas

    records = read_records(root).records
    library = library_of(root)
    choice = records.organization.pack_on(period.last_day) if records.organization else None
    law = library.law_of(choice.pack, period) if choice is not None else None
    if law is None:
        raise EvalgenError(
            f"Không có gói quy định nào áp dụng cho {period.label}.",
            remedy="Xem mục regulation trong records/organization.yaml: gói nào, từ ngày nào, cho kỳ tháng, quý hay năm.",
        )
    drafts = draft_period(records, period, law)
    written, kept = write_new(root, ((f"records/{name}", text) for name, text in drafts.items()))
    return [*write_schemas(root), *written], kept


def write_demo(directory: Path, *, people: int | None, seed: int | None) -> int:
    """Write the records of a fictional organization below `directory`; answers with the number of records' files."""
    from evalgen.drafting.demo import draft_demo
    from evalgen.drafting.writing import write_new, write_schemas

    if directory.exists() and not directory.is_dir():
        raise EvalgenError(f"«{directory}» là tệp, không phải thư mục.", remedy="Chọn một thư mục mới hoặc còn trống.")
    target = directory / "records"
    if target.exists():
        raise EvalgenError(
            f"«{target}» đã có; không ghi đè.", remedy="Chọn một thư mục khác, hoặc dời thư mục cũ đi trước."
        )
    given = {name: value for name, value in (("people", people), ("seed", seed)) if value is not None}
    written, _ = write_new(target, draft_demo(**given))
    write_schemas(directory)
    return len(written)
