"""The plan as a Markdown comment that is edited in place: what matters most first, and never longer than a host takes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from evalgen.approving.review import Review
from evalgen.approving.verdict import Gravity, Reason
from evalgen.cli.reports.counts import by_gravity
from evalgen.cli.reports.problem_lines import problem_lines
from evalgen.cli.reviewing import tables, words
from evalgen.cli.reviewing.details import details, other, overview, row
from evalgen.cli.reviewing.importance import by_importance
from evalgen.cli.reviewing.inert import inert, inert_code
from evalgen.cli.reviewing.layout import Section, lay_out, worded_for
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.ruling import QuotaResult
from evalgen.language import Language

MARKER = "<!-- evalgen-review -->"
"""First line: the comment that begins with it is edited instead of a new one being written."""

CUT = "<!-- evalgen-review: cut -->"
"""Last line of a comment that leaves anything to the full file; in words of records such a sign is never markup."""

LIMIT = 65_536
"""Characters that hosts take in one comment."""

ADDRESS = 512
"""Characters left for whoever posts the comment to say where the full file lies."""

_SIGNS = {Gravity.OK: "✅", Gravity.NEEDS_HIGHER_REVIEW: "⚠️", Gravity.FAILED: "⛔"}
_SEVERITIES = {Severity.ERROR: "⛔", Severity.WARNING: "⚠️", Severity.NOTE: "ℹ️"}
_HEAD_ITEMS = 12
_FEW_RECORDS = 3
_MANY_RECORDS = 10
_ALIKE = 5
"""Problems of one kind that a comment shows: a change of a rule moves every result there is."""

_LONGEST_RECORD = 30
"""Changes of one record that a comment shows; one may hold hundreds."""


def markdown(
    review: Review, problems: words.ShownProblems, language: Language, *, limit: int | None = LIMIT, full: str = ""
) -> str:
    """The whole comment; `full` names the file with everything."""
    head = "\n".join(_head(review, language)) + "\n"
    foot = "\n".join(_foot(review, language)) + "\n"
    say = language.say
    file = inert_code(full)
    where = say("xem {file}", file=file) if full else say("xem đầy đủ bằng <code>evalgen review … --full TỆP</code>")
    sections = partial(_sections, review, problems, where, language, limit)
    whole = lay_out(list(sections(folded=limit is not None, brief=False)), None)
    if limit is None:
        return head + whole + foot
    mark = f"{CUT}\n"
    room = limit - len(head) - len(foot) - len(mark) - (ADDRESS if full else 0)
    shown = lay_out(list(sections(folded=True, brief=True)), room)
    return head + shown + foot + (mark if shown != whole else "")


def _head(review: Review, language: Language) -> Iterator[str]:
    level, say = review.verdict.level, language.say
    yield MARKER
    yield f"## {_SIGNS[level]} {words.title(review, say(level.label), language)}"
    yield ""
    counted = words.counts(review, language)
    yield f"{inert(counted[:1].upper() + counted[1:])}."
    yield ""
    reasons = [_reason(item, language) for item in review.verdict.reasons]
    yield from _listed(say("Vì sao"), reasons, language)
    to_do = [f"- [ ] {inert(words.to_do(item, language))}" for item in review.left]
    yield from _listed(say("Còn phải làm"), to_do, language)
    if review.needs:
        rows = [row(tables.need(item, language)) for item in review.needs]
        titles = _table(say("Cấp"), say("Việc"), say("Ai được duyệt"), say("Đã duyệt"))
        yield from _listed(say("Ai phê duyệt"), rows, language, titles)


def _listed(title: str, lines: Sequence[str], language: Language, head: Sequence[str] = ()) -> Iterator[str]:
    """A short list at the top: the gravest first, the rest counted."""
    if not lines:
        return
    yield f"### {title}"
    yield ""
    yield from (*head, *lines[:_HEAD_ITEMS])
    yield ""
    if len(lines) > _HEAD_ITEMS:
        yield language.say("… và {count} mục nữa", count=len(lines) - _HEAD_ITEMS) + "."
        yield ""


def _reason(item: Reason, language: Language) -> str:
    return f"- {_SIGNS[item.level]} {inert(words.reason(item, language))}"


def _foot(review: Review, language: Language) -> Iterator[str]:
    author = review.comparison.called(review.author.person) if review.author.person else review.author.account
    yield "---"
    yield ""
    lines = [*words.basis_lines(review.basis, author, language), *words.old_problems(review.problems, language)]
    said = "<br>".join(inert(line) for line in lines)
    for commit in filter(None, (review.basis.base_commit, review.basis.head_commit, review.basis.merge_base)):
        said = said.replace(inert(words.short(commit)), inert_code(words.short(commit)))
    yield f"<sub>{said}</sub>"


def _sections(  # noqa: PLR0913 - what is said, and how shortly
    review: Review,
    problems: words.ShownProblems,
    where: str,
    language: Language,
    limit: int | None,
    *,
    folded: bool,
    brief: bool,
) -> Iterator[Section]:
    """In the order of the page; what would not fit is left to the full file, and of long items the rest where `brief`.

    Nothing is worded that could not be shown in `limit` characters.
    """
    say = language.say

    def section(title: str, count: int, items: Iterable[str], share: int, *, table: Sequence[str] = ()) -> Section:
        return Section(
            head="".join(f"{line}\n" for line in (f"### {title}", "", *table)),
            items=worded_for(limit, (item if item.endswith("\n") else f"{item}\n" for item in items)),
            count=count,
            share=share,
            more=lambda n: f"{_more(n, language)}, {where}.\n\n",
            foot="\n",
        )

    records = by_importance(review)
    if max(len(records), len(review.moved)) > _MANY_RECORDS:
        summary = [f"- {inert(line)}" for line in tables.summary(review, language)]
        yield section(say("Tóm tắt"), len(summary), summary, 5)
    yield section(say("Quy định của kỳ thay đổi"), len(review.laws), _laws(review, language), 10)
    if len(records) > 1:
        columns = _table(say("Ai"), say("Bước"), say("Điểm"), say("Đủ điều kiện"), say("Đề xuất"), say("Quyết định"))
        dated = len({item.pair.period for item in records}) > 1
        rows = (overview(item, language, dated=dated) for item in records)
        yield section(say("Hồ sơ thay đổi"), len(records), rows, 15, table=columns)
    columns = _table(say("Nhóm"), say("Trước"), say("Sau"), say("Còn lại"))
    yield section(say("Tỷ lệ xuất sắc"), len(review.quotas), _quotas(review, language), 10, table=columns)
    for name, found in (
        (say("Quy trình không cho phép hoặc cần cấp trên xem"), problems.transitions),
        (say("Vấn đề mới của hồ sơ"), problems.new),
    ):
        yield section(name, *_problems(by_gravity(found), where, language, brief=brief), 15)
    columns = _table(say("Ai"), say("Điểm"), say("Đủ điều kiện"), say("Vì"))
    yield section(say("Kết quả đổi dù hồ sơ không sửa"), len(review.moved), _moved(review, language), 10, table=columns)
    is_open = len(records) <= _FEW_RECORDS or not folded
    longest = _LONGEST_RECORD if brief else None
    told = (details(item, language, is_open=is_open, longest=longest) for item in records)
    yield section(say("Chi tiết từng hồ sơ"), len(records), told, 20)
    columns = _table(say("Đơn vị"), say("Đã xong"), say("Đang làm"), say("Chưa có hồ sơ"))
    yield section(say("Đơn vị"), len(review.units), _units(review, language), 10, table=columns)
    others = (other(item, language) for item in review.others)
    yield section(say("Tệp khác"), len(review.others), others, 10)


def _more(count: int, language: Language) -> str:
    return language.say("… và {count} mục nữa", count=count)


def _table(*titles: str) -> tuple[str, str]:
    return row(titles), "|" + "---|" * len(titles)


def _problems(problems: Iterable[Problem], where: str, language: Language, *, brief: bool) -> tuple[int, Iterator[str]]:
    """How many there are to tell, and each in exactly the words of `check`; what is the same at many places is told once.

    Where `brief`, with the first few of the places, and of one kind the first few; `where` says where all of them stand.
    """
    same: dict[tuple[Severity, str, tuple[str, ...]], list[str]] = {}
    for problem in problems:
        kind = (problem.severity, problem.code, tuple(problem_lines(problem, language)))
        same.setdefault(kind, []).append(str(problem.place))
    kinds = Counter((severity, code) for severity, code, _ in same)

    def told() -> Iterator[str]:
        shown: Counter[tuple[Severity, str]] = Counter()
        for (severity, code, lines), places in same.items():
            shown[severity, code] += 1
            if brief and shown[severity, code] > _ALIKE:
                continue
            at = words.listed([inert_code(place) for place in places], words.FEW if brief else len(places), language)
            said = [inert(line) for line in lines]
            if brief and shown[severity, code] == 1 and kinds[severity, code] > _ALIKE:
                # With the first of them: whatever follows may be left to the full file.
                more = "… và {count} vấn đề «{code}» nữa ({severity})."
                more = language.say(
                    more, count=kinds[severity, code] - 1, code=code, severity=language.say(severity.value)
                )
                said.append(f"{inert(more.removesuffix('.'))}, {where}.")
            kind = f"{inert_code(code)} ({language.say(severity.value)})"
            yield f"- {_SEVERITIES[severity]} {at} {kind}<br>{'<br>'.join(said)}"

    return sum(min(count, _ALIKE) for count in kinds.values()) if brief else len(same), told()


def _quotas(review: Review, language: Language) -> Iterator[str]:
    """Groups that exceed their quota first, then those that keep it by one reading only."""
    order = (QuotaResult.EXCEEDED, QuotaResult.NEEDS_REVIEW)
    items = sorted(review.quotas, key=lambda item: [not item.after or item.after.result is not each for each in order])
    for item in items:
        title, before, after, note = tables.quota(item, review.comparison, language)
        people = tables.quota_people(item, review.comparison, language)
        yield row((title, before, after, f"{note}. {people[:1].upper()}{people[1:]}" if people else note))


def _units(review: Review, language: Language) -> Iterator[str]:
    """Units with work left first."""
    yield from (row(tables.unit(state, language)) for state in sorted(review.units, key=lambda state: state.whole))


def _moved(review: Review, language: Language) -> Iterator[str]:
    """Those whose outcome moves first, and of these and the others those decided on."""
    items = sorted(
        review.moved, key=lambda item: (item.outcome_before is item.outcome_after, item.record.decision is None)
    )
    yield from (row(tables.moved(item, review.comparison, language)) for item in items)


def _laws(review: Review, language: Language) -> Iterator[str]:
    for item in review.laws:
        first, *rest = tables.law(item, language)
        yield "\n".join((f"- {inert(first)}", *(f"  - {inert(line)}" for line in rest)))
