"""Signed statements along the line of merges: they come, and then they stay as they came."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from evalgen.approving.protected import is_statement
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem


class Touched(Struct, frozen=True, kw_only=True):
    """One commit's change of one path, with Git's names of its contents; None where there is none."""

    commit: str
    path: str
    before: str | None
    after: str | None


def changed_statements(touches: Iterable[Touched], present: Iterable[str]) -> Iterator[Problem]:
    """Statements that a commit took away or wrote over, and that are not back as they first were; `present` are there now."""
    there = set(present)
    first: dict[str, str] = {}
    last: dict[str, Touched] = {}
    for touched in touches:
        if is_statement(touched.path):
            original = touched.before or touched.after
            if original is not None:
                first.setdefault(touched.path, original)
            last[touched.path] = touched
    for path, touched in sorted(last.items()):
        if path not in there:
            yield _problem("statement-deleted", touched, "bị xóa")
        elif touched.after is not None and touched.after != first[path]:
            yield _problem("statement-changed", touched, "bị sửa")


def arrivals(touches: Iterable[Touched]) -> Mapping[str, str]:
    """Each statement with the commit that first brought it."""
    found: dict[str, str] = {}
    for touched in touches:
        if is_statement(touched.path) and touched.after is not None:
            found.setdefault(touched.path, touched.commit)
    return found


def _problem(code: str, touched: Touched, done: str) -> Problem:
    return Problem(
        code=code,
        place=Place(file=touched.path),
        message=f"phê duyệt, biên nhận hoặc quy định đã lưu {done} ở phiên bản {touched.commit[:12]}.",
        remedy=f"Khôi phục tệp: git checkout {touched.commit[:12]}^ -- {touched.path}",
    )
