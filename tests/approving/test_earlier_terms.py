"""A step that is signed after its body has come to ask for more, for a day on which it asked for less."""

import datetime as dt

import pytest
from compared import compared, edited
from msgspec.structs import replace
from sound_records import SOUND
from test_needs import AN, BODY, DECISION, approval

from evalgen.domain.approval import Approval
from evalgen.domain.document import Document, LocatedMapping
from evalgen.domain.problem import Severity
from evalgen.drafting.statement_file import approval_text

SIGNED = dt.date(2026, 9, 5)


def statement(signer: str, on: dt.date = SIGNED) -> dict[str, str]:
    """The file of a decision's approval."""
    name = f"2026-Q2/approvals/van-phong/le-van-an/decision-{signer}.yaml"
    item: Approval = replace(
        approval(signer),
        document=Document(file=f"records/{name}", root=LocatedMapping()),
        on=on,
        record_digest=f"sha256:{'0' * 64}",
        rules_digest=f"sha256:{'0' * 64}",
        result_digest=f"sha256:{'0' * 64}",
        signature="-----BEGIN SSH SIGNATURE-----\nx\n-----END SSH SIGNATURE-----\n",
    )
    return {name: approval_text(item)}


def told(terms: str, *signatures: dict[str, str], before: dict[str, str] | None = None) -> list[str]:
    """What is said where the decision of 3 July comes with these signatures."""
    write = {
        "bodies/ban-thuong-vu.yaml": f"{terms}\n{BODY}",
        "bodies/cap-tren.yaml": "name: Cấp trên\nroles: [decide]\n",
    }
    base = edited(SOUND, {"open": True, "drop": {AN: ["decision"]}, "write": write | (before or {})})
    new: dict[str, str] = {}
    for item in signatures:
        new |= item
    plan = compared(base, edited(base, {"add": {AN: DECISION}, "write": new}))
    return [problem.message for problem in plan.transitions if problem.code == "signed-by-earlier-terms"]


RAISED = "quorum: 1\nrevisions: [{from: 2026-08-01, quorum: 2}]"


def test_a_quorum_raised_between_the_day_and_the_signature() -> None:
    (message,) = told(RAISED, statement("vu-van-son"))
    assert message == (
        "quyết định xếp loại ghi ngày 03/07/2026, khi cần 1 thành viên của «ban-thuong-vu» ký, nhưng được ký ngày 05/09/2026, "
        "khi đã cần 2 thành viên của «ban-thuong-vu»."
    )


def test_a_body_put_above_between_the_day_and_the_signature() -> None:
    """The deputy is a member of the deciding body."""
    (message,) = told("revisions: [{from: 2026-08-01, above: cap-tren}]", statement("vu-van-son"))
    assert message.endswith("khi đã cần 1 thành viên của «cap-tren».")


@pytest.mark.parametrize(
    "terms,signatures",
    [
        ("quorum: 1", [statement("vu-van-son")]),
        ("quorum: 2\nrevisions: [{from: 2026-08-01, quorum: 1}]", [statement("vu-van-son")]),
        ("quorum: 1\nrevisions: [{from: 2026-10-01, quorum: 2}]", [statement("vu-van-son")]),
        (RAISED, [statement("vu-van-son", dt.date(2026, 7, 3))]),
        (RAISED, [statement("vu-van-son"), statement("tran-thi-binh")]),
    ],
    ids=["như cũ", "hạ số người ký", "nâng về sau", "ký trong ngày ấy", "đủ người của hôm nay"],
)
def test_nothing_is_said_where_no_more_is_asked_for(terms: str, signatures: list[dict[str, str]]) -> None:
    assert told(terms, *signatures) == []


def test_what_was_signed_before_the_change_is_not_its_matter() -> None:
    assert told(RAISED, before=statement("vu-van-son")) == []


def test_a_record_whose_steps_are_signed_does_not_go() -> None:
    """The audit would miss it for good: a signature is never taken out, and must have its record."""
    base = edited(SOUND, {"open": True, "drop": {AN: ["decision"]}})
    name = "2026-Q2/approvals/van-phong/le-van-an/proposal-vu-van-son.yaml"
    text = next(iter(statement("vu-van-son").values()))
    for signed, severity in ((True, Severity.ERROR), (False, Severity.WARNING)):
        before = base | ({name: text} if signed else {})
        (found,) = compared(before, edited(before, {"remove": [AN]})).transitions
        assert (found.code, found.severity) == ("record-deleted", severity)
        assert ("dù bước đề xuất xếp loại đã được «vu-van-son» ký" in found.message) == signed
