"""Tổ chức, tập thể có thẩm quyền: who acts for a body on which day, and with which keys."""

import datetime as dt
import enum
from dataclasses import dataclass

from evalgen.domain.document import Document
from evalgen.domain.organization import Span


@dataclass(frozen=True, kw_only=True, slots=True)
class SigningKey:
    """A public SSH key of a member, as one line of type and code, with the days on which it may sign."""

    key: str
    span: Span


class Capacity(enum.Enum):
    """In what capacity somebody acts for a body."""

    MEMBER = "Thành viên"
    DELEGATE = "Người được ủy quyền"
    ACTING = "Người phụ trách, quyền cấp trưởng"


@dataclass(frozen=True, kw_only=True, slots=True)
class BodyMember:
    """A dated member of a body, or somebody who acts for it."""

    person: str
    span: Span
    capacity: Capacity = Capacity.MEMBER
    document_number: str = ""
    account: str = ""
    """On the Git host; empty where none is known."""

    keys: tuple[SigningKey, ...] = ()
    name: str = ""
    """Of somebody from outside, one level up, or of a machine; they have no file among the organization's people."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Body:
    """Tổ chức, tập thể có thẩm quyền: a body that approves, verifies, proposes, decides or confirms."""

    document: Document
    id: str
    name: str
    roles: frozenset[str]
    """Of ``approve_plan``, ``verify``, ``propose``, ``decide``, ``confirm``."""

    members: tuple[BodyMember, ...]
    quorum: int = 1
    """How many members must sign for the body to have acted."""

    above: str | None = None
    """The body one level up, which decides on this one and on the records of its members."""

    def members_on(self, day: dt.date) -> tuple[BodyMember, ...]:
        """Who acts for the body on `day`."""
        return tuple(member for member in self.members if member.span.covers(day))
