"""Each changed record and file as an item of a comment: a row of the overview, the details, folded where there are many."""

from collections.abc import Iterable, Sequence

from evalgen.approving.file_changes import FileChange
from evalgen.approving.other_review import OtherReview
from evalgen.approving.record_review import RecordReview
from evalgen.cli import review_words as words
from evalgen.cli.review_inert import inert, inert_code


def row(cells: Iterable[str]) -> str:
    """A row of a table, words made inert."""
    return "| " + " | ".join(inert(cell) for cell in cells) + " |"


def overview(item: RecordReview) -> str:
    """One record as a row: who, how far, which result."""
    said = item.opinions
    proposed = said.proposed.label if said and said.proposed else words.NOTHING
    decided = (said.final or said.decided if said else "") or words.NOTHING
    who = f"{item.name}, {item.unit}" if item.pair.person else item.name
    return row((who, words.stage(item), words.score(item), words.outcome(item), proposed, decided))


def details(item: RecordReview, *, is_open: bool, longest: int | None) -> str:
    """One record, folded where there are many."""
    lines = [f"<details{' open' if is_open else ''}><summary>{_summary(item)}</summary>", ""]
    if item.before is not None or item.after is not None:
        lines += [f"- Bước: {inert(words.stage(item))}", f"- Điểm: {inert(words.score(item))}"]
        lines += [f"- Mức cao nhất đủ điều kiện: {inert(words.outcome(item))}"]
    lines += [f"  - {inert(words.ruling(found))}" for found in item.rulings]
    lines += _group("Đã đổi", _first(item.words, longest))
    lines += [f"- Ý kiến: {inert(said)}" for said in (words.opinions(item),) if said]
    lines += _group("Thời hạn", list(words.deadlines(item)))
    lines += [f"- Minh chứng: {inert(said)}" for said in (words.evidence(item),) if said]
    return "\n".join([*lines, f"- {inert_code(item.pair.file)}", "", "</details>", ""])


def _summary(item: RecordReview) -> str:
    rest = words.heading(item).removeprefix(item.name)
    moved = "; ".join(part for part in (words.stage(item), words.score(item)) if part != words.NOTHING)
    kind = "" if item.kind.name == "CHANGED" else f" [{item.kind.label}]"
    return f"<b>{inert(item.name)}</b>{inert(rest)}{inert(kind)}{f': {inert(moved)}' if moved else ''}"


def _first(lines: Sequence[str], longest: int | None) -> Sequence[str]:
    if longest is None or len(lines) <= longest:
        return lines
    return (*lines[:longest], f"… và {len(lines) - longest} thay đổi nữa")


def _group(title: str, lines: Sequence[str]) -> list[str]:
    return [f"- {title}:", *(f"  - {inert(line)}" for line in lines)] if lines else []


def other(item: OtherReview) -> str:
    """One file that is no record of a person or a collective."""
    title = f" {inert(item.title)}" if item.title else ""
    head = f"- {inert(item.change.kind.label)} {inert(item.change.area.label)}{title} {_path(item.change)}"
    return "\n".join((head, *(f"  - {inert(line)}" for line in item.words)))


def _path(change: FileChange) -> str:
    """Where, where it was, and what kind of file it becomes."""
    was = f"{inert_code(change.was)} → " if change.was != change.path else ""
    kinds = f" ({inert(change.kinds)})" if change.kinds else ""
    return f"{was}{inert_code(change.path)}{kinds}"
