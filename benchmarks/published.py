"""Published APIs of made-up organizations, written by the API's own writers: for measuring the gathering of many."""

import datetime as dt
import random
from pathlib import Path

from evalgen.domain.grade import Grade
from evalgen.domain.organization import Standing
from evalgen.domain.period import Period, PeriodKind
from evalgen.publishing.open_data.files import result_documents
from evalgen.publishing.public import (
    PublicNotice,
    PublicOutcome,
    PublicPeriod,
    PublicPerson,
    PublicPost,
    PublicResult,
    PublicSite,
    PublicState,
    PublicUnit,
)

PROVINCES = ("An Giang", "Cao Bằng", "Hà Nội", "Lâm Đồng", "Đà Nẵng", "Đắk Lắk")
_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi")
_MIDDLE = ("Văn", "Thị", "Minh", "Thu", "Quốc", "Ngọc")
_GIVEN = ("An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khánh", "Linh", "Nam", "Oanh", "Phúc", "Sơn")
_GRADES = (Grade.EXCELLENT, Grade.GOOD, Grade.GOOD, Grade.GOOD, Grade.COMPLETED, Grade.NOT_COMPLETED)


def published(number: int, *, people: int, periods: int, seed: int) -> PublicSite:
    """Organization `number` with so many `people` in each of so many quarters from 2026-Q1 on; all made up."""
    lots = random.Random(f"{seed}/{number}")  # noqa: S311 - sample text, no secret
    units = {
        f"phong-{at}": PublicUnit(
            id=f"phong-{at}", name=f"Phòng {at}", short_name="", kind="department", block="state", parent=None
        )
        for at in range(1, max(people // 25, 1) + 1)
    }
    posts = {
        f"can-bo-{at:05d}": PublicPost(
            title="Trưởng phòng" if at % 25 == 0 else "Chuyên viên",
            unit=f"phong-{at % len(units) + 1}",
            standing=Standing.HEAD if at % 25 == 0 else Standing.STAFF,
        )
        for at in range(people)
    }
    names = {
        person: PublicPerson(
            id=person, name=" ".join(lots.choice(part) for part in (_FAMILY, _MIDDLE, _GIVEN)), posts=(post,)
        )
        for person, post in posts.items()
    }
    first = Period(kind=PeriodKind.QUARTER, year=2026)
    return PublicSite(
        name=f"Tổ chức hư cấu số {number}",
        fictional=True,
        scores_legal_basis="",
        periods=tuple(_period(first.shift(at), posts, lots) for at in reversed(range(periods))),
        units=units,
        people=names,
    )


def _period(period: Period, posts: dict[str, PublicPost], lots: random.Random) -> PublicPeriod:
    day = period.last_day + dt.timedelta(days=5)
    notice = PublicNotice(id="thong-bao-1", number="01-TB", on=day, title="Thông báo kết quả", units=None)
    return PublicPeriod(
        period=period,
        opened_on=period.first_day,
        cutoff=period.last_day,
        closed_on=None,
        pack="hd02",
        pack_title="Hướng dẫn 02",
        notices=(notice,),
        results=tuple(
            PublicResult(
                period=period,
                unit=post.unit,
                person=person,
                post=post.title,
                standing=post.standing,
                outcome=_outcome(lots),
                score="",
            )
            for person, post in posts.items()
        ),
        collectives={},
    )


def _outcome(lots: random.Random) -> PublicOutcome:
    if lots.random() < 0.03:  # noqa: PLR2004 - a few are not published
        return PublicOutcome(state=PublicState.UNPUBLISHED)
    return PublicOutcome(state=PublicState.GRADED, grade=lots.choice(_GRADES), notice="thong-bao-1")


def write_published(folder: Path, site: PublicSite) -> None:
    """The documents of the API that are gathered, below `folder`."""
    for path, data in result_documents(site):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def country(folder: Path, *, organizations: int, people: int, periods: int, seed: int) -> Path:
    """So many organizations below `folder`, made once; the list of sources that names them all."""
    listed = folder / "nguon.yaml"
    if not listed.is_file():
        lines = ["sources:"]
        for number in range(organizations):
            province = PROVINCES[number % len(PROVINCES)]
            write_published(folder / f"to-chuc-{number}", published(number, people=people, periods=periods, seed=seed))
            lines.append(f"  - {{id: to-chuc-{number}, province: {province}, source: to-chuc-{number}}}")
        listed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return listed
