"""What is left to do, one sentence each."""

from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct, field

from evalgen.approving.needs import Need
from evalgen.approving.new_problems import ProblemChange
from evalgen.approving.quota_changes import QuotaChange
from evalgen.approving.unit_completeness import UnitState
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.ruling import QuotaGroup, QuotaResult


class ToDo(Struct, frozen=True, kw_only=True):
    """One thing that is left: a sentence with places, and what fills them."""

    words: str
    values: Mapping[str, str | int | Period] = field(default_factory=dict)
    tasks: tuple[tuple[str, int], ...] = ()
    """What somebody approves, and of how many files; they fill the place ``what``."""

    @property
    def said(self) -> str:
        """The sentence."""
        what = ", ".join(f"{words} ({count})" for words, count in self.tasks)
        values = {name: value.label if isinstance(value, Period) else value for name, value in self.values.items()}
        return self.words.format(**values, what=what)


BRANCH_OFF = ToDo(words="Đưa thay đổi lên một nhánh tách ra từ nhánh đích.")
GO_ABOVE = ToDo(words="Trình cấp trên xem các lý do nêu ở trên.")
MEND_STEPS = "Sửa {count} chỗ mà quy trình không cho phép."
MEND_RECORDS = "Sửa {count} lỗi mới của hồ sơ."
LOWER = "{period}, {group}: bớt {count} người «xuất sắc»."
APPROVE = "{who} phê duyệt: {what}."
FINISH = "Hoàn thành {count} hồ sơ còn dở hoặc còn thiếu của {units} đơn vị."
KEEPER = "Người quản trị kho"


def faults_to_mend(transitions: Collection[Problem], problems: ProblemChange) -> Iterator[ToDo]:
    """What keeps the merge from being allowed."""
    refused = sum(problem.severity is Severity.ERROR for problem in transitions)
    if refused:
        yield ToDo(words=MEND_STEPS, values={"count": refused})
    errors = sum(problem.severity is Severity.ERROR for problem in problems.new)
    if errors:
        yield ToDo(words=MEND_RECORDS, values={"count": errors})


def quotas_to_lower(quotas: Collection[QuotaChange]) -> Iterator[ToDo]:
    """Groups with more EXCELLENT than either reading allows."""
    for change in quotas:
        if change.after is not None and change.after.result is QuotaResult.EXCEEDED:
            group = change.group.title
            yield ToDo(words=LOWER, values={"period": change.period, "group": group, "count": -room(change.after)})


def approvals_to_get(needs: Collection[Need]) -> Iterator[ToDo]:
    """Who has still to approve what."""
    for need in needs:
        if need.left:
            tasks = tuple((task.words, len(task.files) - task.done) for task in need.tasks)
            yield ToDo(words=APPROVE, values={"who": " hoặc ".join(need.names) or KEEPER}, tasks=tasks)


def records_to_finish(units: Collection[UnitState]) -> Iterator[ToDo]:
    """Records of the units touched that are not complete."""
    waiting = [state for state in units if not state.whole]
    if waiting:
        records = sum(len(state.under_way) + len(state.missing) for state in waiting)
        yield ToDo(words=FINISH, values={"count": records, "units": len(waiting)})


def room(group: QuotaGroup) -> int:
    """How many places are left by the wider reading that the law goes by; below 0: how many too many."""
    return group.places_allowed - len(group.excellent)
