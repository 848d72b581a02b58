"""The plan for a terminal."""

from collections.abc import Iterable, Iterator

from evalgen.approving.other_review import OtherReview
from evalgen.approving.record_review import RecordReview
from evalgen.approving.review import Review
from evalgen.cli.reports.rendering import render
from evalgen.cli.reports.text import ReadLine
from evalgen.cli.reports.visible_text import visible
from evalgen.cli.reviewing import tables, words
from evalgen.cli.reviewing.importance import by_importance
from evalgen.language import Language
from evalgen.language.reviewing import REVIEW


def text(review: Review, problems: words.ShownProblems, read_line: ReadLine, language: Language) -> str:
    """Everything, most important first; the new problems at the end as `check` prints them."""
    lines = "\n".join(visible(line) for line in _lines(review, language))
    found = render(problems.both, format="text", read_line=read_line, language=language)
    return f"{lines}\n" + (f"\n{found}" if found else "")


def _lines(review: Review, language: Language) -> Iterator[str]:
    say, comparison = language.say, review.comparison
    author = comparison.called(review.author.person) if review.author.person else review.author.account
    level = say(review.verdict.level.label).upper()
    yield f"{words.title(review, level, language)}: {words.counts(review, language)}."
    yield from words.basis_lines(review.basis, author, language)
    yield from _part(say("Vì sao"), (words.reason(item, language) for item in review.verdict.reasons))
    yield from _part(say("Còn phải làm"), (words.to_do(item, language) for item in review.left))
    yield from _part(say("Ai phê duyệt"), (_need(tables.need(item, language), language) for item in review.needs))
    for item in by_importance(review):
        yield ""
        yield from _record(item, language)
    quotas = (tables.quota(item, comparison, language) for item in review.quotas)
    yield from _part(say("Tỷ lệ xuất sắc"), (line for cells in quotas for line in _quota(cells, language)))
    yield from _part(say("Đơn vị"), (_unit(tables.unit(item, language), language) for item in review.units))
    laws = (line for item in review.laws for line in tables.law(item, language))
    yield from _part(say("Quy định của kỳ thay đổi"), laws)
    moved = (tables.moved(item, comparison, language) for item in review.moved)
    told = (f"{who}: {score}; {out}; {why}" for who, score, out, why in moved)
    yield from _part(say("Kết quả đổi dù hồ sơ không sửa"), told)
    yield from _part(say("Tệp khác"), (line for item in review.others for line in _other(item, language)))
    for line in words.old_problems(review.problems, language):
        yield ""
        yield line


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    listed = list(lines)
    if listed:
        yield ""
        yield title
        yield from (f"  {line}" for line in listed)


def _record(item: RecordReview, language: Language) -> Iterator[str]:
    say = language.say
    yield words.heading(item, language)
    yield f"  {item.pair.file} ({words.became(item, language) or say(item.kind.label)})"
    yield f"  {say('Bước')}: {words.stage(item, language)}"
    yield f"  {say('Điểm')}: {words.score(item)}"
    yield f"  {say('Mức cao nhất đủ điều kiện')}: {words.outcome(item, language)}"
    yield from (f"    {words.ruling(found, language)}" for found in item.rulings)
    yield from (f"  * {REVIEW.say(line, language)}" for line in item.words)
    yield from (f"  {say('Ý kiến')}: {said}" for said in (words.opinions(item, language),) if said)
    yield from (f"  {say('Thời hạn')}: {line}" for line in words.deadlines(item, language))
    yield from (f"  {say('Minh chứng')}: {said}" for said in (words.evidence(item, language),) if said)


def _need(cells: tables.Row, language: Language) -> str:
    who, what, members, given = cells
    say = language.say
    return f"{who}: {what}; {say('người được duyệt')}: {members}; {say('đã duyệt')}: {given}"


def _quota(cells: tables.Row, language: Language) -> Iterator[str]:
    title, before, after, note = cells
    yield f"{title}: {note}"
    yield f"  {language.say('trước')}: {before}"
    yield f"  {language.say('sau')}: {after}"


def _unit(cells: tables.Row, language: Language) -> str:
    name, complete, under_way, missing = cells
    words = "{name}: xong {complete}; đang làm: {open}; chưa có hồ sơ: {missing}"
    return language.say(words, name=name, complete=complete, open=under_way, missing=missing)


def _other(item: OtherReview, language: Language) -> Iterator[str]:
    change, say = item.change, language.say
    was = f"{change.was} → " if change.was != change.path else ""
    kinds = f" ({REVIEW.say(change.kinds, language)})" if change.kinds else ""
    title = f" {item.title}" if item.title else ""
    yield f"{say(change.kind.label)} {say(change.area.label)}{title}: {was}{change.path}{kinds}"
    yield from (f"  * {REVIEW.say(line, language)}" for line in item.words)
