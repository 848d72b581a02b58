"""What bodies do in a change: each act with the step it takes, the role it needs, and whom the post names for it."""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from evalgen.approving.record_pairs import RecordPair
from evalgen.domain.approval import ApprovedStep
from evalgen.domain.organization import Post
from evalgen.domain.place import Pointer
from evalgen.domain.record import Record
from evalgen.domain.records import Records

WORDS = {
    ApprovedStep.PLAN: "duyệt kế hoạch",
    ApprovedStep.VERIFICATION: "thẩm định hồ sơ",
    ApprovedStep.PROPOSAL: "đề xuất xếp loại",
    ApprovedStep.DECISION: "quyết định xếp loại",
    ApprovedStep.AMENDMENT: "điều chỉnh, hủy bỏ kết quả",
}


class Act(Struct, frozen=True, kw_only=True):
    """A step that a body takes by the change."""

    step: ApprovedStep
    body: str
    on: dt.date
    pointer: Pointer
    """Where the body is named."""

    expected: str
    """The body that the person's post names for it, a level above that may amend as well; empty where the post names none."""

    @property
    def words(self) -> str:
        """What the body does."""
        return WORDS[self.step]

    @property
    def role(self) -> str:
        """The role that it needs for it."""
        return self.step.role


def acts(pair: RecordPair, base: Records) -> Iterator[Act]:
    """The acts that are new or changed in a record; `base` says who is named for the person's post."""
    record = pair.after
    if record is None:
        return
    for act in _acts(record, pair, base):
        old, new = pair.said(str(act.pointer[0]))
        if old != new:
            yield act


def post_before(pair: RecordPair, base: Records) -> Post | None:
    """The post that the record is about, as it was known before the change."""
    return base.post_behind(pair.either)


def _acts(record: Record, pair: RecordPair, base: Records) -> Iterator[Act]:
    post = post_before(pair, base)
    plan, verification = record.plan, record.verification
    if plan is not None and plan.approved_by is not None and plan.approved_on is not None:
        pointer: Pointer = ("plan", "approved", "by")
        yield Act(step=ApprovedStep.PLAN, body=plan.approved_by, on=plan.approved_on, pointer=pointer, expected="")
    if verification is not None:
        pointer = ("verification", "by")
        yield Act(
            step=ApprovedStep.VERIFICATION, body=verification.by, on=verification.on, pointer=pointer, expected=""
        )
    if record.proposal is not None:
        yield Act(
            step=ApprovedStep.PROPOSAL,
            body=record.proposal.by,
            on=record.proposal.on,
            pointer=("proposal", "by"),
            expected=post.used_by if post else "",
        )
    managed_by = post.managed_by if post else ""
    if record.decision is not None:
        yield Act(
            step=ApprovedStep.DECISION,
            body=record.decision.by,
            on=record.decision.on,
            pointer=("decision", "by"),
            expected=managed_by,
        )
    if record.amendments:
        last = record.amendments[-1]
        # Khoản 3 Điều 13, khoản 3 Điều 15 QĐ 366: a level above may, too.
        above = last.by in base.amending_bodies(pair.before or record, last.on)
        yield Act(
            step=ApprovedStep.AMENDMENT,
            body=last.by,
            on=last.on,
            pointer=(*last.pointer, "by"),
            expected=last.by if above else managed_by,
        )
