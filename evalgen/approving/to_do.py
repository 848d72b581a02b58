"""What is left to do, one sentence each."""

from collections.abc import Collection, Iterator

from evalgen.approving.needs import Need
from evalgen.approving.new_problems import ProblemChange
from evalgen.approving.quota_changes import QuotaChange
from evalgen.approving.unit_completeness import UnitState
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.ruling import QuotaGroup, QuotaResult


def faults_to_mend(transitions: Collection[Problem], problems: ProblemChange) -> Iterator[str]:
    """What keeps the merge from being allowed."""
    refused = sum(problem.severity is Severity.ERROR for problem in transitions)
    if refused:
        yield f"Sửa {refused} chỗ mà quy trình không cho phép."
    errors = sum(problem.severity is Severity.ERROR for problem in problems.new)
    if errors:
        yield f"Sửa {errors} lỗi mới của hồ sơ."


def quotas_to_lower(quotas: Collection[QuotaChange]) -> Iterator[str]:
    """Groups with more EXCELLENT than either reading allows."""
    for change in quotas:
        if change.after is not None and change.after.result is QuotaResult.EXCEEDED:
            yield f"{change.period.label}, {change.group.title}: bớt {-room(change.after)} người «xuất sắc»."


def approvals_to_get(needs: Collection[Need]) -> Iterator[str]:
    """Who has still to approve what."""
    for need in needs:
        if need.left:
            who = " hoặc ".join(need.names) or "Người quản trị kho"
            what = ", ".join(f"{task.words} ({len(task.files) - task.done})" for task in need.tasks)
            yield f"{who} phê duyệt: {what}."


def records_to_finish(units: Collection[UnitState]) -> Iterator[str]:
    """Records of the units touched that are not complete."""
    waiting = [state for state in units if not state.whole]
    if waiting:
        records = sum(len(state.under_way) + len(state.missing) for state in waiting)
        yield f"Hoàn thành {records} hồ sơ còn dở hoặc còn thiếu của {len(waiting)} đơn vị."


def room(group: QuotaGroup) -> int:
    """How many places are left by the wider reading; below 0: how many too many."""
    return max(group.places_literal, group.places_pool) - len(group.excellent)
