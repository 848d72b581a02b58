"""Tổ chức, tập thể có thẩm quyền: who acts for a body on which day, and with which keys."""

import datetime as dt
import enum
from collections.abc import Collection

from msgspec import Struct

from evalgen.domain.document import Document
from evalgen.domain.organization import Span


class SigningKey(Struct, frozen=True, kw_only=True):
    """A public SSH key of a member, as one line of type and code, with the days on which it may sign."""

    key: str
    span: Span


class Capacity(enum.Enum):
    """In what capacity somebody acts for a body."""

    MEMBER = "Thành viên"
    DELEGATE = "Người được ủy quyền"
    ACTING = "Người phụ trách, quyền cấp trưởng"


class Scope(Struct, frozen=True, kw_only=True):
    """Phạm vi: what somebody may do for a body, and for which units; empty means all."""

    roles: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()

    def covers(self, role: str, unit: str) -> bool:
        """Whether the role for that unit lies within it; an empty role or unit asks for nothing in particular."""
        return (not role or not self.roles or role in self.roles) and (not unit or not self.units or unit in self.units)


class BodyMember(Struct, frozen=True, kw_only=True):
    """A dated member of a body, or somebody who acts for it."""

    person: str
    span: Span
    capacity: Capacity = Capacity.MEMBER
    document_number: str = ""
    scope: Scope = Scope()
    account: str = ""
    """On the Git host; empty where none is known."""

    keys: tuple[SigningKey, ...] = ()
    name: str = ""
    """Of somebody from outside, one level up, or of a machine; they have no file among the organization's people."""

    @property
    def mandated(self) -> bool:
        """Whether the power to act is on paper: a member has it by being one, anybody else by a document."""
        return self.capacity is Capacity.MEMBER or bool(self.document_number)


class Terms(Struct, frozen=True, kw_only=True):
    """How a body acts from a day on; None: from the beginning."""

    first: dt.date | None = None
    quorum: int = 1
    """How many members must sign for the body to have acted."""

    above: str = ""
    """The body one level up, which decides on this one and on the records of its members; empty where there is none."""


class Body(Struct, frozen=True, kw_only=True):
    """Tổ chức, tập thể có thẩm quyền: a body that approves, verifies, proposes, decides or confirms."""

    document: Document
    id: str
    name: str
    roles: frozenset[str]
    """Of ``approve_plan``, ``verify``, ``propose``, ``decide``, ``confirm``."""

    members: tuple[BodyMember, ...]
    terms: tuple[Terms, ...] = (Terms(),)
    """The first from the beginning, then the revisions by their day."""

    @property
    def latest(self) -> Terms:
        """The terms as they were revised last, for what has no day."""
        return self.terms[-1]

    def terms_on(self, day: dt.date) -> Terms:
        """The terms in force on `day`: a later revision never changes what the body did before."""
        return next(item for item in reversed(self.terms) if item.first is None or item.first <= day)

    def has_acted(self, signed: Collection[tuple[str, dt.date]]) -> bool:
        """Whether, on any of the days, as many had signed by then as the terms of that day ask for; who, and when."""
        return any(len({who for who, on in signed if on <= day}) >= self.terms_on(day).quorum for _, day in signed)

    def members_on(self, day: dt.date, *, role: str = "", unit: str = "") -> tuple[BodyMember, ...]:
        """Who acts for the body on `day`, in that role and for that unit where they are given.

        A gap in the dated records is nobody's power: no membership on the day, no document of a delegation, no such scope.
        """
        held = (member for member in self.members if member.span.covers(day) and member.mandated)
        return tuple(member for member in held if member.scope.covers(role, unit))
