"""Trees and contents out of Git's store, raw: no filters, no conversions, no checkout."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import pairwise
from typing import IO

from msgspec import Struct

from evalgen.domain.revision import EntryKind, Tree, TreeEntry
from evalgen.errors import EvalgenError
from evalgen.reading.git import Git
from evalgen.reading.plain_file import MAX_BYTES, TOO_LONG

_KINDS = {
    "100644": EntryKind.FILE,
    "100664": EntryKind.FILE,
    "100755": EntryKind.EXECUTABLE,
    "120000": EntryKind.SYMLINK,
    "160000": EntryKind.SUBMODULE,
}
_CHUNK = 1 << 20


class Blob(Struct, frozen=True, kw_only=True):
    """The content of one file. `data` is None where it is longer than was asked for."""

    content: str
    size: int
    data: bytes | None


def read_tree(git: Git, name: str) -> Tree:
    """Everything in the tree or commit `name`, by path from the folder of `git`.

    Raises EvalgenError where it is no tree that Git makes: of two files of one path nobody knows which one a host, or a
    copy of the repository, will hold.
    """
    listed = git.run("ls-tree", "-r", "-z", "--full-tree", name).output
    entries = [line for line in listed.split(b"\0") if line]
    refuse_disorder(line.partition(b"\t")[2] for line in entries)
    return dict(parsed_entry(line, git.prefix) for line in entries)


def refuse_disorder(paths: Iterable[bytes]) -> None:
    """Raises EvalgenError where the paths of a tree do not come in Git's order, each once."""
    for earlier, later in pairwise(paths):
        if earlier >= later:
            raise _no_path(later.decode("utf-8", "surrogateescape"))


def path_from_folder(path: str, prefix: str) -> str:
    """A path from the top of the repository as seen from the folder `prefix`; what lies outside begins with ``../``."""
    return path.removeprefix(prefix) if path.startswith(prefix) else f"{'../' * prefix.count('/')}{path}"


def read_blobs(git: Git, contents: Iterable[str], limit: int) -> Iterator[Blob]:
    """Each content once, in one run of Git; of those longer than `limit` bytes only the size."""
    wanted = sorted(set(contents))
    if not wanted:
        return
    requests = git.scratch / f"requests-{os.getpid()}"  # Copies of this process may ask at the same time.
    requests.write_text("".join(f"{name}\n" for name in wanted), encoding="ascii", newline="\n")
    with git.open_batch(requests) as process:
        answers = process.stdout
        if answers is None:
            return
        for name in wanted:
            yield _blob(name, answers, limit)


class Talk:
    """One run of Git that is asked for one content after the other, begun with the first question."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, content: str, limit: int) -> Blob:
        """The content; of one longer than `limit` bytes only the size. Raises EvalgenError where Git does not have it."""
        if self._process is None:
            self._process = self._git.open_talk()
        asked, answers = self._process.stdin, self._process.stdout
        if asked is None or answers is None:
            raise OSError
        with suppress(BrokenPipeError):  # Who does not hear does not answer either, which is told below.
            asked.write(f"{content}\n".encode("ascii"))
            asked.flush()
        return _blob(content, answers, limit)


def contents_of(git: Git, entries: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """The bytes of each path's content; TOO_LONG in the place of those that are."""
    listed = dict(entries)
    data = {blob.content: blob.data for blob in read_blobs(git, listed.values(), MAX_BYTES)}
    found = ((path, data[content]) for path, content in listed.items())
    return {path: TOO_LONG if known is None else known for path, known in found}


def parsed_entry(line: bytes, prefix: str) -> tuple[str, TreeEntry]:
    """One line of ``ls-tree``: the path from the folder `prefix`, and what lies there. Raises EvalgenError for a false path."""
    head, _, raw = line.partition(b"\t")
    mode, _, content = head.decode("ascii").split(" ")
    path = raw.decode("utf-8", "surrogateescape")
    if any(part in {"", ".", "..", ".git"} for part in path.split("/")) or (os.sep != "/" and os.sep in path):
        raise _no_path(path)
    kind = _KINDS.get(mode, EntryKind.FILE)
    return path_from_folder(path, prefix), TreeEntry(kind=kind, content=content)


def _no_path(path: str) -> EvalgenError:
    """What is said of a path that no tree of Git's own making holds, or holds there."""
    return EvalgenError(
        "Phiên bản này có đường dẫn không hợp lệ: «{path}».",
        remedy="Không hợp nhất phiên bản này; kiểm tra nguồn của nó bằng: git fsck",
        path=path,
    )


def _blob(name: str, answers: IO[bytes], limit: int) -> Blob:
    """One answer: ``<name> blob <size>``, a line end, the bytes, a line end."""
    head = answers.readline().decode("ascii", "replace").split()
    if len(head) != 3 or head[1] != "blob":  # noqa: PLR2004 - name, kind, size
        raise EvalgenError(
            "Kho Git thiếu nội dung {name}.",
            remedy="Lấy đủ dữ liệu của kho (git fetch --refetch), hoặc sao chép kho lại không dùng --filter.",
            name=name[:12],
        )
    size = int(head[2])
    data = answers.read(size) if size <= limit else None
    if data is None:
        _skip(answers, size)
    answers.read(1)
    return Blob(content=name, size=size, data=data)


def _skip(answers: IO[bytes], size: int) -> None:
    """Pass over what nobody reads, piece by piece."""
    while size > 0:
        passed = len(answers.read(min(size, _CHUNK)))
        if passed == 0:
            return
        size -= passed
