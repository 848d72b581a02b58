"""What the public may see, and nothing else: pages are made from these values alone."""

import datetime as dt
import enum
from collections import Counter
from collections.abc import Mapping
from functools import cache, cached_property

from msgspec import Struct, field

from evalgen.domain.grade import Grade, lettered
from evalgen.domain.organization import Standing
from evalgen.domain.period import Period
from evalgen.domain.steps import AmendmentKind


class PublicState(enum.Enum):
    """What the public knows of a result. Why a result is not published is not public: every such case looks alike."""

    GRADED = "Đã công bố"
    CANCELLED = "Kết quả đã hủy bỏ"
    UNPUBLISHED = "Chưa công bố"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value


class PublicAmendment(Struct, frozen=True, kw_only=True):
    """A change of a published result: what it was and what it became, never why."""

    kind: AmendmentKind
    number: str
    on: dt.date
    before: Grade | None
    after: Grade | None


class PublicOutcome(Struct, frozen=True, kw_only=True):
    """The result of a person or a collective as it stands, with the notice that published it."""

    state: PublicState
    grade: Grade | None = None
    notice: str | None = None
    """Identifier of the notice within its period."""

    amendments: tuple[PublicAmendment, ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict)
    """Letters that the instrument of the period gives to grades, by the grade's name."""

    @property
    def label(self) -> str:
        """The grade in the regulation's words, with its letter, or why there is none."""
        return lettered(self.grade.label, self.letters.get(self.grade.name, "")) if self.grade else self.state.label

    @property
    def key(self) -> str:
        """Stable name for styling and filtering: the grade's name, or the state's."""
        return self.grade.name if self.grade else self.state.name

    def changed_after(self, notice: "PublicNotice") -> tuple[PublicAmendment, ...]:
        """The changes that `notice` does not tell of yet: one of its own day neither, where it is the one that published."""
        first = self.notice == notice.id
        return tuple(item for item in self.amendments if first or item.on > notice.on)

    def as_noticed(self, notice: "PublicNotice") -> "PublicOutcome":
        """The result as `notice` gave it, before later changes."""
        later = self.changed_after(notice)
        if not later:
            return self
        grade = later[0].before
        return PublicOutcome(
            state=PublicState.GRADED if grade else PublicState.CANCELLED,
            grade=grade,
            notice=self.notice,
            amendments=tuple(item for item in self.amendments if item not in later),
            letters=self.letters,
        )


class PublicResult(Struct, frozen=True, kw_only=True):
    """One person in one period."""

    period: Period
    unit: str
    person: str
    post: str
    standing: Standing | None
    outcome: PublicOutcome
    score: str
    """As shown; empty where scores are not public."""


class PublicNotice(Struct, frozen=True, kw_only=True):
    """Thông báo kết quả."""

    id: str
    number: str
    on: dt.date
    title: str
    units: tuple[str, ...] | None
    """The units whose results it publishes; None: all."""

    def covers(self, unit: str) -> bool:
        """Whether it publishes the results of `unit`."""
        return self.units is None or unit in self.units


_FEW_NOTICES = 4


@cache
def _name(period: Period) -> str:
    return str(period)


class PublicPeriod(Struct, frozen=True, kw_only=True):
    """One period with everything published in it."""

    period: Period
    opened_on: dt.date
    cutoff: dt.date
    closed_on: dt.date | None
    pack: str
    """Identifier of the regulation pack in force; empty where unknown."""

    pack_title: str
    notices: tuple[PublicNotice, ...]
    results: tuple[PublicResult, ...]
    """By unit, then standing, then name."""

    collectives: Mapping[str, PublicOutcome]
    """By unit; empty where grades of collectives are not public."""

    @property
    def id(self) -> str:
        """The name in addresses, e.g. ``2026-Q2``."""
        return _name(self.period)

    @property
    def newest_notices(self) -> tuple[PublicNotice, ...]:
        """What pages show that tell of more than notices: all where they are few, else the newest ones alone."""
        if len(self.notices) <= _FEW_NOTICES:
            return self.notices
        return tuple(sorted(self.notices, key=lambda item: item.on, reverse=True)[:_FEW_NOTICES])

    def notice(self, identifier: str) -> PublicNotice:
        """The notice with that identifier."""
        return next(item for item in self.notices if item.id == identifier)


class FormerName(Struct, frozen=True, kw_only=True):
    """What a unit was called before a day."""

    before: dt.date
    name: str


class PublicUnit(Struct, frozen=True, kw_only=True):
    """Đơn vị."""

    id: str
    name: str
    """As it was revised last."""

    short_name: str
    """Empty where there is none: the records then take the name for it."""

    kind: str
    block: str
    parent: str | None
    former: tuple[FormerName, ...] = ()
    """Its earlier names, the first one first."""

    @property
    def short(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name

    def name_in(self, period: Period) -> str:
        """What it was called on the last day of `period`."""
        if not self.former:
            return self.name
        day = period.last_day
        return next((item.name for item in self.former if day < item.before), self.name)


class PublicPost(Struct, frozen=True, kw_only=True):
    """A post as the public may know it: no dates, but whether it is over."""

    title: str
    unit: str
    standing: Standing
    ended: bool = False


class PublicPerson(Struct, frozen=True, kw_only=True):
    """A person who is or was evaluated."""

    id: str
    name: str
    posts: tuple[PublicPost, ...]
    """The latest first."""


class PublicSite(Struct, frozen=True, kw_only=True, dict=True):
    """Everything that the pages are made from."""

    name: str
    fictional: bool
    scores_legal_basis: str
    """Empty where scores are not public."""

    periods: tuple[PublicPeriod, ...]
    """The newest first."""

    units: Mapping[str, PublicUnit]
    """In the order of the tree."""

    people: Mapping[str, PublicPerson]
    """By given name, as Vietnamese lists do."""

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """The people who have a name that somebody else on the site has, too: of others nothing is public."""
        held = Counter(person.name for person in self.people.values())
        return frozenset(person.id for person in self.people.values() if held[person.name] > 1)

    def listed_name(self, person: str) -> str:
        """The name of a person; of two with one name, with the identifier, which is the address of the page as well."""
        name = self.people[person].name
        return f"{name} ({person})" if person in self.namesakes else name

    def unit_name(self, unit: str, period: Period) -> str:
        """What the unit was called on the last day of `period`."""
        return self.units[unit].name_in(period)
