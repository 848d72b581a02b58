"""The organization: units, people with their dated posts, bodies, product catalogues."""

import datetime as dt
import enum
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from evalgen.domain.document import Document
from evalgen.domain.marks import Mark
from evalgen.domain.place import Pointer
from evalgen.domain.subject_kind import SubjectKind

_SUBJECTS = {"STAFF": SubjectKind.STAFF, "PARTY_MEMBER": SubjectKind.PARTY_MEMBER}


class Standing(enum.Enum):
    """Vị trí: in the leading collective, or outside it."""

    HEAD = "Người đứng đầu"
    DEPUTY = "Cấp phó"
    MEMBER = "Thành viên tập thể lãnh đạo, quản lý"
    STAFF = "Không giữ chức vụ lãnh đạo, quản lý"
    PARTY_MEMBER = "Đảng viên không làm việc trong hệ thống chính trị"

    def __init__(self, _words: str) -> None:
        self.subject = _SUBJECTS.get(self._name_, SubjectKind.LEADER)
        """The kind of subject that the law takes such a person for."""

    @property
    def label(self) -> str:
        """The regulation's own words."""
        return self.value


class AbsenceKind(enum.Enum):
    """Reasons of absence that the rules know."""

    TRAINING = "Đào tạo, bồi dưỡng tập trung"
    SICK_LEAVE = "Nghỉ ốm"
    MATERNITY_LEAVE = "Nghỉ thai sản"


class Span(Struct, frozen=True, kw_only=True):
    """Days from `first` to `last`, both counted; an absent end is open."""

    first: dt.date
    last: dt.date | None = None

    def covers(self, day: dt.date) -> bool:
        """Whether `day` lies in the span."""
        return self.first <= day and (self.last is None or day <= self.last)

    def overlaps(self, first: dt.date, last: dt.date) -> bool:
        """Whether any day from `first` to `last` lies in the span."""
        return self.first <= last and (self.last is None or first <= self.last)

    def clip(self, first: dt.date, last: dt.date) -> "Span":
        """The part of the span between `first` and `last`."""
        return Span(first=max(self.first, first), last=last if self.last is None else min(self.last, last))


class PackChoice(Struct, frozen=True, kw_only=True):
    """The regulation pack in force from a day on."""

    pack: str
    first: dt.date
    pointer: Pointer


class PeerGroup(Struct, frozen=True, kw_only=True):
    """Nhóm đối tượng có vị trí, vai trò, chức năng, nhiệm vụ tương đồng."""

    id: str
    title: str


class Organization(Struct, frozen=True, kw_only=True):
    """The organization whose records these are."""

    document: Document
    name: str
    fictional: bool
    packs: tuple[PackChoice, ...]
    """Ordered by first day."""

    peer_groups: Mapping[str, PeerGroup]
    scores_public: bool
    scores_legal_basis: str
    collective_grades_public: bool
    governed_by: str | None = None
    """The body one level up, which decides on bodies, regulation and workflows of this organization."""
    max_units: int | None = None
    """So many units may one change touch beyond those that its author answers for; None: the usual number."""

    signing_scope: str | None = None
    """The repository's own name in everything that is signed in it, so that no signature counts in another one."""

    def packs_on(self, day: dt.date) -> tuple[PackChoice, ...]:
        """The choices in force on `day`, the latest first; each kind of period goes by the latest pack made for it."""
        return tuple(choice for choice in reversed(self.packs) if choice.first <= day)


class UnitName(Struct, frozen=True, kw_only=True):
    """What a unit is called from a day on; None: from the beginning."""

    pointer: Pointer = ()
    """Where it stands in the unit's file."""

    first: dt.date | None = None
    name: str
    short_name: str


class UnitParent(Struct, frozen=True, kw_only=True):
    """The unit above from a day on; None: from the beginning."""

    pointer: Pointer = ()
    """Where it stands in the unit's file."""

    first: dt.date | None = None
    unit: str | None
    """None where nothing is above."""


class Unit(Struct, frozen=True, kw_only=True):
    """Đơn vị: one node of the tree of units. Its id is the name of its file."""

    document: Document
    id: str
    names: tuple[UnitName, ...]
    """The first from the beginning, then the revisions by their day."""

    kind: str
    block: str
    parents: tuple[UnitParent, ...]
    """The first from the beginning, then the revisions by their day."""

    span: Span
    peer_group: str | None = None
    """Group of units whose collectives have a like position, role and task; None: not counted in a quota."""

    serves: str | None = None
    """Of a party organization: the agency or unit whose party members are in it."""

    @property
    def name(self) -> str:
        """As it was revised last, for what has no day."""
        return self.names[-1].name

    @property
    def short_name(self) -> str:
        """The short name that goes with it."""
        return self.names[-1].short_name

    def named_on(self, day: dt.date) -> UnitName:
        """The name on `day`: a later one never changes what was published before."""
        return next(item for item in reversed(self.names) if item.first is None or item.first <= day)

    @property
    def parent(self) -> str | None:
        """The unit above as it was revised last, for what has no day."""
        return self.parents[-1].unit

    def parent_on(self, day: dt.date) -> str | None:
        """The unit above on `day`: a later one never changes who was counted and graded with whom before."""
        if len(self.parents) == 1:  # Asked for at every step upwards, and hardly a unit was ever moved.
            return self.parents[0].unit
        return next(item.unit for item in reversed(self.parents) if item.first is None or item.first <= day)

    @property
    def is_party_organization(self) -> bool:
        """Đảng bộ, chi bộ: graded after its members and the agency that it serves."""
        return self.kind == "party_organization"


class Post(Struct, frozen=True, kw_only=True):
    """Chức vụ: a dated post of a person in a unit."""

    pointer: Pointer
    unit: str
    title: str
    standing: Standing
    peer_group: str
    managed_by: str
    """Cấp có thẩm quyền quản lý cán bộ: the body that decides."""

    used_by: str
    """Cấp trực tiếp sử dụng cán bộ: the body that proposes."""

    span: Span
    frameworks: Mapping[str, Pointer]
    """Frameworks of its own and where each is named, one for each pack in force; else the packs' own for such posts."""

    first_leadership_post: bool
    route: str = ""
    """Nhóm quy trình: of the groups to which an instrument gives days of their own, the one of the post; empty: not said."""


class Absence(Struct, frozen=True, kw_only=True):
    """A dated absence; private."""

    pointer: Pointer
    kind: AbsenceKind
    span: Span
    document_number: str


class Person(Struct, frozen=True, kw_only=True):
    """Cán bộ: a person and their dated posts, in the order of their first days. The id is the name of the file."""

    document: Document
    id: str
    name: str
    posts: tuple[Post, ...]
    absences: tuple[Absence, ...]

    def posts_in(self, first: dt.date, last: dt.date) -> tuple[Post, ...]:
        """The posts held on any day from `first` to `last`."""
        return tuple(post for post in self.posts if post.span.overlaps(first, last))

    def held_in(self, unit: str, day: dt.date) -> tuple[Post, ...]:
        """The posts in `unit` held on `day`."""
        return tuple(post for post in self.posts if post.unit == unit and post.span.covers(day))


class Points(Struct, frozen=True, kw_only=True):
    """Điểm of a product from a day on; None: from the beginning."""

    pointer: Pointer
    first: dt.date | None
    value: Fraction


class Product(Struct, frozen=True, kw_only=True):
    """Sản phẩm/công việc chuẩn in a catalogue, with all its dated points, oldest first."""

    pointer: Pointer
    id: str
    title: str
    points: tuple[Points, ...]

    def points_on(self, day: dt.date) -> Points:
        """The points in force on `day`: a later revision never changes an earlier period."""
        return next(item for item in reversed(self.points) if item.first is None or item.first <= day)


class Catalogue(Struct, frozen=True, kw_only=True, dict=True):
    """Danh mục sản phẩm/công việc chuẩn of a unit, approved."""

    document: Document
    unit: str
    standard_product: str
    products: Mapping[str, Product]

    @cached_property
    def factors(self) -> dict[tuple[str, dt.date], Mark | None]:
        """What `factor` has answered already: every work item asks."""
        return {}

    def factor(self, product: str, day: dt.date) -> Mark | None:
        """`conversion_factor`, and where the points of the product stand; None without the standard product.

        Raises KeyError where the catalogue does not hold the product.
        """
        key = product, day
        try:
            return self.factors[key]
        except KeyError:
            self.factors[key] = found = self._factor(product, day)
            return found

    def _factor(self, product: str, day: dt.date) -> Mark | None:
        points = self.products[product].points_on(day)
        if self.standard_product not in self.products:
            return None
        return Mark(value=self.conversion_factor(product, day), place=self.document.place(*points.pointer))

    def conversion_factor(self, product: str, day: dt.date) -> Fraction:
        """Hệ số quy đổi: points of the product ÷ points of the standard product (HD 02, Phụ lục 1, mục 2, Bước 3).

        Both by the points in force on `day`. Raises KeyError where the catalogue does not hold the product.
        """
        standard = self.products[self.standard_product].points_on(day)
        return self.products[product].points_on(day).value / standard.value
