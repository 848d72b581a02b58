"""Files that a commit holds and that Git was told to leave out of this copy: the records on the disk are not all there are."""

from pathlib import Path

from evalgen.errors import EvalgenError

_LEFT_OUT = b"S "
"""How Git marks a file that it does not write into the working tree."""


def not_checked_out(root: Path) -> int:
    """How many files below `root`/records are left out; Git is asked only where somebody has told it to leave any out."""
    if not _is_sparse(root):
        return 0
    # Nearly every copy is whole, and a remembered answer is to be there at once.
    from evalgen.reading.git import open_git
    from evalgen.reading.record_names import RECORDS

    try:
        with open_git(root) as git:
            listed = git.run("ls-files", "-z", "-v", "--", RECORDS).output
    except EvalgenError:
        return 0
    return sum(line.startswith(_LEFT_OUT) for line in listed.split(b"\0"))


def _is_sparse(root: Path) -> bool:
    """Whether the repository around `root` has a list of what is to be written, which stays when all is written again."""
    for folder in (root.resolve(), *root.resolve().parents):
        kept = folder / ".git"
        if kept.is_dir():
            return (kept / "info" / "sparse-checkout").is_file()
        if kept.is_file():
            return _is_sparse_beside(kept)
    return False


def _is_sparse_beside(pointer: Path) -> bool:
    """The same of a working tree beside the repository, whose ``.git`` is a file that says where its settings lie."""
    try:
        settings = pointer.read_text(encoding="utf-8").strip().removeprefix("gitdir: ")
        return (pointer.parent / settings / "info" / "sparse-checkout").is_file()
    except (OSError, ValueError):
        return False
