"""The plan of a merge in sentences, the same in a comment and on a terminal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evalgen.approving.new_problems import ProblemChange
from evalgen.approving.record_review import RecordReview, Standing
from evalgen.approving.review import Basis, Review
from evalgen.approving.ruling_changes import RulingChange
from evalgen.approving.verdict import Gravity, Reason
from evalgen.domain.problem import Problem
from evalgen.domain.ruling import Effect, Ruling

NOTHING = "–"
FEW = 6
"""So many names of a list are shown."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownProblems:
    """Problems with their paths as people here can follow them."""

    transitions: tuple[Problem, ...]
    """What the rules on transitions say."""

    new: tuple[Problem, ...]
    """What `check` would newly say."""

    @property
    def both(self) -> tuple[Problem, ...]:
        """All of them."""
        return (*self.transitions, *self.new)


def title(review: Review, word: str) -> str:
    """The word at the top, and that approvals are still awaited where nothing else is."""
    waiting = review.verdict.level is Gravity.OK and any(item.left for item in review.needs)
    return f"{word}, còn chờ phê duyệt" if waiting else word


def counts(review: Review) -> str:
    """How much changes: «3 hồ sơ của 2 đơn vị (Quý III năm 2026), 1 tệp khác»."""
    units = {(item.pair.period, item.pair.unit) for item in review.records}
    periods = ", ".join(period.label for period in sorted({item.pair.period for item in review.records}))
    parts = [f"{len(review.records)} hồ sơ của {len(units)} đơn vị ({periods})"] if review.records else []
    parts += [f"{len(review.others)} tệp khác"] if review.others else []
    parts += [f"{len(review.moved)} kết quả đổi dù hồ sơ không sửa"] if review.moved else []
    return ", ".join(parts) or "không có gì thay đổi"


def basis_lines(basis: Basis, author: str) -> Iterator[str]:
    """Between what was compared, and what follows from how the branches lie."""
    head = f"{basis.head} ({short(basis.head_commit)})" if basis.head else "thư mục đang làm việc"
    yield f"Trộn {head} vào {basis.base} ({short(basis.base_commit)}){f', do {author} trình' if author else ''}."
    if basis.merge_base is None:
        yield "Hai nhánh không có gốc chung: bảng dưới so hai nhánh với nhau."
    elif basis.behind:
        yield (
            f"Nhánh đích đã đi tiếp từ điểm rẽ {short(basis.merge_base)}: mọi con số dưới đây tính trên kết quả "
            "sau khi trộn cả hai nhánh."
        )
    yield f"Nhánh đích đổi sau {short(basis.base_commit)} thì chạy lại."


def short(commit: str) -> str:
    """The name of a commit as people write it."""
    return commit[:10]


def old_problems(problems: ProblemChange) -> Iterator[str]:
    """What was there before is only counted."""
    if problems.old or problems.mended:
        yield f"Vấn đề từ trước: {problems.old} còn lại trong các tệp này, {problems.mended} được sửa."


def reason(item: Reason) -> str:
    """One reason of the word at the top."""
    counted = f" ({item.count})" if item.count > 1 else ""
    sentence = f"{item.words[:1].upper()}{item.words[1:]}{counted}"
    files = f": {listed(item.files, 3)}" if item.files else ""
    return sentence + files


def stage(item: RecordReview) -> str:
    """«Đã đề xuất xếp loại → Đã quyết định»."""
    return change(item.before.stage if item.before else "", item.after.stage if item.after else "")


def score(item: RecordReview) -> str:
    """«89,50 → 91,93»."""
    return change(item.before.shown if item.before else "", item.after.shown if item.after else "")


def outcome(item: RecordReview) -> str:
    """The highest outcome that the record qualifies for, before and after."""
    return change(_outcome(item.before), _outcome(item.after))


def _outcome(side: Standing | None) -> str:
    if side is None or side.outcome is None:
        return ""
    return side.outcome.label + (" (tạm tính)" if side.provisional else "")


def change(before: str, after: str) -> str:
    """Before and after, once where they are the same."""
    return (after or NOTHING) if before == after else f"{before or NOTHING} → {after or NOTHING}"


def heading(item: RecordReview) -> str:
    """Who: name, post, unit, period."""
    post = f", {item.post}" if item.post else ""
    unit = f", {item.unit}" if item.pair.person else ""
    return f"{item.name}{post}{unit} – {item.pair.period.label}"


def opinions(item: RecordReview) -> str:
    """Self, verification, proposal, decision beside each other; empty where nobody has spoken."""
    said = item.opinions
    if said is None:
        return ""
    parts = (
        ("tự chấm", said.own_score),
        ("thẩm định", said.verified_score),
        ("tự đề xuất", said.own.label if said.own else ""),
        ("đề xuất", said.proposed.label if said.proposed else ""),
        ("quyết định", said.decided),
        ("sau điều chỉnh", said.final),
    )
    return "; ".join(f"{name} {value}" for name, value in parts if value)


def deadlines(item: RecordReview) -> Iterator[str]:
    """Steps that are late, and the next one with a last day."""
    for step in item.deadlines:
        if step.late_days and step.taken_on:
            yield f"{step.step}: chậm {step.late_days} ngày ({step.taken_on:%d/%m/%Y}; hạn {step.words}). {step.citation}"
        else:
            yield f"{step.step}: hạn {step.words}. {step.citation}"


def evidence(item: RecordReview) -> str:
    """Results with and without evidence named; empty where nothing was delivered."""
    found = item.evidence
    if found is None or found.named + len(found.missing) == 0:
        return ""
    total = found.named + len(found.missing)
    missing = f"; chưa nêu: {listed(found.missing, FEW)}" if found.missing else ""
    return f"{found.named}/{total} kết quả có nêu minh chứng{missing}"


_SIGNS = {Effect.PENDING: "chưa đủ dữ liệu", Effect.NOTE: "lưu ý", Effect.HOLDS: "đạt"}


def ruling(item: RulingChange) -> str:
    """One clause that says something else than before, with its ground."""
    said = item.ruling
    if item.before is None:
        effect = _effect(said)
    elif item.after is None:
        effect = f"không còn «{_effect(said)}»"
    else:
        effect = change(_effect(item.before), _effect(item.after))
    return f"{effect}: {said.reason} Căn cứ: {said.citation}."


def _effect(said: Ruling) -> str:
    return said.after.label if said.effect is Effect.CHANGES else _SIGNS[said.effect]


def told(problem: Problem) -> list[str]:
    """The words of a problem, as `check` has them: what is wrong, how to mend it, by which clause."""
    path = f"{problem.place.json_path}: " if problem.place.pointer else ""
    citation = f"Căn cứ: {problem.citation}." if problem.citation is not None else ""
    return [line for line in (path + problem.message, problem.remedy, citation) if line]


def listed(names: Iterable[str], few: int) -> str:
    """The first few, and how many more there are."""
    names = list(names)
    more = f" và {len(names) - few} nữa" if len(names) > few else ""
    return ", ".join(names[:few]) + more
