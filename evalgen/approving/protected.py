"""The files that power rests on change one level up: bodies, regulation, the organization, what runs in CI.

Whether a change was allowed is judged by the bodies as they were before it: whoever adds a key in the same change
cannot use it for that change.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from evalgen.approving.competence import Handover, Rule
from evalgen.approving.credentials import refusal
from evalgen.approving.evidence import MAX_DAYS
from evalgen.domain.approval import Protection
from evalgen.domain.body import Body
from evalgen.domain.period import Period
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem

WHOLE = "*"
"""No role and no unit has this name: power over power is not given to whoever may act for a part."""

NONE = "none"
"""The digest of a file that is not there."""

_FILES = frozenset(
    {
        "records/organization.yaml",
        ".gitlab-ci.yml",
        "CODEOWNERS",
        "docs/CODEOWNERS",
        ".pre-commit-config.yaml",
        ".gitmodules",
    }
)
_FOLDED = frozenset(file.casefold() for file in _FILES)
_FOLDERS = (
    *("records/bodies/", "records/regulation/", "schemas/"),
    *(".github/", ".gitlab/", ".gitea/", ".forgejo/"),
    ".vscode/",
)
_STATEMENTS = ("approvals", "receipts", "rules")


def is_protected(path: str) -> bool:
    """Whether power over others rests on the file at `path`, from the folder that holds `records/`.

    On the disks of Windows and macOS names in small and in large letters are the same.
    """
    inside = path.replace("../", "").casefold()
    # A link in the place of a folder holds what it leads to. Attributes hide changes from those who review them, anywhere.
    return (
        inside in _FOLDED or f"{inside}/".startswith(_FOLDERS) or inside.rsplit("/", maxsplit=1)[-1] == ".gitattributes"
    )


def is_statement(path: str) -> bool:
    """Whether a signed statement, a receipt, or the rules kept for one, lies at `path`."""
    match path.split("/"):
        case "records", folder, inner, *_:
            # A pack of the organization's own may have any name.
            return folder == _STATEMENTS[0] or (inner in _STATEMENTS and Period.parse(folder) is not None)
    return False


class SignedProtection(Struct, frozen=True, kw_only=True):
    """A protection, with the fingerprint of the key whose good signature it bears."""

    protection: Protection
    key: str | None


class ProtectedChange(Struct, frozen=True, kw_only=True):
    """One commit's change of protected files: path → digest after it, with all protections that lay there then."""

    commit: str
    files: Mapping[str, str]
    before: Rule
    protections: tuple[SignedProtection, ...]
    handovers: Mapping[str, Handover] = field(default_factory=dict)
    """Of the files that hand power over, though they are free to change otherwise."""

    used: frozenset[tuple[str, str]] = frozenset()
    """File of a protection and path: what an earlier change has rested on. An old signature brings nothing old back."""

    not_before: dt.date | None = None
    """So late it was at least: the latest day that the host had attested until then; None where it attests none."""

    def rests_on(self) -> Iterator[tuple[str, str]]:
        """What this change has used up: every protection of just what it brings."""
        for item in self.protections:
            for path, digest in item.protection.files.items():
                if self.files.get(path) == digest:
                    yield item.protection.document.file, path


def unapproved(change: ProtectedChange) -> Iterator[Problem]:
    """The files of `change` that nobody who may has signed."""
    for path in sorted(change.files):
        handover = change.handovers.get(path)
        governor = change.before.governor
        bodies = handover.bodies if handover else (() if governor is None else (governor,))
        covering = [item for item in change.protections if item.protection.files.get(path) == change.files[path]]
        fresh = [item for item in covering if (item.protection.document.file, path) not in change.used]
        refusals = [_refusal(item, bodies, handover.person if handover else "", change.not_before) for item in fresh]
        good = [item for item, refused in zip(fresh, refusals, strict=True) if refused is None]
        if any(_enough(body, good) for body in bodies):
            continue
        reason = next((refused for refused in reversed(refusals) if refused), "")
        if not reason and covering and not fresh:
            reason = f"{covering[-1].protection.document.file} đã dùng cho một lần thay đổi trước, không dùng lại được."
        reason = reason or _unsigned(bodies)
        what = handover.words if handover else "tệp được bảo vệ đã đổi"
        yield Problem(
            code="power-moved-unapproved" if handover else "protected-file-unapproved",
            place=Place(file=path),
            message=f"{what} ở phiên bản {change.commit[:12]}: {reason}",
            remedy=_remedy(path, bodies, change.commit),
        )


def protecting(
    protections: Iterable[SignedProtection], before: Rule, not_before: dt.date | None
) -> tuple[Protection, ...]:
    """The protections whose signers had power over power before a change, each by the body that they signed for."""
    known = tuple(before.bodies.values())
    return tuple(item.protection for item in protections if _refusal(item, known, "", not_before) is None)


def _enough(body: Body, good: list[SignedProtection]) -> bool:
    """Whether as many people as the body needs have signed for it, each with a key of their own."""
    own = [item for item in good if item.protection.body == body.id]
    people = [(item.protection.signer, item.protection.on) for item in own]
    keys = [(item.key or "", item.protection.on) for item in own]
    return body.has_acted(people) and body.has_acted(keys)


def _unsigned(bodies: tuple[Body, ...]) -> str:
    if not bodies:
        return "chưa khai cấp trên giám sát (governed_by), nên không ai có quyền duyệt."
    return "chưa có phê duyệt của " + " hoặc ".join(f"«{body.id}» ({body.name})" for body in bodies)


def _remedy(path: str, bodies: tuple[Body, ...], commit: str) -> str:
    if not bodies:
        return (
            "Ghi governed_by trong records/organization.yaml; người kiểm tra đọc thay đổi này bằng mắt rồi đối soát từ "
            "phiên bản đã đọc: evalgen audit --since PHIÊN_BẢN"
        )
    who = " hoặc ".join(f"«{body.id}»" for body in bodies)
    return (
        f"Chưa hợp nhất thì để {who} ký trong chính lần ghi này: evalgen approve {path} --step protection --key KHÓA --on "
        f"NGÀY. Đã hợp nhất thì ký sau hay đưa tệp về như trước đều không đủ: {who} đọc thay đổi, rồi duyệt việc đối soát từ "
        f"phiên bản đã đọc, ở lệnh trong quy trình công bố: evalgen audit --since {commit[:12]}"
    )


def _refusal(item: SignedProtection, bodies: tuple[Body, ...], person: str, not_before: dt.date | None) -> str | None:
    protection = item.protection
    if item.key is None:
        return f"chữ ký trong {protection.document.file} không đúng với nội dung."
    body = next((body for body in bodies if body.id == protection.body), None)
    if body is None:
        allowed = " hoặc ".join(f"«{one.id}»" for one in bodies) or "cấp trên nào"
        return f"{protection.document.file} ký thay «{protection.body}», không phải {allowed}."
    if protection.signer == person:
        return f"«{person}» tự ký về thẩm quyền đối với chính mình."
    refused = refusal(body, protection.signer, item.key, protection.on, role=WHOLE, unit=WHOLE)
    if refused is None and not_before is not None:
        # Nobody attests the day of this signature. It comes with the change, which came after that receipt.
        day = max(protection.on, not_before - dt.timedelta(days=MAX_DAYS))
        refused = refusal(body, protection.signer, item.key, day, role=WHOLE, unit=WHOLE)
    return refused.message if refused else None
