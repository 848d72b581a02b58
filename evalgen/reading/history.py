"""What merges did, one after the other, along the line that was published: the first parents."""

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from evalgen.domain.revision import EntryKind
from evalgen.errors import EvalgenError
from evalgen.reading.git import Git, open_git
from evalgen.reading.revision_commits import as_recorded
from evalgen.reading.revision_objects import contents_of, path_from_folder, read_tree

_ABSENT = "0"
_SUBMODULE = "160000"


class Change(Struct, frozen=True, kw_only=True):
    """A path whose content a commit changed; Git's names of the contents, None where there is none."""

    path: str
    before: str | None
    after: str | None


class Step(Struct, frozen=True, kw_only=True):
    """One commit on the published line, with what it changed of the paths asked for."""

    commit: str
    parent: str | None
    changes: tuple[Change, ...]


def read_history(git: Git, since: str | None, wanted: Callable[[str], bool]) -> Iterator[Step]:
    """The commits after `since` (all where None) that changed a wanted path, oldest first; renames are two changes."""
    return _read(git, "HEAD" if since is None else f"{since}..HEAD", wanted)


def first_contents(git: Git, commit: str, paths: Collection[str]) -> dict[str, str]:
    """What first lay at each of `paths` on the published line that ends at `commit`, by Git's name; not where nothing did."""
    found: dict[str, str] = {}
    for step in _read(git, commit, lambda path: path in paths, sorted(paths)):
        for change in step.changes:
            content = change.before or change.after
            if content is not None:
                found.setdefault(change.path, content)
    return found


def _read(git: Git, span: str, wanted: Callable[[str], bool], below: Sequence[str] = ()) -> Iterator[Step]:
    """The commits of `span` that changed a wanted path, oldest first; Git looks at the paths `below` alone, if any."""
    output = git.run(
        *("log", "--first-parent", "--reverse", "--diff-merges=first-parent", "--raw", "-z", "--no-renames"),
        *("--no-abbrev", "--no-ext-diff", "--no-textconv", "--no-relative", "--no-show-signature", "--root"),
        *("--format=commit %H %P", span, "--", *below),
    ).output
    head: list[str] = []
    changes: list[Change] = []
    parts = iter(part for part in output.split(b"\0") if part)
    for part in parts:
        words = part.decode("utf-8", "surrogateescape").lstrip("\n").split(" ")
        if words[0] == "commit":
            yield from _step(head, changes)
            head, changes = [word for word in words[1:] if word], []
        elif words[0].startswith(":"):
            path = path_from_folder(next(parts).decode("utf-8", "surrogateescape"), git.prefix)
            if wanted(path):
                changes.append(
                    Change(path=path, before=_content(words[0], words[2]), after=_content(words[1], words[3]))
                )
        else:
            raise EvalgenError("Không đọc được lịch sử của kho.", remedy="Kiểm tra kho bằng: git fsck")
    yield from _step(head, changes)


def is_committed(folder: Path, path: str) -> bool:
    """Whether the last commit of the repository around `folder` holds a file at `path`; not where there is no repository."""
    try:
        with open_git(folder) as git:
            return git.ask("cat-file", "-e", f"HEAD:{git.prefix}{path}").code == 0
    except EvalgenError:
        return False


def recorded_bytes(folder: Path, path: str, data: bytes) -> bytes:
    """What the repository around `folder` is going to hold of the file at `path`, of which the disk holds `data`.

    Windows ends lines with CRLF, which Git takes away where it was told so. The same where there is no repository.
    """
    if b"\r\n" not in data:
        return data
    try:
        with open_git(folder) as git:
            return as_recorded(git, path)
    except EvalgenError:
        return data


def path_beside(folder: Path, path: Path) -> str | None:
    """`path` as `read_history` names it from `folder`; None where no repository around `folder` holds it."""
    here, wanted = folder.resolve(), path.resolve()
    if wanted.is_relative_to(here):
        return wanted.relative_to(here).as_posix()
    try:
        with open_git(folder) as git:
            top = (here, *here.parents)[git.prefix.count("/")]
            return path_from_folder(wanted.relative_to(top).as_posix(), git.prefix)
    except (EvalgenError, ValueError):
        return None


def read_contents(git: Git, commit: str, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """The bytes of the wanted files of a commit, by path."""
    listed = ((path, entry) for path, entry in read_tree(git, commit).items() if wanted(path))
    entries = {path: entry.content for path, entry in listed if entry.kind is not EntryKind.SUBMODULE}
    return contents_of(git, entries.items())


def _step(head: list[str], changes: list[Change]) -> Iterator[Step]:
    if head and changes:
        yield Step(commit=head[0], parent=head[1] if len(head) > 1 else None, changes=tuple(changes))


def _content(mode: str, name: str) -> str | None:
    """None where nothing lies there, or another repository, which has no content here."""
    return None if set(name) == {_ABSENT} or mode.lstrip(":") == _SUBMODULE else name
