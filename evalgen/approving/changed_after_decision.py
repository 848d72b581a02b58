"""Hồ sơ đã đổi sau quyết định mà không có điều chỉnh (khoản 3 Điều 15 QĐ 366).

What was decided is bound by the digests that signers put their names to. Here only the words are compared, for whoever works
on the records; whether the signatures hold `audit` says, which needs ssh-keygen.
"""

from collections.abc import Iterator, Mapping, Sequence

from evalgen.approving.evidence import result_of
from evalgen.approving.statement import record_digest
from evalgen.domain.approval import Approval, ApprovedStep
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.record import Record, record_name
from evalgen.domain.results import Results

OF_STATEMENTS = frozenset({"decided-record-changed"})
"""A statement that no longer fits its record: `audit` says so of the statement itself, and a new one mends it."""

_Key = tuple[Period, str, str, ApprovedStep]


def changed_after_decision(results: Results) -> Iterator[Problem]:
    """Decided records that no longer say what was signed, or whose result is no longer the one that was signed."""
    signed = _signed(results)
    for record in results.records.people_and_collectives():
        step = ApprovedStep.AMENDMENT if record.amendments else ApprovedStep.DECISION
        given = signed.get((record.period, record.unit, record_name(record), step), ())
        if record.decision is not None and given:
            digest = record_digest(record.document, step, len(record.amendments))
            kept = [approval for approval in given if approval.record_digest == digest]
            if kept:
                yield from _moved(record, step, kept, results)
            elif not _stands_up_to_an_amendment(record, given):
                yield from _record_changed(record, step, given[-1])


def _stands_up_to_an_amendment(record: Record, given: Sequence[Approval]) -> bool:
    """Whether it is what was signed with fewer amendments: the others are to be signed yet."""
    earlier = {
        record_digest(record.document, ApprovedStep.AMENDMENT, count) for count in range(1, len(record.amendments))
    }
    return any(approval.record_digest in earlier for approval in given)


def _signed(results: Results) -> Mapping[_Key, tuple[Approval, ...]]:
    signed: dict[_Key, tuple[Approval, ...]] = {}
    for item in results.records.approvals:
        key = (item.period, item.unit, item.record, item.step)
        signed[key] = (*signed.get(key, ()), item)
    return signed


def _record_changed(record: Record, step: ApprovedStep, approval: Approval) -> Iterator[Problem]:
    yield Problem(
        code="decided-record-changed",
        place=record.place(_section(step), key=True),
        message=f"hồ sơ không còn như khi «{approval.signer}» ký {step.label.lower()} ngày {approval.on:%d/%m/%Y}, mà không có điều chỉnh.",
        remedy="Đưa phần đã sửa về như cũ; nếu sự việc thật sự thay đổi thì ghi ở amendments rồi phê duyệt lại.",
    )


def _moved(record: Record, step: ApprovedStep, kept: list[Approval], results: Results) -> Iterator[Problem]:
    now = result_of(results, record)
    if all(approval.result_digest != now for approval in kept):
        yield Problem(
            code="decided-result-changed",
            place=record.place(_section(step), key=True),
            message=f"điểm hoặc mức đủ điều kiện tính ra khác với khi ký {step.label.lower()}, dù chính hồ sơ này không đổi.",
            remedy="Xem hồ sơ khác, danh mục hoặc quy định nào đã đổi (evalgen review); cần thì điều chỉnh ở amendments.",
            severity=Severity.WARNING,
        )


def _section(step: ApprovedStep) -> str:
    return "amendments" if step is ApprovedStep.AMENDMENT else "decision"
