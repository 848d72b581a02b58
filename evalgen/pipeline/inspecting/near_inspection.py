"""One record of a person, read with its neighbourhood alone: the same answer as that of the whole repository.

`reading/near_files.py` says which files these are; tests hold the answers of both ways against each other. What rests on more
than these files is left to the whole repository: leaders measured by their people, years, records without their unit, person
or period, and records at which it may be said that their group has too many EXCELLENT.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Grade
from evalgen.domain.organization import Standing
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.pipeline.assessing.everybody import assess
from evalgen.pipeline.assessing.quotas import quota_entry
from evalgen.pipeline.collection import without_collection
from evalgen.pipeline.inspecting.inspection import (
    Inspection,
    changed_after_signing,
    inspect,
    laws_of,
    library_with_faults,
)
from evalgen.reading.near_files import NearFiles, near_files
from evalgen.reading.repository import RecordsResult, assemble, read_source
from evalgen.regulation.law import Law
from evalgen.regulation.library import Library


def inspect_near(near: NearFiles, root: Path, built_in: Library | None, *, checked: bool) -> Inspection | None:
    """What `inspect` says of one record; of problems those of its file alone, and none where it is not to be `checked`.

    None where only the whole repository tells.
    """
    with without_collection():
        reading = assemble(read_source(path, data) for path, data in near.files.items())
        library, _ = library_with_faults(root / "records" / "regulation", built_in)
        laws = laws_of(reading.records, library)
        evaluation = _record(reading.records, near)
        if evaluation is None and near.record not in reading.records.unreadable:
            return None
        if evaluation is not None and _rests_on_others(evaluation, reading.records, laws, checked=checked):
            return None
        results = assess(reading.records, laws)
        problems = _problems(near, reading, results, laws, library) if checked else ()
        return Inspection(
            records=reading.records, results=results, library=library, laws=laws, problems=tuple(problems)
        )


class Inspector:
    """Looks at records of one repository: each with the files around it where these suffice, else once at all of them.

    What is written while it looks must be of no weight for what it is asked.
    """

    def __init__(self, root: Path, built_in: Library | None = None) -> None:
        self._root = root
        self._built_in = built_in
        self._whole: Inspection | None = None

    def at(self, file: str, *, checked: bool) -> Inspection:
        """One that tells about the record at `file` what one of the whole repository would; its problems where `checked`."""
        near = near_files(self._root, file) if self._whole is None else None
        found = inspect_near(near, self._root, self._built_in, checked=checked) if near is not None else None
        return self.whole() if found is None else found

    def whole(self) -> Inspection:
        """One of the whole repository."""
        if self._whole is None:
            self._whole = inspect(self._root, self._built_in)
        return self._whole


def _record(records: Records, near: NearFiles) -> Evaluation | None:
    return next((item for item in records.evaluations if item.document.file == near.record), None)


def _rests_on_others(evaluation: Evaluation, records: Records, laws: Mapping[Period, Law], *, checked: bool) -> bool:
    law, post = laws.get(evaluation.period), records.post_of(evaluation)
    if law is None or post is None or evaluation.unit not in records.units or evaluation.period not in records.periods:
        return True
    if law.speaks_of("unit_measures"):
        return True
    return checked and law.speaks_of("excellent_quota") and _ends_a_group(evaluation, law, post.standing)


def _ends_a_group(evaluation: Evaluation, law: Law, standing: Standing) -> bool:
    """Whether it may be here that a group of decided records is said to have too many EXCELLENT: at the last of them."""
    head = standing is Standing.HEAD
    if head and law.get("excellent_quota", "heads").value == "apart":
        return False
    entry = quota_entry(evaluation, evaluation.person, head=head)
    return entry.decided and entry.grade is Grade.EXCELLENT


def _problems(
    near: NearFiles, reading: RecordsResult, results: Results, laws: Mapping[Period, Law], library: Library
) -> Iterable[Problem]:
    """What is wrong with the file of the record.

    That a group has too many EXCELLENT is not said here; nor is asked what looks at no record of a person, for none is to
    blame for that.
    """
    from evalgen.checking import quota
    from evalgen.checking.all_checks import CHECKS, OF_COMMON_FILES, run_checks
    from evalgen.checking.subject import Subject

    subject = Subject(results=results, laws=laws, library=library)
    left_out = OF_COMMON_FILES | {quota.quota_exceeded, quota.quota_needs_review}
    asked = (check for check in CHECKS if check not in left_out)
    found = {*reading.problems, *run_checks(subject, asked), *changed_after_signing(results)}
    return sorted(
        (problem for problem in found if problem.place.file == near.record), key=lambda problem: problem.sort_key
    )
