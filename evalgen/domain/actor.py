"""Ai phải làm: who takes a step, by name, and how that is known."""

import enum

from msgspec import Struct

from evalgen.domain.body import Capacity


class ActorBasis(enum.Enum):
    """How it is known who acts."""

    SELF = "tự làm"
    POST = "theo chức vụ"
    DECIDED = "cấp đã quyết định"
    EARLIER = "hồ sơ kỳ trước"
    HEAD = "chức vụ của người đứng đầu"
    ROLE = "vai trò được giao"
    LAW = "lời văn bản"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value

    @property
    def presumed(self) -> bool:
        """Whether no record of this period says so: then it is inferred, and said to be."""
        return self in {ActorBasis.EARLIER, ActorBasis.HEAD, ActorBasis.ROLE}


class ActingPerson(Struct, frozen=True, kw_only=True):
    """Somebody who acts on the day of the question."""

    person: str
    name: str
    capacity: Capacity = Capacity.MEMBER


class ActingBody(Struct, frozen=True, kw_only=True):
    """A body with those who act for it on the day of the question."""

    id: str
    name: str
    members: tuple[ActingPerson, ...]
    """Empty where none are recorded."""


class Actor(Struct, frozen=True, kw_only=True):
    """Who must act: people themselves, or a body; of several bodies any one."""

    basis: ActorBasis
    bodies: tuple[ActingBody, ...] = ()
    people: tuple[ActingPerson, ...] = ()
    words: str = ""
    """Who it is in the words of the document."""

    def is_body(self, body: str) -> bool:
        """Whether that body must act."""
        return any(item.id == body for item in self.bodies)
