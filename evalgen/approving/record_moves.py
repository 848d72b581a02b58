"""Records that go, move or change hands, and files whose content nobody has seen."""

from collections.abc import Collection, Iterator

from evalgen.approving.file_changes import Area, ChangeKind, on_such_disks
from evalgen.approving.record_pairs import RecordPair
from evalgen.approving.side import Comparison, in_sentence
from evalgen.approving.statement import rules_digest, rules_name
from evalgen.domain.approval import ApprovedStep
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.period import Period
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.records import Records
from evalgen.domain.revision import EntryKind

_RECORDS = "records"


def record_deleted(comparison: Comparison) -> Iterator[Problem]:
    """A record does not vanish: a decided one is cancelled by an amendment, any other goes in sight of somebody above."""
    # What somebody has signed would miss it: `audit` fails without the record, and without the signature.
    gone = [pair for pair in comparison.pairs if pair.deleted and not comparison.before.closed(pair.period)]
    approvals = comparison.before.records.approvals if gone else ()
    signed = {(item.period, item.unit, item.record): item for item in approvals}
    for pair in gone:
        if pair.before is None:
            continue
        decided = pair.before.decision is not None
        statement = signed.get((pair.period, pair.before.unit, pair.name))
        if statement is not None and not decided:
            yield Problem(
                code="record-deleted",
                place=pair.before.place(),
                message=(
                    f"hồ sơ {_whose(pair, comparison)} bị xóa, dù bước {statement.step.label.lower()} đã được "
                    f"«{statement.signer}» ký."
                ),
                remedy="Khôi phục tệp: chữ ký còn lại làm evalgen audit không đạt. Người không thuộc đối tượng của kỳ thì ghi "
                "decision với not_assessed và lý do.",
            )
            continue
        yield Problem(
            code="record-deleted",
            place=pair.before.place(),
            message=f"hồ sơ {_whose(pair, comparison)} bị xóa{', dù đã có quyết định' if decided else ''}.",
            remedy="Khôi phục tệp; hủy bỏ kết quả thì dùng mục amendments."
            if decided
            else "Không phải sửa nếu hồ sơ này không thuộc đối tượng của kỳ; cấp trên xem trước khi hợp nhất.",
            severity=Severity.ERROR if decided else Severity.WARNING,
        )


def unread_record_deleted(comparison: Comparison) -> Iterator[Problem]:
    """What could not be read before the merge does not vanish either: nobody knows whether it was decided."""
    before = comparison.before
    signed = {
        f"records/{item.period}/{item.unit}/{item.record}.yaml"
        for item in before.records.approvals
        if item.step in {ApprovedStep.DECISION, ApprovedStep.AMENDMENT}
    }
    for change in comparison.files:
        if change.area is not Area.RECORD or change.after is not None or change.path not in before.records.unreadable:
            continue
        period = Period.parse(change.path.split("/")[1])
        grave = change.path in signed or (period is not None and before.closed(period))
        decided = " có chữ ký phê duyệt quyết định," if change.path in signed else ""
        yield Problem(
            code="record-deleted",
            place=Place(file=change.path),
            message=f"hồ sơ này bị xóa,{decided} mà trước đó không đọc được nên không biết đã ghi những gì.",
            remedy="Khôi phục tệp và sửa cho đọc được; hủy bỏ kết quả thì dùng mục amendments."
            if grave
            else "Không phải sửa nếu tệp này không phải là hồ sơ; cấp trên đọc bản cũ trước khi hợp nhất.",
            severity=Severity.ERROR if grave else Severity.WARNING,
        )


def record_moved(comparison: Comparison) -> Iterator[Problem]:
    """A record lies with the unit of the post at the cut-off; once decided it stays where it is."""
    for pair in comparison.pairs:
        if not pair.moved or pair.before is None or comparison.before.closed(pair.period):
            continue
        decided = pair.before.decision is not None
        yield Problem(
            code="record-moved",
            place=pair.either.place(),
            message=(
                f"hồ sơ {_whose(pair, comparison)} chuyển từ {comparison.unit_called(pair.before.unit, pair.period)} "
                f"sang {comparison.unit_called(pair.unit, pair.period)}{', dù đã có quyết định' if decided else ''}."
            ),
            remedy="Trả tệp về chỗ cũ; kết quả đã quyết định thuộc đơn vị cũ."
            if decided
            else "Không phải sửa nếu chức vụ tại thời điểm đánh giá thuộc đơn vị mới; cấp trên xem trước khi hợp nhất.",
            severity=Severity.ERROR if decided else Severity.WARNING,
        )


def record_handed_over(comparison: Comparison) -> Iterator[Problem]:
    """What is recorded of one person never becomes another's by renaming a file."""
    for pair in comparison.pairs:
        if pair.handed_over and isinstance(pair.before, Evaluation):
            yield Problem(
                code="record-handed-over",
                place=pair.either.place(),
                message=(
                    f"hồ sơ của {comparison.called(pair.before.person)} («{pair.before.person}») được đổi tên thành hồ sơ "
                    f"của {comparison.called(pair.person)} («{pair.person}»), nội dung giữ nguyên."
                ),
                remedy="Trả lại tên tệp; người mới thì lập hồ sơ mới bằng evalgen new. Đổi mã cán bộ thì cấp trên xem.",
                severity=Severity.WARNING if pair.before.decision is None else Severity.ERROR,
            )


def record_unread_before(comparison: Comparison) -> Iterator[Problem]:
    """What could not be read before the merge cannot be compared."""
    for pair in comparison.pairs:
        if pair.refused_before:
            yield Problem(
                code="record-unread-before",
                place=pair.either.place(),
                message="trước thay đổi này hồ sơ không đọc được, nên không biết đã đổi những gì.",
                remedy="Không phải sửa; cấp trên đọc toàn bộ hồ sơ trước khi hợp nhất.",
                severity=Severity.WARNING,
            )


def file_never_read(comparison: Comparison) -> Iterator[Problem]:
    """What can be read neither before nor after the merge may say anything: nobody can pass it."""
    before, after = comparison.before.records.unreadable, comparison.after.records.unreadable
    for change in comparison.files:
        signed = change.area is Area.STATEMENT  # That it changes at all is said below.
        if change.area.in_records and not signed and change.was in before and change.path in after:
            yield Problem(
                code="record-unread-before",
                place=Place(file=change.path),
                message="tệp này không đọc được cả trước lẫn sau thay đổi này, nên không biết đã đổi những gì.",
                remedy="Sửa các lỗi của tệp cho đọc được (evalgen check) rồi trình lại.",
            )


def records_in_disguise(comparison: Comparison) -> Iterator[Problem]:
    """What is called like the records, like a folder above them or like evidence there, but for large letters, lies upon them elsewhere."""
    own = f"{comparison.folder}{_RECORDS}".split("/")
    for change in comparison.files:
        if change.lies_on:
            yield Problem(
                code="records-in-disguise",
                place=Place(file=change.path),
                message=f"tên chỉ khác «{change.lies_on}» ở chữ hoa, chữ thường hoặc cách ghi dấu: trên Windows và macOS chỉ có một "
                "trong hai tệp, nên người xem tệp kia có thể đọc nội dung của tệp này.",
                remedy="Đặt tên khác cho tệp này.",
            )
            continue
        there = comparison.path_from_top(change.path).split("/")[: len(own)]
        here = own[: len(there)]
        if change.after is not None and there != here and _on_such_disks(there) == _on_such_disks(here):
            shown, meant = "/".join(there), "/".join(here)
            yield Problem(
                code="records-in-disguise",
                place=Place(file=change.path),
                message=f"«{shown}» chỉ khác «{meant}» ở chữ hoa, chữ thường: trên Windows và macOS tệp này nằm đè lên hồ sơ.",
                remedy=f"Bỏ tệp này, hoặc đưa vào đúng chỗ trong {_RECORDS}/.",
            )


def executable_record(comparison: Comparison) -> Iterator[Problem]:
    """No record is a program."""
    for change in comparison.files:
        became = change.after is not None and change.after.kind is EntryKind.EXECUTABLE
        was = change.before is not None and change.before.kind is EntryKind.EXECUTABLE
        if change.area.in_records and became and not was:
            yield Problem(
                code="executable-record",
                place=Place(file=change.path),
                message="tệp hồ sơ được đặt thành tệp chạy được.",
                remedy="Bỏ quyền chạy: git update-index --chmod=-x <tệp>",
                severity=Severity.WARNING,
            )


def statement_changed(comparison: Comparison) -> Iterator[Problem]:
    """What somebody has signed stays as it was signed; rules that nobody can have signed go in sight of somebody above."""
    strange = set(_misnamed_rules(comparison.before.records, {change.was for change in comparison.files}))
    for change in comparison.files:
        if change.area is Area.STATEMENT and change.before is not None:
            taken_out = change.after is None and change.path in strange
            yield Problem(
                code="statement-changed",
                place=Place(file=change.path),
                message="phê duyệt, biên nhận hoặc quy định đã lưu kèm chữ ký bị sửa, đổi tên hoặc xóa.",
                remedy="Không phải sửa: tệp quy định này không đúng như tên nên không ai ký theo nó; cấp trên xem trước khi hợp nhất."
                if taken_out
                else "Khôi phục tệp; phê duyệt lại thì ký thành tệp mới.",
                severity=Severity.WARNING if taken_out else Severity.ERROR,
            )


def rules_under_another_name(comparison: Comparison) -> Iterator[Problem]:
    """Kept rules bear the digest of what they say, or else they lie where those belong that somebody is going to sign by."""
    strange = set(_misnamed_rules(comparison.after.records, {change.path for change in comparison.files}))
    for change in comparison.files:
        if change.before is None and change.path in strange:
            yield Problem(
                code="rules-under-another-name",
                place=Place(file=change.path),
                message="tên tệp không phải là mã băm của quy định ghi trong tệp, nên phê duyệt dựa vào tệp này sẽ không có "
                "giá trị.",
                remedy="Bỏ tệp này; evalgen approve tự lưu quy định của kỳ khi ký.",
            )


def content_joined_by_git(comparison: Comparison) -> Iterator[Problem]:
    """Where both branches changed a file, what Git joins is a text that nobody has written."""
    for change in comparison.files:
        if change.merged and change.kind is not ChangeKind.DELETED:
            yield Problem(
                code="content-joined",
                place=Place(file=change.path),
                message="hai nhánh cùng sửa tệp này; Git tự ghép hai bản thành một bản chưa ai đọc.",
                remedy="Hợp nhất nhánh đích vào nhánh này, đọc lại tệp rồi mới trình.",
                severity=Severity.WARNING,
            )


def merge_conflict(comparison: Comparison) -> Iterator[Problem]:
    """What both branches changed at the same place must be settled by people."""
    for change in comparison.files:
        if change.conflict:
            yield Problem(
                code="merge-conflict",
                place=Place(file=change.path),
                message="hai nhánh sửa cùng một chỗ của tệp này, không hợp nhất được; bản tóm tắt lấy bản của nhánh này.",
                remedy="Hợp nhất nhánh đích vào nhánh này, chọn nội dung đúng cho từng chỗ rồi trình lại.",
            )


def _misnamed_rules(records: Records, changed: Collection[str]) -> Iterator[str]:
    """Those of the `changed` files of kept rules that are not called by the digest of what they say."""
    for rules in records.rules_in_force.values():
        if rules.document.file in changed and rules.name != rules_name(rules_digest(rules.values)):
            yield rules.document.file


def _on_such_disks(parts: list[str]) -> list[str]:
    return [on_such_disks(part) for part in parts]


def _whose(pair: RecordPair, comparison: Comparison) -> str:
    period = in_sentence(pair.period)
    if pair.person:
        return f"{period} của {comparison.called(pair.person)}"
    return f"{period} của tập thể {comparison.unit_called(pair.unit, pair.period)}"
