"""A closed period takes nothing but amendments, and what people have a right to add: opinions and appeals."""

from collections.abc import Iterator

from evalgen.approving.file_changes import Area, ChangeKind
from evalgen.approving.record_pairs import RecordPair
from evalgen.approving.sealed_sections import WORDS
from evalgen.approving.side import Comparison, Side, in_sentence
from evalgen.domain.period import Period
from evalgen.domain.period_record import PeriodRecord
from evalgen.domain.place import Place, Pointer
from evalgen.domain.problem import Problem, Severity

_OPEN = frozenset({"amendments", "appeals", "reserved_opinion"})
"""What a closed period still takes."""

_WITH_AMENDMENT = frozenset({"facts"})
"""What may come with a new amendment: the fact that it rests on."""


def closed_period_changed(comparison: Comparison) -> Iterator[Problem]:
    """In a closed period nothing changes but amendments, opinions and appeals."""
    for pair in comparison.pairs:
        if not comparison.before.closed(pair.period) or pair.refused_before:
            continue
        what, section = _what_changed(pair)
        if what:
            yield Problem(
                code="closed-period-changed",
                place=pair.either.place(*section, key=True),
                message=f"{pair.period.label} đã khóa nhưng {what}.",
                remedy="Bỏ thay đổi này; kết quả đã công bố chỉ điều chỉnh, hủy bỏ bằng mục amendments.",
            )


def period_file_changed(comparison: Comparison) -> Iterator[Problem]:
    """Days, rates and notices of a period stand; new notices are added, and only a body above reopens what is closed."""
    for before in periods_gone(comparison.before, comparison.after).values():
        yield _gone(comparison, before)
    for period, before in comparison.before.records.periods.items():
        after = comparison.after.records.periods.get(period)
        if after is not None:
            yield from _reopened(before, after)
            yield from _rewritten(before, after)


def evidence_changed(comparison: Comparison) -> Iterator[Problem]:
    """Files beside the records stay as they were when somebody decided by them; others may come."""
    touched = [change for change in comparison.files if change.area is Area.ATTACHMENT and change.before is not None]
    if not touched:
        return
    records = comparison.before.records
    decided = {(item.period, item.unit) for item in records.people_and_collectives() if item.decision is not None}
    for change in touched:
        _, folder, *below = change.was.split("/")
        period = Period.parse(folder)
        if period is None or change.kind is ChangeKind.MODE:
            continue
        closed = comparison.before.closed(period)
        units = {unit for of_period, unit in decided if of_period == period}
        if len(below) > 1 and below[0] in records.units:  # What lies in no unit's folder may be for any of them.
            units &= {below[0]}
        if not closed and not units:
            continue
        when = f"{in_sentence(period)} đã khóa" if closed else "có quyết định"
        yield Problem(
            code="evidence-changed",
            place=Place(file=change.path),
            message=f"tệp đi kèm hồ sơ bị {change.kind.label} sau khi {when}.",
            remedy="Khôi phục tệp, minh chứng bổ sung thì thêm tệp mới; nếu phải sửa thì cấp trên xem trước khi hợp nhất.",
            severity=Severity.WARNING,
        )


def periods_gone(before: Side, after: Side) -> dict[Period, PeriodRecord]:
    """The periods whose file is removed; one that cannot be read is none of them."""
    left, unreadable = after.records.periods, after.records.unreadable
    periods = before.records.periods.items()
    return {period: item for period, item in periods if period not in left and item.document.file not in unreadable}


def _what_changed(pair: RecordPair) -> tuple[str, Pointer]:
    """What is done to the record, and the first section that it is done to; nothing where it is allowed."""
    if pair.before is None:
        return "hồ sơ này được thêm vào", ()
    if pair.after is None:
        return ("hồ sơ này bị xóa" if pair.deleted else ""), ()
    if pair.moved or pair.handed_over:
        return "hồ sơ này bị chuyển chỗ", ()
    taken = _OPEN | (_WITH_AMENDMENT if len(pair.after.amendments) > len(pair.before.amendments) else frozenset())
    keys = {**pair.before.document.root, **pair.after.document.root}
    changed = [key for key in keys if key not in taken and pair.said(key)[0] != pair.said(key)[1]]
    if not changed:
        return "", ()
    return f"các mục này bị thay đổi: {', '.join(WORDS.get(key, key) for key in changed)}", (changed[0],)


def _gone(comparison: Comparison, before: PeriodRecord) -> Problem:
    """What was opened by mistake is taken back in sight of somebody above, as long as nothing was decided in it."""
    taken_back = before.closed_on is None and not before.notices and not _decided_in(comparison, before)
    return Problem(
        code="period-deleted",
        place=before.document.place(),
        message=f"tệp của {in_sentence(before.period)} bị xóa.",
        remedy="Không phải sửa nếu mở nhầm kỳ: chưa có quyết định, thông báo nào; cấp trên xem trước khi hợp nhất."
        if taken_back
        else "Khôi phục tệp period.yaml.",
        severity=Severity.WARNING if taken_back else Severity.ERROR,
    )


def _decided_in(comparison: Comparison, period: PeriodRecord) -> bool:
    """Whether a record of the period was decided on; what could not be read may have been."""
    records = comparison.before.records
    known = records.people_and_collectives()
    folder = f"records/{period.period}/"
    return any(item.period == period.period and item.decision is not None for item in known) or any(
        file.startswith(folder) for file in records.unreadable
    )


def _reopened(before: PeriodRecord, after: PeriodRecord) -> Iterator[Problem]:
    if before.closed_on is not None and before.closed_on != after.closed_on:
        yield Problem(
            code="period-reopened",
            place=after.document.place("closed_on"),
            message=f"{before.period.label} đã khóa ngày {before.closed_on:%d/%m/%Y}, nay "
            + ("đổi ngày khóa." if after.closed_on else "được mở lại."),
            remedy="Mở lại kỳ là một yêu cầu hợp nhất riêng, cấp trên xem trước; hồ sơ sửa ở yêu cầu hợp nhất sau đó.",
            severity=Severity.WARNING,
        )


def _dropped(before: PeriodRecord, after: PeriodRecord) -> str:
    """The notices that are gone, by their numbers: what was published can only be adjusted or cancelled (khoản 3 Điều 15)."""
    kept = {notice.id for notice in after.notices}
    return ", ".join(notice.number for notice in before.notices if notice.id not in kept)


def _rewritten(before: PeriodRecord, after: PeriodRecord) -> Iterator[Problem]:
    old = before.document.root.get("notices") or []
    new = after.document.root.get("notices") or []
    if [item for item in old if item not in new]:
        dropped = _dropped(before, after)
        yield Problem(
            code="notice-changed",
            place=after.document.place("notices"),
            message=f"thông báo kết quả đã ghi nhận bị bỏ ({dropped}): kết quả theo thông báo ấy không còn trên trang công "
            "khai, mà trang không nêu đã thay đổi gì."
            if dropped
            else "một thông báo kết quả đã ghi nhận bị sửa.",
            remedy="Khôi phục thông báo cũ; kết quả sai thì điều chỉnh, hủy bỏ từng kết quả bằng mục amendments."
            if dropped
            else "Khôi phục thông báo cũ; đính chính thì thêm thông báo mới.",
            severity=Severity.ERROR if before.closed_on else Severity.WARNING,
        )
    fixed = ("opened_on", "assessment_on", "raised_rates")
    changed = [key for key in fixed if before.document.root.get(key) != after.document.root.get(key)]
    if changed and before.closed_on is not None:
        yield Problem(
            code="closed-period-changed",
            place=after.document.place(changed[0]),
            message=f"{before.period.label} đã khóa nhưng các mục này bị thay đổi: {', '.join(changed)}.",
            remedy="Bỏ thay đổi này.",
        )
