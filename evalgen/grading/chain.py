"""The rules in legal order, for whom each holds, and what they make of a record."""

import functools
from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct

from evalgen.domain.grade import Grade, Outcome, Undetermined
from evalgen.domain.period import PeriodKind
from evalgen.domain.ruling import Ruling
from evalgen.domain.subject_kind import SubjectKind
from evalgen.grading.basic_indicators import basic_indicators
from evalgen.grading.case import Case, CollectiveCase, PersonCase, ruled
from evalgen.grading.collective_score import collective_score
from evalgen.grading.collective_wrongdoing import collective_wrongdoing
from evalgen.grading.consecutive_not_completed import consecutive_not_completed
from evalgen.grading.corruption_in_unit import corruption_in_unit
from evalgen.grading.degeneration import degeneration
from evalgen.grading.discipline import discipline
from evalgen.grading.exceeded_tasks import exceeded_tasks
from evalgen.grading.exemption import exemption
from evalgen.grading.failed_tasks import failed_tasks
from evalgen.grading.head_and_collective import head_and_collective
from evalgen.grading.late_dossier import late_dossier
from evalgen.grading.low_confidence import low_confidence
from evalgen.grading.members_degeneration import members_degeneration
from evalgen.grading.members_discipline import members_discipline
from evalgen.grading.misconduct import misconduct
from evalgen.grading.no_discipline import no_discipline
from evalgen.grading.outstanding_result import outstanding_result
from evalgen.grading.score_band import score_band
from evalgen.grading.shortcomings_remedied import shortcomings_remedied
from evalgen.grading.task_completion import task_completion
from evalgen.grading.task_quality import task_quality
from evalgen.grading.timeliness import timeliness
from evalgen.grading.transfer import transfer
from evalgen.grading.unit_completion import unit_completion
from evalgen.grading.units_in_charge import units_in_charge
from evalgen.grading.year_bar import year_bar

Rule = Callable[[Case, Outcome], Ruling | None]
CaseT = TypeVar("CaseT", bound=Case)


def _itself(case: Case) -> tuple[Case, ...]:
    return (case,)


def _each_post(case: Case) -> tuple[Case, ...]:
    return case.each_post


def _all_tasks(case: Case) -> tuple[Case, ...]:
    return case.with_all_tasks


def _all_units(case: Case) -> tuple[Case, ...]:
    return case.with_all_units


class Condition(Struct, frozen=True, kw_only=True):
    """A rule, and for whom the law states it."""

    rule: Rule
    subjects: frozenset[SubjectKind]
    asked_of: Callable[[Case], tuple[Case, ...]] = _itself
    """Of whoever leads several units: the posts, or all of them together, that it is asked of after that of the record."""

    by_terms: bool = False
    """Of a year: stated by the instruments of its months and quarters as well."""

    @property
    def stem(self) -> str:
        """The name under which packs speak of the rule."""
        return self.rule.__name__

    def stated_by_terms(self, case: Case) -> bool:
        """Whether it is a year, and the law of one of its months or quarters speaks of the rule."""
        return case.period.kind is PeriodKind.YEAR and bool(ruled(case.terms(case.period.year), self.stem))


def _of(kind: type[CaseT], rule: Callable[[CaseT, Outcome], Ruling | None]) -> Rule:
    """A rule that needs what only one kind of case has."""

    @functools.wraps(rule)
    def judge(case: Case, before: Outcome) -> Ruling | None:
        return rule(case, before) if isinstance(case, kind) else None

    return judge


_LEADERS = frozenset({SubjectKind.LEADER})
_OTHERS = frozenset({SubjectKind.STAFF, SubjectKind.PARTY_MEMBER})
_PEOPLE = _LEADERS | _OTHERS
_COLLECTIVES = frozenset({SubjectKind.COLLECTIVE})
_ALL = _PEOPLE | _COLLECTIVES

SCORING: tuple[Condition, ...] = (
    # Who is assessed at all: «Cá nhân tham gia đào tạo ...», «thay đổi về vị trí công tác»: HD 02, 6.1.
    Condition(rule=_of(PersonCase, exemption), subjects=_PEOPLE),
    Condition(rule=_of(PersonCase, transfer), subjects=_PEOPLE),
    # «Tập thể, cá nhân có tổng điểm đánh giá đạt ...»: Điều 11, khoản 1 to 4.
    Condition(rule=score_band, subjects=_ALL),
)
"""Up to the band of the score."""

CONDITIONS: tuple[Condition, ...] = (
    # «ít nhất 30% số nhiệm vụ hoàn thành vượt mức yêu cầu»: điểm 1.1 collectives, 1.2 leaders, 1.3 the others.
    Condition(rule=exceeded_tasks, subjects=_ALL, asked_of=_all_tasks),
    # «Đã khắc phục 100% các hạn chế, khuyết điểm»: điểm 1.4, of «tập thể, cá nhân».
    Condition(rule=shortcomings_remedied, subjects=_ALL),
    # «Không có đơn vị trực thuộc ... hoặc thành viên ... bị kỷ luật»: điểm 1.1.
    Condition(rule=_of(CollectiveCase, no_discipline), subjects=_COLLECTIVES),
    # «Chỉ xem xét ... đối với cá nhân có kết quả thực hiện nhiệm vụ nổi trội»: HD 02, 2.3.
    Condition(rule=outstanding_result, subjects=_PEOPLE),
    # «đúng thời hạn»; «chưa bảo đảm tiến độ không vượt quá 20%»: điểm 2.1, 3.1; 2.2, 3.2; 2.3, 3.3.
    Condition(rule=timeliness, subjects=_ALL, asked_of=_all_tasks),
    # «bảo đảm chất lượng, hiệu quả»: điểm 2.1; 2.2; 2.3.
    Condition(rule=task_quality, subjects=_ALL, asked_of=_all_tasks),
    # «hoàn thành dưới 70% số nhiệm vụ»: tiết d điểm 4.1 collectives; tiết a điểm 4.2 and HD 02, 5.3 leaders.
    Condition(rule=unit_completion, subjects=_LEADERS | _COLLECTIVES, asked_of=_each_post),
    # «trên 50% số nhiệm vụ trong năm bị đánh giá không hoàn thành»: tiết b điểm 4.3.
    Condition(rule=failed_tasks, subjects=_OTHERS),
    # «Trường hợp cá nhân hoàn thành dưới 100% nhiệm vụ được giao trong quý»: HD 02, 6.2.
    Condition(rule=task_completion, subjects=_PEOPLE),
    # «không hoàn thành 5 chỉ tiêu kinh tế - xã hội cơ bản»: tiết d điểm 4.1; tiết a điểm 4.2.
    Condition(rule=basic_indicators, subjects=_LEADERS | _COLLECTIVES, asked_of=_each_post),
    # «trên 50% tổng số ... đơn vị ... mà cá nhân phụ trách»: tiết a điểm 4.2.
    Condition(rule=units_in_charge, subjects=_LEADERS, asked_of=_all_units),
    # «trên 50% số phiếu tín nhiệm thấp»: tiết b điểm 4.2.
    Condition(rule=low_confidence, subjects=_LEADERS),
    # «bị xử lý kỷ luật từ khiển trách trở lên»: tiết c điểm 4.2; tiết a điểm 4.3.
    Condition(rule=_of(PersonCase, discipline), subjects=_PEOPLE),
    # «Có thành viên ... bị xử lý kỷ luật từ khiển trách trở lên»: tiết b điểm 4.1.
    Condition(rule=_of(CollectiveCase, members_discipline), subjects=_COLLECTIVES),
    # «kết luận có biểu hiện suy thoái»: tiết d điểm 4.2; tiết a điểm 4.3.
    Condition(rule=degeneration, subjects=_PEOPLE),
    # «Có thành viên ... kết luận có biểu hiện suy thoái»: tiết c điểm 4.1.
    Condition(rule=_of(CollectiveCase, members_degeneration), subjects=_COLLECTIVES),
    # «vi phạm những điều đảng viên không được làm, ... trách nhiệm nêu gương»: tiết a điểm 4.3.
    Condition(rule=misconduct, subjects=_OTHERS),
    # «sai phạm trong công tác cán bộ, mất đoàn kết nội bộ, bè phái»: tiết a điểm 4.1.
    Condition(rule=_of(CollectiveCase, collective_wrongdoing), subjects=_COLLECTIVES),
    # «trong phạm vi quản lý trực tiếp xảy ra tham nhũng, lãng phí, tiêu cực»: tiết đ điểm 4.2.
    Condition(rule=corruption_in_unit, subjects=_LEADERS),
    # «Mức xếp loại của người đứng đầu gắn với kết quả ... của các tập thể»: HD 02, 6.2; khoản 2 Điều 3.
    Condition(rule=head_and_collective, subjects=_LEADERS, asked_of=_each_post),
    # «cá nhân có 01 quý trong năm xếp loại "Không hoàn thành nhiệm vụ"»: HD 02, 6.3.
    Condition(rule=year_bar, subjects=_PEOPLE, by_terms=True),
    # «những cán bộ có kết quả ... từ 02 quý liên tiếp trở lên»: HD 02, 6.3.
    Condition(rule=consecutive_not_completed, subjects=_LEADERS, by_terms=True),
    # «gửi hồ sơ ... chậm, ... xem xét, đánh giá hạ 01 mức ... đối với các tập thể, cá nhân liên quan»: Lâm Đồng, VII.2.
    Condition(rule=late_dossier, subjects=_ALL),
    # «Đối với tập thể: Thực hiện theo các nhóm tiêu chí quy định tại Phụ lục 1»: khoản 1 Điều 10. Ends the chain.
    Condition(rule=_of(CollectiveCase, collective_score), subjects=_COLLECTIVES),
)
"""What a grade depends on besides the score."""

TABLE: tuple[Condition, ...] = (*SCORING, *CONDITIONS)
"""Every rule with the subjects that the law states it for, in legal order."""

_BY_TERMS = tuple(condition for condition in TABLE if condition.by_terms)

RULES: tuple[Rule, ...] = tuple(condition.rule for condition in TABLE)
"""Each sees the outcome so far and answers with a ruling, or None where nothing of the record concerns it."""


def grade(case: Case) -> tuple[tuple[Ruling, ...], Outcome]:
    """The chain of rulings, and the highest outcome that the record qualifies for."""
    scoring, conditions = _rules_for(case)
    chain: list[Ruling] = []
    outcome: Outcome = Undetermined.NOT_SCORED
    for condition in scoring:
        ruling = condition.rule(case, outcome)
        if ruling is not None:
            chain.append(ruling)
            outcome = ruling.after
        if outcome is Undetermined.NOT_ASSESSED:
            return tuple(chain), outcome
    scored = outcome is not Undetermined.NOT_SCORED
    for condition in conditions:
        for asked in condition.asked_of(case):
            ruling = condition.rule(asked, outcome)
            # Without a score only what makes a record NOT_COMPLETED by itself counts: «dưới 50 điểm hoặc thuộc một trong
            # các trường hợp sau».
            if ruling is not None and (scored or ruling.after is Grade.NOT_COMPLETED):
                chain.append(ruling)
                outcome = ruling.after
    return tuple(chain), outcome


Conditions = tuple[Condition, ...]


def _rules_for(case: Case) -> tuple[Conditions, Conditions]:
    """Of `SCORING` and of `CONDITIONS`: what the law in force, or that of a term, asks of such a case."""
    by_terms = frozenset(item.stem for item in _BY_TERMS if item.stated_by_terms(case))
    return _stated_for(case.subject, case.law.stems, by_terms)


@functools.lru_cache(maxsize=256)
def _stated_for(
    subject: SubjectKind, stated: frozenset[str], by_terms: frozenset[str]
) -> tuple[Conditions, Conditions]:
    """What a law that has the rules `stated`, and laws of terms that have those `by_terms`, ask of such subjects."""

    def asked(table: tuple[Condition, ...]) -> Conditions:
        found = (item for item in table if subject in item.subjects)
        return tuple(item for item in found if item.stem in stated or item.stem in by_terms)

    return asked(SCORING), asked(CONDITIONS)
