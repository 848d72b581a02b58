"""Git as a store of bytes: it is asked for objects and merges, never lets a repository run a program, never writes to it."""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

from msgspec import Struct

from evalgen.errors import EvalgenError
from evalgen.reading.git_complaints import missing_git, refused_by_git
from evalgen.reading.git_environment import OPTIONS, SETTINGS, as_environment, own_environment, powerless, quoted_path
from evalgen.reading.program import program

_OF_THE_USER = frozenset(("global", "command"))
"""Where settings stand that came with no repository."""

_LINE_ENDS = r"core\.(autocrlf|eol)"


class GitAnswer(Struct, frozen=True, kw_only=True):
    """How a call ended."""

    code: int
    output: bytes
    error: str

    @property
    def text(self) -> str:
        """The output as one line."""
        return self.output.decode("utf-8", "surrogateescape").strip()


@contextmanager
def open_git(folder: Path) -> Iterator["Git"]:
    """The repository that `folder` lies in, with a temporary store beside its own for what comparing has to write."""
    with TemporaryDirectory(prefix="evalgen-review-", ignore_cleanup_errors=True) as scratch:
        git = Git(folder, Path(scratch))
        with git.talks:
            yield git


class Git:
    """A repository. Everything that is written goes to `scratch`, never to the repository."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        self.folder = folder
        self.scratch = scratch
        self.talks = ExitStack()
        """Runs of Git that end with the use of the repository."""

        self._form = "explicit" if _within_another(folder) else "all"
        self._environment = own_environment()
        self.prefix = self.line("rev-parse", "--show-prefix")
        """The path from the top of the repository to `folder`, with a slash at its end; empty where it is the top."""

        configured = self._configured()
        filters = (name for scope, name in configured if name.startswith("filter.") and scope not in _OF_THE_USER)
        told = {name for _, name in configured}
        line_ends = {name: value for name, value in self._line_ends_of_the_system() if name not in told}
        self._environment |= as_environment({**powerless(filters), **line_ends})
        store = scratch / "objects"
        store.mkdir()
        self._environment |= {
            "GIT_OBJECT_DIRECTORY": str(store),
            "GIT_ALTERNATE_OBJECT_DIRECTORIES": quoted_path(self.path_of("objects")),
        }

    def _configured(self) -> list[tuple[str, str]]:
        """Where it stands, and its name, of each setting of filters and of the ends of lines.

        Raises EvalgenError where Git cannot tell: a filter that nobody knows of would be run.
        """
        names = rf"^(filter\..*\.(clean|smudge|process|required)|{_LINE_ENDS})$"
        # With 1 Git says that there is none.
        parts = _parts(self.run("config", "-z", "--show-scope", "--name-only", "--get-regexp", names, good=(0, 1)))
        return list(zip(parts[::2], parts[1::2], strict=True))

    def _line_ends_of_the_system(self) -> Iterator[tuple[str, str]]:
        """How lines end on this disk, as the system says it: Git for Windows writes CRLF for everybody there.

        Without it every file of such a copy would be taken for edited. The system's settings are asked apart: where they
        cannot be read, nothing else is lost.
        """
        elsewhere = os.environ.get("GIT_CONFIG_SYSTEM")
        file = {"GIT_CONFIG_SYSTEM": elsewhere} if elsewhere else {}
        listed = self.ask("config", "--system", "--includes", "-z", "--get-regexp", f"^{_LINE_ENDS}$", settings=file)
        for setting in _parts(listed) if listed.code == 0 else ():
            name, given, value = setting.partition("\n")
            # A name without a value is true to Git, one with an empty value false.
            yield name, value if given else "true"

    def top(self) -> str:
        """The working tree that `folder` lies in. Raises EvalgenError where there is none, or Git was told of another one."""
        top = self.line("rev-parse", "--show-toplevel")
        if self.line("rev-parse", "--is-inside-work-tree") != "true":
            raise EvalgenError(
                "Git được bảo rằng tệp của kho «{folder}» nằm ở chỗ khác: «{top}».",
                remedy="Xem ai đã đặt như vậy, rồi bỏ đi: git config --unset core.worktree",
                folder=self.folder,
                top=top,
            )
        return top

    def path_of(self, name: str) -> Path:
        """Where Git keeps `name`, e.g. ``index``; absolute."""
        return (self.folder / self.line("rev-parse", "--git-path", name)).resolve()

    def line(self, *arguments: str, settings: Mapping[str, str] | None = None) -> str:
        """What a call that must go well prints. Raises EvalgenError with Git's own words where it does not."""
        return self.run(*arguments, settings=settings).text

    def run(
        self,
        *arguments: str,
        settings: Mapping[str, str] | None = None,
        good: Sequence[int] = (0,),
        stdin: bytes = b"",
    ) -> GitAnswer:
        """One call that reads `stdin`; `settings` are added to its environment.

        Raises EvalgenError where it ends with no `good` code.
        """
        answer = self.ask(*arguments, settings=settings, stdin=stdin)
        if answer.code not in good:
            raise refused_by_git(self.folder, answer.code, answer.error)
        return answer

    def ask(self, *arguments: str, settings: Mapping[str, str] | None = None, stdin: bytes = b"") -> GitAnswer:
        """One call that reads `stdin`, however it ends."""
        with TemporaryFile(dir=self.scratch) as errors:  # With a second pipe a long answer takes twice as long.
            try:
                done = subprocess.run(  # noqa: S603 - no shell, and what comes from outside stands behind --end-of-options
                    self.command(*arguments),
                    cwd=self.folder,
                    env=self._environment | dict(settings or {}),
                    input=stdin,
                    stdout=subprocess.PIPE,
                    stderr=errors,
                    check=False,
                )
            except FileNotFoundError:
                raise missing_git() from None
            errors.seek(0)
            error = errors.read().decode("utf-8", "replace")
        return GitAnswer(code=done.returncode, output=done.stdout, error=error)

    def open_batch(self, requests: Path) -> "subprocess.Popen[bytes]":
        """A running ``cat-file --batch`` that answers the object names in the file `requests`, one a line."""
        with requests.open("rb") as lines:
            return subprocess.Popen(  # noqa: S603 - no shell, constant arguments
                self.command("cat-file", "--batch"),
                cwd=self.folder,
                env=self._environment,
                stdin=lines,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )

    def open_talk(self) -> "subprocess.Popen[bytes]":
        """A running ``cat-file --batch`` that answers as it is asked, until the repository is closed."""
        process = subprocess.Popen(  # noqa: S603 - no shell, constant arguments
            self.command("cat-file", "--batch"),
            cwd=self.folder,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.talks.callback(_end, process)
        return process

    def command(self, *arguments: str) -> list[str]:
        """The whole command line."""
        given = {**SETTINGS, "safe.bareRepository": self._form}
        settings = (part for name, value in given.items() for part in ("-c", f"{name}={value}"))
        return [program("git"), *OPTIONS, *settings, *arguments]


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Let a run of Git end; whoever is gone already does not hear what it was still to be asked."""
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()
    process.wait()


def _within_another(folder: Path) -> bool:
    """Whether a repository lies above `folder`, so that one made of files in it is what somebody recorded there.

    Git takes a folder with HEAD, objects and refs for a repository before it looks above.
    """
    return any((above / ".git").exists() for above in folder.resolve().parents)


def _parts(answer: GitAnswer) -> list[str]:
    """What Git lists with -z."""
    return answer.output.decode("utf-8", "surrogateescape").split("\0")[:-1]
