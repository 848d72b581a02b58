"""The first records of a new organization: itself, its units, its bodies."""

from collections.abc import Iterator, Mapping
from typing import Any

from evalgen.drafting.starter_kinds import BLOCKS, kind_of
from evalgen.drafting.starter_wishes import Starter, StarterBody, StarterMember, StarterPack, StarterUnit
from evalgen.drafting.yaml_text import yaml_text

PEER_GROUPS = {
    "nguoi-dung-dau": "Người đứng đầu cơ quan, đơn vị",
    "cap-pho": "Cấp phó của người đứng đầu",
    "thanh-vien-lanh-dao": "Thành viên tập thể lãnh đạo, quản lý",
    "khong-giu-chuc-vu": "Cán bộ, công chức, viên chức không giữ chức vụ lãnh đạo, quản lý",
}
"""What every organization has; the file says to divide them further."""


def draft_records(starter: Starter) -> Iterator[tuple[str, str]]:
    """Path from the top of the repository → text."""
    yield "records/organization.yaml", _organization(starter)
    for unit in starter.units:
        yield f"records/units/{unit.id}.yaml", _unit(unit, starter)
    for body in starter.bodies:
        yield f"records/bodies/{body.id}.yaml", _body(body, starter)


def named_period(pack: StarterPack) -> str:
    """«gói hd02 (Hướng dẫn 02-HD/BTCTW): kỳ quý, từ ngày 01/04/2026»."""
    kinds = ", ".join(kind.value for kind in pack.kinds)
    return f"gói {pack.id} ({pack.title}): kỳ {kinds}, từ ngày {pack.first:%d/%m/%Y}"


def _organization(starter: Starter) -> str:
    value: dict[str, Any] = {
        "name": starter.name,
        "fictional": False,
        **({"governed_by": starter.governed_by} if starter.governed_by else {}),
        **({"signing_scope": starter.signing_scope} if starter.signing_scope else {}),
        "regulation": [{"pack": pack.id, "from": pack.first} for pack in starter.packs],
        "publication": {"scores": False, "collective_grades": False},
        "peer_groups": [{"id": name, "title": title} for name, title in PEER_GROUPS.items()],
    }
    comments = {
        ("regulation", number): [named_period(pack)[:1].upper() + named_period(pack)[1:] + "."]
        for number, pack in enumerate(starter.packs)
    }
    groups = [
        "Tỷ lệ xuất sắc tính trong từng nhóm có vị trí, chức năng, nhiệm vụ tương đồng: chia lại theo tổ chức của mình."
    ]
    above = ["Cấp trên phê duyệt thay đổi về tổ chức có thẩm quyền, quy định áp dụng và quy trình kiểm tra."]
    scope = [
        "Mỗi chữ ký chỉ có giá trị trong kho mang mã này: mỗi kho, cả kho thử, một mã riêng; không đổi sau chữ ký đầu tiên."
    ]
    return _file(
        "../schemas/organization.schema.json",
        value,
        {
            ("governed_by",): above,
            ("signing_scope",): scope,
            ("publication",): ["Điểm số chỉ công khai khi có căn cứ pháp lý (scores_legal_basis)."],
            ("peer_groups",): groups,
            **comments,
        },
    )


def _unit(unit: StarterUnit, starter: Starter) -> str:
    kind = unit.kind or kind_of(unit.name)
    above = {"parent": unit.parent} if unit.parent else {}
    value = {"name": unit.name, "kind": kind, "block": BLOCKS.get(kind, ""), **above, "from": starter.first}
    alone = "" if unit.parent else " Có cấp trên trực tiếp thì thêm: parent."
    guessed = [f"Loại và khối suy từ tên đơn vị; sửa nếu chưa đúng.{alone}"]
    nearest = ["Đơn vị trên cùng; trực thuộc đơn vị khác thì sửa."]
    since = ["Sửa thành ngày đơn vị bắt đầu hoạt động, không muộn hơn chức vụ đầu tiên trong đơn vị."]
    return _file(
        "../../schemas/unit.schema.json",
        value,
        {("kind",): [] if unit.kind else guessed, ("parent",): nearest if unit.parent else [], ("from",): since},
    )


def _body(body: StarterBody, starter: Starter) -> str:
    members = [_member(member, starter) for member in body.members]
    value = {"name": body.name, "roles": list(body.roles), **({"members": members} if members else {})}
    about = () if members else ("Thêm thành viên, tài khoản và khóa ký: xem README.md trong thư mục này.",)
    return _file("../../schemas/body.schema.json", value, {}, *about)


def _member(member: StarterMember, starter: Starter) -> Mapping[str, Any]:
    return {
        "person": member.id,
        "name": member.name,
        "from": starter.first,
        **({"account": member.account} if member.account else {}),
        **({"keys": [{"key": member.key, "from": starter.first}]} if member.key else {}),
    }


def _file(schema: str, value: Mapping[str, Any], comments: Mapping[Any, list[str]], *about: str) -> str:
    shown = {place: words for place, words in comments.items() if words}
    return yaml_text(value, head=(f"yaml-language-server: $schema={schema}", *about), comments=shown)
