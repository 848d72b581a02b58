"""Conditions that leave somebody without a grade, or give more than the scale: what the values do to each other."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from evalgen.domain.grade import Undetermined
from evalgen.domain.measures import Measure
from evalgen.domain.number import round_whole, show_percent, show_plain
from evalgen.regulation.law import Law
from evalgen.regulation.lint.value_case import Flaw, Key

_REMEDY = "Văn bản nói rõ thì sửa giá trị; văn bản không nói thì ghi cách hiểu được chọn ở reading của giá trị."


def unit_gap(law: Law) -> Iterator[Flaw]:
    """Giữa ngưỡng dưới và tỷ lệ phải hoàn thành cũng có mức xếp loại."""
    floor, required, gap = ("unit_completion", "floor"), ("unit_completion", "required"), ("unit_completion", "gap")
    if _stated(law, floor, required, gap) and law.number(*floor) < law.number(*required) and _undecided(law, gap):
        message = (
            f"đơn vị hoàn thành từ {_percent(law.number(*floor))} đến dưới {_percent(law.number(*required))} nhiệm vụ: "
            "văn bản không nêu mức xếp loại nào"
        )
        yield _flaw("grade-gap", gap, message, law)


def late_gap(law: Law) -> Iterator[Flaw]:
    """Chậm tiến độ quá tỷ lệ cho phép cũng có mức xếp loại."""
    rate, gap = ("timeliness", "late_rate"), ("timeliness", "gap")
    if _stated(law, rate, gap) and law.number(*rate) < 1 and _undecided(law, gap):
        message = f"trên {_percent(law.number(*rate))} nhiệm vụ chậm tiến độ: văn bản không nêu mức xếp loại nào"
        yield _flaw("grade-gap", gap, message, law)


def band_gap(law: Law) -> Iterator[Flaw]:
    """Mức hoàn thành bắt đầu đúng ở số điểm mà dưới đó là không hoàn thành."""
    completed, below = ("score_band", "completed"), ("score_band", "not_completed_below")
    if not _stated(law, completed, below) or law.number(*completed) == law.number(*below):
        return
    low, high = sorted((law.number(*completed), law.number(*below)))
    what = "không thuộc mức nào" if law.number(*below) == low else "thuộc cả hai mức"
    message = f"từ {show_plain(low)} đến dưới {show_plain(high)} điểm {what}: hoàn thành hay không hoàn thành nhiệm vụ"
    yield _flaw("band-gap", below, message, law)


def kpi_over_maximum(law: Law) -> Iterator[Flaw]:
    """Các mức trên 1 có thể làm điểm của trục vượt điểm tối đa; văn bản phải nói có giới hạn hay không."""
    weights, quantity, cap = ("kpi", "weights"), ("kpi", "quantity_cap"), ("kpi", "axis_cap")
    shares: Mapping[str, Fraction] = law.values[weights].value if weights in law.values else {}
    levels = [("levels", name) for name in shares if name != Measure.QUANTITY.key]
    if not shares or not _stated(law, quantity, cap, *levels):
        return
    best = {name: max(level.value for level in law.values["levels", name].value) for _, name in levels}
    best[Measure.QUANTITY.key] = law.number(*quantity)
    highest = sum((shares[name] * best[name] for name in shares), Fraction(0)) / sum(shares.values(), Fraction(0))
    if highest > 1 and (law.number(*cap) > 1 or law.values[cap].chosen):
        message = f"mọi chỉ số ở mức cao nhất thì điểm KPI là {_percent(highest)}, vượt điểm tối đa của trục"
        yield _flaw("kpi-over-maximum", cap, message, law)


def quota_over_rate(law: Law) -> Iterator[Flaw]:
    """Số người hoàn thành xuất sắc sau khi làm tròn không vượt quá tỷ lệ."""
    rate, rounding = ("excellent_quota", "rate"), ("excellent_quota", "rounding")
    if not _stated(law, rate, rounding):
        return
    share, manner = law.number(*rate), law.values[rounding].value
    sizes = range(1, 2 * share.denominator + 1)
    over = next((size for size in sizes if round_whole(share * size, manner) > share * size), None)
    if over is not None:
        places = round_whole(share * over, manner)
        message = (
            f"làm tròn thì {_percent(share)} của {over} người là {places} người, tức {_percent(Fraction(places, over))}, "
            "vượt tỷ lệ"
        )
        yield _flaw("quota-over-rate", rounding, message, law)


def _stated(law: Law, *keys: Key) -> bool:
    return all(key in law.values for key in keys)


def _undecided(law: Law, key: Key) -> bool:
    return bool(law.values[key].value == Undetermined.NEEDS_DECISION.name)


def _percent(rate: Fraction) -> str:
    exact = (100 * rate).denominator == 1
    return f"{show_plain(100 * rate)}%" if exact else show_percent(rate, places=1).replace(" ", "")


def _flaw(code: str, key: Key, message: str, law: Law) -> Flaw:
    return Flaw(code=code, key=key, message=message, remedy=_REMEDY, reading=law.values[key].chosen)
