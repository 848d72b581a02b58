"""Whether the records on the disk are those of a commit, and of which one."""

from pathlib import Path

from evalgen.domain.origin import UNKNOWN, Origin, OriginState
from evalgen.errors import EvalgenError
from evalgen.reading.git import open_git
from evalgen.reading.revision_commits import current, hides_files

_READ = ("records", "mkdocs.yml")
"""What a site is made from, as paths from the folder of the records' repository."""


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
            # Not even a file of the repository says that another repository in it counts for nothing.
            options = ("--porcelain", "-z", "--untracked-files=all", "--ignored", "--ignore-submodules=none")
            changed = git.run("status", *options, "--", *_READ).output
            hidden = hides_files(git, *_READ)
    except EvalgenError:
        return UNKNOWN
    lines = changed.decode("utf-8", "surrogateescape").split("\0")
    if hidden or any(
        line and not (line.startswith("!!") and not line.endswith((".yaml", ".yml", "/"))) for line in lines
    ):
        return Origin(state=OriginState.DIRTY)
    return Origin(state=OriginState.CLEAN, commit=commit)
