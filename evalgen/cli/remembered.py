"""Answers of `check`, `score` and `explain` that are known already: the same records, the same program, the same question.

A command that is remembered says the same bytes and ends with the same code as if it had computed them; tests hold that.
"""

from __future__ import annotations

import os
import sys
import time

from evalgen.errors import EvalgenError
from evalgen.reading.answer_store import AnswerStore
from evalgen.reading.contents_digest import contents_of
from evalgen.reading.known_digests import known_digests
from evalgen.reading.program_digest import program_digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from evalgen.pipeline.checkup.group_memory import Memory
    from evalgen.reading.contents_digest import Contents
    from evalgen.reading.near_files import NearFiles

_NUMBERS = 4
_WHOLE = b"whole"
"""Remembered where the files around a record do not tell the answer."""


class Answer:
    """What a command says, and the code that it ends with."""

    __slots__ = ("code", "errors", "output", "sound", "summary")

    def __init__(self, *, code: int, output: str, errors: str = "", summary: str = "", sound: bool = False) -> None:
        self.code = code
        self.output = output
        self.errors = errors
        self.summary = summary
        """For the page of a job of the host."""
        self.sound = sound
        """Whether all of it comes from the very contents that were told to whoever computed it."""

    def packed(self) -> bytes:
        """As bytes: the code and the lengths of the texts on the first line, then the texts."""
        texts = [text.encode("utf-8", "surrogatepass") for text in (self.output, self.errors, self.summary)]
        return b" ".join(b"%d" % number for number in (self.code, *map(len, texts))) + b"\n" + b"".join(texts)

    @classmethod
    def unpacked(cls, data: bytes) -> Answer | None:
        """The answer in `data`; None where it is none."""
        head, _, rest = data.partition(b"\n")
        numbers = [int(word) for word in head.split(b" ") if word.isdigit()]
        if len(numbers) != _NUMBERS or sum(numbers[1:]) != len(rest):
            return None
        code, first, second, _ = numbers
        texts = (rest[:first], rest[first : first + second], rest[first + second :])
        output, errors, summary = (text.decode("utf-8", "surrogatepass") for text in texts)
        return cls(code=code, output=output, errors=errors, summary=summary)

    def tell(self) -> int:
        """Print it; answers with the code."""
        sys.stdout.write(self.output)
        if self.errors:
            sys.stdout.flush()
            sys.stderr.write(self.errors)
        return self.code


def remembered(
    arguments: argparse.Namespace,
    root: Path,
    question: Sequence[str],
    compute: Callable[[AnswerStore, Contents | None], Answer],
) -> Answer:
    """The answer to `question` about the records below `root`: the one known from an equal run, else computed.

    `question` holds everything besides records, program and language that the answer depends on. Computing may use the
    same store, and is told what lies in the folder; nothing where nothing can be remembered.
    """
    store = AnswerStore(cache_folder(arguments, root))
    before = contents_at(store, root)
    if before is None:
        return compute(store, None)
    key = "\0".join((program_digest(store), before.digest, arguments.language.tag, *question))
    known = store.get(key)
    found = Answer.unpacked(known) if known is not None else None
    if found is not None:
        return found
    answer = compute(store, before)
    # Whoever saved a file in the meantime must not find the answer to the old text under the new one.
    after = before if answer.sound else contents_at(store, root)
    if after is not None and after.digest == before.digest:
        store.put(key, answer.packed())
    return answer


def remembered_near(
    arguments: argparse.Namespace,
    root: Path,
    question: Sequence[str],
    file: str,
    compute: Callable[[AnswerStore, NearFiles], Answer | None],
) -> Answer | None:
    """The answer to `question` about the record at `file`, known or computed from the files around it alone.

    None where only the whole repository tells; that is remembered as well.
    """
    from evalgen.reading.near_files import near_files

    near = near_files(root, file)
    if near is None:
        return None
    store = AnswerStore(cache_folder(arguments, root))
    if not store.usable:
        return compute(store, near)
    key = "\0".join((program_digest(store), "near", near.digest, arguments.language.tag, *question))
    known = store.get(key)
    found = Answer.unpacked(known) if known is not None else None
    if found is not None or known == _WHOLE:
        return found
    answer = compute(store, near)
    # Whoever computes reads the organization's own packs once more; where there are any, none may have changed meanwhile.
    if os.path.lexists(root / "records" / "regulation") or near.own_packs:
        again = near_files(root, file)
        if again is None or again.digest != near.digest:
            return answer
    store.put(key, _WHOLE if answer is None else answer.packed())
    return answer


def contents_at(store: AnswerStore, root: Path) -> Contents | None:
    """What lies below ``records/``; None where nothing can be remembered."""
    if not store.usable:
        return None
    known = known_digests(store, os.path.join(root, "records"), time.time_ns())  # noqa: PTH118
    return contents_of(root, share_out=_share_out, known=known)


def _share_out(shares: Sequence[Sequence[str]], work: Callable[[Sequence[str]], bytes | None]) -> list[bytes | None]:
    from evalgen.pipeline.workers import processors, shared_out

    return shared_out(shares, work, processors())


def memory_of(store: AnswerStore, root: Path, contents: Contents | None) -> Memory | None:
    """What is known of the groups of files of the repository with these contents; None where nothing is."""
    from evalgen.pipeline.checkup.group_memory import Memory

    if contents is None:
        return None
    name = os.path.realpath(root)
    return Memory(store=store, program=program_digest(store), contents=contents, name=name)


def cache_folder(arguments: argparse.Namespace, root: Path) -> Path | None:
    """The folder of the cache: the one given, else the user's own; None where there is to be none.

    Raises EvalgenError where the folder given lies in the repository, which a pull request can write to.
    """
    from pathlib import Path

    if arguments.no_cache:
        return None
    given: Path | None = arguments.cache
    home = os.environ.get("XDG_CACHE_HOME", "")
    folder = given or Path(home if os.path.isabs(home) else os.path.expanduser("~/.cache")) / "evalgen"  # noqa: PTH111, PTH117
    if given is None and not folder.is_absolute():
        return None
    if not Path(os.path.realpath(folder)).is_relative_to(_repository(Path(os.path.realpath(root)))):
        return folder
    if given is None:
        return None
    raise EvalgenError(
        "Bộ nhớ đệm «{folder}» nằm trong kho hồ sơ, nên một yêu cầu hợp nhất có thể mang theo kết quả giả.",
        remedy="Chọn một thư mục ngoài kho, ví dụ: --cache ~/.cache/evalgen",
        folder=given,
    )


def _repository(root: Path) -> Path:
    """The top of the repository that holds `root`; `root` itself where there is no Git."""
    return next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
