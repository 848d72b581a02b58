"""Facts as they stand in the records of a period, each once, and the gravest of what follows from them."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from msgspec.structs import replace

from evalgen.domain.facts import Confirmed, Facts
from evalgen.domain.grade import Grade
from evalgen.domain.record import Record
from evalgen.domain.ruling import Effect, Ruling
from evalgen.domain.steps import weighed

Fact = TypeVar("Fact")
RecordT = TypeVar("RecordT", bound=Record)


def recorded(
    records: Iterable[RecordT], facts_of: Callable[[Facts], Iterable[Fact | None]], same: Callable[[Fact], Hashable]
) -> Iterator[tuple[RecordT, Fact]]:
    """Each fact with the first record that holds it; what a quarter and its year both hold is one fact.

    A remedy that somebody confirmed in one of them is not undone by the silence of the other. Two facts of one record
    stay two, however much alike.
    """
    found: dict[Hashable, tuple[RecordT, Fact]] = {}
    for record in records:
        told: Counter[Hashable] = Counter()
        for fact in sorted((fact for fact in facts_of(record.facts) if fact is not None), key=_remedied):
            name = same(fact)
            told[name] += 1
            known = found.get((name, told[name]))
            if known is None or (type(known[0]) is type(record) and _remedied(fact) > _remedied(known[1])):
                found[name, told[name]] = record, fact
    yield from found.values()


def outside(confirmed: Confirmed, judged: Record) -> str:
    """What is said of a conclusion from before the period that is judged, or after it was graded; of any other one nothing.

    «Trong quý đánh giá» (Kế hoạch của xã Thanh Lâm, II.4.4); only discipline is looked back on (điểm 4.4 Điều 11 QĐ 366).
    """
    if weighed(confirmed.on, judged.period, judged.decision):
        return ""
    when = "trước kỳ đánh giá này" if confirmed.on < judged.period.first_day else "sau khi kỳ này đã được quyết định"
    return f": kết luận có {when}, không tính vào kỳ này."


def _remedied(fact: object) -> bool:
    return getattr(fact, "remedied", None) is not None


def gravest(rulings: Iterable[Ruling]) -> Ruling | None:
    """Of several the gravest effect stands, and all are named."""
    ordered = sorted(rulings, key=_gravity)
    return replace(ordered[0], reason=" ".join(ruling.reason for ruling in ordered)) if ordered else None


def _gravity(ruling: Ruling) -> int:
    if ruling.effect is not Effect.CHANGES:
        return 2
    return 0 if ruling.after is Grade.NOT_COMPLETED else 1
