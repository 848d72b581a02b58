"""Invented names: common family, middle and given names, put together by lot."""

import unicodedata
from random import Random

_FAMILY = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
    "Lý", "Đinh", "Lương", "Trịnh", "Cao",
)  # fmt: skip
_WOMEN_MIDDLE = ("Thị", "Thị", "Ngọc", "Thu", "Thanh", "Kim", "Minh", "Hồng", "Bích", "Diệu", "Mỹ", "Phương")
_MEN_MIDDLE = ("Văn", "Văn", "Đức", "Quang", "Minh", "Hữu", "Công", "Xuân", "Thanh", "Ngọc", "Trọng", "Bá", "Gia")
_WOMEN_GIVEN = (
    "An", "Bình", "Châu", "Dung", "Duyên", "Giang", "Hà", "Hạnh", "Hiền", "Hoa", "Hương", "Lan", "Liên", "Linh",
    "Loan", "Mai", "Nga", "Ngân", "Nhung", "Oanh", "Phượng", "Quyên", "Tâm", "Thảo", "Thủy", "Trang", "Tuyết", "Vân",
    "Xuân", "Yến",
)  # fmt: skip
_MEN_GIVEN = (
    "An", "Bảo", "Cường", "Dũng", "Đạt", "Định", "Hải", "Hiếu", "Hòa", "Hùng", "Khánh", "Khoa", "Kiên", "Lâm", "Long",
    "Lực", "Nam", "Nghĩa", "Phong", "Phúc", "Quân", "Sơn", "Tài", "Thái", "Thành", "Thắng", "Tiến", "Toàn", "Trung",
    "Tuấn", "Việt", "Vinh",
)  # fmt: skip


def draw_name(source: Random, *, woman: bool) -> str:
    """One name; nobody in particular is meant."""
    middle, given = (_WOMEN_MIDDLE, _WOMEN_GIVEN) if woman else (_MEN_MIDDLE, _MEN_GIVEN)
    return f"{source.choice(_FAMILY)} {source.choice(middle)} {source.choice(given)}"


def identifier(name: str) -> str:
    """`Nguyễn Văn Đạt` becomes `nguyen-van-dat`."""
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "-".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


class Register:
    """Identifiers given so far; of two people with one name, the second gets a number."""

    def __init__(self) -> None:
        self._count: dict[str, int] = {}

    def enter(self, name: str) -> str:
        """A new identifier for a person of that name."""
        base = identifier(name)
        count = self._count[base] = self._count.get(base, 0) + 1
        return base if count == 1 else f"{base}-{count}"
