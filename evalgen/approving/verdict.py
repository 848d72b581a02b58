"""One of three words at the top: fine, for somebody above to see, or failed; each with its reasons."""

import enum
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from evalgen.approving.file_changes import Area, FileChange
from evalgen.approving.new_problems import ProblemChange
from evalgen.approving.remedies import REMEDIES
from evalgen.domain.problem import Problem, Severity


class Gravity(enum.Enum):
    """What becomes of the pull request; the order of the lines is from light to grave."""

    OK = "Hợp lệ"
    NEEDS_HIGHER_REVIEW = "Cần cấp trên xem xét"
    FAILED = "Chưa hợp lệ"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value

    @property
    def rank(self) -> int:
        """0 for the lightest."""
        return list(Gravity).index(self)


class Reason(Struct, frozen=True, kw_only=True):
    """Why the word at the top is what it is."""

    level: Gravity
    code: str
    words: str
    count: int
    files: tuple[str, ...]


class Verdict(Struct, frozen=True, kw_only=True):
    """The word and its reasons, the gravest first."""

    level: Gravity
    reasons: tuple[Reason, ...]


TITLES = {
    "merge-conflict": "hai nhánh sửa cùng một chỗ, không hợp nhất được",
    "content-joined": "nội dung do Git tự ghép, chưa ai đọc",
    "executable-record": "tệp hồ sơ thành tệp chạy được",
    "records-in-disguise": "tệp nằm đè lên hồ sơ ở máy không phân biệt hoa thường",
    "statement-changed": "sửa, xóa phê duyệt đã ký",
    "rules-under-another-name": "tệp lưu quy định không đúng như tên",
    "signatures-lose-ground": "chữ ký đã có sẽ không còn giá trị",
    "receipt-not-valid": "biên nhận không có giá trị",
    "record-unread-before": "hồ sơ trước đây không đọc được",
    "closed-period-changed": "thay đổi trong kỳ đã khóa",
    "evidence-changed": "sửa, xóa tệp đi kèm hồ sơ sau quyết định",
    "period-deleted": "xóa một kỳ",
    "period-reopened": "mở lại kỳ đã khóa",
    "notice-changed": "sửa thông báo đã ghi nhận",
    "record-deleted": "xóa hồ sơ",
    "record-moved": "chuyển hồ sơ sang đơn vị khác",
    "record-handed-over": "hồ sơ của người này thành của người khác",
    "approved-section-changed": "sửa mục đã được duyệt",
    "plan-approved-anew": "kế hoạch sửa và duyệt lại",
    "section-rewritten": "sửa thẩm định, đề xuất, điều đã thẩm định",
    "fact-withdrawn": "bỏ, sửa sự việc đã có xác nhận",
    "fact-after-decision": "thêm sự việc sau quyết định",
    "amendment-changed": "sửa điều chỉnh, hủy bỏ đã ghi nhận",
    "opinion-removed": "bỏ ý kiến bảo lưu, kiến nghị",
    "section-out-of-order": "ghi bù bước đã qua",
    "several-steps-at-once": "gộp nhiều bước một lần",
    "step-on-rewritten-section": "sửa mục cũ cùng lúc với ghi bước dựa vào nó",
    "amendment-without-decision": "điều chỉnh cùng lúc với quyết định",
    "authority-not-in-base": "dùng thẩm quyền chưa có trước thay đổi này",
    "decided-result-moved": "kết quả đã quyết định sẽ đổi dù hồ sơ không sửa",
    "decided-result-renamed": "kết quả đã quyết định mang họ tên, chức vụ khác",
    "signed-by-earlier-terms": "ký theo điều kiện của ngày trước, nay cần nhiều người ký hơn hoặc cấp trên ký",
    "collective-signed-by-its-leaders": "kết quả của tập thể chỉ do người lãnh đạo tập thể ấy ký",
    "closed-quota-moved": "tỷ lệ xuất sắc của kỳ đã khóa sẽ đổi dù hồ sơ không sửa",
    "power-moved-unapproved": "chuyển thẩm quyền, nâng tỷ lệ chưa có chữ ký",
    "received-too-late": "biên nhận làm chữ ký đã có không còn được tính",
    "person-anew": "người đã có trong kho được khai bằng mã khác",
    "too-many-units": "đụng đến nhiều đơn vị mà người trình không phụ trách",
    "unit-not-answered-for": "đơn vị mà người trình không phụ trách",
    "many-units": "đụng đến nhiều đơn vị, chưa rõ ai trình",
    **dict.fromkeys(REMEDIES, "phê duyệt không có giá trị"),
}
"""What the codes of transitions say in a few words."""

ABOVE = {
    "quota-needs-review": "tỷ lệ xuất sắc chỉ đạt theo một cách tính",
    "decided-above-qualified": "quyết định cao hơn mức đủ điều kiện, có nêu căn cứ",
}
"""Problems of `check` that are no faults, yet for somebody above to see."""


def verdict(  # noqa: PLR0913 - everything that a merge would bring
    transitions: Iterable[Problem],
    problems: ProblemChange,
    files: Iterable[FileChange],
    *,
    above_places: Iterable[str] = (),
    unrelated: bool,
    founding: bool,
) -> Verdict:
    """The word at the top; `above_places` are records decided to be EXCELLENT beyond the places of their group."""
    found = [*_general(unrelated=unrelated, founding=founding), *_transitions(transitions), *_problems(problems)]
    reasons = sorted(
        [*found, *_above_places(above_places), *_files(files)], key=lambda reason: (-reason.level.rank, reason.code)
    )
    level = max((reason.level for reason in reasons), key=lambda level: level.rank, default=Gravity.OK)
    return Verdict(level=level, reasons=tuple(reasons))


def _general(*, unrelated: bool, founding: bool) -> Iterator[Reason]:
    if unrelated:
        words = "hai nhánh không có gốc chung; không biết nhánh này đã thay đổi những gì"
        yield Reason(level=Gravity.FAILED, code="unrelated-histories", words=words, count=1, files=())
    if founding:
        words = "kho ban đầu: trước thay đổi này chưa có tổ chức nào để đối chiếu thẩm quyền"
        yield Reason(level=Gravity.NEEDS_HIGHER_REVIEW, code="first-records", words=words, count=1, files=())


def _transitions(problems: Iterable[Problem]) -> Iterator[Reason]:
    by_code: dict[tuple[str, Severity], list[Problem]] = {}
    for problem in problems:
        by_code.setdefault((problem.code, problem.severity), []).append(problem)
    for (code, severity), found in by_code.items():
        level = Gravity.FAILED if severity is Severity.ERROR else Gravity.NEEDS_HIGHER_REVIEW
        yield Reason(level=level, code=code, words=TITLES[code], count=len(found), files=_files_of(found))


def _problems(problems: ProblemChange) -> Iterator[Reason]:
    errors = [problem for problem in problems.new if problem.severity is Severity.ERROR]
    if errors:
        words = "lỗi mới khi kiểm tra hồ sơ (evalgen check)"
        yield Reason(level=Gravity.FAILED, code="new-errors", words=words, count=len(errors), files=_files_of(errors))
    for code, words in ABOVE.items():
        found = [item for item in problems.new if item.code == code and item.severity is not Severity.ERROR]
        if found:
            yield Reason(
                level=Gravity.NEEDS_HIGHER_REVIEW, code=code, words=words, count=len(found), files=_files_of(found)
            )


def _above_places(files: Iterable[str]) -> Iterator[Reason]:
    found = tuple(dict.fromkeys(files))
    if found:
        level, words = (
            Gravity.NEEDS_HIGHER_REVIEW,
            "quyết định «xuất sắc» nhiều hơn số suất, khi nhóm chưa quyết định xong",
        )
        yield Reason(level=level, code="decided-above-quota", words=words, count=len(found), files=found)


def _files(files: Iterable[FileChange]) -> Iterator[Reason]:
    """Files that power rests on."""
    changed = [change for change in files if change.area.power]
    counted = Counter(change.area for change in changed)
    for area in Area:
        if counted[area]:
            words = f"thay đổi {area.label}" + ("" if area.in_records else " (ngoài hồ sơ)")
            paths = tuple(change.path for change in changed if change.area is area)
            yield Reason(
                level=Gravity.NEEDS_HIGHER_REVIEW, code="power-changed", words=words, count=len(paths), files=paths
            )


def _files_of(problems: Iterable[Problem]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(problem.place.file for problem in problems))
