"""Git as a store of bytes: it is asked for objects and merges, never lets a repository run a program, never writes to it."""

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

from msgspec import Struct

from evalgen.errors import EvalgenError
from evalgen.reading.program import program

_SETTINGS = {
    # Nothing that a repository or a folder configures is run.
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.attributesFile": os.devnull,
    "gc.auto": "0",
    "maintenance.auto": "false",
    # The file of other parents is set below, to none; Git advises against it before each thing that it says.
    "advice.graftFileDeprecated": "false",
    # No file that lies beside the objects tells of other parents, of files that were looked at before, or is written.
    "core.commitGraph": "false",
    "core.untrackedCache": "false",
    "core.splitIndex": "false",
    # A file is taken for unchanged by all that the disk says of it, also by what nobody can set back.
    "core.trustctime": "true",
    "core.checkStat": "default",
    # The same merge on every machine.
    "merge.renames": "true",
    "merge.renameLimit": "7000",
    "merge.directoryRenames": "conflict",
}
_OF_THE_USER = frozenset(("global", "command"))
"""Where settings stand that came with no repository."""

_LINE_ENDS = r"core\.(autocrlf|eol)"
_POWERLESS = {"clean": "", "smudge": "", "process": "", "required": "false"}
_OPTIONS = ("--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs")
ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    # Nothing is fetched, whatever a repository allows.
    "GIT_ALLOW_PROTOCOL": "",
    # Nobody tells Git other parents than a commit has.
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
    "LANGUAGE": "C",
    # Whoever stands in the commit that holds a working tree for comparing: nobody, and at no time.
    **{f"GIT_{who}_{what}": "evalgen" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    **{f"GIT_{who}_DATE": "2000-01-01T00:00:00Z" for who in ("AUTHOR", "COMMITTER")},
}


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
        self._environment = _environment()
        self.prefix = self.line("rev-parse", "--show-prefix")
        """The path from the top of the repository to `folder`, with a slash at its end; empty where it is the top."""

        configured = self._configured()
        filters = (name for scope, name in configured if name.startswith("filter.") and scope not in _OF_THE_USER)
        told = {name for _, name in configured}
        line_ends = {name: value for name, value in self._line_ends_of_the_system() if name not in told}
        self._environment |= _environment_of({**_powerless(filters), **line_ends})
        store = scratch / "objects"
        store.mkdir()
        self._environment |= {
            "GIT_OBJECT_DIRECTORY": str(store),
            "GIT_ALTERNATE_OBJECT_DIRECTORIES": _quoted(self.path_of("objects")),
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
            raise _failed(self.folder, answer)
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
        given = {**_SETTINGS, "safe.bareRepository": self._form}
        settings = (part for name, value in given.items() for part in ("-c", f"{name}={value}"))
        return [program("git"), *_OPTIONS, *settings, *arguments]


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Let a run of Git end; whoever is gone already does not hear what it was still to be asked."""
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()
    process.wait()


def _environment() -> dict[str, str]:
    """That of the program without what would point Git elsewhere: another folder, other objects, other programs."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
    return kept | ENVIRONMENT


def _within_another(folder: Path) -> bool:
    """Whether a repository lies above `folder`, so that one made of files in it is what somebody recorded there.

    Git takes a folder with HEAD, objects and refs for a repository before it looks above.
    """
    return any((above / ".git").exists() for above in folder.resolve().parents)


def _parts(answer: GitAnswer) -> list[str]:
    """What Git lists with -z."""
    return answer.output.decode("utf-8", "surrogateescape").split("\0")[:-1]


def _powerless(settings: Iterable[str]) -> Mapping[str, str]:
    """Settings by which the filters that these settings speak of do nothing."""
    names = {setting.removeprefix("filter.").rpartition(".")[0] for setting in settings}
    return {f"filter.{name}.{what}": value for name in sorted(names) for what, value in _POWERLESS.items()}


def _environment_of(settings: Mapping[str, str]) -> dict[str, str]:
    """Settings as Git takes them from its environment, in which a name may hold every sign."""
    numbered = enumerate(settings.items())
    pairs = {
        f"GIT_CONFIG_{part}_{at}": word
        for at, setting in numbered
        for part, word in zip(("KEY", "VALUE"), setting, strict=True)
    }
    return {**pairs, "GIT_CONFIG_COUNT": str(len(settings))} if settings else {}


def _quoted(path: Path) -> str:
    r"""A path in a list of paths: in quotation marks, so that a colon in it divides nothing."""
    escaped = str(path).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def missing_git() -> EvalgenError:
    """There is no Git."""
    return EvalgenError("Không tìm thấy chương trình git.", remedy="Cài Git (bản 2.38 trở lên) rồi chạy lại.")


TOO_OLD = "Cần Git từ bản 2.38; xem bản đang dùng bằng: git --version"

KNOWN: Iterable[tuple[str, str, str]] = (
    (
        "cannot use bare repository",
        "Tệp trong «{folder}» làm thành một kho Git khác nằm trong kho này; có thể do ai đó đặt để đánh lừa.",
        "Xem ai đã ghi HEAD, objects, refs vào đó, rồi xóa đi.",
    ),
    (
        "not a git repository",
        "«{folder}» không nằm trong một kho Git.",
        "Chạy lệnh trong kho hồ sơ đã có lịch sử Git, hoặc chỉ rõ bằng --root.",
    ),
    (
        "dubious ownership",
        "Git không tin kho «{folder}» vì thư mục thuộc về người dùng khác.",
        "Nếu kho là của bạn: git config --global --add safe.directory <đường dẫn đầy đủ của kho>",
    ),
    (
        "promisor remote",
        "Bản sao «{folder}» chỉ có một phần nội dung của kho.",
        "Lấy đủ dữ liệu của kho (git fetch --refetch), hoặc sao chép kho lại không dùng --filter.",
    ),
    *(
        (words, "Git trên máy này quá cũ để đọc kho «{folder}».", TOO_OLD)
        for words in ("unrecognized argument", "unknown option")
    ),
    (
        "must be run in a work tree",
        "«{folder}» là kho Git không có thư mục làm việc.",
        "Chạy lệnh trong một bản sao có thư mục làm việc (git clone).",
    ),
)


def _failed(folder: Path, answer: GitAnswer) -> EvalgenError:
    """What Git complains of, in our words where they are known, else its own."""
    for words, message, remedy in KNOWN:
        if words in answer.error:
            return EvalgenError(message, remedy=remedy, folder=folder)
    lines = [line for line in answer.error.splitlines() if line.strip()]
    said = next((line for line in lines if not line.startswith(("hint:", "warning:"))), str(answer.code))
    return EvalgenError("Git báo lỗi: {said}", remedy="Kiểm tra kho bằng: git fsck", said=said)
