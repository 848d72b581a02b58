"""What a document leaves open about its own procedure: posts for which nobody acts, and days that do not agree.

Computed from the entries, never declared by them. A pack that declares the gap with the reading chosen makes it known; what
is not known is for its authors to mend or to declare.
"""

from collections.abc import Iterator
from itertools import combinations

from evalgen.regulation.library import Library, Pack
from evalgen.regulation.lint.finding import Finding
from evalgen.regulation.procedures.days import MonthDay
from evalgen.regulation.procedures.procedure import Authority, Deadline, Procedure, Role


def procedure_findings(library: Library) -> Iterator[Finding]:
    """Every gap of every pack; of inherited entries where they are stated."""
    for pack in library.packs.values():
        yield from _open_roles(library, pack)
        yield from _two_days(pack.procedure)
        yield from _later_than_inherited(library, pack)


def _open_roles(library: Library, pack: Pack) -> Iterator[Finding]:
    """Chức danh nào cũng có người làm từng việc mà quy trình của văn bản nêu, và luôn có người quyết định."""
    for authority in pack.procedure.authorities:
        expected = {Role.DECIDE, *authority.gaps, *_roles(library, pack, authority)}
        for role in (role for role in Role if role in expected and role not in authority.grants):
            reading = authority.gaps.get(role, "")
            yield Finding(
                code="authority-gap",
                place=authority.place,
                message=f"«{'; '.join(authority.posts)}»: {pack.instrument.name} không nêu ai {role.value}",
                remedy="" if reading else f"Nêu ai {role.value} kèm căn cứ; văn bản để trống thì ghi cách hiểu ở gaps.",
                reading=reading,
            )


def _roles(library: Library, pack: Pack, authority: Authority) -> set[Role]:
    """The roles in the steps of the nearest pack that has any, for the people of `authority`."""
    generations = (item.procedure.steps for item in reversed(library.lineage(pack.id)))
    nearest = next((steps for steps in generations if steps), ())
    return {step.role for step in nearest if step.role is not None and step.route in ("", authority.route)}


def _two_days(procedure: Procedure) -> Iterator[Finding]:
    """Một bước có một ngày hạn."""
    for step in procedure.steps:
        own = [item for item in procedure.deadlines if item.id in step.deadlines and item.route in ("", step.route)]
        for first, second in combinations(own, 2):
            if isinstance(first.due.day, MonthDay) and isinstance(second.due.day, MonthDay) and first.due != second.due:
                yield _of_deadline(
                    second,
                    code="deadlines-differ",
                    message=f"bước «{step.title}» có hai thời hạn khác nhau: «{first.title}» ({first.citation}) "
                    f"và «{second.title}» ({second.citation})",
                )


def _later_than_inherited(library: Library, pack: Pack) -> Iterator[Finding]:
    """Văn bản cấp dưới không đặt hạn muộn hơn hạn của văn bản mà nó thực hiện."""
    above = [item for ancestor in library.lineage(pack.id)[:-1] for item in ancestor.procedure.deadlines]
    for own in pack.procedure.deadlines:
        for inherited in above:
            if own.holds is not None and own.holds is inherited.holds and _later(own, inherited):
                yield _of_deadline(
                    own,
                    code="deadline-later-than-inherited",
                    message=f"thời hạn «{own.title}» muộn hơn hạn của {inherited.citation}",
                )


def _later(own: Deadline, inherited: Deadline) -> bool:
    first, second = own.due.day, inherited.due.day
    if not isinstance(first, MonthDay) or not isinstance(second, MonthDay):
        return False
    shared = not set(own.period_kinds).isdisjoint(inherited.period_kinds)
    return shared and (first.month_after, first.day) > (second.month_after, second.day)


def _of_deadline(deadline: Deadline, *, code: str, message: str) -> Finding:
    return Finding(
        code=code,
        place=deadline.place,
        message=message,
        remedy="" if deadline.chosen else "Kiểm tra lại văn bản; văn bản in như vậy thì ghi cách hiểu được chọn.",
        reading=deadline.chosen,
    )
