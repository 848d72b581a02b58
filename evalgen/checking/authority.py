"""Who may do what.

«Cấp nào trực tiếp sử dụng cán bộ, phân công nhiệm vụ thì cấp đó nhận xét, đánh giá, đề xuất mức xếp loại; cấp có thẩm
quyền quản lý cán bộ thì quyết định, phê duyệt mức xếp loại» (HD 02-HD/BTCTW, 2.2).
"""

from collections.abc import Iterator
from itertools import chain

from evalgen.checking.cited import citation, step_citation
from evalgen.checking.names import body_called
from evalgen.checking.subject import Subject
from evalgen.domain.citation import Citation
from evalgen.domain.collective import Collective
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.facts import Confirmed, Facts
from evalgen.domain.period_record import PeriodRecord
from evalgen.domain.place import Pointer
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.record import Record
from evalgen.domain.records import Records
from evalgen.regulation.law import Law
from evalgen.regulation.procedures.procedure import Stage

_ROLES = {
    "approve_plan": "phê duyệt kế hoạch",
    "verify": "thẩm định",
    "propose": "đề xuất mức xếp loại",
    "decide": "quyết định mức xếp loại",
    "confirm": "xác nhận sự việc",
}

_STAGES = {
    "approve_plan": Stage.PLAN,
    "verify": Stage.VERIFICATION,
    "propose": Stage.PROPOSAL,
    "decide": Stage.DECISION,
}

Act = tuple[str, str, Pointer]
"""The body, the role it acts in, where it is named."""


def wrong_proposing_body(subject: Subject) -> Iterator[Problem]:
    """Whoever directly employs the cadre proposes."""
    for evaluation in subject.records.evaluations:
        post, proposal = subject.records.post_of(evaluation), evaluation.proposal
        if post is None or proposal is None or proposal.by == post.used_by:
            continue
        if proposal.by in subject.records.bodies and post.used_by in subject.records.bodies:
            yield Problem(
                code="wrong-proposing-body",
                place=evaluation.place("proposal", "by"),
                message=f"{body_called(subject.records, proposal.by)} đề xuất, nhưng cấp trực tiếp sử dụng cán bộ ở chức vụ này "
                f"là {body_called(subject.records, post.used_by)}.",
                remedy=f"Sửa proposal.by, hoặc sửa used_by của chức vụ trong records/people/{evaluation.person}.yaml.",
                citation=step_citation(subject.laws.get(evaluation.period), Stage.PROPOSAL),
            )


def wrong_deciding_body(subject: Subject) -> Iterator[Problem]:
    """Whoever manages the cadre decides."""
    for evaluation in subject.records.evaluations:
        post, decision = subject.records.post_of(evaluation), evaluation.decision
        if post is None or decision is None or decision.by == post.managed_by:
            continue
        if decision.by in subject.records.bodies and post.managed_by in subject.records.bodies:
            yield Problem(
                code="wrong-deciding-body",
                place=evaluation.place("decision", "by"),
                message=f"{body_called(subject.records, decision.by)} quyết định, nhưng cấp có thẩm quyền quản lý cán bộ ở chức "
                f"vụ này là {body_called(subject.records, post.managed_by)}.",
                remedy=f"Sửa decision.by, hoặc sửa managed_by của chức vụ trong records/people/{evaluation.person}.yaml.",
                citation=step_citation(subject.laws.get(evaluation.period), Stage.DECISION),
            )


def wrong_amending_body(subject: Subject) -> Iterator[Problem]:
    """A result is adjusted or cancelled by whoever decides on it, or by a level above (khoản 3 Điều 13, khoản 3 Điều 15 QĐ 366)."""
    for record in subject.records.people_and_collectives():
        for amendment in record.amendments:
            body = subject.records.bodies.get(amendment.by)
            competent = subject.records.amending_bodies(record, amendment.on)
            if competent and amendment.by not in competent and body is not None and "decide" in body.roles:
                named = ", ".join(body_called(subject.records, body) for body in competent)
                yield Problem(
                    code="wrong-amending-body",
                    place=record.place(*amendment.pointer, "by"),
                    message=(
                        f"{body_called(subject.records, amendment.by)} {amendment.kind.value.lower()} kết quả, "
                        f"nhưng cấp có thẩm quyền là: {named}."
                    ),
                    remedy="Sửa amendments.by; nếu đó là cấp trên của nơi đã quyết định thì khai above trong records/bodies/.",
                    # Where no level above is on record, it may be this body.
                    severity=Severity.ERROR if len(competent) > 1 else Severity.WARNING,
                    citation=citation(subject.laws.get(record.period), "publication", "graded_again"),
                )


def body_without_role(subject: Subject) -> Iterator[Problem]:
    """A body acts only in the roles that it has."""
    records = subject.records
    acts: Iterator[tuple[Record | PeriodRecord, Act]] = chain(
        ((item, act) for item in records.evaluations for act in (*_own_acts(item), *_acts(item))),
        ((item, act) for item in records.collectives.values() for act in (*_tasks(item), *_acts(item))),
        (
            (period, (rate.by, "decide", (*rate.pointer, "by")))
            for period in records.periods.values()
            for rate in period.raised_rates
        ),
    )
    for record, (name, role, pointer) in acts:
        body = records.bodies.get(name)
        if (
            body is None
            or role in body.roles
            or (isinstance(record, Evaluation) and _said(records, record, name, pointer))
        ):
            continue
        yield Problem(
            code="body-without-role",
            place=record.document.place(*pointer),
            message=f"{body_called(records, name)} không có vai trò {_ROLES[role]} ({role}).",
            remedy=f"Sửa mã cho đúng cấp có thẩm quyền, hoặc bổ sung vai trò {role} vào {body.document.file}.",
            citation=_clause(subject.laws.get(record.period), role, pointer),
        )


def _said(records: Records, evaluation: Evaluation, name: str, pointer: Pointer) -> bool:
    """Whether it is said already that another body acts for the post: then a role for this one would mend nothing."""
    post = records.post_of(evaluation)
    if post is None:
        return False
    competent: dict[Pointer, str] = {("proposal", "by"): post.used_by, ("decision", "by"): post.managed_by}
    return competent.get(pointer, name) in records.bodies and competent.get(pointer, name) != name


def _clause(law: Law | None, role: str, pointer: Pointer) -> Citation | None:
    """Where the law gives the power to act so; facts are confirmed by many clauses, none of which is the one."""
    if pointer[0] == "raised_rates":
        return citation(law, "excellent_quota", "raised_rate")
    if pointer[0] == "amendments":
        return citation(law, "publication", "graded_again")
    stage = _STAGES.get(role)
    return step_citation(law, stage) if stage is not None else None


def _own_acts(evaluation: Evaluation) -> Iterator[Act]:
    """Acts that only a person's record knows."""
    if evaluation.plan is not None and evaluation.plan.approved_by is not None:
        yield evaluation.plan.approved_by, "approve_plan", ("plan", "approved", "by")
    for result in evaluation.self_assessment.results.values() if evaluation.self_assessment else ():
        for cause in result.objective:
            if cause.confirmed is not None:
                yield cause.confirmed.by, "confirm", (*cause.pointer, "confirmed", "by")


def _tasks(collective: Collective) -> Iterator[Act]:
    """Acts that only a collective's record knows."""
    claims = [task.force_majeure for task in collective.tasks] + [item.force_majeure for item in collective.indicators]
    for claim in claims:
        if claim is not None and claim.confirmed is not None:
            yield claim.confirmed.by, "confirm", (*claim.pointer, "confirmed", "by")


def _acts(record: Record) -> Iterator[Act]:
    """Acts that both kinds of record know."""
    if record.verification is not None:
        yield record.verification.by, "verify", ("verification", "by")
    yield from _confirmations(record.facts)
    if record.proposal is not None:
        yield record.proposal.by, "propose", ("proposal", "by")
    if record.decision is not None:
        yield record.decision.by, "decide", ("decision", "by")
    for amendment in record.amendments:
        yield amendment.by, "decide", (*amendment.pointer, "by")


def _confirmations(facts: Facts) -> Iterator[Act]:
    """Who confirmed the facts, and the exceptions from what follows from them."""
    for fact in (
        *facts.force_majeure,
        *facts.discipline,
        *facts.misconduct,
        facts.degeneration,
        facts.corruption_in_unit,
        facts.wrongdoing,
        facts.exemption,
    ):
        if fact is None:
            continue
        for name in ("confirmed", "remedied", "blameless"):
            confirmed: Confirmed | None = getattr(fact, name, None)
            if confirmed is not None:
                yield confirmed.by, "confirm", (*fact.pointer, name, "by")
