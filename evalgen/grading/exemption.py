"""Các đối tượng chưa thực hiện đánh giá, xếp loại.

«b) Các đối tượng chưa thực hiện đánh giá, xếp loại tại thời điểm đánh giá quý thì kết quả thực hiện nhiệm vụ trong
thời gian công tác còn lại của quý đó sẽ được xem xét sang quý tiếp theo, bao gồm:
- Cá nhân tham gia đào tạo, bồi dưỡng theo hình thức tập trung từ 02 tháng trở lên trong quý đánh giá.
- Cá nhân lần đầu được bổ nhiệm giữ chức danh lãnh đạo, quản lý có thời gian dưới 01 tháng trong quý đánh giá.
- Cá nhân nghỉ ốm hoặc nghỉ thai sản thời gian từ 02 tháng trở lên trong quý.
- Cá nhân đang trong thời gian kiểm tra dấu hiệu vi phạm.
c) Các trường hợp khác thực hiện theo hướng dẫn của cấp có thẩm quyền» (HD 02-HD/BTCTW, 6.1).
"""

import datetime as dt
from collections.abc import Callable, Iterable

from evalgen.domain.facts import ExemptionKind
from evalgen.domain.grade import Outcome, Undetermined
from evalgen.domain.organization import Absence, AbsenceKind, Post, Span
from evalgen.domain.period import lasts_months
from evalgen.domain.ruling import Ruling
from evalgen.domain.subject_kind import SubjectKind
from evalgen.grading.case import PersonCase, Step
from evalgen.regulation.law import LegalValue


def exemption(case: PersonCase, before: Outcome) -> Ruling | None:
    """Whoever falls under one of the cases is not assessed; the first case that applies is named."""
    cases: tuple[Callable[[PersonCase, Step], Ruling | None], ...] = (
        _training,
        _first_post,
        _leave,
        _under_inspection,
        _other,
    )
    step = Step(rule="exemption", before=before)
    return next((ruling for rule in cases if (ruling := rule(case, step)) is not None), None)


def _training(case: PersonCase, step: Step) -> Ruling | None:
    # «đào tạo, bồi dưỡng theo hình thức tập trung từ 02 tháng trở lên trong quý đánh giá»
    months = case.value("exemption", "training_months")
    return _absent(case, step, (AbsenceKind.TRAINING,), months, "đào tạo, bồi dưỡng tập trung")


def _first_post(case: PersonCase, step: Step) -> Ruling | None:
    # «lần đầu được bổ nhiệm giữ chức danh lãnh đạo, quản lý có thời gian dưới 01 tháng trong quý đánh giá»
    months = case.value("exemption", "first_post_months")
    period, appointed = case.record.period, _first_appointment(case)
    if appointed is None or appointed.span.first < period.first_day:
        return None
    first, last = appointed.span.first, _led_until(case, appointed)
    if lasts_months(first, last, int(months.value)):
        return None
    until = f" đến {last:%d/%m/%Y}" if last < period.last_day else ""
    return step.changes_to(
        Undetermined.NOT_ASSESSED,
        f"Lần đầu giữ chức danh lãnh đạo, quản lý từ {first:%d/%m/%Y}{until}, dưới {int(months.value):02d} tháng trong kỳ.",
        months,
        case.person.document.place(*appointed.pointer, "from"),
    )


def _first_appointment(case: PersonCase) -> Post | None:
    """The first leading post: the one that is judged, or one before it. Another post soon after makes nobody longer in office."""
    if case.subject is not SubjectKind.LEADER:
        return None
    up_to = [post for post in case.person.posts if post.span.first <= case.post.span.first]
    return next((post for post in reversed(up_to) if post.first_leadership_post), None)


def _led_until(case: PersonCase, appointed: Post) -> dt.date:
    """The last day of the period in a leading post, from the first appointment on."""
    last = case.record.period.last_day
    leading = (post for post in case.person.posts if post.standing.subject is SubjectKind.LEADER)
    spans = (post.span for post in leading if appointed.span.first <= post.span.first <= last)
    return max(span.last if span.last is not None and span.last < last else last for span in spans)


def _leave(case: PersonCase, step: Step) -> Ruling | None:
    # «nghỉ ốm hoặc nghỉ thai sản thời gian từ 02 tháng trở lên trong quý»
    months = case.value("exemption", "leave_months")
    kinds = (AbsenceKind.SICK_LEAVE, AbsenceKind.MATERNITY_LEAVE)
    return _absent(case, step, kinds, months, "nghỉ ốm hoặc nghỉ thai sản")


def _under_inspection(case: PersonCase, step: Step) -> Ruling | None:
    # «đang trong thời gian kiểm tra dấu hiệu vi phạm»
    return _recorded(case, step, ExemptionKind.INSPECTION, case.value("exemption", "inspection"))


def _other(case: PersonCase, step: Step) -> Ruling | None:
    # «Các trường hợp khác thực hiện theo hướng dẫn của cấp có thẩm quyền»
    return _recorded(case, step, ExemptionKind.OTHER, case.value("exemption", "other"))


def _recorded(case: PersonCase, step: Step, kind: ExemptionKind, exempts: LegalValue) -> Ruling | None:
    """What a body confirmed in writing, where the law exempts by it; only of other cases the law leaves the reason open."""
    recorded = case.record.facts.exemption
    if recorded is None or recorded.kind is not kind or not exempts.value:
        return None
    reason = recorded.reason if kind is ExemptionKind.OTHER else kind.value
    return step.changes_to(
        Undetermined.NOT_ASSESSED,
        f"{reason} (văn bản {recorded.confirmed.document} ngày {recorded.confirmed.on:%d/%m/%Y}).",
        exempts,
        case.record.place(*recorded.pointer),
    )


def _absent(
    case: PersonCase, step: Step, kinds: tuple[AbsenceKind, ...], months: LegalValue, what: str
) -> Ruling | None:
    least = int(months.value)
    absences = [item for item in case.person.absences if item.kind in kinds]
    if not absences:
        return None
    period = case.record.period
    for span in joined_spans(absences, period.first_day, period.last_day):
        last = span.last or period.last_day
        if lasts_months(span.first, last, least):
            return step.changes_to(
                Undetermined.NOT_ASSESSED,
                f"Có thời gian {what} từ {span.first:%d/%m/%Y} đến {last:%d/%m/%Y}, từ {least:02d} tháng trở lên.",
                months,
                case.person.document.place("absences"),
            )
    return None


def joined_spans(absences: Iterable[Absence], first: dt.date, last: dt.date) -> list[Span]:
    """The parts of the absences between `first` and `last`; spans that touch or overlap are one."""
    spans = sorted(
        (item.span.clip(first, last) for item in absences if item.span.overlaps(first, last)),
        key=lambda span: span.first,
    )
    joined: list[Span] = []
    for span in spans:
        end = span.last or last
        if joined and span.first <= (joined[-1].last or last) + dt.timedelta(days=1):
            joined[-1] = Span(first=joined[-1].first, last=max(joined[-1].last or last, end))
        else:
            joined.append(Span(first=span.first, last=end))
    return joined
