"""Which commits are compared: names of revisions, where two lines of work parted, what merging them gives."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from evalgen.errors import EvalgenError
from evalgen.reading.git import Git
from evalgen.reading.git_complaints import TOO_OLD

_STARTS = ("refs/tags/", "refs/heads/", "refs/remotes/")
"""Where Git looks for a name, in this order."""

_SHORT = re.compile(r"[0-9a-f]{4,}")
"""What may be the beginning of a commit's name."""

_STEPS = re.compile(r"[~^:]|@\{")
"""What may follow a name: steps from it, something in it."""

SUBMODULE = b"160000 "
"""How Git writes down another repository in the place of a folder."""

_MERGED, _CONFLICT = 0, 1
_NO_COMMON = 1


class Merge(Struct, frozen=True, kw_only=True):
    """The tree that a merge gives, and the paths from the top of the repository where both sides contradict."""

    tree: str
    conflicts: frozenset[str]


def resolve(git: Git, name: str) -> str:
    """The commit that people call `name`. Raises EvalgenError where there is none."""
    if not name or name.startswith("-") or not name.isprintable():
        raise _unknown(git, name)
    _certain(git, name)
    answer = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if answer.code != 0 or not _is_object(answer.text):
        raise _unknown(git, name)
    return answer.text


def _certain(git: Git, name: str) -> None:
    """Raises EvalgenError where several things have the name.

    Git takes a tag before the branch, or before the short name of a commit, and whoever may push may push a tag.
    """
    word = _STEPS.split(name, maxsplit=1)[0]
    if not word or word.startswith("refs/") or _is_object(word):
        return
    wanted = [f"{start}{word}" for start in _STARTS] + [f"refs/remotes/{word}/HEAD"]
    listed = git.ask("for-each-ref", "--format=%(refname)", *wanted).text.splitlines()
    found = [line for line in listed if line in wanted]
    if found and _SHORT.fullmatch(word):
        found += git.ask("rev-parse", f"--disambiguate={word}").text.splitlines()
    if len(found) > 1:
        raise EvalgenError(
            "«{name}» là tên của nhiều thứ trong kho: {found}.",
            remedy="Ghi tên đầy đủ, ví dụ {last}; thẻ trùng tên nhánh có thể do ai đó đặt để đánh lừa: xóa nó.",
            name=word,
            found=", ".join(found),
            last=found[-1],
        )


def shown_name(name: str) -> str:
    """A name as people say it: «origin/main» for ``refs/remotes/origin/main``."""
    return next(
        (name.removeprefix(start) for start in ("refs/heads/", "refs/remotes/") if name.startswith(start)), name
    )


def working_tree(git: Git) -> str:
    """The working tree as a commit after the current one: what would be recorded if everything were added now.

    Tracked and new files alike; what `.gitignore` leaves out stays out. The repository's own index is left as it is.
    """
    settings, top = _own_index(git), git.top()
    _pass_over_repositories(git, top, settings)
    git.run("-C", top, "add", "--all", settings=settings)
    tree = git.line("write-tree", settings=settings)
    head = current(git)
    parent = ("-p", head) if head else ()
    return git.line("commit-tree", tree, *parent, "-m", "evalgen")


def as_recorded(git: Git, path: str) -> bytes:
    """What would be recorded of the file at `path` if it were added now."""
    settings = _own_index(git)
    git.run("add", "--force", "--", path, settings=settings)
    listed = git.run("ls-files", "-z", "--stage", "--", path, settings=settings).output
    return git.run("cat-file", "blob", listed.split(b" ", maxsplit=2)[1].decode("ascii")).output


def _own_index(git: Git) -> Mapping[str, str]:
    """Settings by which Git works with a copy of the repository's index."""
    index = git.scratch / "index"
    own = git.path_of("index")
    if own.is_file():
        # With its date: by it Git knows which files may have changed within the second in which it looked at them.
        shutil.copy2(own, index)
    return {"GIT_INDEX_FILE": str(index)}


def _pass_over_repositories(git: Git, top: str, settings: Mapping[str, str]) -> None:
    """Other repositories in the working tree are taken by their current commit, and not looked into.

    Git would ask each of them what changed in it, which runs what they configure.
    """
    for take in ("--remove", "--skip-worktree"):
        listed = git.run("-C", top, "ls-files", "-z", "--stage", settings=settings).output.split(b"\0")
        inner = b"".join(line.partition(b"\t")[2] + b"\0" for line in listed if line.startswith(SUBMODULE))
        if inner:
            git.run("-C", top, "update-index", "-z", take, "--stdin", settings=settings, stdin=inner)


def current(git: Git) -> str:
    """The commit that the working tree stands on; empty before the first one."""
    return git.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}").text


def merge_base(git: Git, one: str, other: str) -> str | None:
    """The best common ancestor of two commits; None where their histories have nothing in common."""
    answer = git.run("merge-base", one, other, good=(0, _NO_COMMON))
    return answer.text if answer.code == 0 else None


def is_shallow(git: Git) -> bool:
    """Whether the repository holds only the last part of its history."""
    return git.line("rev-parse", "--is-shallow-repository") == "true"


def hides_files(git: Git, *paths: str) -> bool:
    """Whether Git was told to look away from files at `paths`: left out of the working tree, or never compared with it."""
    listed = git.run("ls-files", "-z", "-v", "--", *paths).output
    return any(not line.startswith(b"H ") for line in listed.split(b"\0")[:-1])


def merge(git: Git, base: str, head: str) -> Merge:
    """What merging `head` into `base` gives; neither branch nor working tree is touched."""
    settings = {"GIT_DIR": str(_bare(git))}
    arguments = ("--write-tree", "--name-only", "--no-messages", "-z", base, head)
    answer = git.ask("merge-tree", *arguments, settings=settings)
    parts = answer.output.decode("utf-8", "surrogateescape").split("\0")
    if answer.code not in {_MERGED, _CONFLICT} or not _is_object(parts[0]):
        raise EvalgenError(
            "Git không hợp nhất thử được hai nhánh.",
            remedy="Lấy đủ lịch sử rồi chạy lại: git fetch --unshallow (trong CI: fetch-depth: 0)."
            if is_shallow(git)
            else TOO_OLD,
        )
    return Merge(tree=parts[0], conflicts=frozenset(part for part in parts[1:] if part))


def _bare(git: Git) -> Path:
    """A repository without files, settings and attributes: nobody tells in it how lines are to be merged.

    Where the repository's history ends early, this one's ends there, too.
    """
    folder = git.scratch / "bare"
    if not folder.is_dir():
        (folder / "refs").mkdir(parents=True)
        (folder / "objects").mkdir()
        (folder / "HEAD").write_text("ref: refs/heads/none\n", encoding="ascii", newline="\n")
        form = git.line("rev-parse", "--show-object-format")
        settings = f"[core]\nrepositoryFormatVersion = 1\nbare = true\n[extensions]\nobjectFormat = {form}\n"
        (folder / "config").write_text(settings, encoding="ascii", newline="\n")
        shallow = git.path_of("shallow")
        if shallow.is_file():
            shutil.copyfile(shallow, folder / "shallow")
    return folder


def _is_object(text: str) -> bool:
    """The hexadecimal name of an object, by SHA-1 or SHA-256."""
    return len(text) in {40, 64} and all(character in "0123456789abcdef" for character in text)


def _unknown(git: Git, name: str) -> EvalgenError:
    listed = git.ask("for-each-ref", "--count=8", "--format=%(refname:short)", "refs/heads", "refs/remotes")
    known = ", ".join(listed.text.splitlines() if listed.code == 0 and listed.text else ())
    shallow = listed.code == 0 and is_shallow(git)
    return EvalgenError(
        "Không có phiên bản «{name}» trong kho Git.",
        remedy="Ghi tên nhánh, thẻ hoặc mã phiên bản; các nhánh hiện có: {known}. "
        "Kho chỉ có phần lịch sử gần nhất; lấy đủ bằng: git fetch --unshallow."
        if shallow
        else "Ghi tên nhánh, thẻ hoặc mã phiên bản; các nhánh hiện có: {known}.",
        name=name,
        known=known or "–",
    )
