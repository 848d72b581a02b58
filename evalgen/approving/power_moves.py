"""Power that a change hands over: said before the merge, while the signature that `audit` will ask for can still come with it."""

from collections.abc import Iterable, Iterator

from evalgen.approving.competence import Handover, Rule, handovers
from evalgen.approving.side import Comparison
from evalgen.domain.approval import Protection
from evalgen.domain.body import Body
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
