"""Whether the records on the disk are those of a commit, and of which one."""

from pathlib import Path

from evalgen.domain.origin import UNKNOWN, Origin, OriginState
from evalgen.errors import EvalgenError
from evalgen.reading.git import Git, open_git
from evalgen.reading.revision_commits import SUBMODULE, current, hides_files

_READ = ("records", "mkdocs.yml")
"""What a site is made from, as paths from the folder of the records' repository."""

_REWRITING = ("working-tree-encoding", "ident", "filter")
"""The attributes by which a file on the disk is not the one recorded, line ends aside."""

_AS_IT_IS = frozenset((b"unspecified", b"unset"))


def commit_at(root: Path) -> str:
    """The commit that is checked out at `root`; empty where there is none."""
    try:
        with open_git(root) as git:
            return current(git)
    except EvalgenError:
        return ""


def origin_of(root: Path) -> Origin:
    """The origin of the records below `root`; files that Git ignores but that would be read count as changes."""
    try:
        with open_git(root) as git:
            commit = current(git)
            if not commit:
                return UNKNOWN
            git.top()
            # Git does not look into another repository, which would run what that one configures.
            options = ("--porcelain", "-z", "--untracked-files=all", "--ignored", "--ignore-submodules=dirty")
            changed = git.run("status", *options, "--", *_READ).output
            hidden = hides_files(git, *_READ) or _rewritten(git)
    except EvalgenError:
        return UNKNOWN
    lines = changed.decode("utf-8", "surrogateescape").split("\0")
    if hidden or any(
        line and not (line.startswith("!!") and not line.endswith((".yaml", ".yml", "/"))) for line in lines
    ):
        return Origin(state=OriginState.DIRTY)
    return Origin(state=OriginState.CLEAN, commit=commit)


def _rewritten(git: Git) -> bool:
    """Whether something lies on the disk that the commit holds otherwise, or not at all, though Git finds no change.

    That is so in another repository, and where attributes have Git write a file otherwise than it was recorded.
    """
    tracked = [line for line in git.run("ls-files", "-z", "--stage", "--", *_READ).output.split(b"\0") if line]
    if any(line.startswith(SUBMODULE) for line in tracked):
        return True
    paths = b"".join(line.partition(b"\t")[2] + b"\0" for line in tracked)
    attributes = git.run("check-attr", "-z", "--stdin", *_REWRITING, stdin=paths).output
    return not frozenset(attributes.split(b"\0")[2::3]) <= _AS_IT_IS
