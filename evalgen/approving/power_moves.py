"""Power that a change hands over: said before the merge, while the signature that `audit` will ask for can still come with it."""

import datetime as dt
import unicodedata
from collections.abc import Iterable, Iterator

from evalgen.approving.competence import Handover, Rule, handovers
from evalgen.approving.side import Comparison
from evalgen.domain.approval import Protection
from evalgen.domain.body import Body
from evalgen.domain.organization import Person
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem, Severity


def power_moved(comparison: Comparison, signed: Iterable[Protection]) -> Iterator[Problem]:
    """Whoever comes to decide on somebody, or raises a rate, comes to it by a signature; `signed` are those that hold."""
    if comparison.founding:
        return
    before, after = comparison.before.records, comparison.after.records
    rule = Rule(
        organization=before.organization,
        bodies=before.bodies,
        people={person.document.file: person for person in before.people.values()},
        periods={period.document.file: period for period in before.periods.values()},
    )
    changed = {change.path for change in comparison.files}
    people = {item.document.file: item for item in after.people.values() if item.document.file in changed}
    periods = {item.document.file: item for item in after.periods.values() if item.document.file in changed}
    protections = tuple(signed)
    for file, handover in handovers(rule, people, periods):
        if not any(_has_signed(body, file, handover, protections) for body in handover.bodies):
            yield _unsigned(file, handover)


def person_anew(comparison: Comparison) -> Iterator[Problem]:
    """Whoever was there under another identifier begins anew: earlier results, and whoever decided, stay with the old file."""
    if comparison.founding:
        return
    before, after = comparison.before.records, comparison.after.records
    come = [person for person in after.people.values() if person.id not in before.people]
    known: dict[str, list[Person]] = {}
    for person in before.people.values() if come else ():
        known.setdefault(_called(person), []).append(person)
    for new in come:
        # Two who hold posts at the same time are two people of one name.
        same = [old for old in known.get(_called(new), ()) if not _together(new, after.people.get(old.id))]
        for old in same[:1]:
            yield Problem(
                code="person-anew",
                place=Place(file=new.document.file),
                message=f"«{new.id}» trùng họ tên với «{old.id}» ({old.name}), người không còn giữ chức vụ nào trong thời gian "
                "ấy: nếu là một người thì kết quả các kỳ trước và cấp có thẩm quyền cũ không theo sang.",
                remedy="Một người chỉ có một tệp: ghi chức vụ mới vào posts của tệp cũ; đúng là hai người thì cấp trên xem trước "
                "khi hợp nhất.",
                severity=Severity.WARNING,
            )


def _called(person: Person) -> str:
    return " ".join(unicodedata.normalize("NFC", person.name).casefold().split())


def _together(one: Person, other: Person | None) -> bool:
    """Whether both hold a post on the same day."""
    spans = [post.span for post in other.posts] if other is not None else []
    return any(post.span.overlaps(span.first, span.last or dt.date.max) for post in one.posts for span in spans)


def _has_signed(body: Body, file: str, handover: Handover, signed: tuple[Protection, ...]) -> bool:
    own = [item for item in signed if item.body == body.id and file in item.files and item.signer != handover.person]
    return body.has_acted([(item.signer, item.on) for item in own])


def _unsigned(file: str, handover: Handover) -> Problem:
    who = " hoặc ".join(f"«{body.id}» ({body.name})" for body in handover.bodies) or "cấp trên giám sát (governed_by)"
    return Problem(
        code="power-moved-unapproved",
        place=Place(file=file),
        message=f"{handover.words}, chưa có chữ ký của {who}.",
        remedy=(
            f"Chữ ký phải đi cùng thay đổi này: evalgen approve {file} --step protection --key KHÓA --on NGÀY; hợp nhất "
            "khi chưa ký thì evalgen audit không đạt và trang không được công bố."
        ),
        severity=Severity.WARNING,
    )
