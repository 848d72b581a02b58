"""People that other files name."""

from collections.abc import Iterator

from evalgen.checking.names import near_name, person_known, suggestion
from evalgen.checking.subject import Subject
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem
from evalgen.domain.records import Records


def unknown_person_of_record(subject: Subject) -> Iterator[Problem]:
    """A record bears the name of a person."""
    records = subject.records
    unknown = [item for item in records.evaluations if not person_known(records, item.person)]
    files = {item.document.file for item in records.evaluations} if unknown else set[str]()
    for evaluation in unknown:
        person, place = evaluation.person, evaluation.place()
        right = f"{place.file.removesuffix(f'{person}.yaml')}{near_name(person, records.people)}.yaml"
        # Nobody is told to write one record over another.
        taken = right in files or right in records.unreadable
        near = suggestion(person, records.people)
        mend = f"Đổi tên tệp thành {right}" if near and not taken else "Sửa mã cán bộ"
        yield Problem(
            code="unknown-person",
            place=place,
            message=f"hồ sơ mang mã cán bộ «{person}» không có trong danh sách cán bộ.",
            remedy=f"{near}{mend}, hoặc tạo tệp records/people/{person}.yaml trước.",
        )


def unknown_person_in_charge(subject: Subject) -> Iterator[Problem]:
    """Whoever is in charge of a task of a collective is a person."""
    records = subject.records
    for collective in records.collectives.values():
        for task in collective.tasks:
            for index, person in enumerate(task.in_charge):
                if not person_known(records, person):
                    place = collective.place(*task.pointer, "in_charge", index)
                    yield _unknown(records, place, person, "người phụ trách")


def unknown_member(subject: Subject) -> Iterator[Problem]:
    """A member of a body is a person, or somebody from outside who bears a name in the file of the body."""
    records = subject.records
    for body in records.bodies.values():
        for index, member in enumerate(body.members):
            if not member.name and not person_known(records, member.person):
                place = body.document.place("members", index, "person")
                yield _unknown(records, place, member.person, "thành viên")


def _unknown(records: Records, place: Place, person: str, what: str) -> Problem:
    return Problem(
        code="unknown-person",
        place=place,
        message=f"{what} «{person}» không có trong danh sách cán bộ.",
        remedy=f"{suggestion(person, records.people)}Sửa mã cán bộ, hoặc tạo tệp records/people/{person}.yaml trước.",
    )
