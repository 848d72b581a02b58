"""One record a person and period, with the unit where the person works when the evaluation is made.

«… cơ quan, đơn vị cũ có trách nhiệm gửi nhận xét, đánh giá kết quả thực hiện chức trách, nhiệm vụ tại cơ quan, đơn vị cũ về
cơ quan, đơn vị mới để cấp có thẩm quyền tại cơ quan, đơn vị mới quyết định đánh giá, xếp loại theo quy định» (Thanh Lâm,
II.8.1 b, which restates Hướng dẫn 43, 7.3 (7), that HD 02, 6.1 a takes over).

«đánh giá, xếp loại chất lượng cán bộ, công chức, viên chức ở nơi giữ chức vụ cao nhất» (khoản 4 Điều 3 QĐ 366): one place.
"""

from collections.abc import Iterator

from evalgen.checking.cited import citation
from evalgen.checking.names import called
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.organization import Post
from evalgen.domain.problem import Problem, Severity
from evalgen.regulation.law import Law


def record_twice(subject: Subject) -> Iterator[Problem]:
    """A person has one record in a period: the one in the unit of a post held at the cut-off stands."""
    records = subject.records
    for evaluation in records.evaluations:
        stands = records.standing[evaluation.period, evaluation.person]
        if stands is not evaluation:
            yield Problem(
                code="record-twice",
                place=evaluation.place(),
                message=(
                    f"{called(records, evaluation.person)} còn một hồ sơ kỳ {evaluation.period} ở {stands.document.file}; "
                    f"mỗi người chỉ có một hồ sơ trong một kỳ, ở nơi công tác tại thời điểm đánh giá."
                ),
                remedy=(
                    f"Gộp nội dung vào {stands.document.file} (việc của đơn vị «{evaluation.unit}» thì ghi thêm "
                    f"unit: {evaluation.unit}), rồi xóa tệp này."
                ),
                citation=citation(subject.laws.get(evaluation.period), "place_of_record", "place"),
            )


def record_in_former_unit(subject: Subject) -> Iterator[Problem]:
    """Whoever moved before the cut-off is evaluated by the new unit; what was decided before the move stands."""
    records = subject.records
    for evaluation, law in subject.under_law():
        person = records.people.get(evaluation.person)
        if person is None or len(person.posts) == 1:
            continue
        post = records.post_of(evaluation)
        if post is None or records.standing[evaluation.period, evaluation.person] is not evaluation:
            continue
        seats = records.seats(person, evaluation.period)
        now = [seat for seat in seats if law is None or law.framework_name(seat)]
        if post in seats or not now or _decided_there(evaluation, post):
            continue
        yield _in_former_unit(subject, evaluation, now[0], law)


def _decided_there(evaluation: Evaluation, post: Post) -> bool:
    return evaluation.decision is not None and post.span.covers(evaluation.decision.on)


def _in_former_unit(subject: Subject, evaluation: Evaluation, now: Post, law: Law | None) -> Problem:
    months = law.values.get(("transfer", "months")) if law else None
    file = f"records/{evaluation.period}/{now.unit}/{evaluation.person}.yaml"
    to = (
        f"Chuyển tệp về {file}; việc của đơn vị cũ thì ghi thêm unit: {evaluation.unit} trong plan.work_items."
        if evaluation.decision is None
        else "Cấp có thẩm quyền xem lại thẩm quyền quyết định; cần thì điều chỉnh bằng mục amendments, không chuyển tệp."
    )
    return Problem(
        code="record-in-former-unit",
        place=evaluation.place(),
        message=(
            f"{called(subject.records, evaluation.person)} giữ chức vụ «{now.title}» ở đơn vị «{now.unit}» "
            f"từ {now.span.first:%d/%m/%Y}; hồ sơ còn ở đơn vị cũ «{evaluation.unit}» nên đang xét theo chức vụ cũ."
        ),
        remedy=to,
        citation=months.citation if months else None,
        severity=Severity.WARNING,
    )
