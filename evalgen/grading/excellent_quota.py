"""Tỷ lệ tối đa xếp loại «Hoàn thành xuất sắc nhiệm vụ».

«Số lượng tập thể, cá nhân được xếp loại "Hoàn thành xuất sắc nhiệm vụ" không vượt quá 20% tổng số tập thể, cá nhân được
xếp loại "Hoàn thành tốt nhiệm vụ" theo đối tượng có vị trí, vai trò, chức năng, nhiệm vụ tương đồng»; «... không vượt
quá 25%» by decision (điểm 1.5 khoản 1 Điều 11 QĐ 366).

«Mức xếp loại của người đứng đầu ... không tính vào tỷ lệ ... của các thành viên khác»; «thực hiện theo quy tắc làm tròn
từ 0,5 trở lên làm tròn lên 1» (HD 02-HD/BTCTW, 6.2).

«trong phạm vi cùng một cơ quan, tổ chức, đơn vị và trong từng nhóm công chức có nhiệm vụ tương đồng»: only where the pack
says so, in each unit and in each group inside it (Kế hoạch của phường Hà Đông, II.3.2).

«Những nơi có dưới 05 cán bộ lãnh đạo, quản lý và có 100% xếp loại "Hoàn thành tốt nhiệm vụ" thì được chọn 01»: only where
the pack says so (Kế hoạch của xã Thanh Lâm, II.4.1).
"""

from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct

from evalgen.domain.grade import Grade
from evalgen.domain.number import round_whole
from evalgen.domain.organization import PeerGroup
from evalgen.domain.period_record import PeriodRecord
from evalgen.domain.ruling import QuotaGroup, QuotaResult, RaisedQuota
from evalgen.regulation.law import Law


class QuotaEntry(Struct, frozen=True, kw_only=True):
    """One person or collective in a peer group: the grade that counts for the quota, None where there is none yet."""

    person: str
    is_head: bool
    grade: Grade | None
    not_assessed: bool = False
    """Decided not to be graded in this period, so that no grade is missing."""

    decided: bool = True


def is_apart(entry: QuotaEntry, law: Law) -> bool:
    """Whether it is a head's, whom the law counts neither among those EXCELLENT nor in the base."""
    return entry.is_head and bool(law.get("excellent_quota", "heads").value == "apart")


def places(base: int, rate: Fraction, rounding: str) -> int:
    """How many places `rate` of `base` people gives, rounded in the manner that the instrument names."""
    return round_whole(rate * base, rounding)


def excellent_quota(  # noqa: PLR0913 - what a quota is counted from
    group: PeerGroup,
    people: Iterable[QuotaEntry],
    basis: str,
    record: PeriodRecord,
    law: Law,
    *,
    collective: bool = False,
    unit: str = "",
    unrecorded: int = 0,
    graded_elsewhere: int = 0,
) -> QuotaGroup:
    """The quota of one peer group by both readings of the base.

    Within those finally GOOD (the words of the law): fine. Above that but within GOOD or better (the practice of many
    bodies): needs higher review. Above both: exceeded. Of `collective` groups the law may round in a manner of its own,
    and it has no rule for few. `unit` is that in which the group is counted by itself; `unrecorded` belong to it and have
    no record yet.
    """
    everybody = sorted(people, key=lambda item: item.person)
    heads = [item for item in everybody if is_apart(item, law)]
    counted = [item for item in everybody if not is_apart(item, law)]
    excellent = tuple(item.person for item in counted if item.grade is Grade.EXCELLENT)
    good = sum(item.grade is Grade.GOOD for item in counted)
    rate = rate_for(group.id, record, law, unit)
    counting = _Counting(
        rounding=rounding_of(law, collective=collective),
        chosen=0 if collective else small_group_places(everybody, counted, law, unrecorded, graded_elsewhere),
        base=str(law.get("excellent_quota", "base").value),
    )
    usual = "rate" if rate == law.number("excellent_quota", "rate") else "raised_rate"
    source = "small_group" if counting.chosen > places(good, rate, counting.rounding) else usual
    literal, pool = counting.places(len(excellent), good, rate)
    return QuotaGroup(
        peer_group=group.id,
        title=group.title,
        excellent=excellent,
        good=good,
        basis=basis,
        rate=rate,
        places_literal=literal,
        places_pool=pool,
        places_allowed=counting.allowed(len(excellent), good, rate)[1],
        result=counting.result(len(excellent), good, rate),
        citation=law.get("excellent_quota", source).citation,
        heads_apart=tuple(item.person for item in heads if item.grade is Grade.EXCELLENT),
        heads=len(heads),
        unit=unit,
        to_regrade=counting.to_regrade(len(excellent), good, rate),
        raised=counting.raised(len(excellent), good, rate, law),
        base=counting.base,
    )


class _Counting(Struct, frozen=True, kw_only=True):
    """How the law counts the places of a group."""

    rounding: str
    chosen: int
    """Places of a group with few people, whatever the rate gives."""

    base: str

    def places(self, excellent: int, good: int, rate: Fraction) -> tuple[int, int]:
        """By the words of the law, and by the practice of many bodies."""
        literal, pool = places(good, rate, self.rounding), places(good + excellent, rate, self.rounding)
        return max(literal, self.chosen), max(pool, self.chosen)

    def allowed(self, excellent: int, good: int, rate: Fraction) -> tuple[int, int]:
        """By the narrower and the wider of the readings that the pack follows."""
        literal, pool = self.places(excellent, good, rate)
        return {"both": (literal, pool), "literal": (literal, literal), "pool": (pool, pool)}[self.base]

    def result(self, excellent: int, good: int, rate: Fraction) -> QuotaResult:
        """By the readings of the base that the pack follows."""
        strict, wide = self.allowed(excellent, good, rate)
        if excellent <= strict:
            return QuotaResult.WITHIN
        return QuotaResult.NEEDS_REVIEW if excellent <= wide else QuotaResult.EXCEEDED

    def to_regrade(self, excellent: int, good: int, rate: Fraction) -> int:
        """Whoever is GOOD instead enters the base; nobody EXCELLENT exceeds no quota, so that there is always a number."""
        return next(
            count
            for count in range(excellent + 1)
            if self.result(excellent - count, good + count, rate) is not QuotaResult.EXCEEDED
        )

    def raised(self, excellent: int, good: int, rate: Fraction, law: Law) -> RaisedQuota | None:
        """The same under the highest rate that may be decided; None where the law knows none above `rate`."""
        limit = law.values.get(("excellent_quota", "raised_rate"))
        if limit is None or rate >= limit.value:
            return None
        highest = Fraction(limit.value)
        result, regrade = self.result(excellent, good, highest), self.to_regrade(excellent, good, highest)
        return RaisedQuota(rate=highest, result=result, to_regrade=regrade)


def rounding_of(law: Law, *, collective: bool) -> str:
    """The manner of rounding that the instrument names; of collectives it may be one of its own."""
    apart = law.values.get(("excellent_quota", "rounding_collective")) if collective else None
    return str((apart or law.get("excellent_quota", "rounding")).value)


def small_group_places(
    everybody: list[QuotaEntry], counted: list[QuotaEntry], law: Law, unrecorded: int, graded_elsewhere: int
) -> int:
    """Places of a group with few people, all of whom are GOOD or better; 0 where the pack has no such rule.

    «dưới 05 cán bộ» counts people: whoever has no record yet is one of them, and not known to be GOOD; who is graded in
    another post is one of them as well.
    """
    rule = law.get("excellent_quota", "small_group").value
    if rule == "none" or unrecorded or len(everybody) + graded_elsewhere >= rule["below"]:
        return 0
    graded = [item for item in counted if not item.not_assessed]
    all_good = all(item.grade is not None and item.grade >= Grade.GOOD for item in graded)
    return int(rule["places"]) if graded and all_good else 0


def rate_for(peer_group: str, record: PeriodRecord, law: Law, unit: str = "") -> Fraction:
    """20 %, or what the last recorded decision for the group, or for the unit in which it is counted, allows, at most 25 %.

    «cấp có thẩm quyền quyết định tỉ lệ»: who decides once more, puts the later decision in the place of the earlier.
    """
    named = unit or peer_group
    raised = [item for item in record.raised_rates if (item.unit if unit else item.peer_group) == named]
    if not raised:
        return law.number("excellent_quota", "rate")
    newest = max(item.on for item in raised)
    return min(*(item.rate for item in raised if item.on == newest), law.number("excellent_quota", "raised_rate"))
