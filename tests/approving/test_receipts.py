"""The host's receipts go before the days that people write, and reach the rules of grading."""

import datetime as dt

from casework import quarter
from msgspec.structs import replace

from evalgen.approving.statement import approval_payload, digest_of
from evalgen.domain.approval import Approval, ApprovedStep, Receipt
from evalgen.domain.document import Document, LocatedMapping
from evalgen.domain.records import Records
from evalgen.pipeline.assessing.receipts import received_days
from evalgen.regulation.procedures.procedure import Stage

DOCUMENT = Document(file="records/2026-Q2/approvals/don-vi/nguoi/ky.yaml", root=LocatedMapping())
KEY = (quarter(), "don-vi", "nguoi")
NOTHING = Records(
    organization=None,
    units={},
    people={},
    bodies={},
    catalogues={},
    periods={},
    evaluations=(),
    collectives={},
    unreadable=frozenset(),
)


def approval(signer: str, step: ApprovedStep = ApprovedStep.PROPOSAL) -> Approval:
    return Approval(
        document=DOCUMENT,
        period=quarter(),
        unit="don-vi",
        record="nguoi",
        step=step,
        signer=signer,
        body="tap-the",
        on=dt.date(2026, 6, 29),
        record_digest="r",
        rules_digest="q",
        result_digest="k",
        outcome="GOOD",
        signature="s",
    )


def receipt(day: int, *approvals: Approval) -> Receipt:
    digests = tuple(digest_of(approval_payload(item)) for item in approvals)
    on = dt.date(2026, 7, day)
    return Receipt(
        document=DOCUMENT,
        period=quarter(),
        id=f"bien-nhan-{day}",
        signer="may",
        body="may-chu",
        on=on,
        approvals=digests,
        signature="s",
    )


def test_the_first_receipt_of_a_step_counts_whoever_signed() -> None:
    first, second = approval("an"), approval("binh")
    records = replace(NOTHING, approvals=(first, second), receipts=(receipt(5, first), receipt(3, second, first)))
    assert received_days(records) == {KEY: {Stage.PROPOSAL: dt.date(2026, 7, 3)}}


def test_each_step_has_its_own_receipt() -> None:
    proposal, decision = approval("an"), approval("an", ApprovedStep.DECISION)
    records = replace(NOTHING, approvals=(proposal, decision), receipts=(receipt(2, proposal), receipt(9, decision)))
    assert received_days(records)[KEY] == {Stage.PROPOSAL: dt.date(2026, 7, 2), Stage.DECISION: dt.date(2026, 7, 9)}


def test_a_receipt_of_something_else_and_an_approval_without_receipt_say_nothing() -> None:
    assert received_days(replace(NOTHING, approvals=(approval("an"),), receipts=(receipt(2, approval("binh")),))) == {}
    assert received_days(replace(NOTHING, approvals=(approval("an"),))) == {}
