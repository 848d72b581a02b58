"""The plan as a Markdown comment that is edited in place: what matters most first, and never longer than a host takes."""

from collections.abc import Iterable, Iterator, Sequence

from evalgen.approving.record_review import RecordReview
from evalgen.approving.review import Review
from evalgen.approving.verdict import Gravity, Reason
from evalgen.cli import review_tables as tables
from evalgen.cli import review_words as words
from evalgen.cli.reports.counts import by_gravity
from evalgen.cli.review_details import details, other, overview, row
from evalgen.cli.review_inert import inert, inert_code
from evalgen.cli.review_layout import Section, lay_out
from evalgen.domain.problem import Problem, Severity

MARKER = "<!-- evalgen-review -->"
"""First line: the comment that begins with it is edited instead of a new one being written."""

LIMIT = 65_536
"""Characters that hosts take in one comment."""

_SIGNS = {Gravity.OK: "✅", Gravity.NEEDS_HIGHER_REVIEW: "⚠️", Gravity.FAILED: "⛔"}
_HEAD_ITEMS = 12
_FEW_RECORDS = 3
_MANY_RECORDS = 10
_LONGEST_RECORD = 30
"""Changes of one record that a comment shows; one may hold hundreds."""


def markdown(review: Review, problems: words.ShownProblems, *, limit: int | None = LIMIT, full: str = "") -> str:
    """The whole comment; `full` names the file with everything."""
    head = "\n".join(_head(review)) + "\n"
    foot = "\n".join(_foot(review)) + "\n"
    where = f"xem {inert_code(full)}" if full else "xem đầy đủ bằng <code>evalgen review … --full TỆP</code>"
    room = None if limit is None else limit - len(head) - len(foot)
    return head + lay_out(list(_sections(review, problems, where, page=limit is not None)), room) + foot


def _head(review: Review) -> Iterator[str]:
    level = review.verdict.level
    yield MARKER
    yield f"## {_SIGNS[level]} {words.title(review, level.label)}"
    yield ""
    yield f"{inert(words.counts(review)[:1].upper() + words.counts(review)[1:])}."
    yield ""
    yield from _listed("### Vì sao", [_reason(item) for item in review.verdict.reasons])
    yield from _listed("### Còn phải làm", [f"- [ ] {inert(item)}" for item in review.to_do])
    if review.needs:
        rows = [row(tables.need(item)) for item in review.needs]
        yield from _listed("### Ai phê duyệt", rows, ("| Cấp | Việc | Ai được duyệt | Đã duyệt |", "|---|---|---|---|"))


def _listed(title: str, lines: Sequence[str], head: Sequence[str] = ()) -> Iterator[str]:
    """A short list at the top: the gravest first, the rest counted."""
    if not lines:
        return
    yield title
    yield ""
    yield from (*head, *lines[:_HEAD_ITEMS])
    yield ""
    if len(lines) > _HEAD_ITEMS:
        yield f"… và {len(lines) - _HEAD_ITEMS} mục nữa."
        yield ""


def _reason(item: Reason) -> str:
    return f"- {_SIGNS[item.level]} {inert(words.reason(item))}"


def _foot(review: Review) -> Iterator[str]:
    author = review.comparison.called(review.author.person) if review.author.person else review.author.account
    yield "---"
    yield ""
    lines = [*words.basis_lines(review.basis, author), *words.old_problems(review.problems)]
    said = "<br>".join(inert(line) for line in lines)
    for commit in filter(None, (review.basis.base_commit, review.basis.head_commit, review.basis.merge_base)):
        said = said.replace(inert(words.short(commit)), inert_code(words.short(commit)))
    yield f"<sub>{said}</sub>"


def _sections(review: Review, problems: words.ShownProblems, where: str, *, page: bool) -> Iterator[Section]:
    """In the order of the page; what would not fit is left to the full file."""

    def section(title: str, items: Iterable[str], share: int, *, table: Sequence[str] = ()) -> Section:
        head = "".join(f"{line}\n" for line in (f"### {title}", "", *table))
        items = [item if item.endswith("\n") else f"{item}\n" for item in items]
        return Section(head=head, items=items, share=share, more=lambda n: f"… và {n} mục nữa, {where}.\n\n", foot="\n")

    records = _by_importance(review)
    if len(records) > _MANY_RECORDS:
        yield section("Tóm tắt", [f"- {inert(line)}" for line in tables.summary(review)], 5)
    if len(records) > 1:
        titles = ("Ai", "Bước", "Điểm", "Đủ điều kiện", "Đề xuất", "Quyết định")
        yield section("Hồ sơ thay đổi", map(overview, records), 15, table=_table(*titles))
    yield section("Tỷ lệ xuất sắc", _quotas(review), 10, table=_table("Nhóm", "Trước", "Sau", "Còn lại"))
    yield section("Quy trình không cho phép hoặc cần cấp trên xem", map(_problem, by_gravity(problems.transitions)), 15)
    yield section("Vấn đề mới của hồ sơ", map(_problem, by_gravity(problems.new)), 15)
    yield section("Quy định của kỳ thay đổi", _laws(review), 10)
    yield section(
        "Kết quả đổi dù hồ sơ không sửa", _moved(review), 10, table=_table("Ai", "Điểm", "Đủ điều kiện", "Vì")
    )
    is_open = len(records) <= _FEW_RECORDS or not page
    longest = _LONGEST_RECORD if page else None
    told = (details(item, is_open=is_open, longest=longest) for item in records)
    yield section("Chi tiết từng hồ sơ", told, 20)
    yield section("Đơn vị", _units(review), 10, table=_table("Đơn vị", "Đã xong", "Đang làm", "Chưa có hồ sơ"))
    yield section("Tệp khác", map(other, review.others), 10)


def _table(*titles: str) -> tuple[str, str]:
    return row(titles), "|" + "---|" * len(titles)


def _problem(problem: Problem) -> str:
    """Exactly the words of `check`."""
    sign = {Severity.ERROR: "⛔", Severity.WARNING: "⚠️", Severity.NOTE: "ℹ️"}[problem.severity]
    said = "<br>".join(inert(line) for line in words.told(problem))
    return f"- {sign} {inert_code(str(problem.place))} {inert_code(problem.code)} ({problem.severity.value})<br>{said}"


def _quotas(review: Review) -> Iterator[str]:
    for item in review.quotas:
        title, before, after, note = tables.quota(item, review.comparison)
        people = tables.quota_people(item, review.comparison)
        yield row((title, before, after, f"{note}. {people[:1].upper()}{people[1:]}" if people else note))


def _units(review: Review) -> Iterator[str]:
    """Units with work left first."""
    yield from (row(tables.unit(state)) for state in sorted(review.units, key=lambda state: state.whole))


def _moved(review: Review) -> Iterator[str]:
    yield from (row(tables.moved(item, review.comparison)) for item in review.moved)


def _laws(review: Review) -> Iterator[str]:
    for item in review.laws:
        first, *rest = tables.law(item)
        yield "\n".join((f"- {inert(first)}", *(f"  - {inert(line)}" for line in rest)))


def _by_importance(review: Review) -> list[RecordReview]:
    """Records at fault, then those whose result moves, then the others; by period, unit and name."""
    found = (*review.transitions, *review.problems.new)
    faulty = {problem.place.file for problem in found if problem.severity is Severity.ERROR}
    return sorted(review.records, key=lambda item: (item.pair.file not in faulty, not item.result_moved))
