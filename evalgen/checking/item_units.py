"""Work items that another unit gave than the one of the record: a post left in the period, or a second one held."""

import datetime as dt
from collections.abc import Iterator

from evalgen.checking.names import listed, refused
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation, WorkItem
from evalgen.domain.organization import Person, Post
from evalgen.domain.problem import Problem, Severity


def item_unit_not_held(subject: Subject) -> Iterator[Problem]:
    """A work item names a unit in which the person held a post when the work was to be done."""
    for evaluation, item, person in _items(subject):
        if item.unit is None or refused(subject.records, "units", item.unit):
            continue
        units = [post.unit for post in _held(person, evaluation, item)]
        if item.unit not in units:
            yield Problem(
                code="item-unit-not-held",
                place=evaluation.place(*item.pointer, "unit"),
                message=f"công việc «{item.id}» ghi đơn vị giao việc «{item.unit}», nơi người này không giữ chức vụ nào trong kỳ.",
                remedy=(
                    f"Chọn trong các đơn vị đã giữ chức vụ ({listed(dict.fromkeys(units))}), "
                    f"hoặc bổ sung chức vụ trong {person.document.file}."
                ),
            )


def item_before_post(subject: Subject) -> Iterator[Problem]:
    """What was due before the person came to the unit of the record names the unit that gave it."""
    for evaluation, item, person in _items(subject):
        post = subject.records.post_of(evaluation)
        if item.unit is not None or post is None or item.due >= post.span.first:
            continue
        held = [other for other in _held(person, evaluation, item) if other.span.covers(item.due)]
        former = next(iter(held), None)
        if former is not None and all(other.unit != evaluation.unit for other in held):
            yield Problem(
                code="item-before-post",
                place=evaluation.place(*item.pointer, "due"),
                message=(
                    f"hạn {item.due:%d/%m/%Y} trước ngày giữ chức vụ ở «{evaluation.unit}» ({post.span.first:%d/%m/%Y}), "
                    f"khi còn ở «{former.unit}»; đang xét theo danh mục của «{evaluation.unit}»."
                ),
                remedy=f"Việc do đơn vị cũ giao thì ghi unit: {former.unit}; việc của đơn vị mới thì sửa thời hạn.",
                severity=Severity.WARNING,
            )


def item_after_post(subject: Subject) -> Iterator[Problem]:
    """Work that fell due after the person had left the unit, and is not done, is somebody else's now unless it was kept."""
    for evaluation in subject.records.evaluations:
        person = subject.records.people.get(evaluation.person)
        if person is None or evaluation.plan is None or evaluation.decision is not None:
            continue
        for item in evaluation.plan.work_items:
            last = _left(person, item.unit or evaluation.unit, item)
            if last is None or item.carried_from is not None or _done(evaluation, item):
                continue
            yield Problem(
                code="item-after-post",
                place=evaluation.place(*item.pointer, "due"),
                message=(
                    f"hạn {item.due:%d/%m/%Y} sau ngày thôi giữ chức vụ ở «{item.unit or evaluation.unit}» ({last:%d/%m/%Y}); "
                    f"công việc «{item.id}» còn tính cho người này."
                ),
                remedy="Đã bàn giao thì "
                + (
                    "bỏ khỏi kế hoạch và trình duyệt lại (plan.approved); vẫn phải làm thì giữ nguyên."
                    if evaluation.self_assessment is None
                    else "cấp có thẩm quyền nêu khi quyết định (decision.legal_basis), vì kế hoạch không sửa sau tự đánh giá."
                ),
                severity=Severity.WARNING,
            )


def _left(person: Person, unit: str, item: WorkItem) -> dt.date | None:
    """The person's last day in the unit, where it was before the work fell due."""
    there = [post.span for post in person.posts if post.unit == unit and post.span.first <= item.due]
    if not there or any(span.covers(item.due) for span in there):
        return None
    return max(span.last for span in there if span.last is not None)


def _done(evaluation: Evaluation, item: WorkItem) -> bool:
    result = evaluation.self_assessment.results.get(item.id) if evaluation.self_assessment else None
    return result is not None and result.quantity >= item.quantity


def _items(subject: Subject) -> Iterator[tuple[Evaluation, WorkItem, Person]]:
    """The work items of whoever has posts in several units, and those that name a unit."""
    for evaluation in subject.records.evaluations:
        person = subject.records.people.get(evaluation.person)
        if person is None or evaluation.plan is None:
            continue
        several = len(person.posts) > 1
        yield from (
            (evaluation, item, person) for item in evaluation.plan.work_items if several or item.unit is not None
        )


def _held(person: Person, evaluation: Evaluation, item: WorkItem) -> tuple[Post, ...]:
    """The posts of the period, and of those from which the item was carried over."""
    return person.posts_in((item.carried_from or evaluation.period).first_day, evaluation.period.last_day)
