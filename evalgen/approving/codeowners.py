"""CODEOWNERS: whom the host asks, generated from the dated records, so that it never says less than they do.

The file names folders of units, not people, and grows with the units alone; a record whose deciding body is another than
its unit's gets a line of its own. What nobody is named for goes to the body one level up: nothing is left without owner.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from evalgen.approving.acting import answering_body
from evalgen.approving.protected import WHOLE
from evalgen.domain.approval import ApprovedStep
from evalgen.domain.organization import Post
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem
from evalgen.domain.records import Records

MAX_BYTES = 3_000_000
"""GitHub ignores a longer file without a word; the check refuses one third of it."""

PROTECTED = (
    "/records/organization.yaml",
    "/records/bodies/",
    "/records/regulation/",
    "/records/approvals/",
    "/schemas/",
    "/.github/",
    "/.gitlab/",
    "/.gitlab-ci.yml",
    "/.gitea/",
    "/.forgejo/",
    "/.vscode/",
    "/.gitmodules",
    "/.pre-commit-config.yaml",
    "/CODEOWNERS",
    ".gitattributes",
)
"""Decided one level up; after everything else, because the last pattern that fits is the one that counts."""

SETTINGS = (
    "Bảo vệ nhánh chính: chỉ hợp nhất qua yêu cầu hợp nhất, không đẩy thẳng, không đẩy đè (force push), không xóa nhánh.",
    "Bắt buộc phê duyệt của code owner; phê duyệt cũ mất hiệu lực khi có thay đổi mới; người đẩy sau cùng không tự duyệt.",
    "Bắt buộc các kiểm tra «evalgen» đạt trên đúng nhánh đã cập nhật; kiểm tra bị bỏ qua không được tính là đạt.",
    "Áp dụng cho cả quản trị viên; không ai được bỏ qua (bypass).",
    "Chỉ cho hợp nhất bằng merge commit hoặc squash sau khi các tệp phê duyệt đã nằm trong yêu cầu.",
)
"""What the host must be set to, without which CODEOWNERS asks but does not stop."""


class Owners(Struct, frozen=True, kw_only=True):
    """One line: a pattern and the accounts that the host asks."""

    pattern: str
    accounts: tuple[str, ...]


def codeowners(records: Records, day: dt.date) -> str:
    """The whole file for `day`, the same for GitHub and GitLab."""
    lines = [
        "# Do lệnh evalgen codeowners tạo từ records/; không sửa bằng tay.",
        "# Mẫu đứng sau thắng mẫu đứng trước; mọi đường dẫn đều có người chịu trách nhiệm.",
        *(f"{item.pattern} {' '.join(f'@{name}' for name in item.accounts)}" for item in owners(records, day)),
    ]
    return "\n".join(lines) + "\n"


def owners(records: Records, day: dt.date) -> Iterator[Owners]:
    """The lines in order: everything, the units, the records that go elsewhere, then what power rests on."""
    above = _governing(records, day)
    yield Owners(pattern="*", accounts=above)
    asked: dict[str, tuple[str, ...]] = {}
    for unit, posts in sorted(_posts(records, day).items()):
        usual = Counter(post.managed_by for _, post in posts).most_common(1)[0][0]
        asked[unit] = accounts = _accounts(records, usual, day, unit=unit) or above
        yield Owners(pattern=f"/records/*/{unit}/", accounts=accounts)
        yield Owners(pattern=f"/records/*/approvals/{unit}/", accounts=accounts)
    yield from _exceptions(records, day, asked)
    # Receipts and the rules kept for approvals are the host's to bring; whoever verifies dossiers looks at them.
    verifying = tuple(sorted({name for body in _verifying(records) for name in _accounts(records, body, day, role="")}))
    for kept in ("receipts", "rules"):
        yield Owners(pattern=f"/records/*/{kept}/", accounts=verifying or above)
    for pattern in PROTECTED:
        yield Owners(pattern=pattern, accounts=above)


def _exceptions(records: Records, day: dt.date, asked: Mapping[str, tuple[str, ...]]) -> Iterator[Owners]:
    """The records that go elsewhere than their unit, whose owners are `asked`; nobody is asked about their own record.

    Of those who have left a unit these are only the records about which they would be asked themselves.
    """
    own = _accounts_of_people(records, day)
    above = _governing(records, day)
    for unit, posts in sorted(_posts(records, day, left=True).items()):
        accounts = asked.get(unit, above)
        for person, post in posts:
            others = _others(records, person, post, day) or above
            if others != accounts and (post.span.covers(day) or own.get(person, set()) & set(accounts)):
                yield Owners(pattern=f"/records/*/{unit}/{person}.yaml", accounts=others)
                yield Owners(pattern=f"/records/*/approvals/{unit}/{person}/", accounts=others)


def _others(records: Records, person: str, post: Post, day: dt.date) -> tuple[str, ...]:
    """Whoever is asked about a record of the person: one level up, or the others of the body; last the governor's others."""
    body = answering_body(
        records.bodies, post.managed_by, step=ApprovedStep.DECISION, person=person, unit=post.unit, on=day
    )
    deciding = _accounts(records, body, day, without=person, unit=post.unit)
    return deciding or _governing(records, day, without=person)


def codeowners_problems(records: Records, day: dt.date, file: str, text: str | None) -> Iterator[Problem]:
    """What keeps the host from asking the right people: no account above, an outdated file, a file too long."""
    place = Place(file=file)
    governor = _governor(records)
    if not _governing(records, day):
        yield Problem(
            code="codeowners-no-governor",
            place=Place(file="records/organization.yaml"),
            message=f"ngày {day:%d/%m/%Y} không có tài khoản nào của cấp trên giám sát («{governor or 'chưa khai'}»), nên còn "
            "đường dẫn không có người chịu trách nhiệm.",
            remedy="Ghi governed_by trong records/organization.yaml và account cho thành viên của tổ chức đó.",
        )
        return
    wanted = codeowners(records, day)
    if text != wanted:
        what = "chưa có" if text is None else "không còn khớp với records/bodies/ và records/people/"
        yield Problem(
            code="codeowners-outdated",
            place=place,
            message=f"tệp {what}.",
            remedy=f'Chạy lại: evalgen codeowners --on "$(date +%F)" > {file}',
        )
    if len(wanted.encode()) > MAX_BYTES // 3:
        yield Problem(
            code="codeowners-too-long",
            place=place,
            message=f"tệp dài {len(wanted.encode())} byte, gần giới hạn {MAX_BYTES} byte mà máy chủ còn đọc.",
            remedy="Gom người về ít tổ chức quyết định hơn, hoặc tách kho theo khối.",
        )


def _posts(records: Records, day: dt.date, *, left: bool = False) -> dict[str, list[tuple[str, Post]]]:
    """By unit, who holds a post on `day`; with those who have `left` it, too, each with the last post there."""
    found: defaultdict[str, list[tuple[str, Post]]] = defaultdict(list)
    for name, person in sorted(records.people.items()):
        held = [post for post in person.posts if post.span.covers(day)]
        units = {post.unit for post in held}
        former = {post.unit: post for post in person.posts if post.span.first < day and post.unit not in units}
        for post in (*held, *(former.values() if left else ())):
            found[post.unit].append((name, post))
    return found


def _accounts_of_people(records: Records, day: dt.date) -> Mapping[str, set[str]]:
    """By person, the accounts that they have in bodies on `day`."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for body in records.bodies.values():
        for member in body.members_on(day):
            if member.account:
                found[member.person].add(member.account)
    return found


def _verifying(records: Records) -> list[str]:
    """The bodies that receive or verify, of the organization itself."""
    able = (body.id for body in records.bodies.values() if body.roles & {"receive", "verify"})
    return [name for name in able if name != _governor(records)]


def _governor(records: Records) -> str:
    return (records.organization.governed_by if records.organization else None) or ""


def _governing(records: Records, day: dt.date, *, without: str = "") -> tuple[str, ...]:
    """The accounts of those who act for the body one level up as a whole."""
    return _accounts(records, _governor(records), day, without=without, role=WHOLE, unit=WHOLE)


def _accounts(  # noqa: PLR0913 - of which body, when, for what
    records: Records, body: str, day: dt.date, *, without: str = "", role: str = "decide", unit: str = ""
) -> tuple[str, ...]:
    """The accounts of who acts for the body on `day` in that role, sorted."""
    members: Sequence[str] = ()
    if body in records.bodies:
        members = [
            item.account
            for item in records.bodies[body].members_on(day, role=role, unit=unit)
            if item.person != without
        ]
    return tuple(sorted({account for account in members if account}))
