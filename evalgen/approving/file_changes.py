"""Which paths differ between two revisions, and what each of them is."""

import enum
import unicodedata
from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.period import Period
from evalgen.domain.revision import Tree, TreeEntry


class ChangeKind(enum.Enum):
    """What became of a path."""

    ADDED = "thêm"
    CHANGED = "sửa"
    DELETED = "xóa"
    RENAMED = "đổi tên"
    MODE = "đổi kiểu tệp"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value


class Area(enum.Enum):
    """What a file is for."""

    RECORD = "hồ sơ đánh giá"
    PERIOD = "tệp của kỳ"
    PERSON = "cán bộ, chức vụ"
    UNIT = "đơn vị"
    BODY = "tổ chức có thẩm quyền"
    CATALOGUE = "danh mục sản phẩm"
    ORGANIZATION = "thông tin tổ chức"
    REGULATION = "quy định riêng"
    STATEMENT = "phê duyệt có chữ ký"
    ATTACHMENT = "tệp đi kèm hồ sơ"
    WORKFLOW = "quy trình tự động"
    OWNERS = "phân công duyệt"
    SCHEMA = "lược đồ"
    SITE = "trang công khai"
    GIT = "cấu hình Git"
    TESTS = "kiểm thử"
    DOCS = "tài liệu"
    PROGRAM = "chương trình"
    OTHER = "tệp khác"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value

    @property
    def in_records(self) -> bool:
        """Whether it lies in `records/`."""
        return list(Area).index(self) <= list(Area).index(Area.ATTACHMENT)

    @property
    def power(self) -> bool:
        """Whether power rests on it: who decides on whom, by which rules, through which machinery."""
        return not self.in_records or self in {Area.BODY, Area.ORGANIZATION, Area.REGULATION, Area.UNIT}


_FOLDERS = {
    "units": Area.UNIT,
    "people": Area.PERSON,
    "bodies": Area.BODY,
    "catalogues": Area.CATALOGUE,
    "regulation": Area.REGULATION,
    "approvals": Area.STATEMENT,
}
_STATEMENTS = {"approvals", "receipts", "rules"}
_OUTSIDE = (
    (
        Area.WORKFLOW,
        (".github/workflows/", ".github/actions/", ".gitea/", ".forgejo/", ".gitlab", ".ci/", ".circleci/"),
    ),
    (Area.WORKFLOW, ("Jenkinsfile", "azure-pipelines", ".woodpecker", ".drone")),
    (Area.SCHEMA, ("schemas/",)),
    (Area.SITE, ("site_templates/", "mkdocs.yml")),
    (Area.GIT, (".gitattributes", ".gitmodules", ".gitignore")),
    (Area.TESTS, ("tests/",)),
    (Area.DOCS, ("docs/", "README", "CHANGELOG", "CONTRIBUTING", "LICENSE")),
    (Area.PROGRAM, ("evalgen/", "pyproject.toml", "constraints.txt", "Makefile", "benchmarks/")),
)
_RECORD_PARTS = 3


class FileChange(Struct, frozen=True, kw_only=True):
    """One path that the merge changes."""

    path: str
    was: str
    """The path before, where it was another."""

    kind: ChangeKind
    area: Area
    before: TreeEntry | None
    after: TreeEntry | None
    merged: bool = False
    """Neither side's content: Git joined both, and nobody has seen the result."""

    conflict: bool = False
    """Both sides changed it so that Git cannot join them."""

    lies_on: str = ""
    """Of evidence that comes: another file of that name where large letters and ways to write an accent make no difference."""

    @property
    def kinds(self) -> str:
        """What kind of file it becomes, where that is more than a plain file or changes."""
        before = self.before.kind.label if self.before else ""
        after = self.after.kind.label if self.after else ""
        return f"{before} → {after}" if before and after and before != after else ""


def area_of(path: str) -> Area:
    """What the file at `path` is for."""
    if path.rsplit("/", maxsplit=1)[-1] == ".gitattributes":
        return Area.GIT  # Wherever it stands it says what reviewers are shown, and what is written to the disk.
    if not path.startswith("records/"):
        return _outside(path)
    parts = path.split("/")[1:]
    if parts == ["organization.yaml"]:
        return Area.ORGANIZATION
    return _FOLDERS.get(parts[0]) or (_in_period(parts) if Period.parse(parts[0]) else Area.ATTACHMENT)


def _in_period(parts: list[str]) -> Area:
    if not parts[-1].endswith(".yaml"):
        return Area.ATTACHMENT
    if parts[1] in _STATEMENTS:
        return Area.STATEMENT
    if parts[1:] == ["period.yaml"]:
        return Area.PERIOD
    return Area.RECORD if len(parts) == _RECORD_PARTS else Area.ATTACHMENT


def _outside(path: str) -> Area:
    if path.rsplit("/", maxsplit=1)[-1] == "CODEOWNERS":
        return Area.OWNERS
    found = (area for area, starts in _OUTSIDE if path.startswith(starts))
    return next(found, Area.PROGRAM if path.endswith((".py", ".sh", ".toml")) else Area.OTHER)


def file_changes(
    before: Tree, after: Tree, *, head: Tree | None = None, conflicts: Collection[str] = ()
) -> tuple[FileChange, ...]:
    """What differs, by path. `head` is the branch's own tree where `after` is what merging it gives."""
    differing = sorted(path for path in {**before, **after} if before.get(path) != after.get(path))
    gone = [path for path in differing if path not in after]
    renamed = dict(_renamed(gone, (path for path in differing if path not in before), before, after))
    hidden = set(renamed.values())
    own = after if head is None else head
    come = [path for path in differing if path not in before and area_of(path) is Area.ATTACHMENT]
    lying = _lying(come, after) if come else {}
    changes = (
        _change(path, renamed.get(path, path), before, after)
        for path in sorted({*differing, *conflicts})
        if path not in hidden
    )
    return tuple(
        replace(
            change,
            merged=change.after is not None and change.after != own.get(change.path) and change.path not in conflicts,
            conflict=change.path in conflicts,
            lies_on=lying.get(change.path, ""),
        )
        for change in changes
    )


def on_such_disks(path: str) -> str:
    """One name for all that are the same file on the disks of Windows or macOS."""
    return path if path.isascii() and path.islower() else unicodedata.normalize("NFC", path).casefold()


def _lying(come: Iterable[str], after: Tree) -> dict[str, str]:
    """Files that come, each with another one that is there, or comes as well, under the same name on such disks."""
    folders = {path.split("/")[1] for path in come}
    near = [path for path in after if path.startswith("records/") and path.split("/")[1] in folders]
    same: dict[str, list[str]] = {}
    for path in near:
        same.setdefault(on_such_disks(path), []).append(path)
    found = ((path, same[on_such_disks(path)][:2]) for path in come)
    return {path: next(other for other in two if other != path) for path, two in found if len(two) > 1}


def _renamed(gone: Iterable[str], come: Iterable[str], before: Tree, after: Tree) -> Iterator[tuple[str, str]]:
    """New paths with the old ones that held the very same content and were for the same."""
    waiting: dict[tuple[TreeEntry, Area], list[str]] = {}
    for path in gone:
        waiting.setdefault((before[path], area_of(path)), []).append(path)
    for path in come:
        same = waiting.get((after[path], area_of(path)), [])
        if same:
            yield path, same.pop(0)


def _change(path: str, was: str, before: Tree, after: Tree) -> FileChange:
    old, new = before.get(was), after.get(path)
    if was != path:
        kind = ChangeKind.RENAMED
    elif old is None or new is None:
        kind = ChangeKind.DELETED if new is None else ChangeKind.ADDED
    else:
        kind = ChangeKind.MODE if old.content == new.content else ChangeKind.CHANGED
    return FileChange(path=path, was=was, kind=kind, area=area_of(path), before=old, after=new)
