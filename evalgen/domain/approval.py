"""Phê duyệt có chữ ký: statements that verify for ever, without the host that carried them."""

import datetime as dt
import enum
from collections.abc import Mapping

from msgspec import Struct, field

from evalgen.domain.document import Document
from evalgen.domain.period import Period

COLLECTIVE = "collective"
"""The name of a collective's record among those of its people."""


class ApprovedStep(enum.Enum):
    """A step of a record that somebody signs; the order of the lines is the order of the steps."""

    PLAN = "Duyệt kế hoạch"
    VERIFICATION = "Thẩm định"
    PROPOSAL = "Đề xuất xếp loại"
    DECISION = "Quyết định xếp loại"
    AMENDMENT = "Điều chỉnh, hủy bỏ kết quả"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value

    @property
    def key(self) -> str:
        """The name in files and on the command line."""
        return self.name.lower()

    @property
    def role(self) -> str:
        """What a body must be empowered to do for it."""
        return _ROLES[self.name]

    @classmethod
    def named(cls, key: str) -> "ApprovedStep | None":
        """The step with that name in files."""
        return next((step for step in cls if step.key == key), None)


_ROLES = {
    "PLAN": "approve_plan",
    "VERIFICATION": "verify",
    "PROPOSAL": "propose",
    "DECISION": "decide",
    "AMENDMENT": "decide",
}


class Approval(Struct, frozen=True, kw_only=True):
    """One person's signed approval of one step of one record. Whose and which comes from the file's place."""

    document: Document
    period: Period
    unit: str
    record: str
    """The person of the record, or ``collective``."""

    step: ApprovedStep
    signer: str
    body: str
    on: dt.date
    record_digest: str
    rules_digest: str
    result_digest: str
    outcome: str
    signature: str


class RulesInForce(Struct, frozen=True, kw_only=True):
    """What the regulation said for a period when somebody approved by it."""

    document: Document
    period: Period
    name: str
    """The first 16 characters of the digest."""

    values: Mapping[str, str]


class Protection(Struct, frozen=True, kw_only=True):
    """A signed approval, one level up, of files that power rests on: bodies, regulation, organization, workflows."""

    document: Document
    name: str
    signer: str
    body: str
    on: dt.date
    files: Mapping[str, str]
    """Path from the top of the repository → digest, or ``none`` for a file that is to go."""

    signature: str


class Receipt(Struct, frozen=True, kw_only=True):
    """Biên nhận: the day on which approvals and steps of records came in, signed by the host or by a second person."""

    document: Document
    period: Period
    id: str
    signer: str
    body: str
    on: dt.date
    approvals: tuple[str, ...]
    """Digests of the payloads received."""

    signature: str
    submissions: Mapping[str, str] = field(default_factory=dict)
    """``<unit>/<record>/<section>`` → digest of the section as it came in."""
