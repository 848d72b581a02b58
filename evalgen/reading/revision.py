"""The records of one revision, read from Git's store as `check` reads them from the disk: same refusals, same words.

Each content at each path is read once, however many revisions hold it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from evalgen.domain.document import Document
from evalgen.domain.problem import Problem
from evalgen.domain.revision import EntryKind, Tree, TreeEntry
from evalgen.reading.git import Git
from evalgen.reading.layout import Slot, judge_folder, locate
from evalgen.reading.plain_file import MAX_BYTES, TOO_LONG
from evalgen.reading.record_names import RECORDS, REGULATION
from evalgen.reading.repository import FileResult, RecordsResult, assemble, read_source
from evalgen.reading.repository_files import not_a_file, printable, symlink_problem, too_large
from evalgen.reading.revision_objects import Blob, Talk, contents_of, read_blobs

_READABLE = frozenset({EntryKind.FILE, EntryKind.EXECUTABLE})
_OWN_PACKS = f"{RECORDS}/{REGULATION}/"


class RevisionReader:
    """Reads the records of any number of revisions of one repository."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._results: dict[tuple[str, str], FileResult] = {}
        self._shelves: dict[tuple[tuple[str, TreeEntry], ...], Path] = {}
        self._talk = Talk(git)

    def records(self, tree: Tree, besides: Iterable[FileResult] = ()) -> RecordsResult:
        """Everything below ``records/`` of `tree`, and what is known `besides`; files known from an earlier call are not read again."""
        results: list[FileResult] = []
        wanted: dict[tuple[str, str], None] = {}
        for found in _walk(tree):
            if isinstance(found, Problem):
                results.append(_refused(found))
            else:
                wanted[found] = None
        self._read([key for key in wanted if key not in self._results])
        return assemble([*besides, *results, *(self._results[key] for key in wanted)])

    def results(self, files: Iterable[tuple[str, str]]) -> list[FileResult]:
        """Files by path and Git's name of the content, read for this call alone."""
        wanted = list(files)
        found = dict(self._read_now(wanted))
        return [found[key] for key in wanted]

    def document(self, file: str, content: str) -> Document:
        """The document of a file that gave one, read anew. Raises EvalgenError where Git does not have it any more."""
        result = self._from(file, self._talk.read(content, MAX_BYTES))
        if result.document is None:
            raise ValueError(file)
        return result.document

    def own_packs(self, tree: Tree) -> Path:
        """A folder with the organization's own packs as they are in `tree`; it need not exist where there are none."""
        entries = tuple(sorted((path, entry) for path, entry in tree.items() if path.startswith(_OWN_PACKS)))
        if entries not in self._shelves:
            folder = self._git.scratch / f"regulation-{len(self._shelves)}"
            self._write_packs(entries, folder)
            self._shelves[entries] = folder
        return self._shelves[entries]

    def contents(self, tree: Tree, files: Iterable[str]) -> dict[str, bytes]:
        """The bytes of files; TOO_LONG in the place of those that are, and without those that are no files."""
        readable = (file for file in files if file in tree and tree[file].kind in _READABLE)
        return contents_of(self._git, ((file, tree[file].content) for file in readable))

    def lines(self, tree: Tree, files: Iterable[str]) -> dict[str, list[str]]:
        """The lines of files, for showing; without those that cannot be shown."""
        found = self.contents(tree, files)
        return {file: data.decode("utf-8", "replace").split("\n") for file, data in found.items() if data != TOO_LONG}

    def _read(self, wanted: list[tuple[str, str]]) -> None:
        self._results.update(self._read_now(wanted))

    def _read_now(self, wanted: list[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], FileResult]]:
        files: dict[str, list[str]] = {}
        for file, content in wanted:
            files.setdefault(content, []).append(file)
        for blob in read_blobs(self._git, files, MAX_BYTES):
            yield from (((file, blob.content), self._from(file, blob)) for file in files[blob.content])

    @staticmethod
    def _from(file: str, blob: Blob) -> FileResult:
        return _refused(too_large(file, blob.size)) if blob.data is None else read_source(file, blob.data)

    def _write_packs(self, entries: tuple[tuple[str, TreeEntry], ...], folder: Path) -> None:
        """Put the files below `folder`; a link stays a link, to nowhere, so that it is refused in the usual words."""
        paths = {folder / path.removeprefix(_OWN_PACKS): entry for path, entry in entries}
        files = [entry.content for entry in paths.values() if entry.kind in _READABLE]
        blobs = {blob.content: blob for blob in read_blobs(self._git, files, MAX_BYTES)}
        for path, entry in paths.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            if entry.kind is EntryKind.SYMLINK:
                path.symlink_to("nowhere")
            elif entry.kind is EntryKind.SUBMODULE:
                path.mkdir()
            else:
                blob = blobs[entry.content]
                path.write_bytes(TOO_LONG if blob.data is None else blob.data)


def _walk(tree: Tree) -> Iterator[tuple[str, str] | Problem]:
    """Each record with its content, and what is refused by its place or kind alone, as on the disk."""
    judged: dict[str, Problem | None] = {}
    told: set[str] = set()
    for path, entry in tree.items():
        parts = PurePosixPath(path).parts
        if parts[0] != RECORDS or path.startswith(_OWN_PACKS):
            continue
        folders = ["/".join(parts[:length]) for length in range(2, len(parts))]
        if any(part.startswith(".") for part in parts):
            continue
        refused = next((folder for folder in folders if _judged(folder, judged) is not None), None)
        if refused is None:
            yield from _enter(path, entry)
        elif refused not in told:
            told.add(refused)
            yield from filter(None, [judged[refused]])


def _judged(folder: str, judged: dict[str, Problem | None]) -> Problem | None:
    if folder not in judged:
        judged[folder] = judge_folder(printable(folder))
    return judged[folder]


def _enter(path: str, entry: TreeEntry) -> Iterator[tuple[str, str] | Problem]:
    file = printable(path)
    if entry.kind is EntryKind.SYMLINK:
        yield symlink_problem(file)
    elif entry.kind is EntryKind.SUBMODULE:
        yield not_a_file(file)
    else:
        found = locate(file)
        if isinstance(found, Slot):
            yield file, entry.content
        elif found:
            yield found


def _refused(problem: Problem) -> FileResult:
    return FileResult(file=problem.place.file, noun=None, document=None, problems=(problem,))
