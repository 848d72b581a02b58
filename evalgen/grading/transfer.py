"""Thay đổi vị trí công tác trong kỳ.

«a) Thực hiện tương tự các nội dung quy định tại Tiết b, c, d, Điểm 7.3 (7), Hướng dẫn 43 nhưng thời gian áp dụng là
02 tháng trong quý thay vì 06 tháng trong năm» (HD 02-HD/BTCTW, 6.1).
"""

from evalgen.domain.grade import Outcome
from evalgen.domain.organization import Post
from evalgen.domain.period import lasts_months
from evalgen.domain.ruling import Ruling
from evalgen.domain.subject_kind import SubjectKind
from evalgen.grading.case import PersonCase, Step


def transfer(case: PersonCase, before: Outcome) -> Ruling | None:
    """Under two months in the new post: the results in the former post count as well, for the body to weigh."""
    months = case.value("transfer", "months")
    first, cutoff, begun = case.post.span.first, case.period_record.cutoff, case.record.period.first_day
    # Of this period: nothing was done in it at a place that was left before.
    earlier = (post for post in case.person.posts if post.span.first < first and not post.span.covers(cutoff))
    former = [post for post in earlier if post.span.overlaps(begun, cutoff) and _speaks_of(case, post)]
    if first <= begun or lasts_months(first, cutoff, int(months.value)) or not (former or _from_outside(case)):
        return None
    step = Step(rule="transfer", before=before)
    place = case.person.document.place(*case.post.pointer, "from")
    since = f"Giữ chức vụ «{case.post.title}» từ {first:%d/%m/%Y}, chưa đủ {int(months.value):02d} tháng đến thời điểm đánh giá"
    if former and all(post.unit == case.post.unit for post in former):
        return step.note(f"{since}; xét cả kết quả ở chức vụ trước trong cùng đơn vị.", months, place)
    remarks = case.record.facts.former_unit_remarks
    if remarks is not None:
        return step.note(f"{since}; đã có nhận xét của nơi công tác cũ ({remarks.document}) để xem xét.", months, place)
    if not former:
        ask = "đến từ nơi khác thì cần nhận xét của nơi công tác cũ (facts.former_unit_remarks)"
        other = "lần đầu giữ chức vụ lãnh đạo, quản lý thì ghi first_leadership_post: true ở chức vụ"
        return step.note(f"{since}, hồ sơ không ghi chức vụ nào trước đó: {ask}; {other}.", months, place)
    return step.pending(f"{since}; cần nhận xét của nơi công tác cũ (facts.former_unit_remarks).", months, place)


def _speaks_of(case: PersonCase, former: Post) -> bool:
    """«đã là cán bộ lãnh đạo, quản lý được điều động hoặc bổ nhiệm»: who leads now and did not before, has not changed posts."""
    leads = SubjectKind.LEADER
    return case.subject is not leads or former.standing.subject is leads


def _from_outside(case: PersonCase) -> bool:
    """A leader of whom no other post is known here: «đã là lãnh đạo, quản lý» elsewhere, unless the post says it is the first."""
    return (
        case.subject is SubjectKind.LEADER and case.person.posts == (case.post,) and not case.post.first_leadership_post
    )
