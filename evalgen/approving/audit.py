"""Every decided result, verified from the repository alone: who approved it, for whom, when, over what.

Commit dates, names of authors and signatures of commits are never evidence: they are forgeable, or lost in a merge. What
counts is the signed statement, the dated membership, the key that was valid then, and the day that the host's receipt or
a second person attests.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import groupby

from evalgen.approving.acting import acting_body, acting_day, answering_body
from evalgen.approving.credentials import Refusal, disowned
from evalgen.approving.evidence import Act, Court, Evidence, refused, refused_on_the_way
from evalgen.approving.remedies import REMEDIES
from evalgen.approving.statement import record_digest
from evalgen.domain.approval import Approval, ApprovedStep
from evalgen.domain.body import Body
from evalgen.domain.document import Document
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem
from evalgen.domain.record import Record, person_of, record_name
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.regulation.law import Law

_BINDING = (ApprovedStep.DECISION, ApprovedStep.AMENDMENT)
"""What has legal effect, and must be approved."""

_MENDED_BY_SIGNING_ANEW = frozenset(
    {
        # Sound when it was given: the record, the rules or the result have moved on since.
        *("approval-record-changed", "approval-rules-changed", "approval-result-changed"),
        # Of a wrong day, with an old key, or of somebody who does not act for this body, on this day or in this matter.
        *("approval-backdated", "approval-key-expired"),
        *("approval-not-a-member", "approval-out-of-scope", "approval-wrong-body"),
    }
)
"""Why a genuine statement does not count, where it takes nothing away that others have signed as they should.

It stays in the history for good, so it could not be mended otherwise. What is not shown to be the signer's, by a key that
the body listed for them at some time, and what somebody signed for their own record, is named always.
"""

_KNOWN_LATER = frozenset({"approval-undated"})
"""What the host's receipt mends, which comes after the merge."""


def audit(results: Results, laws: Mapping[Period, Law], evidence: Evidence) -> tuple[Problem, ...]:
    """What does not hold, sorted by file; nothing where every decided result is approved as it stands."""
    court = Court.of(results, laws, evidence, results.records.bodies)
    found = [problem for acts in _acts_by_record(results.records) for problem in _judged(acts, court)]
    found += _others(court)
    return tuple(sorted(dict.fromkeys(found), key=lambda problem: problem.sort_key))


def not_holding(
    results: Results, laws: Mapping[Period, Law], evidence: Evidence, brought: Collection[str]
) -> tuple[Problem, ...]:
    """What `audit` is going to say of the approvals in the files `brought`, as far as it is known before the merge.

    Of those that nobody has received yet also what it would pass over as history: before the merge they can be left out.
    """
    found = audit(results, laws, evidence) if brought else ()
    return tuple(item for item in found if item.place.file in brought and item.code not in _KNOWN_LATER)


def granted(
    results: Results, laws: Mapping[Period, Law], evidence: Evidence, bodies: Mapping[str, Body]
) -> tuple[Approval, ...]:
    """The approvals that hold over the records as they stand, by the `bodies` that were in power before a change.

    The host's receipt mostly comes after the merge; where none attests a day, that of the signer counts.
    """
    court = Court.of(results, laws, evidence, bodies)
    records = {(item.period, item.unit, record_name(item)): item for item in results.records.people_and_collectives()}
    good: list[Approval] = []
    for approval in results.records.approvals:
        record = records.get((approval.period, approval.unit, approval.record))
        day = acting_day(record, approval.step) if record is not None else None
        body = bodies.get(_answering(record, approval.step, bodies)) if record is not None else None
        if record is None or day is None or body is None or approval.document.file not in evidence.keys:
            continue
        count = len(record.amendments) if approval.step is ApprovedStep.AMENDMENT else 0
        act = Act(record=record, name=approval.record, step=approval.step, body=body.id, on=day, amendments=count)
        if refused(approval, act, body, court) is None:
            good.append(approval)
    return tuple(good)


def binding_acts(records: Records) -> Iterator[Act]:
    """What has legal effect and must be signed: the decisions, and the amendments after them."""
    for record in records.people_and_collectives():
        name, whose = record_name(record), {"person": person_of(record), "unit": record.unit}
        if record.decision is not None:
            by = _answering(record, ApprovedStep.DECISION, records.bodies)
            yield Act(record=record, name=name, step=ApprovedStep.DECISION, body=by, on=record.decision.on)
        for count, item in enumerate(record.amendments, 1):
            step = ApprovedStep.AMENDMENT
            by = answering_body(records.bodies, item.by, step=step, on=item.on, **whose)
            yield Act(record=record, name=name, step=step, body=by, on=item.on, amendments=count)


def _answering(record: Record, step: ApprovedStep, bodies: Mapping[str, Body]) -> str:
    """The body whose members must sign; empty where the record has not come to the step."""
    body, day = acting_body(record, step), acting_day(record, step)
    if body is None or day is None:
        return ""
    return answering_body(bodies, body, step=step, person=person_of(record), unit=record.unit, on=day)


def _acts_by_record(records: Records) -> Iterator[list[Act]]:
    """The acts of each record, the last of them at the end."""
    return (list(acts) for _, acts in groupby(binding_acts(records), key=lambda act: id(act.record)))


def _judged(acts: list[Act], court: Court) -> Iterator[Problem]:
    """An amendment that holds covers the whole record, with the fact that it rests on: what was decided before need not fit it."""
    *earlier, last = acts
    found = tuple(_judge(last, court))
    # Of an unknown body nobody can have signed; `_judge` says nothing of it.
    holds = not found and last.body in court.records.bodies
    for act in earlier:
        yield from _judge(act, court, superseded=holds)
    yield from found


def _judge(act: Act, court: Court, *, superseded: bool = False) -> Iterator[Problem]:
    body = court.records.bodies.get(act.body)
    if body is None:
        return  # An unknown body is a problem of the record itself, which `check` names.
    good: list[Approval] = []
    bad: list[tuple[Approval, Refusal]] = []
    for approval in _given(act, court, superseded=superseded):
        found = (refused_on_the_way if superseded else refused)(approval, act, body, court)
        if found is None:
            good.append(approval)
        else:
            bad.append((approval, found))
    count, quorum = _signers(good, court), body.terms_on(act.on).quorum
    yield from _named(bad, court, settled=count >= quorum)
    if count < quorum:
        yield _short(act, body, count)
        return
    for approval in good:
        if court.day_of(approval) is None and count == 1:
            message = (
                f"ngày ký {approval.on:%d/%m/%Y} do một mình «{approval.signer}» ghi: không có biên nhận của máy chủ, "
                "cũng không có người thứ hai cùng ký."
            )
            yield _problem(approval.document, Refusal(code="approval-undated", message=message))


def _signers(good: list[Approval], court: Court) -> int:
    """How many have signed: people count, not statements; and one key is one person's."""
    return min(len({approval.signer for approval in good}), len({court.key_of(approval) for approval in good}))


def _named(bad: list[tuple[Approval, Refusal]], court: Court, *, settled: bool) -> Iterator[Problem]:
    """Where enough have signed as they should, what was mended so is history; nothing is before it has come in."""
    for approval, found in bad:
        if not settled or court.is_coming(approval) or found.code not in _MENDED_BY_SIGNING_ANEW:
            yield _problem(approval.document, found)
            continue
        body = court.records.bodies.get(approval.body)
        forged = disowned(body, approval.signer, court.key_of(approval)) if body is not None else found
        if forged is not None:
            yield _problem(approval.document, forged)


def _given(act: Act, court: Court, *, superseded: bool) -> Iterator[Approval]:
    """The approvals of the act: of several amendments those over just so many, and with the last what fits none.

    Of one that another has taken the place of, too: the text that it was signed over need not be there any more.
    """
    given = court.approvals.get((act.record.period, act.record.unit, act.name, act.step), ())
    if act.step is not ApprovedStep.AMENDMENT:
        yield from given
        return
    total = len(act.record.amendments)
    digests = [record_digest(act.record.document, act.step, count) for count in range(1, total + 1)]
    for approval in given:
        count = digests.index(approval.record_digest) + 1 if approval.record_digest in digests else total
        if count == act.amendments or (superseded and approval.record_digest not in digests):
            yield approval


def _others(court: Court) -> Iterator[Problem]:
    """Approvals of steps on the way, and approvals of what is not there any more."""
    records = {(item.period, item.unit, record_name(item)): item for item in court.records.people_and_collectives()}
    for (period, unit, name, step), approvals in court.approvals.items():
        record = records.get((period, unit, name))
        by = _answering(record, step, court.records.bodies) if record is not None else ""
        day = acting_day(record, step) if record is not None else None
        body = court.records.bodies.get(by)
        if record is not None and day is not None:
            if step not in _BINDING and body is not None:
                yield from _on_the_way(
                    approvals, Act(record=record, name=name, step=step, body=by, on=day), body, court
                )
            continue
        file = f"records/{period}/{unit}/{name}.yaml"
        for approval in approvals:
            if record is None and step not in _BINDING and (period, name) in court.records.standing:
                continue  # The record moved with its person; the new unit approves the step anew.
            if file in court.records.unreadable:
                continue  # What cannot be read is a problem of its own.
            what = f"hồ sơ {file} không còn" if record is None else f"{file} không còn mục của bước này"
            message = f"«{approval.signer}» đã ký {step.label.lower()}, nhưng {what}."
            yield _problem(approval.document, Refusal(code="approved-record-missing", message=message))


def _on_the_way(approvals: tuple[Approval, ...], act: Act, body: Body, court: Court) -> Iterator[Problem]:
    """What does not hold of the approvals of a step before the decision."""
    judged = [(approval, refused_on_the_way(approval, act, body, court)) for approval in approvals]
    good = [approval for approval, found in judged if found is None]
    bad = [(approval, found) for approval, found in judged if found is not None]
    yield from _named(bad, court, settled=_signers(good, court) >= body.terms_on(act.on).quorum)


def _problem(document: Document, found: Refusal) -> Problem:
    return Problem(code=found.code, place=document.place(), message=found.message, remedy=REMEDIES[found.code])


def _short(act: Act, body: Body, count: int) -> Problem:
    need = f"cần {body.terms_on(act.on).quorum} thành viên của {body.name} ký, mới có {count}"
    which = act.step.label.lower() + (
        f" lần {act.amendments}" if len(act.record.amendments) > 1 and act.amendments else ""
    )
    message = f"{which}: {need}." if count else f"{which}: chưa có phê duyệt hợp lệ; {need}."
    return Problem(
        code="approval-quorum" if count else "approval-missing",
        place=act.record.document.place(act.step.key if act.step is not ApprovedStep.AMENDMENT else "amendments"),
        message=message,
        remedy=(
            f"Thành viên có thẩm quyền chạy: evalgen approve {act.record.document.file} --step {act.step.key} "
            "--key KHÓA --on NGÀY"
        ),
    )
