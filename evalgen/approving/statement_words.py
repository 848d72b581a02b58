"""What a signed statement says, in one sentence: who signed which step of whose record, for whom, on which day, which grade."""

from collections.abc import Mapping

from evalgen.approving.record_review import names_of
from evalgen.approving.side import Comparison
from evalgen.domain.approval import COLLECTIVE, Approval, Protection, Receipt, RulesInForce
from evalgen.domain.grade import Grade

Statement = Approval | Protection | Receipt | RulesInForce

_GRADES: Mapping[str, str] = {grade.name: grade.label for grade in Grade}


def statement_words(statement: Statement, comparison: Comparison, held: Mapping[str, Protection]) -> str:
    """The sentence; of `held` are the protections that count, by file, with the files for which they do.

    Approvals and receipts that do not count are refused, and told by that.
    """
    if isinstance(statement, RulesInForce):
        return "Quy định áp dụng cho kỳ vào lúc phê duyệt, lưu kèm chữ ký."
    signer, body = comparison.called(statement.signer), comparison.body_called(statement.body)
    by = f"{signer} thay mặt {body} ký ngày {statement.on:%d/%m/%Y}"
    if isinstance(statement, Approval):
        grade = _GRADES.get(statement.outcome)
        return f"{by}: {statement.step.label}, {_whose(statement, comparison)}{f', mức «{grade}»' if grade else ''}"
    if isinstance(statement, Protection):
        counted = held.get(statement.document.file)
        if counted is None or not counted.files:
            return "Chữ ký này không được tính: không đúng nội dung, người ký hoặc ngày."
        return f"{by}: {', '.join(sorted(counted.files))}"
    return f"{by}: nhận {len(statement.approvals)} phê duyệt, {len(statement.submissions)} mục hồ sơ"


def _whose(approval: Approval, comparison: Comparison) -> str:
    names = names_of(comparison, approval.period)
    return names.unit(approval.unit) if approval.record == COLLECTIVE else names.person(approval.record)
