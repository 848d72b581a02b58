"""Which sections may appear: the steps in their order, one step a pull request, and by whoever had the power before it."""

from collections.abc import Iterator

from evalgen.approving.acts import Act, acts
from evalgen.approving.record_pairs import RecordPair
from evalgen.approving.sealed_sections import PLAN_APPROVAL, WORDS, rewritten_below
from evalgen.approving.side import Comparison
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.record import Record

_STEPS = {
    "plan": 1,
    PLAN_APPROVAL: 1,
    "self_assessment": 2,
    "self_grade": 2,
    "verification": 3,
    "proposal": 3,
    "decision": 4,
}
"""The four steps of «quy trình» that sections belong to."""


def section_out_of_order(comparison: Comparison) -> Iterator[Problem]:
    """No step is put in behind a later one that is merged already."""
    for pair in comparison.pairs:
        if not pair.before or not pair.after or comparison.before.closed(pair.period):
            continue
        merged = [section for section in _STEPS if section in pair.before.document.root]
        for section in _appearing(pair):
            later = next((other for other in merged if _STEPS[other] > _STEPS[section]), None)
            if later is not None:
                yield Problem(
                    code="section-out-of-order",
                    place=pair.after.place(section, key=True),
                    message=f"mục {WORDS[section]} ({section}) được thêm vào sau khi bước {WORDS[later]} đã xong.",
                    remedy=f"Bỏ mục {section}; bước đã qua không ghi bù, kết quả thì điều chỉnh bằng amendments.",
                )


def several_steps_at_once(comparison: Comparison) -> Iterator[Problem]:
    """Each step is merged before the next one is taken, so that each is seen by whoever answers for it."""
    for pair in comparison.pairs:
        if pair.after is None or pair.refused_before:
            continue
        steps = _taken(pair)
        if len({_STEPS[step] for step in steps}) > 1:
            yield Problem(
                code="several-steps-at-once",
                place=pair.after.place(steps[-1], key=True),
                message=f"một lần thay đổi gộp nhiều bước: {', '.join(WORDS[step] for step in steps)}.",
                remedy="Tách mỗi bước thành một yêu cầu hợp nhất; nếu là hồ sơ nhập lại từ giấy thì cấp trên xem.",
                severity=Severity.WARNING,
            )
        added = len(pair.after.amendments) - (len(pair.before.amendments) if pair.before else 0)
        if added > 1:
            yield Problem(
                code="several-steps-at-once",
                place=pair.after.place("amendments", key=True),
                message=f"một lần thay đổi ghi {added} điều chỉnh, hủy bỏ; mỗi lần phải được phê duyệt riêng.",
                remedy="Tách mỗi lần thành một yêu cầu hợp nhất; nếu là hồ sơ nhập lại từ giấy thì cấp trên xem.",
                severity=Severity.WARNING if pair.before is None else Severity.ERROR,
            )


def step_on_rewritten_section(comparison: Comparison) -> Iterator[Problem]:
    """No step comes in the same change as a rewriting of what it rests on, which nobody has seen before the step was taken."""
    for pair in comparison.pairs:
        if pair.after is None or pair.refused_before or pair.handed_over or comparison.before.closed(pair.period):
            continue
        steps = _taken(pair)
        section = rewritten_below(pair, steps)
        if section is not None:
            yield Problem(
                code="step-on-rewritten-section",
                place=pair.after.place(section, key=True),
                message=(
                    f"mục {WORDS[section]} ({section}) bị sửa cùng lúc với ghi bước "
                    f"{', '.join(WORDS[step] for step in steps)} dựa vào nó."
                ),
                remedy=(
                    f"Tách thành hai yêu cầu hợp nhất: người có trách nhiệm sửa mục {section} trước, bước sau ghi sau; "
                    "thẩm định khác với tự đánh giá thì ghi vào differences."
                ),
                severity=Severity.WARNING,
            )


def amendment_without_decision(comparison: Comparison) -> Iterator[Problem]:
    """Only a merged decision can be adjusted or cancelled."""
    for pair in comparison.pairs:
        if pair.after is None or pair.refused_before or not pair.after.amendments:
            continue
        if pair.before is None or pair.before.decision is None:
            yield Problem(
                code="amendment-without-decision",
                place=pair.after.place("amendments", key=True),
                message="điều chỉnh, hủy bỏ xuất hiện cùng lúc với quyết định mà nó sửa.",
                remedy="Ghi mức đúng ngay vào decision; hồ sơ nhập lại từ giấy thì cấp trên xem.",
                severity=Severity.WARNING if pair.before is None else Severity.ERROR,
            )


def authority_not_in_base(comparison: Comparison) -> Iterator[Problem]:
    """Power is read from the side before the merge: no change gives itself the power that it uses."""
    if comparison.founding:
        return
    for pair in comparison.pairs:
        if pair.after is None:
            continue
        for act in acts(pair, comparison.before.records):
            reason = _lacking(act, comparison)
            if reason:
                yield Problem(
                    code="authority-not-in-base",
                    place=pair.after.place(*act.pointer),
                    message=f"«{act.body}» {act.words}, nhưng trước thay đổi này {reason}.",
                    remedy="Đưa thay đổi về thẩm quyền vào một yêu cầu hợp nhất riêng, cấp trên duyệt trước; rồi mới dùng.",
                    severity=Severity.WARNING,
                )


def notice_without_authority(comparison: Comparison) -> Iterator[Problem]:
    """Whoever announces results, by which they are published, decides on somebody, and did so before the change."""
    bodies = comparison.before.records.bodies
    for period, after in comparison.after.records.periods.items():
        before = comparison.before.records.periods.get(period)
        known = {notice.id for notice in before.notices} if before is not None else set()
        for notice in () if comparison.founding else after.notices:
            body = bodies.get(notice.by)
            if notice.id in known or (body is not None and "decide" in body.roles):
                continue
            reason = "chưa có tổ chức này" if body is None else "tổ chức này không có việc quyết định (decide)"
            yield Problem(
                code="authority-not-in-base",
                place=after.document.place(*notice.pointer, "by"),
                message=f"«{notice.by}» thông báo kết quả, nhưng trước thay đổi này {reason}.",
                remedy="Để cấp có thẩm quyền quyết định thông báo; nếu nơi khác được giao thông báo thì cấp trên xem trước khi "
                "hợp nhất.",
                severity=Severity.WARNING,
            )


def _lacking(act: Act, comparison: Comparison) -> str:
    """Why the act has no ground in what was merged before; empty where it has."""
    body = comparison.before.records.bodies.get(act.body)
    if body is None:
        return "chưa có tổ chức này"
    if act.role not in body.roles:
        return "tổ chức này chưa có thẩm quyền đó"
    if act.expected and act.expected != act.body:
        return f"thẩm quyền đối với chức vụ này là của «{act.expected}»"
    return ""


def _appearing(pair: RecordPair) -> list[str]:
    """The sections that were not there before."""
    before = pair.before.document.root if pair.before else {}
    after = pair.after.document.root if pair.after else {}
    return [section for section in _STEPS if section in after and section not in before]


def _taken(pair: RecordPair) -> list[str]:
    """The steps that were not taken before; a plan is one once it is approved, be it one that stood there."""
    sections = _appearing(pair)
    if not _approved(pair.after):
        return [section for section in sections if section != "plan"]
    return sections if "plan" in sections or _approved(pair.before) else [PLAN_APPROVAL, *sections]


def _approved(record: Record | None) -> bool:
    return record is not None and record.plan is not None and record.plan.approved_on is not None
