"""Khiếu nại, kiến nghị.

«Khi có khiếu nại, kiến nghị bằng văn bản ... thì cấp có thẩm quyền đánh giá, xếp loại có trách nhiệm xem xét, kết luận và
thông báo bằng văn bản đến tập thể, cá nhân khiếu nại, kiến nghị» (khoản 2 Điều 16 QĐ 366). The clause names no day, so that
none is held against an answer. Nothing of what an appeal says is ever repeated here.
"""

from collections.abc import Iterator

from evalgen.checking.cited import asked, citation
from evalgen.checking.subject import Subject
from evalgen.domain.appeal import Appeal, AppealState
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.record import Record


def appeal_open(subject: Subject) -> Iterator[Problem]:
    """An appeal that nobody has answered yet is named wherever the record is looked at."""
    for record, appeal in _owed_an_answer(subject):
        if appeal.state is AppealState.OPEN and len(appeal.missing) == len(_ANSWER):
            yield Problem(
                code="appeal-open",
                place=record.place(*appeal.pointer),
                message=f"khiếu nại, kiến nghị ngày {appeal.submitted_on:%d/%m/%Y} {appeal.state.label}; mức đã quyết định vẫn được chấp hành.",
                remedy="Khi đã kết luận, ghi conclusion, document và answered_on; nếu kết quả thay đổi thì ghi thêm ở amendments.",
                severity=Severity.NOTE,
                citation=citation(subject.laws.get(record.period), "appeals", "written_answer"),
            )


def appeal_answer_incomplete(subject: Subject) -> Iterator[Problem]:
    """An answer has a conclusion, a document and its day."""
    for record, appeal in _owed_an_answer(subject):
        if 0 < len(appeal.missing) < len(_ANSWER):
            missing = ", ".join(f"«{name}»" for name in appeal.missing)
            yield Problem(
                code="appeal-answer-incomplete",
                place=record.place(*appeal.pointer),
                message=f"phần trả lời khiếu nại, kiến nghị ngày {appeal.submitted_on:%d/%m/%Y} còn thiếu {missing}, nên chưa coi là đã trả lời.",
                remedy="Ghi đủ kết luận (conclusion), số văn bản trả lời (document) và ngày trả lời (answered_on).",
                severity=Severity.WARNING,
                citation=citation(subject.laws.get(record.period), "appeals", "written_answer"),
            )


def appeal_answered_too_early(subject: Subject) -> Iterator[Problem]:
    """Nobody answers an appeal before it is handed in."""
    for record, appeal in _appeals(subject):
        if appeal.answered_on is not None and appeal.answered_on < appeal.submitted_on:
            yield Problem(
                code="appeal-answered-too-early",
                place=record.place(*appeal.pointer, "answered_on"),
                message=f"ngày trả lời {appeal.answered_on:%d/%m/%Y} sớm hơn ngày gửi {appeal.submitted_on:%d/%m/%Y}.",
                remedy="Kiểm tra lại hai ngày theo văn bản.",
            )


_ANSWER = ("conclusion", "document", "answered_on")


def _owed_an_answer(subject: Subject) -> Iterator[tuple[Record, Appeal]]:
    """Those that the law of their period has answered in writing; so has a law that is silent."""
    for record, appeal in _appeals(subject):
        if asked(subject.laws.get(record.period), "appeals", "written_answer"):
            yield record, appeal


def _appeals(subject: Subject) -> Iterator[tuple[Record, Appeal]]:
    yield from ((record, appeal) for record in subject.records.people_and_collectives() for appeal in record.appeals)
