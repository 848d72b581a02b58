"""Results of a collective that its own leaders alone have signed.

«Cấp uỷ cấp trên trực tiếp xem xét, quyết định việc đánh giá, xếp loại các tập thể, cá nhân» (khoản 3 Điều 13 QĐ 366): the
head of a unit may sit in the body that decides on it, and no text keeps them from signing. Yet no head is graded above the
unit, so that the signature bears on their own grade, too.
"""

from collections.abc import Iterable, Iterator

from evalgen.approving.acting import acting_day
from evalgen.approving.evidence import by_step
from evalgen.approving.side import Comparison
from evalgen.domain.approval import Approval, ApprovedStep
from evalgen.domain.collective import Collective
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.record import record_name
from evalgen.domain.records import Records
from evalgen.domain.subject_kind import SubjectKind

_SECTIONS = {ApprovedStep.DECISION: "decision", ApprovedStep.AMENDMENT: "amendments"}


def collective_signed_by_its_leaders(comparison: Comparison) -> Iterator[Problem]:
    """What nobody but the leaders of a collective has signed of its result is for somebody above to see."""
    after = comparison.after.records
    stood = {item.document.file for item in comparison.before.records.approvals}
    coming = by_step(item for item in after.approvals if item.document.file not in stood and item.step in _SECTIONS)
    given = by_step(after.approvals) if coming else {}
    for key, brought in coming.items():
        period, unit, name, step = key
        record = after.collectives.get((period, unit))
        day = acting_day(record, step) if record is not None else None
        if record is None or day is None or name != record_name(record):
            continue
        for signers in _by_text(brought, given[key]):
            if not all(_leads(after, signer, record) for signer in signers):
                continue
            names = ", ".join(comparison.called(signer) for signer in signers)
            yield Problem(
                code="collective-signed-by-its-leaders",
                place=record.document.place(_SECTIONS[step], key=True),
                message=f"{step.label.lower()} của tập thể chỉ do người lãnh đạo chính tập thể ấy ký: {names}.",
                remedy="Để một thành viên khác của cấp quyết định cùng ký; không có ai khác thì cấp trên xem trước khi hợp nhất.",
                severity=Severity.WARNING,
            )


def _by_text(brought: Iterable[Approval], given: Iterable[Approval]) -> Iterable[tuple[str, ...]]:
    """Who has signed each text that is brought, an earlier amendment or the last one; the same people are named once."""
    signers: dict[str, dict[str, None]] = {item.record_digest: {} for item in brought}
    for item in given:
        if item.record_digest in signers:
            signers[item.record_digest][item.signer] = None
    return dict.fromkeys(map(tuple, signers.values()))


def _leads(records: Records, person: str, collective: Collective) -> bool:
    """Whether somebody is one of its leaders on the day to which results count; whoever left before has no part in it."""
    found = records.people.get(person)
    held = found.held_in(collective.unit, records.cutoff(collective.period)) if found is not None else ()
    return any(post.standing.subject is SubjectKind.LEADER for post in held)
