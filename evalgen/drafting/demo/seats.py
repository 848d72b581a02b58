"""The seats of leadership in a commune: who leads what, who proposes and who decides on them."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from evalgen.drafting.demo.commune import PROVINCE_BODY, Commune
from evalgen.drafting.demo.titles import TITLES
from evalgen.drafting.demo.units import UNITS

TOP = "lanh-dao-chu-chot-xa"
MEMBERS = "thanh-vien-lanh-dao-xa"
HEADS = "truong-co-quan-don-vi"
PARTY = "cap-pho-co-quan-dang"
GOVERNMENT = "cap-pho-chinh-quyen"
FRONT = "lanh-dao-mat-tran-doan-the"
SCHOOLS = "cap-pho-truong-hoc"
TEACHERS = "to-truong-chuyen-mon"
HEALTH = "lanh-dao-tram-y-te"


class Seat(Struct, frozen=True, kw_only=True):
    """One post in one unit. Its id reads `phong-kinh-te/deputy-1`."""

    id: str
    unit: str
    title: str
    standing: str
    peer_group: str
    managed_by: str
    used_by: str

    def post(self, commune: Commune, first: str, last: str = "", *, first_leadership: bool = False) -> dict[str, Any]:
        """The dated post in a person's file."""
        return {
            "unit": commune.id(self.unit),
            "title": commune.title(self.title),
            "standing": self.standing,
            "peer_group": commune.peer_group(self.peer_group),
            "managed_by": commune.id(self.managed_by),
            "used_by": commune.id(self.used_by),
            "from": first,
            **({"to": last} if last else {}),
            **({"first_leadership_post": True} if first_leadership else {}),
        }


class _Area(Struct, frozen=True, kw_only=True):
    """Who proposes and decides on the heads, deputies and members of some units."""

    units: tuple[str, ...]
    head: tuple[str, str, str]
    deputy: tuple[str, str, str]
    member: tuple[str, str, str]
    """Each: peer group, body that decides, body that proposes."""


_COMMITTEE, _STANDING, _GOVERNMENT_BODY = "ban-thuong-vu", "thuong-truc-dang-uy", "uy-ban-nhan-dan-xa"
_PARTY_STAFF, _OFFICES, _FRONT_BODY = "tap-the-co-quan-dang", "tap-the-lanh-dao-ubnd", "ban-thuong-truc-mat-tran"
_TOP = (TOP, PROVINCE_BODY, _COMMITTEE)


def _school(unit: str) -> _Area:
    own = f"tap-the-{unit}"
    return _Area(
        units=(unit,),
        head=(HEADS, _COMMITTEE, _OFFICES),
        deputy=(HEALTH if unit == "tram-y-te" else SCHOOLS, _GOVERNMENT_BODY, own),
        member=(HEALTH if unit == "tram-y-te" else TEACHERS, _GOVERNMENT_BODY, own),
    )


_AREAS = (
    _Area(units=("dang-uy-xa",), head=_TOP, deputy=_TOP, member=(MEMBERS, _COMMITTEE, _STANDING)),
    _Area(units=("hoi-dong-nhan-dan",), head=_TOP, deputy=_TOP, member=(MEMBERS, _COMMITTEE, "thuong-truc-hdnd")),
    _Area(units=("uy-ban-nhan-dan",), head=_TOP, deputy=_TOP, member=(MEMBERS, _COMMITTEE, _OFFICES)),
    _Area(
        units=("mat-tran",),
        head=_TOP,
        deputy=(FRONT, _COMMITTEE, _FRONT_BODY),
        member=(FRONT, _COMMITTEE, _FRONT_BODY),
    ),
    _Area(
        units=("doan-thanh-nien", "hoi-phu-nu", "hoi-nong-dan", "hoi-cuu-chien-binh"),
        head=(HEADS, _COMMITTEE, _FRONT_BODY),
        deputy=(FRONT, _COMMITTEE, _FRONT_BODY),
        member=(FRONT, _COMMITTEE, _FRONT_BODY),
    ),
    _Area(
        units=("van-phong-dang-uy", "ban-xay-dung-dang", "uy-ban-kiem-tra"),
        head=(HEADS, _COMMITTEE, _STANDING),
        deputy=(PARTY, _COMMITTEE, _PARTY_STAFF),
        member=(PARTY, _COMMITTEE, _PARTY_STAFF),
    ),
    _Area(
        units=(
            "van-phong-hdnd-ubnd",
            "phong-kinh-te",
            "phong-van-hoa-xa-hoi",
            "trung-tam-hanh-chinh-cong",
            "trung-tam-van-hoa",
        ),
        head=(HEADS, _COMMITTEE, _OFFICES),
        deputy=(GOVERNMENT, _COMMITTEE, _OFFICES),
        member=(GOVERNMENT, _COMMITTEE, _OFFICES),
    ),
    *(_school(unit) for unit in ("truong-trung-hoc-co-so", "truong-tieu-hoc", "truong-mam-non", "tram-y-te")),
)


def _seats() -> Iterator[Seat]:
    area_of = {unit: area for area in _AREAS for unit in area.units}
    for unit in UNITS:
        area = area_of[unit]
        head, deputies, members = TITLES[unit]
        yield _seat(unit, "head", head, "HEAD", area.head)
        for index, title in enumerate(deputies, start=1):
            yield _seat(unit, f"deputy-{index}", title, "DEPUTY", area.deputy)
        for index, title in enumerate(members, start=1):
            yield _seat(unit, f"member-{index}", title, "MEMBER", area.member)


def _seat(unit: str, place: str, title: str, standing: str, belongs: tuple[str, str, str]) -> Seat:
    peer_group, managed_by, used_by = belongs
    return Seat(
        id=f"{unit}/{place}",
        unit=unit,
        title=title,
        standing=standing,
        peer_group=peer_group,
        managed_by=managed_by,
        used_by=used_by,
    )


SEATS: dict[str, Seat] = {seat.id: seat for seat in _seats()}
