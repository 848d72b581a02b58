"""The people of a commune: their dated posts, their absences, and which seat each holds in which quarter."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from evalgen.drafting.demo.chance import happens, lots
from evalgen.drafting.demo.commune import Commune
from evalgen.drafting.demo.names import Register, draw_name
from evalgen.drafting.demo.seats import SEATS

START = "2025-07-01"
"""The day on which the commune was set up."""

SECOND, THIRD = "2026-Q2", "2026-Q3"


class Tenure(Struct, frozen=True, kw_only=True):
    """A seat from a day to a day."""

    seat: str
    first: str
    last: str = ""
    first_leadership: bool = False


class Career(Struct, frozen=True, kw_only=True):
    """The posts of one person, the seats in which each quarter finds them, and what is peculiar about it."""

    tenures: tuple[Tenure, ...]
    seats: Mapping[str, str]
    absence: Mapping[str, str] | None = None
    woman: bool | None = None
    shows: str = ""

    def seat_in(self, quarter: str) -> str:
        """The seat in which a quarter finds the person; empty where it finds none. After the third everybody stays."""
        return self.seats.get(SECOND if quarter == SECOND else THIRD, "")


class Holder(Struct, frozen=True, kw_only=True):
    """A person with an identifier and a name."""

    id: str
    name: str
    birth_date: str
    career: Career

    def record(self, commune: Commune) -> dict[str, Any]:
        """The file of the person."""
        posts = [
            SEATS[tenure.seat].post(commune, tenure.first, tenure.last, first_leadership=tenure.first_leadership)
            for tenure in self.career.tenures
        ]
        absences = {"absences": [dict(self.career.absence)]} if self.career.absence else {}
        return {"name": self.name, "birth_date": self.birth_date, "posts": posts, **absences}


def _steady(seat: str, first: str = START, **more: Any) -> Career:
    return Career(tenures=(Tenure(seat=seat, first=first),), seats={SECOND: seat, THIRD: seat}, **more)


_PECULIAR = (
    Career(
        tenures=(
            Tenure(seat="phong-kinh-te/head", first=START, last="2026-06-30"),
            Tenure(seat="uy-ban-nhan-dan/deputy-2", first="2026-07-01"),
        ),
        seats={SECOND: "phong-kinh-te/head", THIRD: "uy-ban-nhan-dan/deputy-2"},
        shows="Hai chức vụ theo thời gian: Trưởng phòng đến hết quý II, từ quý III là Phó Chủ tịch UBND "
        "(thẩm quyền quyết định chuyển lên cấp trên).",
    ),
    Career(
        tenures=(
            Tenure(seat="phong-kinh-te/deputy-1", first=START, last="2026-06-30"),
            Tenure(seat="phong-kinh-te/head", first="2026-07-01"),
        ),
        seats={SECOND: "phong-kinh-te/deputy-1", THIRD: "phong-kinh-te/head"},
        shows="Được bổ nhiệm lên chức vụ cao hơn: cấp phó trong quý II, người đứng đầu từ quý III.",
    ),
    Career(
        tenures=(Tenure(seat="uy-ban-nhan-dan/deputy-2", first=START, last="2026-06-30"),),
        seats={SECOND: "uy-ban-nhan-dan/deputy-2"},
        shows="Nghỉ hưu từ 01/7/2026: có hồ sơ quý II, không có hồ sơ quý III.",
    ),
    Career(
        tenures=(Tenure(seat="phong-kinh-te/deputy-1", first="2026-09-10", first_leadership=True),),
        seats={THIRD: "phong-kinh-te/deputy-1"},
        shows="Lần đầu được bổ nhiệm chức danh lãnh đạo, dưới 01 tháng trong quý III: chưa đánh giá quý này.",
    ),
    Career(
        tenures=(
            Tenure(seat="phong-van-hoa-xa-hoi/deputy-2", first=START, last="2026-05-19"),
            Tenure(seat="trung-tam-hanh-chinh-cong/deputy-2", first="2026-05-20"),
        ),
        seats={SECOND: "trung-tam-hanh-chinh-cong/deputy-2", THIRD: "trung-tam-hanh-chinh-cong/deputy-2"},
        shows="Điều động trong quý II, chưa đủ 02 tháng ở vị trí mới: hồ sơ có nhận xét của nơi công tác cũ.",
    ),
    Career(
        tenures=(
            Tenure(seat="trung-tam-van-hoa/deputy-2", first=START, last="2026-05-31"),
            Tenure(seat="phong-van-hoa-xa-hoi/deputy-2", first="2026-06-01"),
        ),
        seats={SECOND: "phong-van-hoa-xa-hoi/deputy-2", THIRD: "phong-van-hoa-xa-hoi/deputy-2"},
        shows="Điều động từ 01/6/2026: trong quý II mới có 01 tháng ở vị trí mới.",
    ),
    Career(
        tenures=(Tenure(seat="trung-tam-van-hoa/deputy-2", first="2026-06-01", first_leadership=True),),
        seats={SECOND: "trung-tam-van-hoa/deputy-2", THIRD: "trung-tam-van-hoa/deputy-2"},
        shows="Lần đầu được bổ nhiệm từ 01/6/2026: đủ 01 tháng trong quý II nên được đánh giá.",
    ),
    Career(
        tenures=(
            Tenure(seat="truong-trung-hoc-co-so/deputy-2", first=START, last="2026-08-16"),
            Tenure(seat="truong-tieu-hoc/deputy-2", first="2026-08-17"),
        ),
        seats={SECOND: "truong-trung-hoc-co-so/deputy-2", THIRD: "truong-tieu-hoc/deputy-2"},
        shows="Điều động trong quý III, chưa đủ 02 tháng ở vị trí mới.",
    ),
    _steady(
        "ban-xay-dung-dang/deputy-2",
        absence={"kind": "TRAINING", "from": "2026-04-06", "to": "2026-06-24", "document": "Quyết định cử đi học 09-QĐ/ĐU"},
        shows="Đào tạo tập trung từ 02 tháng trở lên trong quý II: chưa đánh giá quý II, việc đã làm xét sang quý III.",
    ),
    _steady(
        "truong-mam-non/deputy-2",
        absence={"kind": "MATERNITY_LEAVE", "from": "2026-04-20", "to": "2026-10-19", "document": "Quyết định nghỉ thai sản 21/QĐ-MN"},
        woman=True,
        shows="Nghỉ thai sản từ 02 tháng trở lên trong cả quý II và quý III: chưa đánh giá cả hai quý.",
    ),
    _steady(
        "truong-tieu-hoc/member-2",
        absence={"kind": "SICK_LEAVE", "from": "2026-08-03", "to": "2026-08-28", "document": "Giấy nghỉ ốm hưởng bảo hiểm xã hội"},
        shows="Nghỉ ốm dưới 02 tháng trong quý III: vẫn được đánh giá.",
    ),
    Career(
        tenures=(Tenure(seat="hoi-phu-nu/deputy-1", first="2026-06-10", first_leadership=True),),
        seats={SECOND: "hoi-phu-nu/deputy-1", THIRD: "hoi-phu-nu/deputy-1"},
        woman=True,
        shows="Lần đầu được bổ nhiệm chức danh lãnh đạo, dưới 01 tháng trong quý II: chưa đánh giá quý II.",
    ),
)  # fmt: skip

_LATER_APPOINTED = {"tram-y-te/deputy-2": "2025-11-03", "van-phong-hdnd-ubnd/deputy-2": "2026-01-15"}


def _careers() -> Iterator[Career]:
    """Everybody, in the order of the seats that they held first."""
    peculiar = {career.tenures[0].seat + career.tenures[0].first: career for career in _PECULIAR}
    by_first_seat: dict[str, list[Career]] = {}
    for career in peculiar.values():
        by_first_seat.setdefault(next(iter(career.seats.values())), []).append(career)
    taken = {seat for career in _PECULIAR for seat in career.seats.values()}
    for seat in SEATS:
        yield from by_first_seat.get(seat, ())
        if seat not in taken:
            woman = True if seat == "hoi-phu-nu/head" else None
            yield _steady(seat, _LATER_APPOINTED.get(seat, START), woman=woman)


CAREERS = tuple(_careers())
"""Of one full commune."""

_RANKS = {"HEAD": 0, "DEPUTY": 1, "MEMBER": 2}


def settle(commune: Commune, seed: int, register: Register, count: int) -> tuple[Holder, ...]:
    """The people of the commune: at most `count`, heads first, so that every unit keeps its head as long as possible."""
    ranked = sorted(CAREERS, key=lambda career: _RANKS[SEATS[career.tenures[0].seat].standing])
    kept = {id(career) for career in ranked[:count]}
    return tuple(_person(commune, seed, register, career) for career in CAREERS if id(career) in kept)


def _person(commune: Commune, seed: int, register: Register, career: Career) -> Holder:
    first = career.tenures[0]
    source = lots(seed, "person", str(commune.number), first.seat, first.first)
    woman = happens(source, 42) if career.woman is None else career.woman
    name = draw_name(source, woman=woman)
    oldest, youngest = (1966, 1968) if set(career.seats) == {SECOND} else (1970, 1994)
    year, month, day = source.randint(oldest, youngest), source.randint(1, 12), source.randint(1, 28)
    return Holder(id=register.enter(name), name=name, birth_date=f"{year}-{month:02d}-{day:02d}", career=career)


def sitting(holders: tuple[Holder, ...]) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """For each seat its holders with first and last day."""
    seats: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for holder in holders:
        for tenure in holder.career.tenures:
            seats[tenure.seat] = (*seats.get(tenure.seat, ()), (holder.id, tenure.first, tenure.last))
    return seats
