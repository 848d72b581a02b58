"""The section «tự đánh giá» of a skeleton: the criteria word for word, the levels of each measure."""

from collections.abc import Iterator, Sequence

from evalgen.domain.number import show_plain
from evalgen.domain.period import Period
from evalgen.domain.place import Pointer
from evalgen.drafting.commented import commented_section
from evalgen.regulation.law import Framework, Law, Level

SAMPLE_ITEM = "viec-mau"
"""Identifier of the work item that the samples of all sections speak of."""


def self_assessment_skeleton(period: Period, framework: Framework, law: Law) -> Iterator[str]:
    """Step 2, commented out."""
    section = {
        "self_assessment": {
            "submitted_on": period.last_day,
            "general_criteria": {"default": "met", "not_met": []},
            "results": {
                SAMPLE_ITEM: {"quantity": 1, "quality": 1, "timeliness": 1, "leadership": 1, "key_response": 1}
            },
            "strengths": "Ưu điểm chính trong kỳ",
            "limitations": "Hạn chế, nguyên nhân và hướng khắc phục",
            "proposed_grade": "GOOD",
        }
    }
    hints: dict[Pointer, Sequence[str]] = {
        ("self_assessment", "general_criteria"): [
            'Mọi tiêu chí đạt theo mặc định; tiêu chí không đạt ghi số vào not_met, ví dụ ["3.3"].',
            *_criteria(framework),
        ],
        ("self_assessment", "results"): [
            "Kết quả theo id của từng việc; ghi thêm note (ghi chú), evidence: [tên tệp minh chứng].",
            *(f"{words}: {_levels(law, name)}" for name, words in _MEASURES),
            "key_response (việc then chốt): 1 giải quyết hiệu quả, 2 cơ bản đáp ứng, 3 không đáp ứng.",
        ],
        ("self_assessment", "proposed_grade"): ["Một trong: EXCELLENT, GOOD, COMPLETED, NOT_COMPLETED."],
    }
    yield from commented_section("Bước 2. Cá nhân tự đánh giá", section, hints)


_MEASURES = (
    ("quality", "quality (chất lượng)"),
    ("timeliness", "timeliness (tiến độ)"),
    ("leadership", "leadership (lãnh đạo, chỉ đạo, điều hành)"),
)


def _criteria(framework: Framework) -> Iterator[str]:
    for group in framework.general:
        yield f"{group.id}. {group.title} ({show_plain(group.max_score)} điểm)"
        for criterion in group.criteria:
            maximum = f" ({show_plain(criterion.max_score)} điểm)" if criterion.max_score is not None else ""
            yield f"  {criterion.id}{maximum}: {criterion.text}"


def _levels(law: Law, measure: str) -> str:
    levels: tuple[Level, ...] = law.get("levels", measure).value
    return "; ".join(f"{show_plain(level.value).replace(',', '.')} = {level.label}" for level in levels)
