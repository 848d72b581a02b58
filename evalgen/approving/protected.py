"""The files that power rests on change one level up: bodies, regulation, the organization, what runs in CI.

Whether a change was allowed is judged by the bodies as they were before it: whoever adds a key in the same change
cannot use it for that change.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from evalgen.approving.credentials import refusal
from evalgen.domain.approval import Protection
from evalgen.domain.body import Body
from evalgen.domain.organization import Organization
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem

NONE = "none"
"""The digest of a file that is not there."""

_FILES = frozenset(
    {
        "records/organization.yaml",
        ".gitlab-ci.yml",
        "CODEOWNERS",
        "docs/CODEOWNERS",
        ".pre-commit-config.yaml",
    }
)
_FOLDERS = ("records/bodies/", "records/regulation/", ".github/", ".gitlab/", "schemas/")
_STATEMENTS = ("approvals", "receipts", "rules")


def is_protected(path: str) -> bool:
    """Whether power over others rests on the file at `path`, from the folder that holds `records/`."""
    inside = path.replace("../", "")
    # Attributes hide changes from those who review them on the host, wherever they stand.
    return inside in _FILES or inside.startswith(_FOLDERS) or inside.rsplit("/", maxsplit=1)[-1] == ".gitattributes"


def is_statement(path: str) -> bool:
    """Whether a signed statement, a receipt, or the rules kept for one, lies at `path`."""
    parts = path.split("/")
    return parts[0] == "records" and any(part in _STATEMENTS for part in parts[1:3])


@dataclass(frozen=True, kw_only=True, slots=True)
class SignedProtection:
    """A protection, with the fingerprint of the key whose good signature it bears."""

    protection: Protection
    key: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """Who governs, before a change."""

    organization: Organization | None
    bodies: Mapping[str, Body]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProtectedChange:
    """One commit's change of protected files: path → digest after it, with all protections that lay there then."""

    commit: str
    files: Mapping[str, str]
    before: Rule
    protections: tuple[SignedProtection, ...]


def unapproved(change: ProtectedChange) -> Iterator[Problem]:
    """The protected files of `change` that nobody one level up has signed."""
    governor = change.before.organization.governed_by if change.before.organization else None
    body = change.before.bodies.get(governor) if governor else None
    if body is None:
        return
    refused: dict[str, str] = {}
    approved: set[str] = set()
    for item in change.protections:
        covered = {path for path, digest in item.protection.files.items() if change.files.get(path) == digest}
        why = _refusal(item, body)
        if why is None:
            approved |= covered
        else:
            refused |= dict.fromkeys(covered, why)
    for path in sorted(change.files.keys() - approved):
        reason = refused.get(path, f"chưa có phê duyệt của «{body.id}» ({body.name})")
        yield Problem(
            code="protected-file-unapproved",
            place=Place(file=path),
            message=f"tệp được bảo vệ đã đổi ở phiên bản {change.commit[:12]}: {reason}",
            remedy=f"Đưa tệp về như trước, hoặc để «{body.id}» ký: evalgen approve {path} --step protection --key …",
        )


def protecting(protections: Iterable[SignedProtection], before: Rule) -> tuple[Protection, ...]:
    """The protections that hold by who governed before a change."""
    governor = before.organization.governed_by if before.organization else None
    body = before.bodies.get(governor) if governor else None
    return tuple(item.protection for item in protections if body is not None and _refusal(item, body) is None)


def deleted(steps: Iterable[tuple[str, Iterable[tuple[str, bool]]]], present: Iterable[str]) -> Iterator[Problem]:
    """Signed statements that a commit took away and that are not back: (commit, (path, whether it was deleted))."""
    there = set(present)
    gone: dict[str, str] = {}
    for commit, changes in steps:
        for path, removed in changes:
            if removed and is_statement(path):
                gone[path] = commit
    for path, commit in sorted(gone.items()):
        if path not in there:
            yield Problem(
                code="statement-deleted",
                place=Place(file=path),
                message=f"phê duyệt, biên nhận hoặc quy định đã lưu bị xóa ở phiên bản {commit[:12]}.",
                remedy=f"Khôi phục tệp: git checkout {commit[:12]}^ -- {path}",
            )


def _refusal(item: SignedProtection, body: Body) -> str | None:
    protection = item.protection
    if item.key is None:
        return f"chữ ký trong {protection.document.file} không đúng với nội dung."
    if protection.body != body.id:
        return f"{protection.document.file} ký thay «{protection.body}», không phải cấp trên «{body.id}»."
    refused = refusal(body, protection.signer, item.key, protection.on)
    return refused.message if refused else None
