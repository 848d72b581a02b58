"""The printed example of the regulation, and what the rules make of it with other facts: computed at each build.

The records of the example ship with the program; each case supposes other values in its one record, and is scored and
graded by the same rooms as every record.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from evalgen.domain.ruling import Assessment
from evalgen.errors import EvalgenError
from evalgen.reading.strict_yaml import read_document
from evalgen.regulation.law import Law
from evalgen.regulation.library import Library
from evalgen.resources import resource

RECORD = "records/2026-Q2/vu-co-so-dang/nguyen-van-vi-du.yaml"

_ROOT = resource("examples") / "worked-example"
_PRINTED = "printed"
_RESULTS = "self_assessment.results"
_LEVELS = ("quality", "timeliness", "leadership")
_DELIVERED = (f"{_RESULTS}.bao-cao-thang.quantity=2",)
_IN_TIME = (*_DELIVERED, *(f"{_RESULTS}.bao-cao-thang.{level}=1" for level in _LEVELS))
_EXCEEDED = (*_IN_TIME, *(f"{_RESULTS}.to-trinh-ban-bi-thu.{level}=1.2" for level in _LEVELS))
_CRITERIA_MISSED = (*_EXCEEDED, 'self_assessment.general_criteria.not_met=["1.1", "1.2", "2.1", "3.1", "3.2", "3.3"]')

CASES: Sequence[tuple[str, tuple[str, ...]]] = (
    ("delivered", _DELIVERED),
    ("in_time", _IN_TIME),
    ("exceeded", _EXCEEDED),
    ("criteria_missed", _CRITERIA_MISSED),
)
"""What is supposed, by the name that the page says it with."""


class WorkedExamples(Mapping[str, Assessment]):
    """The example as printed, then each case, by name; computed when the first of them is looked at.

    `built_in` are the built-in packs where somebody has them already.
    """

    def __init__(self, built_in: Library | None = None) -> None:
        self._built_in = built_in

    def __getitem__(self, name: str) -> Assessment:
        return self._computed[name]

    def __iter__(self) -> Iterator[str]:
        return iter((_PRINTED, *(name for name, _ in CASES)))

    def __len__(self) -> int:
        return 1 + len(CASES)

    @cached_property
    def _computed(self) -> dict[str, Assessment]:
        return worked_examples(self._built_in)


def examples_for(laws: Iterable[Law], built_in: Library | None = None) -> Mapping[str, Assessment]:
    """The example where one of `laws` is that of its pack, else none: by others the same work has other points and grades."""
    packs = packs_of_example()
    return WorkedExamples(built_in) if any(law.pack in packs for law in laws) else MappingProxyType({})


def packs_of_example() -> Collection[str]:
    """What the organization of the example goes by, as its own file says."""
    path = _ROOT / "records" / "organization.yaml"
    document = read_document(path.name, path.read_bytes()).document
    return [choice["pack"] for choice in document.root["regulation"]] if document else ()


def worked_examples(built_in: Library | None = None) -> dict[str, Assessment]:
    """The example as printed, then each case, by name."""
    from evalgen.pipeline.inspecting.supposing import inspect_supposed

    found: dict[str, Assessment] = {}
    for name, assignments in CASES:
        before, after = inspect_supposed(_ROOT, RECORD, assignments, built_in).judged
        if not isinstance(before, Assessment) or not isinstance(after, Assessment):
            raise EvalgenError("Ví dụ đi kèm chương trình không tính được.", remedy="Cài lại evalgen từ gói phát hành.")
        found.setdefault(_PRINTED, before)
        found[name] = after
    return found
