"""Each changed record and file as an item of a comment: a row of the overview, the details, folded where there are many."""

from collections.abc import Iterable, Sequence

from evalgen.approving.file_changes import FileChange
from evalgen.approving.other_review import OtherReview
from evalgen.approving.record_review import RecordReview
from evalgen.cli.reviewing import words
from evalgen.cli.reviewing.inert import inert, inert_code
from evalgen.language import Language
from evalgen.language.labels import period_label
from evalgen.language.reviewing import REVIEW


def row(cells: Iterable[str]) -> str:
    """A row of a table, words made inert."""
    return "| " + " | ".join(inert(cell) for cell in cells) + " |"


def overview(item: RecordReview, language: Language, *, dated: bool) -> str:
    """One record as a row: who, how far, which result; `dated` says the period, where there are several."""
    who = f"{item.name}, {item.unit}" if item.pair.person else REVIEW.say(item.name, language)
    who += f", {period_label(item.pair.period, language)}" if dated else ""
    became = words.became(item, language)
    who += f" [{became}]" if became else ""
    return row(
        (who, words.stage(item, language), words.score(item), words.outcome(item, language), *_grades(item, language))
    )


def _grades(item: RecordReview, language: Language) -> tuple[str, str]:
    return words.proposed(item, language), words.decided(item, language)


def details(item: RecordReview, language: Language, *, is_open: bool, longest: int | None) -> str:
    """One record, folded where there are many."""
    say = language.say
    lines = [f"<details{' open' if is_open else ''}><summary>{_summary(item, language)}</summary>", ""]
    if item.before is not None or item.after is not None:
        lines += [f"- {say('Bước')}: {inert(words.stage(item, language))}"]
        lines += [f"- {say('Điểm')}: {inert(words.score(item))}"]
        lines += [f"- {say('Mức cao nhất đủ điều kiện')}: {inert(words.outcome(item, language))}"]
    lines += [f"  - {inert(words.ruling(found, language))}" for found in item.rulings]
    told = [REVIEW.say(line, language) for line in item.words]
    lines += _group(say("Đã đổi"), _first(told, longest, language))
    lines += [f"- {say('Ý kiến')}: {inert(said)}" for said in (words.opinions(item, language),) if said]
    lines += _group(say("Thời hạn"), list(words.deadlines(item, language)))
    lines += [f"- {say('Minh chứng')}: {inert(said)}" for said in (words.evidence(item, language),) if said]
    return "\n".join([*lines, f"- {inert_code(item.pair.file)}", "", "</details>", ""])


def _summary(item: RecordReview, language: Language) -> str:
    name = REVIEW.say(item.name, language)
    rest = words.heading(item, language).removeprefix(name)
    moved = "; ".join(part for part in (words.stage(item, language), words.score(item)) if part != words.NOTHING)
    became = words.became(item, language)
    gap = " " if rest.startswith(" ") else ""
    said = f"<b>{inert(name)}</b>{gap}{inert(rest)}"
    return said + (f" {inert(f'[{became}]')}" if became else "") + (f": {inert(moved)}" if moved else "")


def _first(lines: Sequence[str], longest: int | None, language: Language) -> Sequence[str]:
    if longest is None or len(lines) <= longest:
        return lines
    return (*lines[:longest], language.say("… và {count} thay đổi nữa", count=len(lines) - longest))


def _group(title: str, lines: Sequence[str]) -> list[str]:
    return [f"- {title}:", *(f"  - {inert(line)}" for line in lines)] if lines else []


def other(item: OtherReview, language: Language) -> str:
    """One file that is no record of a person or a collective."""
    title = f" {inert(item.title)}" if item.title else ""
    kind, area = language.say(item.change.kind.label), language.say(item.change.area.label)
    head = f"- {inert(kind)} {inert(area)}{title} {_path(item.change, language)}"
    return "\n".join((head, *(f"  - {inert(REVIEW.say(line, language))}" for line in item.words)))


def _path(change: FileChange, language: Language) -> str:
    """Where, where it was, and what kind of file it becomes."""
    was = f"{inert_code(change.was)} → " if change.was != change.path else ""
    kinds = f" ({inert(REVIEW.say(change.kinds, language))})" if change.kinds else ""
    return f"{was}{inert_code(change.path)}{kinds}"
