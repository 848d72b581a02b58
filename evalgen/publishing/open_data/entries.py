"""What programs outside read: the output types of the API, apart from everything that the pages are made from.

The names of the fields are the keys of the JSON and the columns of the tables; `schemas/api/v1/` says what they mean. A
test compares them with the contract of their version, so that renaming one here is never an accident.
"""

import datetime as dt
from decimal import Decimal

from msgspec import Struct


class PeriodEntry(Struct, frozen=True, kw_only=True):
    """Kỳ đánh giá."""

    id: str
    kind: str
    year: int
    number: int | None
    label: str
    opened_on: dt.date
    cutoff: dt.date
    closed_on: dt.date | None
    regulation: str | None
    regulation_title: str | None
    people: int
    published: int
    cancelled: int
    unpublished: int
    results: str
    page: str


class UnitEntry(Struct, frozen=True, kw_only=True):
    """Đơn vị."""

    id: str
    name: str
    short_name: str | None
    kind: str
    kind_label: str
    block: str
    block_label: str
    parent: str | None
    page: str


class PostEntry(Struct, frozen=True, kw_only=True):
    """Chức vụ, without dates."""

    title: str
    unit: str
    standing: str
    standing_label: str
    ended: bool


class PersonEntry(Struct, frozen=True, kw_only=True):
    """Cán bộ; the identifier tells apart those of one name."""

    id: str
    name: str
    posts: tuple[PostEntry, ...]
    page: str


class ResultEntry(Struct, frozen=True, kw_only=True):
    """One person in one period."""

    id: str
    period: str
    unit: str
    unit_name: str
    person: str
    name: str
    post: str | None
    standing: str | None
    standing_label: str | None
    state: str
    grade: str | None
    grade_label: str | None
    letter: str | None
    score: Decimal | None
    notice: str | None
    notice_number: str | None
    notice_on: dt.date | None
    published_grade: str | None
    corrections: int
    corrected_on: dt.date | None
    page: str


class CollectiveEntry(Struct, frozen=True, kw_only=True):
    """One collective in one period."""

    id: str
    period: str
    unit: str
    unit_name: str
    state: str
    grade: str | None
    grade_label: str | None
    letter: str | None
    notice: str | None
    notice_number: str | None
    notice_on: dt.date | None
    published_grade: str | None
    corrections: int
    corrected_on: dt.date | None
    page: str


class NoticeEntry(Struct, frozen=True, kw_only=True):
    """Thông báo kết quả."""

    id: str
    period: str
    number: str
    on: dt.date
    title: str
    units: tuple[str, ...] | None
    page: str


class CorrectionEntry(Struct, frozen=True, kw_only=True):
    """A change of a published result; `person` None: it concerns the collective of `unit`."""

    id: str
    result: str
    period: str
    unit: str
    unit_name: str
    person: str | None
    name: str | None
    kind: str
    kind_label: str
    number: str
    on: dt.date
    before: str | None
    after: str | None
    page: str


Entry = (
    PeriodEntry | UnitEntry | PostEntry | PersonEntry | ResultEntry | CollectiveEntry | NoticeEntry | CorrectionEntry
)
