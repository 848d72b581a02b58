"""Standard products of the fictional catalogues: per unit, its own; and those that every unit has in common."""

from typing import Any

from msgspec import Struct

from evalgen.drafting.demo import product_table
from evalgen.drafting.demo.product_table import STANDARD


class ProductPlan(Struct, frozen=True, kw_only=True):
    """One product of a catalogue, and the titles under which it appears in plans."""

    id: str
    axis: int
    points: int
    title: str
    output: str
    subjects: tuple[str, ...]

    @property
    def repeated(self) -> bool:
        """Whether it is small enough to be done several times in a quarter."""
        return self.points <= 90  # noqa: PLR2004 -- sample data

    def record(self) -> dict[str, Any]:
        """The entry in the catalogue."""
        standard = {"note": "Sản phẩm chuẩn, hệ số quy đổi 1"} if self.id == STANDARD else {}
        return {
            "id": self.id,
            "title": self.title,
            "points": self.points,
            "submitted_to": _SUBMITTED[min(self.points // 60, 3)],
            "difficulty": _DIFFICULTY[min(self.points // 60, 3)],
            "output": self.output,
            **standard,
        }


_SUBMITTED = ("Lãnh đạo đơn vị", "Lãnh đạo đơn vị", "Thường trực cấp ủy hoặc UBND", "Ban Thường vụ Đảng ủy")
_DIFFICULTY = (
    "Thường xuyên, quy trình sẵn có",
    "Thường xuyên, có tổng hợp, phân tích",
    "Phức tạp, phải phối hợp nhiều đơn vị",
    "Mới, khó, tác động toàn xã",
)


def _plan(row: product_table.Row) -> ProductPlan:
    return ProductPlan(id=row[0], axis=row[1], points=row[2], title=row[3], output=row[4], subjects=row[5])


COMMON = tuple(_plan(row) for row in product_table.COMMON)
"""Stand in the catalogue of the Party committee; every unit below it may use them."""

OWN: dict[str, tuple[ProductPlan, ...]] = {
    unit: tuple(_plan(row) for row in rows) for unit, rows in product_table.OWN.items()
}


def catalogue_record(unit: str, approved_by: str) -> dict[str, Any]:
    """The file of the unit's catalogue, with the standard product that its factors refer to."""
    common = COMMON if unit == "dang-uy-xa" else tuple(item for item in COMMON if item.id == STANDARD)
    number = list(OWN).index(unit) + 11
    return {
        "approved": {"by": approved_by, "on": "2026-04-03", "number": f"{number}-QĐ/ĐU"},
        "standard_product": STANDARD,
        "products": [item.record() for item in (*common, *OWN[unit])],
    }
