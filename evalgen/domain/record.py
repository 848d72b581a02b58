"""Hồ sơ đánh giá, xếp loại of one period: a person's or a collective's."""

from evalgen.domain.approval import COLLECTIVE
from evalgen.domain.collective import Collective
from evalgen.domain.evaluation import Evaluation

Record = Evaluation | Collective


def record_name(record: Record) -> str:
    """The name of the record among those of its unit, as in the name of its file."""
    return record.person if isinstance(record, Evaluation) else COLLECTIVE


def person_of(record: Record) -> str:
    """Whose record it is; empty for a collective's."""
    return record.person if isinstance(record, Evaluation) else ""
