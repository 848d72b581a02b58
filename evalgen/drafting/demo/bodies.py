"""The bodies that approve plans, verify, propose, decide and confirm, and the peer groups of the quota."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from evalgen.drafting.demo import seats
from evalgen.drafting.demo.commune import PEER_CLUSTERS, PROVINCE_BODY, Commune
from evalgen.drafting.demo.signing import province_members, signs

PEER_GROUPS = {
    seats.TOP: "Lãnh đạo chủ chốt cấp xã",
    seats.MEMBERS: "Thành viên tập thể lãnh đạo cấp xã",
    seats.HEADS: "Người đứng đầu cơ quan, đơn vị trực thuộc",
    seats.PARTY: "Cấp phó và thành viên lãnh đạo cơ quan tham mưu của Đảng ủy",
    seats.GOVERNMENT: "Cấp phó và thành viên lãnh đạo cơ quan thuộc UBND",
    seats.FRONT: "Lãnh đạo Mặt trận Tổ quốc và các tổ chức chính trị – xã hội",
    seats.SCHOOLS: "Cấp phó trường học",
    seats.TEACHERS: "Tổ trưởng chuyên môn",
    seats.HEALTH: "Cấp phó và trưởng bộ phận Trạm Y tế",
}


class BodyPlan(Struct, frozen=True, kw_only=True):
    """One body; `sitting` are the seats whose holders are its members."""

    id: str
    name: str
    roles: tuple[str, ...]
    sitting: tuple[str, ...]
    above: str = ""
    """The body one level up; empty for those that decide on nobody."""


def _leaders(unit: str) -> tuple[str, ...]:
    return tuple(seat.id for seat in seats.SEATS.values() if seat.unit == unit)


_CHIEFS = ("dang-uy-xa/head", "dang-uy-xa/deputy-1", "hoi-dong-nhan-dan/head", "uy-ban-nhan-dan/head")

BODIES = (
    BodyPlan(
        id="ban-thuong-vu",
        name="Ban Thường vụ Đảng ủy {xã}",
        roles=("approve_plan", "propose", "decide", "confirm"),
        sitting=(
            *_CHIEFS,
            "mat-tran/head",
            "dang-uy-xa/member-1",
            "dang-uy-xa/member-2",
            "ban-xay-dung-dang/head",
            "uy-ban-kiem-tra/head",
        ),
        above=PROVINCE_BODY,
    ),
    BodyPlan(
        id="thuong-truc-dang-uy",
        name="Thường trực Đảng ủy {xã}",
        roles=("approve_plan", "propose"),
        sitting=("dang-uy-xa/head", "dang-uy-xa/deputy-1", "uy-ban-nhan-dan/head"),
    ),
    BodyPlan(
        id="ban-xay-dung-dang",
        name="Ban Xây dựng Đảng – Đảng ủy {xã}",
        roles=("verify",),
        sitting=_leaders("ban-xay-dung-dang"),
    ),
    BodyPlan(
        id="uy-ban-kiem-tra",
        name="Ủy ban Kiểm tra Đảng ủy {xã}",
        roles=("confirm",),
        sitting=_leaders("uy-ban-kiem-tra"),
    ),
    BodyPlan(
        id="tap-the-co-quan-dang",
        name="Tập thể lãnh đạo các cơ quan tham mưu của Đảng ủy {xã}",
        roles=("propose",),
        sitting=("van-phong-dang-uy/head", "ban-xay-dung-dang/head", "uy-ban-kiem-tra/head", "dang-uy-xa/deputy-1"),
    ),
    BodyPlan(
        id="thuong-truc-hdnd",
        name="Thường trực HĐND {xã}",
        roles=("propose",),
        sitting=_leaders("hoi-dong-nhan-dan"),
    ),
    BodyPlan(
        id="tap-the-lanh-dao-ubnd",
        name="Tập thể lãnh đạo UBND {xã}",
        roles=("propose",),
        sitting=_leaders("uy-ban-nhan-dan"),
    ),
    BodyPlan(
        id="uy-ban-nhan-dan-xa",
        name="Ủy ban nhân dân {xã} (thẩm quyền quản lý viên chức)",
        roles=("approve_plan", "decide", "confirm"),
        sitting=_leaders("uy-ban-nhan-dan"),
        above="ban-thuong-vu",
    ),
    BodyPlan(
        id="ban-thuong-truc-mat-tran",
        name="Ban Thường trực Ủy ban MTTQ Việt Nam {xã}",
        roles=("propose",),
        sitting=_leaders("mat-tran"),
    ),
    *(
        BodyPlan(id=f"tap-the-{unit}", name=f"Tập thể lãnh đạo {name}", roles=("propose",), sitting=_leaders(unit))
        for unit, name in (
            ("truong-trung-hoc-co-so", "Trường Trung học cơ sở {xã}"),
            ("truong-tieu-hoc", "Trường Tiểu học {xã}"),
            ("truong-mam-non", "Trường Mầm non {xã}"),
            ("tram-y-te", "Trạm Y tế {xã}"),
        )
    ),
)


def body_record(
    plan: BodyPlan, commune: Commune, sitting: Mapping[str, tuple[tuple[str, str, str], ...]]
) -> dict[str, Any]:
    """The file of a body; `sitting` gives for each seat its holders with first and last day."""
    acts = any(role in plan.roles for role in ("approve_plan", "verify", "decide"))
    members = [
        {
            "person": person,
            "from": first,
            **({"to": last} if last else {}),
            **({"account": person} if acts else {}),
            **(signs(seat) if acts and commune.number == 1 else {}),
        }
        for seat in plan.sitting
        for person, first, last in sitting.get(seat, ())
    ]
    return {
        "name": commune.title(plan.name),
        "roles": list(plan.roles),
        **({"above": commune.id(plan.above)} if plan.above else {}),
        **({"members": members} if members else {}),
    }


def province_record() -> dict[str, Any]:
    """The body one level up: it decides on the commune's own top leaders. Its members are outside of this repository."""
    return {
        "name": "Ban Thường vụ Tỉnh ủy (cấp trên trực tiếp, hư cấu)",
        "roles": ["approve_plan", "decide", "confirm"],
        "members": province_members(),
    }


def organization_record(communes: int) -> dict[str, Any]:
    """The file `organization.yaml`."""
    first = Commune(number=1)
    name = "Hệ thống chính trị xã Sao Mai (hư cấu)" if communes == 1 else "Hệ thống chính trị các xã Sao Mai (hư cấu)"
    return {
        "name": name,
        "fictional": True,
        "governed_by": PROVINCE_BODY,
        "regulation": [{"pack": "hd02", "from": "2026-04-01"}],
        "publication": {"scores": False, "collective_grades": True},
        "peer_groups": [
            {"id": group, "title": title}
            for commune in (first, *_one_of_each_cluster(communes))
            for group, title in (
                (commune.peer_group(base), title if commune.number == 1 else f"{title}, cụm {commune.number - 1}")
                for base, title in PEER_GROUPS.items()
            )
        ],
    }


def _one_of_each_cluster(communes: int) -> Iterator[Commune]:
    for number in range(2, min(communes, PEER_CLUSTERS + 1) + 1):
        yield Commune(number=number)


PROVINCE_PATH = f"bodies/{PROVINCE_BODY}.yaml"
