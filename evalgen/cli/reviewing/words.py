"""The plan of a merge in sentences, the same in a comment and on a terminal."""

from collections.abc import Iterable, Iterator

from evalgen.approving.file_changes import Area, ChangeKind
from evalgen.approving.new_problems import ProblemChange
from evalgen.approving.record_opinions import Opinions
from evalgen.approving.record_review import RecordReview, Standing
from evalgen.approving.review import Basis, Review
from evalgen.approving.ruling_changes import RulingChange
from evalgen.approving.to_do import ToDo
from evalgen.approving.unit_completeness import UNREAD
from evalgen.approving.verdict import Gravity, Reason
from evalgen.domain import Struct
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem
from evalgen.domain.ruling import Effect, Ruling
from evalgen.language import Language
from evalgen.language.labels import DAYS, period_label
from evalgen.language.reviewing import REVIEW

NOTHING = "–"
FEW = 6
"""So many names of a list are shown."""


class ShownProblems(Struct, frozen=True, kw_only=True):
    """Problems with their paths as people here can follow them."""

    transitions: tuple[Problem, ...]
    """What the rules on transitions say."""

    new: tuple[Problem, ...]
    """What `check` would newly say."""

    @property
    def both(self) -> tuple[Problem, ...]:
        """All of them."""
        return (*self.transitions, *self.new)


def title(review: Review, word: str, language: Language) -> str:
    """The word at the top, and that approvals are still awaited where nothing else is."""
    waiting = review.verdict.level is Gravity.OK and any(item.left for item in review.needs)
    return f"{word}, {language.say('còn chờ phê duyệt')}" if waiting else word


def counts(review: Review, language: Language) -> str:
    """How much changes: «3 hồ sơ của 2 đơn vị (Quý III năm 2026), 1 tệp khác»."""
    units = {(item.pair.period, item.pair.unit) for item in review.records}
    say, shown = language.say, sorted({item.pair.period for item in review.records})
    periods = ", ".join(period_label(period, language) for period in shown)
    of = say("{count} đơn vị", count=len(units))
    parts = [f"{say('{count} hồ sơ của', count=len(review.records))} {of} ({periods})"] if review.records else []
    regraded = sum(item.regraded for item in review.records)
    parts += [say("{count} mức đã quyết định thay đổi", count=regraded)] if regraded else []
    rescored = sum(item.rescored for item in review.records)
    parts += [say("{count} hồ sơ đổi điểm hoặc mức đủ điều kiện", count=rescored)] if rescored else []
    signed = sum(item.change.area is Area.STATEMENT for item in review.others)
    parts += [say("{count} phê duyệt, biên nhận", count=signed)] if signed else []
    others = len(review.others) - signed
    parts += [say("{count} tệp khác", count=others)] if others else []
    parts += [_moved(review, language)] if review.moved else []
    return ", ".join(parts) or say("không có gì thay đổi")


def _moved(review: Review, language: Language) -> str:
    """How many results move without their record, and how many of them to another outcome."""
    told = language.say("{count} kết quả đổi dù hồ sơ không sửa", count=len(review.moved))
    other = sum(item.outcome_before is not item.outcome_after for item in review.moved)
    return f"{told} ({language.say('{count} đổi mức đủ điều kiện', count=other)})"


def basis_lines(basis: Basis, author: str, language: Language) -> Iterator[str]:
    """Between what was compared, and what follows from how the branches lie."""
    say = language.say
    head = f"{basis.head} ({short(basis.head_commit)})" if basis.head else say("thư mục đang làm việc")
    base = f"{basis.base} ({short(basis.base_commit)})"
    by = say(", do {author} trình", author=author) if author else ""
    yield say("Hợp nhất {head} vào {base}", head=head, base=base) + f"{by}."
    if basis.merge_base is None:
        yield say("Hai nhánh không có gốc chung: bảng dưới so hai nhánh với nhau.")
    elif basis.behind:
        words = "Nhánh đích đã đi tiếp từ điểm rẽ {commit}: mọi con số dưới đây tính trên kết quả sau khi hợp nhất cả hai nhánh."
        yield say(words, commit=short(basis.merge_base))
    yield say("Nhánh đích đổi sau {commit} thì chạy lại.", commit=short(basis.base_commit))


def short(commit: str) -> str:
    """The name of a commit as people write it."""
    return commit[:10]


def old_problems(problems: ProblemChange, language: Language) -> Iterator[str]:
    """What was there before is only counted."""
    if problems.old or problems.mended:
        words = "Vấn đề từ trước: {old} còn lại trong các tệp này, {mended} được sửa."
        yield language.say(words, old=problems.old, mended=problems.mended)


def reason(item: Reason, language: Language) -> str:
    """One reason of the word at the top."""
    counted = f" ({item.count})" if item.count > 1 else ""
    words = REVIEW.say(item.words, language)
    sentence = f"{words[:1].upper()}{words[1:]}{counted}"
    files = f": {listed(item.files, 3, language)}" if item.files else ""
    return sentence + files


def to_do(item: ToDo, language: Language) -> str:
    """One thing that is left to do."""
    say = language.say
    tasks = ", ".join(f"{REVIEW.say(words, language)} ({count})" for words, count in item.tasks)
    return say(item.words, **{name: _filled(value, language) for name, value in item.values.items()}, what=tasks)


def _filled(value: str | int | Period, language: Language) -> str | int:
    if isinstance(value, Period):
        return period_label(value, language)
    if isinstance(value, str):
        return f" {language.say('hoặc')} ".join(language.say(part) for part in value.split(" hoặc "))
    return value


def stage(item: RecordReview, language: Language) -> str:
    """«Đã đề xuất xếp loại → Đã quyết định»."""
    before = language.say(item.before.stage) if item.before else ""
    after = language.say(item.after.stage) if item.after else ""
    unread = language.say(UNREAD)
    return change(unread if item.pair.refused_before else before, unread if item.pair.refused else after)


def became(item: RecordReview, language: Language) -> str:
    """What became of the record; empty where it only changed."""
    if item.pair.handed_over:
        return language.say("chuyển người")
    if item.pair.moved:
        return language.say("chuyển đơn vị")
    return "" if item.kind is ChangeKind.CHANGED else language.say(item.kind.label)


def score(item: RecordReview) -> str:
    """«89,50 → 91,93»."""
    return change(item.before.shown if item.before else "", item.after.shown if item.after else "")


def outcome(item: RecordReview, language: Language) -> str:
    """The highest outcome that the record qualifies for, before and after."""
    return change(_outcome(item.before, language), _outcome(item.after, language))


def _outcome(side: Standing | None, language: Language) -> str:
    if side is None or side.outcome is None:
        return ""
    return language.say(side.outcome.label) + (f" ({language.say('tạm tính')})" if side.provisional else "")


def change(before: str, after: str) -> str:
    """Before and after, once where they are the same."""
    return (after or NOTHING) if before == after else f"{before or NOTHING} → {after or NOTHING}"


def heading(item: RecordReview, language: Language) -> str:
    """Who: name, post, unit, period."""
    post = f", {item.post} ({language.say(item.held).lower()})" if item.held is not None else ""
    unit = f", {item.unit}" if item.pair.person else ""
    return f"{REVIEW.say(item.name, language)}{post}{unit} – {period_label(item.pair.period, language)}"


def opinions(item: RecordReview, language: Language) -> str:
    """Self, verification, proposal, decision beside each other; empty where nobody has spoken."""
    said, before = _said(item.opinions, language), _said(item.opinions_before, language)
    shown = ((name, _turned(before.get(name, ""), value)) for name, value in said.items())
    return "; ".join(f"{name} {value}" for name, value in shown if value)


def _said(said: Opinions | None, language: Language) -> dict[str, str]:
    """What each says of one side, by who says it."""
    if said is None:
        return {}
    say = language.say
    return {
        say("tự chấm"): said.own_score,
        say("Thẩm định").lower(): said.verified_score,
        say("tự đề xuất"): say(said.own.label) if said.own else "",
        say("đề xuất"): say(said.proposed.label) if said.proposed else "",
        say("quyết định"): REVIEW.say(said.decided, language),
        say("sau điều chỉnh"): REVIEW.say(said.final, language),
    }


def _turned(before: str, after: str) -> str:
    """An opinion, with the one that stood there before where it is another."""
    return change(before, after) if before and before != after else after


def proposed(item: RecordReview, language: Language) -> str:
    """The proposed grade, before and after."""
    sides = (item.opinions_before, item.opinions)
    before, after = (language.say(said.proposed.label) if said and said.proposed else "" for said in sides)
    return change(before, after)


def decided(item: RecordReview, language: Language) -> str:
    """The grade that stands by decision and amendments, before and after."""
    sides = (item.opinions_before, item.opinions)
    before, after = (REVIEW.say(said.stands, language) if said else "" for said in sides)
    return change(before, after)


def deadlines(item: RecordReview, language: Language) -> Iterator[str]:
    """Steps that are late, and the next one with a last day."""
    say = language.say
    for step in item.deadlines:
        name, due = say(step.step), say("hạn {day}", day=DAYS.say(step.words, language))
        ground = f"{say('Căn cứ')}: {step.citation}."
        if step.late_days and step.taken_on:
            when = f"{step.taken_on:%d/%m/%Y}"
            if step.written_on is not None:
                words = "máy chủ nhận {day}, người ghi đề {written}"
                when = say(words, day=when, written=f"{step.written_on:%d/%m/%Y}")
            yield f"{name}: {say('chậm {count} ngày', count=step.late_days)} ({when}; {due}). {ground}"
        else:
            yield f"{name}: {due}. {ground}"


def evidence(item: RecordReview, language: Language) -> str:
    """Results with and without evidence named; empty where nothing was delivered."""
    found = item.evidence
    if found is None or found.named + len(found.missing) == 0:
        return ""
    total = found.named + len(found.missing)
    names = listed(found.missing, FEW, language)
    missing = f"; {language.say('chưa nêu: {names}', names=names)}" if found.missing else ""
    return language.say("{named}/{total} kết quả có nêu minh chứng", named=found.named, total=total) + missing


SIGNS = {Effect.PENDING: "chưa đủ dữ liệu", Effect.NOTE: "lưu ý", Effect.HOLDS: "đạt"}


def ruling(item: RulingChange, language: Language) -> str:
    """One clause that says something else than before, with its ground."""
    said = item.ruling
    if item.before is None:
        effect = _effect(said, language)
    elif item.after is None:
        effect = language.say("không còn «{effect}»", effect=_effect(said, language))
    else:
        effect = change(_effect(item.before, language), _effect(item.after, language))
    return f"{effect}: {said.reason} {language.say('Căn cứ')}: {said.citation}."


def _effect(said: Ruling, language: Language) -> str:
    return language.say(said.after.label if said.effect is Effect.CHANGES else SIGNS[said.effect])


def listed(names: Iterable[str], few: int, language: Language) -> str:
    """The first few, and how many more there are."""
    names = list(names)
    more = f" {language.say('và {count} nữa', count=len(names) - few)}" if len(names) > few else ""
    return ", ".join(names[:few]) + more
