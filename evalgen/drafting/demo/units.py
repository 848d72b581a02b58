"""The units of a fictional commune: names, kinds, tree, and the axes of results that their work lies on."""

from typing import Any

from msgspec import Struct

from evalgen.drafting.demo.commune import Commune


class UnitPlan(Struct, frozen=True, kw_only=True):
    """One unit. `main` and `other` are the axes of results that its people choose from."""

    id: str
    name: str
    short_name: str
    kind: str
    block: str
    parent: str
    main: tuple[int, ...]
    other: tuple[int, ...]

    @property
    def depth(self) -> int:
        """0 for the root."""
        return 0 if not self.parent else 1 + UNITS[self.parent].depth

    def record(self, commune: Commune) -> dict[str, Any]:
        """The file of the unit."""
        parent = {"parent": commune.id(self.parent)} if self.parent else {}
        return {
            "name": commune.title(self.name),
            "short_name": self.short_name,
            "kind": self.kind,
            "block": self.block,
            **parent,
            "from": "2025-07-01",
        }


_Row = tuple[str, str, str, str, str, str, tuple[int, ...], tuple[int, ...]]

_ROWS: tuple[_Row, ...] = (
    ("dang-uy-xa", "Đảng ủy {xã}", "Đảng ủy", "party_committee", "party", "", (1, 4), (2, 3, 5, 6)),
    ("van-phong-dang-uy", "Văn phòng Đảng ủy {xã}", "Văn phòng Đảng ủy", "party_office", "party", "dang-uy-xa", (4,), (2, 3, 6)),
    ("ban-xay-dung-dang", "Ban Xây dựng Đảng – Đảng ủy {xã}", "Ban Xây dựng Đảng", "advisory_body", "party", "dang-uy-xa", (4,), (2, 3, 5)),
    ("uy-ban-kiem-tra", "Ủy ban Kiểm tra Đảng ủy {xã}", "Ủy ban Kiểm tra", "advisory_body", "party", "dang-uy-xa", (4, 2), (3, 6)),
    ("hoi-dong-nhan-dan", "Hội đồng nhân dân {xã}", "HĐND", "peoples_council", "council", "dang-uy-xa", (2,), (1, 3, 5, 6)),
    ("uy-ban-nhan-dan", "Ủy ban nhân dân {xã}", "UBND", "peoples_committee", "government", "dang-uy-xa", (1,), (2, 3, 5, 6)),
    ("van-phong-hdnd-ubnd", "Văn phòng HĐND và UBND {xã}", "Văn phòng HĐND và UBND", "department", "government", "uy-ban-nhan-dan", (2, 3), (1, 4)),
    ("phong-kinh-te", "Phòng Kinh tế {xã}", "Phòng Kinh tế", "department", "government", "uy-ban-nhan-dan", (1,), (2, 3, 5)),
    ("phong-van-hoa-xa-hoi", "Phòng Văn hóa – Xã hội {xã}", "Phòng Văn hóa – Xã hội", "department", "government", "uy-ban-nhan-dan", (5,), (1, 2, 3)),
    ("trung-tam-hanh-chinh-cong", "Trung tâm Phục vụ hành chính công {xã}", "Trung tâm Hành chính công", "public_service", "government", "uy-ban-nhan-dan", (2, 3), (1, 5)),
    ("trung-tam-van-hoa", "Trung tâm Văn hóa – Thông tin {xã}", "Trung tâm Văn hóa", "public_service", "public_service", "uy-ban-nhan-dan", (5,), (3, 4, 6)),
    ("mat-tran", "Ủy ban Mặt trận Tổ quốc Việt Nam {xã}", "Mặt trận Tổ quốc", "front", "front", "dang-uy-xa", (5,), (1, 4, 6)),
    ("doan-thanh-nien", "Đoàn Thanh niên Cộng sản Hồ Chí Minh {xã}", "Đoàn Thanh niên", "organization", "front", "mat-tran", (5, 3), (4, 6)),
    ("hoi-phu-nu", "Hội Liên hiệp Phụ nữ {xã}", "Hội Phụ nữ", "organization", "front", "mat-tran", (5,), (1, 3, 4)),
    ("hoi-nong-dan", "Hội Nông dân {xã}", "Hội Nông dân", "organization", "front", "mat-tran", (1,), (3, 4, 5)),
    ("hoi-cuu-chien-binh", "Hội Cựu chiến binh {xã}", "Hội Cựu chiến binh", "organization", "front", "mat-tran", (6,), (4, 5)),
    ("truong-trung-hoc-co-so", "Trường Trung học cơ sở {xã}", "Trường THCS", "school", "public_service", "uy-ban-nhan-dan", (5,), (2, 3, 4)),
    ("truong-tieu-hoc", "Trường Tiểu học {xã}", "Trường Tiểu học", "school", "public_service", "uy-ban-nhan-dan", (5,), (3, 4)),
    ("truong-mam-non", "Trường Mầm non {xã}", "Trường Mầm non", "school", "public_service", "uy-ban-nhan-dan", (5,), (2, 4)),
    ("tram-y-te", "Trạm Y tế {xã}", "Trạm Y tế", "health_station", "public_service", "uy-ban-nhan-dan", (5,), (1, 3, 6)),
)  # fmt: skip

UNITS: dict[str, UnitPlan] = {
    row[0]: UnitPlan(
        id=row[0],
        name=row[1],
        short_name=row[2],
        kind=row[3],
        block=row[4],
        parent=row[5],
        main=row[6],
        other=row[7],
    )
    for row in _ROWS
}
"""In the order in which they are listed on paper."""
