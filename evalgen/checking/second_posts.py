"""Whoever leads a second unit at the same time: its tasks are weighed by people, since the record lies in one unit.

«địa phương, lĩnh vực, cơ quan, đơn vị, bộ phận do cá nhân trực tiếp lãnh đạo, quản lý» (điểm 1.2, 2.2, 4.2 Điều 11 QĐ 366)
speaks of every unit that a person leads; the rules see the one of the record.
"""

from collections.abc import Iterator

from evalgen.checking.cited import citation
from evalgen.checking.names import called
from evalgen.checking.subject import Subject
from evalgen.domain.collective import CollectiveTask
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.organization import Post, Standing
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.subject_kind import SubjectKind


def other_unit_not_weighed(subject: Subject) -> Iterator[Problem]:
    """Tasks of a second unit that are not completed, or late, are named to those who decide on its leader."""
    for evaluation, law in subject.under_law():
        if law is None or evaluation.decision is not None or not law.speaks_of("unit_completion"):
            continue
        for post in _second_posts(subject, evaluation):
            open_tasks = [task for task in _tasks(subject, evaluation, post) if task.completed is False or task.late]
            if not open_tasks:
                continue
            titles = ", ".join(f"«{task.title}»" for task in open_tasks)
            yield Problem(
                code="other-unit-not-weighed",
                place=evaluation.place(),
                message=(
                    f"{called(subject.records, evaluation.person)} còn giữ chức vụ «{post.title}» ở đơn vị «{post.unit}»; nhiệm vụ "
                    f"của đơn vị ấy chưa hoàn thành hoặc chậm mà hồ sơ này không tự xét: {titles}."
                ),
                remedy=(
                    f"Cấp có thẩm quyền xem records/{evaluation.period}/{post.unit}/collective.yaml khi quyết định; "
                    "xếp thấp hơn mức tính thì nêu lý do (decision.reason)."
                ),
                severity=Severity.NOTE,
                citation=citation(law, "unit_completion", "required"),
            )


def _second_posts(subject: Subject, evaluation: Evaluation) -> Iterator[Post]:
    """The leading posts in other units that the person holds at the cut-off beside the one of the record."""
    records, person = subject.records, subject.records.people.get(evaluation.person)
    if person is None or len(person.posts) == 1:
        return
    cutoff, own = records.cutoff(evaluation.period), records.post_of(evaluation)
    if own is None or not own.span.covers(cutoff):
        return
    for post in person.posts_in(cutoff, cutoff):
        if post.unit != evaluation.unit and post.standing.subject is SubjectKind.LEADER:
            yield post


def _tasks(subject: Subject, evaluation: Evaluation, post: Post) -> Iterator[CollectiveTask]:
    """Of a head all tasks of the unit, of a deputy or member those of the own field; confirmed force majeure excuses."""
    collective = subject.records.collectives.get((evaluation.period, post.unit))
    for task in collective.tasks if collective is not None else ():
        excused = task.force_majeure is not None and task.force_majeure.confirmed is not None
        if not excused and (post.standing is Standing.HEAD or evaluation.person in task.in_charge):
            yield task
