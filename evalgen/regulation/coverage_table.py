"""Bảng bao phủ: what became of every single rule that the documents state, and where to look for it.

One file for each document in ``coverage/``. A rule is carried out by a module, stands as data, is judged by people and
recorded, or lies outside this software; nothing is left without an answer.
"""

import enum
import functools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from evalgen.domain.citation import Citation
from evalgen.domain.document import Document, LocatedMapping
from evalgen.regulation.faults import Fault, RegulationError
from evalgen.regulation.law import Instrument
from evalgen.regulation.pack_file import read_pack_file
from evalgen.regulation.site import Site, Steps, build_citation

FOLDER = Path(__file__).parent / "coverage"
LABEL = "evalgen/regulation/coverage"


class Status(enum.Enum):
    """What became of a rule."""

    IMPLEMENTED = "Phần mềm thực hiện"
    DATA = "Là dữ liệu"
    PEOPLE = "Do người đánh giá"
    OUTSIDE = "Ngoài phần mềm"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value


class RuleKind(enum.Enum):
    """What sort of rule it is."""

    AMENDMENT = "Điều chỉnh, hủy bỏ"
    APPEAL = "Bảo lưu, khiếu nại"
    AUTHORITY = "Thẩm quyền"
    CAP = "Mức trần"
    CONDITION = "Điều kiện"
    CRITERION_FRAMEWORK = "Khung tiêu chí"
    DEADLINE = "Thời hạn"
    DEDUCTION = "Điểm trừ"
    DOSSIER = "Hồ sơ"
    EXEMPTION = "Ngoại lệ"
    FORM = "Biểu mẫu"
    FORMULA = "Công thức"
    LATE_PENALTY = "Chậm hạn"
    PERIOD = "Kỳ và hiệu lực"
    PUBLICATION = "Công khai"
    QUOTA = "Tỷ lệ tối đa"
    REPORTING = "Báo cáo"
    REWARD = "Khen thưởng"
    ROUNDING = "Làm tròn"
    SCOPE = "Đối tượng, phạm vi"
    SEQUENCE = "Trình tự"
    THRESHOLD = "Ngưỡng"
    TRANSFER = "Thay đổi vị trí"
    WORKFLOW_STEP = "Bước thực hiện"
    YEAR_END = "Cuối năm"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value


class CoveredRule(Struct, frozen=True, kw_only=True):
    """One rule of a document: its name, its clause, its sort, and where it is obeyed."""

    id: str
    """Begins with the id of its document, e.g. ``hd02.exempt.training``."""

    name: str
    citation: Citation
    kind: RuleKind
    status: Status
    where: tuple[str, ...]
    """Modules and data from the top of the source tree; what stands after ``#`` names a place inside."""

    why: str
    """Why it lies outside this software, or what the reader should know; may be empty elsewhere."""


class Coverage(Struct, frozen=True, kw_only=True):
    """The rules of one document, in its own order."""

    document: str
    title: str
    rules: tuple[CoveredRule, ...]


def load_coverage(instruments: Mapping[str, Instrument]) -> tuple[Coverage, ...]:
    """The table of every instrument that has one, in the order of `instruments`.

    Raises RegulationError, which names every fault, where a file is not sound.
    """
    faults: list[Fault] = []
    documents = [name for name in instruments if (FOLDER / f"{name}.yaml").is_file()]
    tables = tuple(_table(name, instruments, faults) for name in documents)
    if faults:
        raise RegulationError(faults)
    return tables


@functools.cache
def _document(name: str) -> Document:
    file = f"{name}.yaml"
    return read_pack_file((FOLDER / file).read_bytes(), f"{LABEL}/{file}")


def _table(name: str, instruments: Mapping[str, Instrument], faults: list[Fault]) -> Coverage:
    site = Site(document=_document(name), instruments=instruments, faults=faults)
    items = site.document.root.get("rules", ())
    rules = tuple(rule for index, item in enumerate(items) for rule in _rule(site, ("rules", index), item))
    return Coverage(document=name, title=instruments[name].title, rules=rules)


_REQUIRED = ("id", "name", "citation", "kind", "status")
_OPTIONAL = ("where", "why")


def _rule(site: Site, steps: Steps, item: LocatedMapping) -> Iterator[CoveredRule]:
    """The rule in `item`, or nothing where its shape is wrong, which is then noted."""
    wrong = [key for key in _REQUIRED if not item.get(key)] + [
        key for key in item if key not in {*_REQUIRED, *_OPTIONAL}
    ]
    for key in wrong:
        site.fault((*steps, key), f"«{key}» thiếu, hoặc không có chỗ trong bảng bao phủ", _SHAPE)
    kind, status = _named(RuleKind, item.get("kind")), _named(Status, item.get("status"))
    if kind is None or status is None:
        site.fault(steps, "loại quy định (kind) hoặc cách thực hiện (status) không có trong danh sách", _SHAPE)
    elif not wrong:
        yield CoveredRule(
            id=item["id"],
            name=item["name"],
            citation=build_citation(site, (*steps, "citation"), {"quote": "", **item["citation"]}),
            kind=kind,
            status=status,
            where=tuple(item.get("where", ())),
            why=item.get("why", ""),
        )


_SHAPE = f"Mỗi quy định có {', '.join(_REQUIRED)} và, khi cần, {', '.join(_OPTIONAL)}."


_Choice = TypeVar("_Choice", bound=enum.Enum)


def _named(choices: type[_Choice], word: object) -> _Choice | None:
    """The choice that a file writes in small letters with hyphens: ``late-penalty``."""
    return next((choice for choice in choices if choice.name.lower().replace("_", "-") == word), None)
