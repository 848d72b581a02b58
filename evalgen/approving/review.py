"""The plan of what a merge would do: everything that a reviewer reads, as one value."""

from msgspec import Struct

from evalgen.approving.change_words import Vocabulary
from evalgen.approving.file_changes import FileChange
from evalgen.approving.law_changes import LawChange, law_changes
from evalgen.approving.moved_results import MovedResult, decided_result_moved, decided_result_renamed, moved_results
from evalgen.approving.needs import Granted, Need, needs
from evalgen.approving.new_problems import ProblemChange, problem_change
from evalgen.approving.other_review import OtherReview, other_reviews
from evalgen.approving.power_moves import person_anew, power_moved
from evalgen.approving.quota_changes import QuotaChange, closed_quota_moved, decided_above_places, quota_changes
from evalgen.approving.reach import Author, author_of, too_many_units
from evalgen.approving.record_pairs import record_pairs
from evalgen.approving.record_review import RecordReview, record_review
from evalgen.approving.side import Comparison, Side
from evalgen.approving.to_do import (
    BRANCH_OFF,
    GO_ABOVE,
    ToDo,
    approvals_to_get,
    faults_to_mend,
    quotas_to_lower,
    records_to_finish,
)
from evalgen.approving.transitions import transition_problems
from evalgen.approving.unit_completeness import UnitState, unit_completeness
from evalgen.approving.verdict import Gravity, Verdict, verdict
from evalgen.domain.problem import Problem


class Basis(Struct, frozen=True, kw_only=True):
    """Between what the comparison was made: names as people gave them, commits, and how the branches lie."""

    base: str
    base_commit: str
    head: str
    """Empty: the working tree."""

    head_commit: str
    """The commit that the working tree stands on, where it is that."""

    merge_base: str | None
    """Where the branches parted; None where they have nothing in common."""

    behind: bool
    """Whether the target branch has moved on since: then the plan is that of the merged result."""

    target_paths: frozenset[str]
    """What the target branch has changed since the branches parted."""

    folder: str = ""
    """That of `records/`, as seen from the top of the Git repository."""


class Review(Struct, frozen=True, kw_only=True):
    """The plan."""

    basis: Basis
    comparison: Comparison
    verdict: Verdict
    author: Author
    transitions: tuple[Problem, ...]
    problems: ProblemChange
    records: tuple[RecordReview, ...]
    others: tuple[OtherReview, ...]
    moved: tuple[MovedResult, ...]
    laws: tuple[LawChange, ...]
    quotas: tuple[QuotaChange, ...]
    units: tuple[UnitState, ...]
    needs: tuple[Need, ...]

    @property
    def left(self) -> tuple[ToDo, ...]:
        """What is left to do before and after the merge, in order."""
        above = self.verdict.level is Gravity.NEEDS_HIGHER_REVIEW
        return (
            *([BRANCH_OFF] if self.basis.merge_base is None else []),
            *faults_to_mend(self.transitions, self.problems),
            *quotas_to_lower(self.quotas),
            *([GO_ABOVE] if above else []),
            *approvals_to_get(self.needs),
            *records_to_finish(self.units),
        )

    @property
    def to_do(self) -> tuple[str, ...]:
        """The same as sentences."""
        return tuple(item.said for item in self.left)


def review(  # noqa: PLR0913 - two sides, what changed, and who asks
    before: Side,
    after: Side,
    files: tuple[FileChange, ...],
    basis: Basis,
    vocabulary: Vocabulary,
    *,
    account: str,
    granted: Granted | None,
) -> Review:
    """Everything that the merge of `files` would do. `account` is that of the author on the host, where it is known."""
    pairs = record_pairs(before.records, after.records, files)
    comparison = Comparison(before=before, after=after, files=files, pairs=pairs, folder=basis.folder)
    author = author_of(account, before.records)
    moved = moved_results(comparison)
    quotas = quota_changes(comparison, basis.target_paths)
    transitions = (
        *too_many_units(comparison, author),
        *transition_problems(comparison),
        *decided_result_moved(comparison, moved),
        *decided_result_renamed(comparison),
        *closed_quota_moved(comparison, quotas),
        *power_moved(comparison, granted.protections if granted else ()),
        *person_anew(comparison),
        *(granted.refused if granted else ()),
    )
    problems = problem_change(before.problems, after.problems, {change.path for change in files})
    judged = verdict(
        transitions,
        problems,
        files,
        above_places=decided_above_places(comparison, quotas),
        unrelated=basis.merge_base is None,
        founding=comparison.founding and bool(files),
    )
    return Review(
        basis=basis,
        comparison=comparison,
        verdict=judged,
        author=author,
        transitions=transitions,
        problems=problems,
        records=tuple(record_review(pair, comparison, vocabulary) for pair in pairs),
        others=other_reviews(comparison, vocabulary, granted.protections if granted else ()),
        moved=moved,
        laws=law_changes(comparison),
        quotas=quotas,
        units=unit_completeness(comparison),
        needs=needs(comparison, author.person, granted or Granted()),
    )
