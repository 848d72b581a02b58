"""Trừ điểm theo số lần chưa đạt chất lượng, số lần chậm tiến độ.

«Trường hợp có sai sót lớn về nội dung ảnh hưởng đến chất lượng của sản phẩm/công việc thì mỗi lần đánh giá chưa đạt bị
trừ 25% điểm chất lượng của sản phẩm/công việc đó, trừ trường hợp sai sót do nguyên nhân khách quan được cấp có thẩm
quyền xác nhận»; «mỗi lần chậm bị trừ 25% điểm tiến độ của sản phẩm/công việc đó» (Kế hoạch của phường Hà Đông, III, mục
2.2 điểm b, c).
"""

from fractions import Fraction

from evalgen.domain.derivation import Operand
from evalgen.domain.marks import FaultMark
from evalgen.domain.measures import Measure
from evalgen.regulation.law import Law, LegalValue


def deduction(measure: Measure, law: Law) -> LegalValue:
    """What each fault or delay takes of the item's points for `measure`."""
    return law.get("faults", f"{measure.key}_deduction")


def share_left(mark: FaultMark, measure: Measure, law: Law) -> Fraction:
    """What is left of the item's points for `measure`: each counted fault takes the same share, never below nothing."""
    return max(1 - law.number("faults", f"{measure.key}_deduction") * mark.counted, Fraction(0))


def fault_operands(mark: FaultMark, measure: Measure, law: Law) -> tuple[Operand, ...]:
    """The numbers behind the share that is left: those counted first."""
    each = Operand(name="trừ mỗi lần", value=law.number("faults", f"{measure.key}_deduction"))
    counted = Operand(name="số lần trừ", value=mark.counted, place=mark.recorded.place)
    if mark.excused is None:
        return (counted, each)
    return (
        counted,
        each,
        Operand(name="số lần ghi nhận", value=mark.recorded.value, place=mark.recorded.place),
        Operand(name="khách quan được xác nhận", value=mark.excused.value, place=mark.excused.place),
    )
