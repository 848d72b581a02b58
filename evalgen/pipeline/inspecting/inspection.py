"""One look at a whole repository: read, score and grade, check."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.grade import Outcome
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem, has_errors
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.language import Language
from evalgen.language.labels import outcome_in_force
from evalgen.pipeline.assessing.everybody import assess
from evalgen.pipeline.collection import without_collection
from evalgen.reading.repository import RecordsResult, read_records
from evalgen.regulation.faults import RegulationError
from evalgen.regulation.law import Law
from evalgen.regulation.library import Library
from evalgen.regulation.score_bands import thresholds as score_thresholds

if TYPE_CHECKING:
    from evalgen.language.explaining.whole import Explainer


class Inspection(Struct, frozen=True, kw_only=True):
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
        return not has_errors(self.problems)

    def grade_name(self, period: Period, outcome: Outcome, language: Language) -> str:
        """An outcome in the words of the regulation in force, with the letter that it gives to a grade."""
        return outcome_in_force(outcome, self.laws.get(period), language)

    def explainer(self, language: Language) -> "Explainer":
        """Says in `language` how scores and grades came about."""
        from evalgen.language.explaining.whole import Explainer

        return Explainer(results=self.results, laws=self.laws, bounds=self.thresholds, language=language)

    def thresholds(self, period: Period) -> tuple[Fraction, ...]:
        """The lower bounds of the score bands in force: no shown score may stand on the other side of one."""
        law = self.laws.get(period)
        return score_thresholds(law) if law else ()


def inspect(root: Path, built_in: Library | None = None) -> Inspection:
    """Read everything below `root`/records, score and grade it, and check it.

    `built_in` are the built-in packs where somebody has them already. Raises EvalgenError where there is nothing to read.
    """
    with without_collection():
        return inspect_reading(read_records(root), root / "records" / "regulation", built_in)


def inspect_reading(reading: RecordsResult, own_packs: Path, built_in: Library | None = None) -> Inspection:
    """Score, grade and check what was read, by the built-in packs and the organization's own in the folder `own_packs`."""
    from evalgen.checking.all_checks import check_all
    from evalgen.checking.subject import Subject

    library, faults = library_with_faults(own_packs, built_in)
    laws = laws_of(reading.records, library)
    results = assess(reading.records, laws)
    subject = Subject(results=results, laws=laws, library=library)
    found = {*faults, *reading.problems, *check_all(subject), *changed_after_signing(results)}
    problems = sorted(found, key=lambda problem: problem.sort_key)
    return Inspection(records=reading.records, results=results, library=library, laws=laws, problems=tuple(problems))


def changed_after_signing(results: Results) -> tuple[Problem, ...]:
    """What changed after a signed decision; nothing to compare, nothing to load, where nobody signed."""
    if not results.records.approvals:
        return ()
    from evalgen.approving.changed_after_decision import changed_after_decision

    return tuple(problem.settled for problem in changed_after_decision(results))


def library_of(root: Path) -> Library:
    """The built-in packs and those of the organization itself. Raises EvalgenError where one is not sound."""
    from evalgen.regulation.loader import load_library

    return load_library(root / "records" / "regulation")


def library_with_faults(own_packs: Path, built_in: Library | None = None) -> tuple[Library, list[Problem]]:
    """Faults of the organization's own packs are problems like all others; the built-in packs then serve alone."""
    if not own_packs.is_dir():
        return built_in or _on_demand(), []
    from evalgen.regulation.loader import load_library

    try:
        return load_library(own_packs), []
    except RegulationError as error:
        problems = [
            Problem(code="regulation-fault", place=fault.place, message=f"{fault.message}.", remedy=fault.remedy)
            for fault in error.faults
        ]
        return replace(load_library(), left_out=frozenset(path.name for path in own_packs.iterdir())), problems


def _on_demand() -> Library:
    """Who has the packs out of a memory needs nothing that reads them."""
    from evalgen.regulation.library_on_demand import library_on_demand

    return library_on_demand()


def laws_of(records: Records, library: Library, others: Iterable[Period] = ()) -> dict[Period, Law]:
    """The law of each period, and of `others`: the latest pack made for its kind, as in force on its last day."""
    periods = {*records.periods, *(item.period for item in records.evaluations), *others}
    laws: dict[Period, Law] = {}
    for period in sorted(periods):
        law = library.law_chosen(records.organization, period) if records.organization else None
        if law is not None:
            laws[period] = law
    return laws
