"""What becomes of the file that rows of a workbook speak of: new, with more sections, or as it was."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.document import Document
from evalgen.domain.place import Place, Pointer
from evalgen.domain.problem import Problem, Severity
from evalgen.drafting.sheets.comparing import differing, same_part, unlisted, value_at
from evalgen.drafting.sheets.draft import RecordDraft
from evalgen.drafting.sheets.filling import filled, new_text, put_in
from evalgen.drafting.sheets.posts_put_in import posts_of_rows, posts_put_in, text_with_posts
from evalgen.drafting.sheets.table import cell_problem
from evalgen.drafting.yaml_text import yaml_text
from evalgen.errors import EvalgenError
from evalgen.pipeline.drafting.words_of_tables import in_words_of_tables, recorded_in_a_cell
from evalgen.reading.build_record import Noun
from evalgen.reading.layout import Slot, locate
from evalgen.reading.repository import FileResult, read_source
from evalgen.reading.repository_files import read_bytes
from evalgen.reading.revision_words import SchemaWords
from evalgen.reading.strict_yaml import read_document


class Untouched(Struct, frozen=True, kw_only=True):
    """What the file says and the workbook does not, although it has a place for it."""

    place: Place
    """The cell that is empty, or the first of the rows that leave something out."""

    what: str = ""
    """The part that is left out; nothing of an empty cell."""

    said: str = ""
    """What the file says in the place of an empty cell, where that can be shown in one."""

    there: str
    """Where it stands in the file."""


class Outcome(Struct, frozen=True, kw_only=True):
    """What becomes of a file."""

    file: str
    place: Place
    """The first cell that speaks of it."""

    before: bytes | None = None
    """What it holds; None where there is none."""

    after: bytes = b""
    sections: tuple[str, ...] = ()
    """Those that are new; none where it stays as it is."""

    noun: Noun | None = None
    """What the file says then; None where it stays as it is, or cannot be read."""

    problems: tuple[Problem, ...] = ()
    untouched: tuple[Untouched, ...] = ()


def outcome_of(root: Path, draft: RecordDraft) -> Outcome:
    """What becomes of a draft. Nothing is written yet."""
    slot = locate(draft.file)
    if not isinstance(slot, Slot):
        found = _in_cell(slot, draft) if isinstance(slot, Problem) else _nameless(draft)
        return Outcome(file=draft.file, place=draft.place, problems=(found,))
    path = root / draft.file
    before = read_bytes(root, draft.file) if path.exists() or path.is_symlink() else None
    if isinstance(before, Problem):
        return Outcome(file=draft.file, place=draft.place, problems=(before,))
    if before is None:
        return _judged(draft, None, new_text(draft.sections, slot.kind).encode(), tuple(draft.sections))
    return _beside(draft, before)


def _beside(draft: RecordDraft, before: bytes) -> Outcome:
    """What becomes of a draft whose file is there."""
    there = read_document(draft.file, before).document
    written = {key: yaml_text({key: section}) for key, section in draft.sections.items()}
    said = "".join(written.values()).encode()
    wanted = read_document(draft.file, said).document
    if there is None or wanted is None:
        return _judged(draft, before, before if there is None else said, ())
    new = {key: value for key, value in draft.sections.items() if draft.is_part and key not in there.root}
    approved = _approved_later(draft, there.root)
    compared = {key: value for key, value in wanted.root.items() if key not in new}
    if approved:
        compared["plan"] = {key: value for key, value in compared["plan"].items() if key not in approved}
    posts = None if draft.is_part else _posts_later(wanted.root, there.root)
    if posts is not None:
        compared["posts"] = there.root["posts"]
        draft = replace(
            draft, empty=_empty_of_known_posts(draft, posts_of_rows(wanted.root["posts"], there.root["posts"]))
        )
    others = (*differing(compared, there.root), *_denied(draft, compared, there))
    problems = tuple(_differs(draft, pointer, other, there) for pointer, other in others)
    untouched = tuple(_untouched(draft, compared, there))
    added = (*(f"plan.{key}" for key in approved), *new, *(("posts",) if posts is not None else ()))
    problems += tuple(_out_of_turn(draft, added, there))
    if problems or not added:
        return Outcome(file=draft.file, place=draft.place, before=before, problems=problems, untouched=untouched)
    expected = {**there.root, **{key: wanted.root[key] for key in new}}
    text = filled(before.decode("utf-8"), {key: written[key] for key in new})
    if approved:
        expected["plan"] = {**there.root["plan"], **{key: wanted.root["plan"][key] for key in approved}}
        text = put_in(text, "plan", approved)
    if posts is not None:
        expected["posts"] = posts
        text = text_with_posts(text, posts, there.located)
    after = text.encode()
    found = read_source(draft.file, after)
    if found.document is None or found.document.root != expected:
        raise EvalgenError(
            "Không ghép được mục mới vào «{file}» mà không đổi mục khác; chưa ghi tệp nào.",
            remedy="Điền tay tệp ấy, xóa các dòng của nó trong bảng rồi chạy lại.",
            file=draft.file,
        )
    return replace(_judged(draft, before, after, added, found), untouched=untouched)


def _approved_later(draft: RecordDraft, there: Mapping[str, Any]) -> dict[str, Any]:
    """The approval of a plan that is there without one: plans are registered first, and approved in a meeting."""
    said = draft.sections.get("plan", {})
    without = draft.is_part and isinstance(there.get("plan"), Mapping) and "approved" not in there["plan"]
    return {"approved": said["approved"]} if without and "approved" in said else {}


def _posts_later(said: Mapping[str, Any], there: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """Posts that ended, and new ones, of a person whose file is there: units merge, and many people move on one day."""
    own, known = said.get("posts"), there.get("posts")
    return posts_put_in(own, known) if isinstance(own, list) and isinstance(known, list) else None


def _empty_of_known_posts(draft: RecordDraft, posts_of: Mapping[int, int]) -> dict[Pointer, Place]:
    """The empty cells, those of posts by their places in the file: of a post that is new there is nothing to be left."""
    empty: dict[Pointer, Place] = {}
    for pointer, place in draft.empty.items():
        if pointer[0] != "posts":
            empty[pointer] = place
        elif isinstance(at := pointer[1], int) and at in posts_of:
            empty["posts", posts_of[at], *pointer[2:]] = place
    return empty


_STEPS = ("verification", "proposal", "decision", "appeals", "amendments")
"""What others say of a plan and a self-assessment, one after another."""


def _out_of_turn(draft: RecordDraft, added: Sequence[str], there: Document) -> Iterator[Problem]:
    """Sections before a step that was taken already; a verification of nothing.

    A self-assessment of the same workbook is nothing yet: who verifies has not seen it in the record.
    """
    for section in added[:1]:
        later = _STEPS[_STEPS.index(section) + 1 :] if section in _STEPS else _STEPS
        step = next((key for key in later if key in there.root), None)
        if step is not None:
            yield _went_further(draft, section, step, str(there.place(step, key=True)))
    if "verification" in added and "self_assessment" not in there.root:
        yield cell_problem(
            "nothing-to-verify",
            draft.cell_of(("verification",)),
            f"hồ sơ chưa có bản tự đánh giá để thẩm định: {draft.file}.",
            "Xóa các dòng thẩm định của người này; bản tự đánh giá phải có trong hồ sơ trước đã.",
        )


def _went_further(draft: RecordDraft, section: str, step: str, there: str) -> Problem:
    return cell_problem(
        "record-went-further",
        draft.cell_of(tuple(section.split("."))),
        f"hồ sơ đã có {_titled(step)} ({there}), nên bảng không ghi thêm {_titled(section)} trước bước ấy.",
        "Xóa các dòng của người này khỏi bảng; cần bổ sung thì sửa trong tệp hồ sơ, người có thẩm quyền xem lại.",
    )


def _denied(draft: RecordDraft, compared: Mapping[str, Any], there: Document) -> Iterator[tuple[Pointer, Pointer]]:
    """What the workbook says that there is none of, and the file has."""
    for pointer in draft.denied:
        other = same_part(compared, there.root, pointer) if pointer[0] in compared else None
        if other is not None and value_at(there.root, other):
            yield pointer, other


def _untouched(draft: RecordDraft, compared: Mapping[str, Any], there: Document) -> Iterator[Untouched]:
    """What the file says where cells are empty or rows are not there; of sections that the workbook speaks of."""
    parts: dict[Pointer, Pointer | None] = {}
    for pointer, place in draft.empty.items():
        above = pointer[:-1]
        if above and above[0] not in compared:
            continue
        if above not in parts:
            parts[above] = same_part(compared, there.root, above)
        other = parts[above]
        value = None if other is None else value_at(there.root, (*other, pointer[-1]))
        # A nought is a statement; no tick is none.
        if other is not None and value is not False and (value or value == 0):
            part = (*other, pointer[-1])
            yield Untouched(place=place, said=_recorded(draft, there, part), there=str(there.place(*part)))
    yield from _without_a_row(draft, compared, there, set(parts))


def _without_a_row(
    draft: RecordDraft, compared: Mapping[str, Any], there: Document, with_cells: Collection[Pointer]
) -> Iterator[Untouched]:
    """The parts of the file that no row speaks of, each once, although a task has a result, too."""
    told: set[str] = set()
    for pointer in draft.listed:
        if pointer[0] not in compared:
            continue
        known = value_at(there.root, pointer)
        first = next((place for part, place in draft.cells.items() if part[: len(pointer)] == pointer), draft.place)
        for what in unlisted(value_at(compared, pointer), known):
            if what in told or (*pointer, what) in with_cells:
                continue
            told.add(what)
            step = what if isinstance(known, Mapping) else [item["id"] for item in known].index(what)
            yield Untouched(place=first, what=what, there=str(there.place(*pointer, step)))


def _judged(
    draft: RecordDraft, before: bytes | None, after: bytes, sections: tuple[str, ...], read: FileResult | None = None
) -> Outcome:
    """With what the strict reader and the schema say of the text, told at the cells that it comes from."""
    found = read or read_source(draft.file, after)
    problems = tuple(_in_cell(problem, draft) for problem in found.problems if problem.severity is Severity.ERROR)
    noun = found.noun if sections else None
    return Outcome(
        file=draft.file, place=draft.place, before=before, after=after, sections=sections, noun=noun, problems=problems
    )


def _in_cell(problem: Problem, draft: RecordDraft) -> Problem:
    """The problem of a record at the cell that it comes from; of what no cell says, where it stands."""
    pointer = problem.place.pointer
    if draft.is_part and pointer and pointer[0] not in draft.sections:
        return problem
    return replace(in_words_of_tables(problem), place=draft.cell_of(pointer))


def _nameless(draft: RecordDraft) -> Problem:
    return cell_problem(
        "no-identifier",
        draft.place,
        "không suy được mã từ tên ở dòng này.",
        "Ghi mã: chữ thường không dấu, nối bằng gạch ngang.",
    )


def _recorded(draft: RecordDraft, there: Document, pointer: Pointer) -> str:
    """What the file says at `pointer`, in words for a cell."""
    value = value_at(there.root, pointer)
    slot = locate(draft.file)
    if isinstance(value, str) and isinstance(slot, Slot):
        return recorded_in_a_cell(SchemaWords().label(slot.kind, pointer, value))
    return recorded_in_a_cell(value)


def _titled(section: str) -> str:
    """A section of a record by its title: «Bước 4: Quyết định»."""
    title = SchemaWords().title("evaluation", tuple(section.split(".")))
    return f"«{title or section}»"


def _differs(draft: RecordDraft, pointer: Pointer, other: Pointer, there: Document) -> Problem:
    """At `other`, or above it where the file has no such part."""
    said = _recorded(draft, there, other) if len(other) == len(pointer) else ""
    message = "hồ sơ chưa có mục này" if len(other) < len(pointer) else f"hồ sơ đã ghi {said or 'khác'}"
    return cell_problem(
        "cell-differs-from-record",
        draft.cell_of(pointer),
        f"{message}: {there.place(*other)}.",
        "Bảng không sửa những gì hồ sơ đã ghi: sửa trong tệp ấy, hoặc ghi vào bảng đúng như hồ sơ.",
    )
