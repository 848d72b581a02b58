"""The seats of leadership in a commune: who leads what, who proposes and who decides on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from evalgen.drafting.demo.commune import PROVINCE_BODY, Commune
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Seat:
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


@dataclass(frozen=True, kw_only=True, slots=True)
class _Area:
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

_TITLES: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "dang-uy-xa": (
        "Bí thư Đảng ủy",
        ("Phó Bí thư Thường trực Đảng ủy",),
        ("Ủy viên Ban Thường vụ Đảng ủy phụ trách dân vận", "Ủy viên Ban Thường vụ Đảng ủy phụ trách địa bàn"),
    ),
    "van-phong-dang-uy": (
        "Chánh Văn phòng Đảng ủy",
        ("Phó Chánh Văn phòng phụ trách tổng hợp", "Phó Chánh Văn phòng phụ trách tài chính Đảng"),
        ("Tổ trưởng Tổ Cơ yếu – Lưu trữ",),
    ),
    "ban-xay-dung-dang": (
        "Trưởng Ban Xây dựng Đảng",
        ("Phó Trưởng Ban phụ trách tổ chức", "Phó Trưởng Ban phụ trách tuyên giáo và dân vận"),
        (),
    ),
    "uy-ban-kiem-tra": (
        "Chủ nhiệm Ủy ban Kiểm tra Đảng ủy",
        ("Phó Chủ nhiệm Thường trực Ủy ban Kiểm tra", "Phó Chủ nhiệm Ủy ban Kiểm tra"),
        ("Ủy viên chuyên trách Ủy ban Kiểm tra",),
    ),
    "hoi-dong-nhan-dan": (
        "Chủ tịch HĐND",
        ("Phó Chủ tịch HĐND",),
        ("Trưởng Ban Kinh tế – Ngân sách HĐND", "Trưởng Ban Văn hóa – Xã hội HĐND"),
    ),
    "uy-ban-nhan-dan": (
        "Chủ tịch UBND",
        ("Phó Chủ tịch UBND phụ trách văn hóa – xã hội", "Phó Chủ tịch UBND phụ trách kinh tế"),
        ("Ủy viên UBND phụ trách nội vụ", "Ủy viên UBND phụ trách nông nghiệp"),
    ),
    "van-phong-hdnd-ubnd": (
        "Chánh Văn phòng HĐND và UBND",
        ("Phó Chánh Văn phòng phụ trách tổng hợp", "Phó Chánh Văn phòng phụ trách tư pháp – hộ tịch"),
        ("Tổ trưởng Tổ Công nghệ thông tin",),
    ),
    "phong-kinh-te": (
        "Trưởng phòng Kinh tế",
        ("Phó Trưởng phòng phụ trách tài chính – kế hoạch", "Phó Trưởng phòng phụ trách xây dựng – đất đai"),
        (),
    ),
    "phong-van-hoa-xa-hoi": (
        "Trưởng phòng Văn hóa – Xã hội",
        ("Phó Trưởng phòng phụ trách giáo dục – y tế", "Phó Trưởng phòng phụ trách chính sách xã hội"),
        (),
    ),
    "trung-tam-hanh-chinh-cong": (
        "Giám đốc Trung tâm Phục vụ hành chính công",
        ("Phó Giám đốc phụ trách một cửa", "Phó Giám đốc phụ trách chuyển đổi số"),
        (),
    ),
    "trung-tam-van-hoa": (
        "Giám đốc Trung tâm Văn hóa – Thông tin",
        ("Phó Giám đốc phụ trách văn hóa – thể thao", "Phó Giám đốc phụ trách truyền thanh"),
        (),
    ),
    "mat-tran": (
        "Chủ tịch Ủy ban MTTQ Việt Nam",
        (
            "Phó Chủ tịch Thường trực Ủy ban MTTQ",
            "Phó Chủ tịch Ủy ban MTTQ phụ trách phong trào",
            "Phó Chủ tịch Ủy ban MTTQ phụ trách giám sát",
        ),
        ("Ủy viên Thường trực Ủy ban MTTQ",),
    ),
    "doan-thanh-nien": ("Bí thư Đoàn Thanh niên", ("Phó Bí thư Đoàn Thanh niên",), ()),
    "hoi-phu-nu": ("Chủ tịch Hội Liên hiệp Phụ nữ", ("Phó Chủ tịch Hội Liên hiệp Phụ nữ",), ()),
    "hoi-nong-dan": ("Chủ tịch Hội Nông dân", ("Phó Chủ tịch Hội Nông dân",), ()),
    "hoi-cuu-chien-binh": ("Chủ tịch Hội Cựu chiến binh", ("Phó Chủ tịch Hội Cựu chiến binh",), ()),
    "truong-trung-hoc-co-so": (
        "Hiệu trưởng",
        ("Phó Hiệu trưởng phụ trách chuyên môn", "Phó Hiệu trưởng phụ trách cơ sở vật chất"),
        ("Tổ trưởng Tổ Khoa học tự nhiên", "Tổ trưởng Tổ Khoa học xã hội", "Tổ trưởng Tổ Ngoại ngữ – Tin học"),
    ),
    "truong-tieu-hoc": (
        "Hiệu trưởng",
        ("Phó Hiệu trưởng phụ trách chuyên môn", "Phó Hiệu trưởng phụ trách bán trú"),
        ("Tổ trưởng Tổ 1–3", "Tổ trưởng Tổ 4–5"),
    ),
    "truong-mam-non": (
        "Hiệu trưởng",
        ("Phó Hiệu trưởng phụ trách chuyên môn", "Phó Hiệu trưởng phụ trách nuôi dưỡng"),
        ("Tổ trưởng Tổ Mẫu giáo",),
    ),
    "tram-y-te": (
        "Trưởng Trạm Y tế",
        ("Phó Trưởng Trạm phụ trách khám chữa bệnh", "Phó Trưởng Trạm phụ trách y tế dự phòng"),
        ("Trưởng Bộ phận Dân số", "Trưởng Bộ phận Dược – Vật tư"),
    ),
}


def _seats() -> Iterator[Seat]:
    area_of = {unit: area for area in _AREAS for unit in area.units}
    for unit in UNITS:
        area = area_of[unit]
        head, deputies, members = _TITLES[unit]
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
