"""Thứ tự ưu tiên xếp loại xuất sắc cả năm.

«Việc xem xét, quyết định xếp loại chất lượng cuối năm được căn cứ theo kết quả đánh giá, xếp loại của từng quý trong năm
và kết quả thực hiện nhiệm vụ Quý IV trong năm đó. Trường hợp nhiều cá nhân có đủ điều kiện xem xét xếp loại “Hoàn thành
xuất sắc nhiệm vụ” cuối năm thì ưu tiên lựa chọn cá nhân có số quý được đề xuất xếp loại “Hoàn thành xuất sắc nhiệm vụ”
nhiều hơn» (HD 02-HD/BTCTW, 6.3). No formula makes a grade of the quarters; who is equal stays equal.
"""

from collections.abc import Iterable

from msgspec import Struct

from evalgen.domain.citation import Citation
from evalgen.domain.grade import Grade
from evalgen.domain.organization import PeerGroup
from evalgen.domain.period import PeriodKind
from evalgen.domain.year_ranking import RankedPerson, YearRanking
from evalgen.grading.case import Term, ruled
from evalgen.regulation.law import Law

_STEM = "year_ranking"


class Candidate(Struct, frozen=True, kw_only=True):
    """Who qualifies for EXCELLENT in the year, with what the quarters say of it."""

    person: str
    excellent: int
    """Quarters that count as EXCELLENT."""

    last_grade: Grade | None
    """Of the quarter that the instrument names; None where it has none."""

    citation: Citation | None
    """Of the last instrument of the year that speaks of it; None where none does."""


def candidate(person: str, terms: tuple[Term, ...], law: Law) -> Candidate:
    """What the periods of the year say of `person`; `law` is that of the year."""
    asked = tuple(ruled(terms, _STEM, law))
    return Candidate(
        person=person,
        excellent=_excellent(asked),
        last_grade=_last_grade(asked),
        citation=asked[-1][1].get(_STEM, "count").citation if asked else None,
    )


def year_ranking(group: PeerGroup, candidates: Iterable[Candidate]) -> YearRanking | None:
    """By the number of EXCELLENT quarters, then by quarter IV; None where no instrument of the year speaks of it."""
    counted = {item.person: item for item in candidates}
    citations = [item.citation for item in counted.values() if item.citation is not None]
    if not citations:
        return None
    keys = {
        person: (-item.excellent, -item.last_grade.rank if item.last_grade else 1) for person, item in counted.items()
    }
    return YearRanking(
        peer_group=group.id,
        title=group.title,
        candidates=tuple(
            RankedPerson(
                person=person,
                rank=1 + sum(key < keys[person] for key in keys.values()),
                excellent=counted[person].excellent,
                last_grade=counted[person].last_grade,
            )
            for person in sorted(keys, key=lambda person: (keys[person], person))
        ),
        citation=citations[-1],
    )


def _excellent(terms: Iterable[tuple[Term, Law]]) -> int:
    """«số quý được đề xuất xếp loại “Hoàn thành xuất sắc nhiệm vụ”», or decided, as each instrument says."""
    return sum(_counted(term, str(law.get(_STEM, "count").value)) is Grade.EXCELLENT for term, law in terms)


def _counted(term: Term, count: str) -> Grade | None:
    if count == "decided":
        return term.gathered.grade
    proposal = term.record.proposal if term.record is not None else None
    return proposal.grade if proposal is not None else None


def _last_grade(terms: Iterable[tuple[Term, Law]]) -> Grade | None:
    """The grade of the quarter that the instrument names."""
    quarters = ((term.gathered, law) for term, law in terms if term.gathered.period.kind is PeriodKind.QUARTER)
    found = (item for item, law in quarters if item.period.number == law.get(_STEM, "last_quarter").value)
    return next((item.grade for item in found), None)
