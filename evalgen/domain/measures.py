"""What people are measured by: work items by four measures or by counts of faults, leaders by their unit as well."""

import enum


class Measure(enum.Enum):
    """The four measures of a work item (HD 02, Phụ lục 2, mục 1)."""

    QUANTITY = "Số lượng"
    QUALITY = "Chất lượng"
    TIMELINESS = "Tiến độ"
    LEADERSHIP = "Lãnh đạo, chỉ đạo, điều hành"

    def __init__(self, _words: str) -> None:
        self.key = self._name_.lower()
        """The name of the field in a record."""

    __hash__ = object.__hash__
    """Every mark is kept by its measure: each is one value, so that its place in memory will do."""


MEASURES = tuple(Measure)
"""In their order; every work item is asked for each."""


class FaultKind(enum.Enum):
    """What is counted of a work item where the law counts instead of naming a level."""

    FAULTS = "Số lần chưa đạt chất lượng"
    DELAYS = "Số lần chậm tiến độ"

    @property
    def key(self) -> str:
        """The name of the field in a record."""
        return self.name.lower()

    @property
    def measure(self) -> Measure:
        """The measure that loses by it."""
        return Measure.QUALITY if self is FaultKind.FAULTS else Measure.TIMELINESS


FAULT_KINDS = tuple(FaultKind)


class UnitMeasure(enum.Enum):
    """What a leader is measured by besides own work items."""

    UNIT_RESULT = "Kết quả hoạt động của cơ quan, tổ chức, đơn vị"
    ORGANISING = "Khả năng tổ chức triển khai thực hiện nhiệm vụ"
    UNITY = "Năng lực tập hợp, đoàn kết"

    @property
    def key(self) -> str:
        """The name of the field in a record."""
        return self.name.lower()
