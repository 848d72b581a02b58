"""Approved sections stand.

Each step adds a section. Once a step is merged, what it rests on is approved with it: the section before it may no
longer change, and a decision changes only through `amendments` (khoản 3 Điều 15 QĐ 366: a published result is adjusted
or cancelled, not rewritten).
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from evalgen.approving.record_pairs import RecordPair
from evalgen.approving.side import Comparison
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.record import Record

PLAN_APPROVAL = "plan.approved"
"""A step that lies within a section: it rests on the rest of the plan."""

WORDS = {
    "framework": "khung tiêu chí",
    "plan": "kế hoạch",
    PLAN_APPROVAL: "phê duyệt kế hoạch",
    "tasks": "nhiệm vụ của tập thể",
    "indicators": "chỉ tiêu cơ bản",
    "highlights": "kết quả nổi bật",
    "limitations": "hạn chế",
    "self_assessment": "tự đánh giá",
    "self_grade": "tự xếp loại",
    "facts": "sự việc có xác nhận",
    "verification": "thẩm định",
    "proposal": "đề xuất",
    "decision": "quyết định",
    "amendments": "điều chỉnh, hủy bỏ",
}
"""The sections in words, and the step that is none."""

_RESTS_ON = {
    "framework": (PLAN_APPROVAL, "self_assessment", "verification", "proposal", "decision"),
    "plan": (PLAN_APPROVAL, "self_assessment", "verification", "proposal", "decision"),
    "tasks": ("proposal", "decision"),
    "indicators": ("proposal", "decision"),
    "highlights": ("proposal", "decision"),
    "limitations": ("proposal", "decision"),
    "self_grade": ("proposal", "decision"),
    "self_assessment": ("verification", "proposal", "decision"),
    "facts": ("decision",),
    "verification": ("proposal", "decision"),
    "proposal": ("decision",),
    "decision": (),
}
"""Each section with the steps that rest on it."""

_BESIDE_STEPS = frozenset({"framework", "tasks", "indicators", "highlights", "limitations"})
"""What belongs to no step that could come yet: to add it later is to change what a step has rested on."""

_ACTS = ("verification", "proposal")
"""What a body has said; it may correct itself before the next step, but somebody above shall see it."""

_VERIFIED = ("tasks", "indicators", "highlights", "limitations", "self_grade")
"""What is verified besides the self-assessment, and of which no difference can be told: whoever proposes may correct it."""

_COUNTED = frozenset({"confidence_vote", "shortcomings"})
"""Facts that nobody confirms: they were counted."""

_CONFIRMATION = frozenset({"by", "on", "document"})
"""What somebody's word is made of; it is what a fact may gain, and the remarks of a former unit are nothing else."""


def approved_section_changed(comparison: Comparison) -> Iterator[Problem]:
    """A section that a merged step rests on does not change; a decision changes only through an amendment."""
    for pair, before, after in _changed_records(comparison):
        for section in _RESTS_ON:
            old, new = pair.said(section)
            if old == new or (old is None and section not in _BESIDE_STEPS):
                continue
            if section == "facts" and len(after.amendments) > len(before.amendments):
                continue
            step = _sealing(before, section)
            if section == "decision" or step is not None:
                yield _sealed(after, section, step)


def plan_changed_after_approval(comparison: Comparison) -> Iterator[Problem]:
    """An approved plan, and the framework that it was approved for, change only with an approval of a later day."""
    for pair, before, after in _changed_records(comparison):
        (old, new), (framework, other) = pair.said("plan"), pair.said("framework")
        if not isinstance(before, Evaluation) or before.plan is None or _sealing(before, "plan"):
            continue
        if old == new and framework == other:
            continue
        approved = before.plan.approved_on
        if approved is None:
            continue
        again = after.plan.approved_on if after.plan else None
        if again is not None and again > approved:
            yield Problem(
                code="plan-approved-anew",
                place=after.place("plan", "approved"),
                message=f"kế hoạch đã duyệt ngày {approved:%d/%m/%Y} được sửa và duyệt lại ngày {again:%d/%m/%Y}.",
                remedy="Không phải sửa; cấp duyệt kế hoạch xem lại các nhiệm vụ đã đổi.",
                severity=Severity.WARNING,
            )
        else:
            section = "plan" if old != new else "framework"
            message = (
                f"kế hoạch đã được duyệt ngày {approved:%d/%m/%Y} nhưng bị sửa mà không duyệt lại."
                if section == "plan"
                else f"khung tiêu chí (framework) đổi sau khi kế hoạch đã được duyệt ngày {approved:%d/%m/%Y} theo khung cũ."
            )
            yield Problem(
                code="approved-section-changed",
                place=after.place(section, key=True),
                message=message,
                remedy=f"Khôi phục mục {section}, hoặc trình duyệt lại và ghi ngày duyệt mới vào plan.approved.on.",
            )


def section_rewritten(comparison: Comparison) -> Iterator[Problem]:
    """What a body has said, and what it has verified, is rewritten only in the sight of somebody above."""
    for pair, before, after in _changed_records(comparison):
        verified = _VERIFIED if "verification" in before.document.root else ()
        for section in (*_ACTS, *verified):
            old, new = pair.said(section)
            known = old is not None or section in _BESIDE_STEPS
            if known and old != new and _sealing(before, section) is None:
                what = "bị bỏ" if new is None else "bị sửa" if old is not None else "được ghi thêm"
                told = f"đã ghi nhận trước đây {what}" if section in _ACTS else f"{what} sau khi thẩm định"
                yield Problem(
                    code="section-rewritten",
                    place=after.place(section, key=True),
                    message=f"mục {WORDS[section]} ({section}) {told}.",
                    remedy="Nêu lý do trong yêu cầu hợp nhất; cấp trên xem trước khi hợp nhất.",
                    severity=Severity.WARNING,
                )


def fact_withdrawn(comparison: Comparison) -> Iterator[Problem]:
    """A confirmed fact, or any that a decision rests on, goes or says something else only in the sight of somebody above."""
    for pair, before, after in _changed_records(comparison, closed=True):
        old, new = pair.said("facts")
        decided, amended = before.decision is not None, len(after.amendments) > len(before.amendments)
        stands = decided or comparison.before.closed(pair.period)
        if not isinstance(old, dict) or (stands and not amended):
            continue  # Without an amendment what a decision rests on does not change at all.
        now = new if isinstance(new, dict) else {}
        for name, said in old.items():
            if _all_stand(_listed_facts(said) if decided else _confirmed(name, said), now.get(name)):
                continue
            which = "sự việc mà quyết định dựa vào" if decided else "sự việc đã có xác nhận"
            when = "cùng lúc với điều chỉnh, hủy bỏ kết quả" if decided else "trước khi có quyết định"
            yield Problem(
                code="fact-withdrawn",
                place=after.place("facts", name, key=True),
                message=f"{which} (facts.{name}) bị {'sửa' if name in now else 'bỏ'} {when}.",
                remedy="Nêu văn bản làm căn cứ trong yêu cầu hợp nhất; cấp trên xem trước khi hợp nhất.",
                severity=Severity.WARNING,
            )


def confirmed_claim_changed(comparison: Comparison) -> Iterator[Problem]:
    """A reason beyond control that somebody has confirmed goes or says something else only in the sight of somebody above."""
    for _, before, after in _changed_records(comparison):
        now = dict(_claims(after))
        for (section, name), claims in _claims(before):
            confirmed = [claim for claim in claims if "confirmed" in claim]
            if _sealing(before, section) or _all_stand(confirmed, now.get((section, name), [])):
                continue
            yield Problem(
                code="fact-withdrawn",
                place=after.place(section, key=True),
                message=f"nguyên nhân khách quan đã có xác nhận của «{name}» ({section}) bị sửa hoặc bỏ.",
                remedy="Nêu văn bản làm căn cứ trong yêu cầu hợp nhất; cấp trên xem trước khi hợp nhất.",
                severity=Severity.WARNING,
            )


def fact_after_decision(comparison: Comparison) -> Iterator[Problem]:
    """A fact that comes to light after the decision comes with the amendment that it leads to."""
    for pair, before, after in _changed_records(comparison):
        old, new = pair.said("facts")
        if old is None and new is not None and before.decision and len(after.amendments) == len(before.amendments):
            yield Problem(
                code="fact-after-decision",
                place=after.place("facts", key=True),
                message="sự việc được thêm vào hồ sơ đã có quyết định mà không kèm điều chỉnh, hủy bỏ kết quả.",
                remedy="Ghi cùng mục amendments của cấp có thẩm quyền, hoặc ghi vào hồ sơ của kỳ sau.",
            )


def amendment_changed(comparison: Comparison) -> Iterator[Problem]:
    """Amendments are added at the end; those that stand are not touched."""
    for pair, _, after in _changed_records(comparison, closed=True):
        old, new = (_listed(said) for said in pair.said("amendments"))
        if new[: len(old)] != old:
            yield Problem(
                code="amendment-changed",
                place=after.place("amendments", key=True),
                message="một điều chỉnh, hủy bỏ đã ghi nhận trước đây bị sửa hoặc bỏ.",
                remedy="Khôi phục các dòng cũ của mục amendments; điều chỉnh tiếp theo thì thêm dòng mới ở cuối.",
            )


def opinion_removed(comparison: Comparison) -> Iterator[Problem]:
    """A reserved opinion and an appeal stay, which are the person's own, and so does what a body has answered to it."""
    for pair, _, after in _changed_records(comparison, closed=True):
        opinion, now = pair.said("reserved_opinion")
        old, new = (_listed(said) for said in pair.said("appeals"))
        lost = not _all_stand(old, new, _still_says)
        if lost or (opinion is not None and opinion != now):
            what = "kiến nghị, khiếu nại" if lost else "ý kiến bảo lưu"
            yield Problem(
                code="opinion-removed",
                place=after.place(),
                message=f"{what} đã ghi trong hồ sơ bị sửa hoặc bỏ.",
                remedy="Khôi phục nội dung cũ; trả lời thì ghi thêm vào conclusion, document, answered_on.",
                severity=Severity.WARNING,
            )


def rewritten_below(pair: RecordPair, steps: Collection[str]) -> str | None:
    """A section that the change rewrites and on which one of `steps` would rest, where no other rule speaks of it.

    A framework that comes after the plan is another one than the plan was made for.
    """
    before = pair.before
    if before is None:
        return None
    approved = before.plan is not None and before.plan.approved_on is not None
    spoken_of = {*_ACTS, "facts", *(["plan", "framework"] if approved else [])}
    asked = (section for section, resting in _RESTS_ON.items() if not set(resting).isdisjoint(steps))
    for section in asked:
        old, new = (_without_approval(said) if section == "plan" else said for said in pair.said(section))
        stood = old is not None or (section == "framework" and "plan" in before.document.root)
        if section not in spoken_of and stood and old != new and _sealing(before, section) is None:
            return section
    return None


def _changed_records(comparison: Comparison, *, closed: bool = False) -> Iterator[tuple[RecordPair, Record, Record]]:
    """Records that are there on both sides; those of `closed` periods, too, or else they have a rule of their own."""
    for pair in comparison.pairs:
        if (
            pair.before
            and pair.after
            and not pair.handed_over
            and (closed or not comparison.before.closed(pair.period))
        ):
            yield pair, pair.before, pair.after


def _sealing(before: Record, section: str) -> str | None:
    """The first merged step that rests on the section."""
    return next((step for step in _RESTS_ON[section] if step in before.document.root), None)


def _sealed(after: Record, section: str, step: str | None) -> Problem:
    if section == "decision":
        message = "quyết định đã được phê duyệt nhưng bị sửa tại chỗ."
        remedy = "Khôi phục mục decision; điều chỉnh hoặc hủy bỏ thì thêm dòng mới vào mục amendments."
    else:
        message = f"mục {WORDS[section]} ({section}) bị sửa sau khi bước {WORDS[step or section]} đã dựa vào nó."
        remedy = (
            f"Khôi phục mục {section}; khác ý kiến thì ghi ở bước sau, kết quả đã quyết định thì ghi vào amendments."
        )
    return Problem(
        code="approved-section-changed", place=after.place(section, key=True), message=message, remedy=remedy
    )


def _listed_facts(said: Any) -> list[Any]:
    """What is said of one kind of fact; of most kinds there may be several."""
    return said if isinstance(said, list) else [said]


def _confirmed(name: str, said: Any) -> list[Any]:
    """The same as far as somebody has confirmed or counted it."""
    items = _listed_facts(said)
    return [item for item in items if name in _COUNTED or "confirmed" in item or _is_confirmation(item)]


def _claims(record: Record) -> Iterator[tuple[tuple[str, str], list[Any]]]:
    """The reasons beyond control that are told beside results, by section and id of what they excuse."""
    root: Any = record.document.root
    for section in ("tasks", "indicators"):
        for item in root.get(section, ()):
            yield (section, item["id"]), _listed(item.get("force_majeure") and [item["force_majeure"]])
    results = root.get("self_assessment", {}).get("results", {})
    for name, result in results.items():
        yield ("self_assessment", name), _listed(result.get("objective"))


def _stands(old: Mapping[str, Any], new: Any) -> bool:
    """Whether `new` still says what `old` did; besides, somebody may confirm that the fault was remedied, or nobody's."""
    return isinstance(new, dict) and old == {
        key: value for key, value in new.items() if key in old or not _is_confirmation(value)
    }


def _still_says(old: Mapping[str, Any], new: Any) -> bool:
    """Whether `new` says all that `old` did; what is answered comes besides."""
    return isinstance(new, dict) and old.items() <= new.items()


def _all_stand(old: list[Any], new: Any, stands: Callable[[Mapping[str, Any], Any], bool] = _stands) -> bool:
    """Whether each item of `old` is still there: one does not stand for two that read alike."""
    left = list(_listed_facts(new))
    for item in sorted(old, key=len, reverse=True):  # What says most finds the fewest that still say it.
        heir = min((other for other in left if stands(item, other)), key=len, default=None)
        if heir is None:
            return False
        left.remove(heir)
    return True


def _is_confirmation(said: Any) -> bool:
    return isinstance(said, dict) and said.keys() == _CONFIRMATION


def _without_approval(plan: Any) -> Any:
    """What the approval rests on."""
    return {key: said for key, said in plan.items() if key != "approved"} if isinstance(plan, dict) else plan


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
