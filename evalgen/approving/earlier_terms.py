"""Steps signed by the terms of the day that the record names, after the body has come to ask for more.

A step is judged by the terms of its day, which whoever acts writes down. Where a quorum has been raised since, or a body put
above, an earlier day would go round it: somebody above looks at what proves the day.
"""

from collections.abc import Iterator, Sequence

from evalgen.approving.acting import acting_body, acting_day, answering_body
from evalgen.approving.evidence import by_step
from evalgen.approving.side import Comparison
from evalgen.domain.approval import Approval, ApprovedStep
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.record import Record, person_of, record_name


def signed_by_earlier_terms(comparison: Comparison) -> Iterator[Problem]:
    """What more people, or the level above, would have to sign on the day of the signature is for somebody above to see."""
    after = comparison.after.records
    stood = {item.document.file for item in comparison.before.records.approvals}
    coming = [item for item in after.approvals if item.document.file not in stood]
    if not coming:
        return
    records = {(item.period, item.unit, record_name(item)): item for item in after.people_and_collectives()}
    given = by_step(after.approvals)
    for step, brought in by_step(coming).items():
        signed = brought[-1]
        record = records.get((signed.period, signed.unit, signed.record))
        said = _by_earlier_terms(signed, record, given[step], comparison) if record is not None else ""
        if record is not None and said:
            yield Problem(
                code="signed-by-earlier-terms",
                place=record.place(
                    "amendments" if signed.step is ApprovedStep.AMENDMENT else signed.step.key, key=True
                ),
                message=said,
                remedy="Đúng là của ngày ấy thì nêu văn bản trong yêu cầu hợp nhất, cấp trên xem trước khi hợp nhất; nếu không "
                "thì ghi ngày thật và để đủ người phải ký cùng ký.",
                severity=Severity.WARNING,
            )


def _by_earlier_terms(signed: Approval, record: Record, given: Sequence[Approval], comparison: Comparison) -> str:
    """What was asked for on the day that the record names, and what on that of the signature; empty where that is no more.

    `given` are all approvals of the step.
    """
    bodies, named = comparison.before.records.bodies, acting_body(record, signed.step)
    day = acting_day(record, signed.step)
    if named is None or day is None or signed.on <= day or named not in bodies:
        return ""
    whose = {"person": person_of(record), "unit": signed.unit}
    then, now = (answering_body(bodies, named, step=signed.step, on=on, **whose) for on in (day, signed.on))
    if then not in bodies or now not in bodies:
        return ""
    asked, asks = bodies[then].terms_on(day).quorum, bodies[now].terms_on(signed.on).quorum
    moved = then != now and bodies[named].terms_on(day).above != bodies[named].terms_on(signed.on).above
    if not moved and asks <= asked:
        return ""
    if len({item.signer for item in given if item.body == now}) >= asks:
        return ""
    return (
        f"{signed.step.label.lower()} ghi ngày {day:%d/%m/%Y}, khi cần {asked} thành viên của «{then}» ký, nhưng được ký ngày "
        f"{signed.on:%d/%m/%Y}, khi đã cần {asks} thành viên của «{now}»."
    )
