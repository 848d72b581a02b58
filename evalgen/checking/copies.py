"""Two files that are the same to the byte: the one was probably copied over, or from, the other.

Equal work alone is no sign of it: whoever does the same tasks beside each other may well have the same plan and the same
results. What people say of themselves in their own words, with every comment and blank around it, is not written twice.
"""

from collections.abc import Iterable, Iterator

from evalgen.checking.names import called
from evalgen.checking.subject import Subject
from evalgen.domain.document import Document
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.problem import Problem, Severity

_RESTORED = "Chép nhầm tệp thì lấy lại bản trước từ Git rồi điền theo đúng người"


def copied_record(subject: Subject) -> Iterator[Problem]:
    """A self-assessment in words of one's own is not that of somebody else."""
    records = subject.records
    first: dict[object, Evaluation] = {}
    for evaluation in records.evaluations:
        document = evaluation.document
        if not document.digest or evaluation.self_assessment is None or evaluation.person not in records.people:
            continue
        other = first.setdefault((evaluation.period, document.digest), evaluation)
        if other.person != evaluation.person and _in_own_words(document):
            yield Problem(
                code="copied-file",
                place=evaluation.place(),
                message=f"hồ sơ này giống từng chữ hồ sơ của {called(records, other.person)}: {other.document.file}.",
                remedy=f"{_RESTORED}; hai người thật sự cùng việc, cùng kết quả thì để nguyên.",
                severity=Severity.WARNING,
            )


def _in_own_words(document: Document) -> bool:
    """Asked of the few files alone that are like another one: others need not be read again."""
    own = document.root["self_assessment"]
    return bool(own.get("strengths") or own.get("limitations"))


def copied_person(subject: Subject) -> Iterator[Problem]:
    """Nobody is listed twice, and no file of a person still holds the words of the one that it was copied from."""
    people = subject.records.people.values()
    for document, other in _alike(person.document for person in people):
        yield Problem(
            code="copied-file",
            place=document.place(),
            message=f"tệp này giống từng chữ {other}: một người khai hai lần, hay chép tệp mà chưa sửa?",
            remedy="Một người thì xóa một tệp; hai người trùng họ tên, chức vụ thì ghi ngày sinh (birth_date) của mỗi người.",
            severity=Severity.WARNING,
        )


def _alike(documents: Iterable[Document]) -> Iterator[tuple[Document, str]]:
    """Every document that is like one before it, with the file of that one."""
    first: dict[bytes, Document] = {}
    for document in documents:
        other = first.setdefault(document.digest, document) if document.digest else document
        if other is not document:
            yield document, other.file
