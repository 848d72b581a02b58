"""Đối tượng đánh giá, xếp loại: the four kinds of subject that Điều 11 QĐ 366 speaks of apart."""

import enum


class SubjectKind(enum.Enum):
    """Whom a framework or a condition is for."""

    COLLECTIVE = "Tập thể"
    LEADER = "Cá nhân giữ chức vụ lãnh đạo, quản lý"
    STAFF = "Cá nhân không giữ chức vụ lãnh đạo, quản lý"
    PARTY_MEMBER = "Đảng viên không làm việc trong hệ thống chính trị"

    __hash__ = object.__hash__

    @property
    def label(self) -> str:
        """The regulation's own words."""
        return self.value
