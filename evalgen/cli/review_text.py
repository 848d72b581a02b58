"""The plan for a terminal."""

from collections.abc import Iterable, Iterator

from evalgen.approving.other_review import OtherReview
from evalgen.approving.record_review import RecordReview
from evalgen.approving.review import Review
from evalgen.cli import review_tables as tables
from evalgen.cli import review_words as words
from evalgen.cli.reports import ReadLine, render
from evalgen.cli.reports.visible_text import visible


def text(review: Review, problems: words.ShownProblems, read_line: ReadLine) -> str:
    """Everything, most important first; the new problems at the end as `check` prints them."""
    lines = "\n".join(visible(line) for line in _lines(review))
    found = render(problems.both, format="text", read_line=read_line)
    return f"{lines}\n" + (f"\n{found}" if found else "")


def _lines(review: Review) -> Iterator[str]:
    author = review.comparison.called(review.author.person) if review.author.person else review.author.account
    yield f"{words.title(review, review.verdict.level.label.upper())}: {words.counts(review)}."
    yield from words.basis_lines(review.basis, author)
    yield from _part("Vì sao", map(words.reason, review.verdict.reasons))
    yield from _part("Còn phải làm", review.to_do)
    yield from _part("Ai phê duyệt", (_need(tables.need(item)) for item in review.needs))
    for item in review.records:
        yield ""
        yield from _record(item)
    yield from _part(
        "Tỷ lệ xuất sắc", (line for item in review.quotas for line in _quota(tables.quota(item, review.comparison)))
    )
    yield from _part("Đơn vị", (_unit(tables.unit(item)) for item in review.units))
    yield from _part("Quy định của kỳ thay đổi", (line for item in review.laws for line in tables.law(item)))
    moved = (tables.moved(item, review.comparison) for item in review.moved)
    yield from _part(
        "Kết quả đổi dù hồ sơ không sửa", (f"{who}: {score}; {out}; {why}" for who, score, out, why in moved)
    )
    yield from _part("Tệp khác", (line for item in review.others for line in _other(item)))
    for line in words.old_problems(review.problems):
        yield ""
        yield line


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    listed = list(lines)
    if listed:
        yield ""
        yield title
        yield from (f"  {line}" for line in listed)


def _record(item: RecordReview) -> Iterator[str]:
    yield words.heading(item)
    yield f"  {item.pair.file} ({item.kind.label})"
    yield f"  Bước: {words.stage(item)}"
    yield f"  Điểm: {words.score(item)}"
    yield f"  Mức cao nhất đủ điều kiện: {words.outcome(item)}"
    yield from (f"    {words.ruling(found)}" for found in item.rulings)
    yield from (f"  * {line}" for line in item.words)
    yield from (f"  Ý kiến: {said}" for said in (words.opinions(item),) if said)
    yield from (f"  Thời hạn: {line}" for line in words.deadlines(item))
    yield from (f"  Minh chứng: {said}" for said in (words.evidence(item),) if said)


def _need(cells: tables.Row) -> str:
    who, what, members, given = cells
    return f"{who}: {what}; người được duyệt: {members}; đã duyệt: {given}"


def _quota(cells: tables.Row) -> Iterator[str]:
    title, before, after, note = cells
    yield f"{title}: {note}"
    yield f"  trước: {before}"
    yield f"  sau:   {after}"


def _unit(cells: tables.Row) -> str:
    name, complete, under_way, missing = cells
    return f"{name}: xong {complete}; đang làm: {under_way}; chưa có hồ sơ: {missing}"


def _other(item: OtherReview) -> Iterator[str]:
    change = item.change
    was = f"{change.was} → " if change.was != change.path else ""
    kinds = f" ({change.kinds})" if change.kinds else ""
    title = f" {item.title}" if item.title else ""
    yield f"{change.kind.label} {change.area.label}{title}: {was}{change.path}{kinds}"
    yield from (f"  * {line}" for line in item.words)
