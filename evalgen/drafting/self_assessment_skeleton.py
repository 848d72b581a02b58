"""The section «tự đánh giá» of a skeleton: the criteria word for word, the levels of each measure."""

from collections.abc import Iterator, Sequence
from typing import Any

from evalgen.domain.number import show_plain
from evalgen.domain.place import Pointer
from evalgen.drafting.commented import CHOOSE, DAY, GRADES, NUMBER, WORDS, commented_section
from evalgen.regulation.law import Criterion, Framework, Law, Level

SAMPLE_ITEM = "viec-mau"
"""Identifier of the work item that the samples of all sections speak of."""


def self_assessment_skeleton(framework: Framework, law: Law) -> Iterator[str]:
    """Step 2, commented out."""
    section = {
        "self_assessment": {
            "submitted_on": DAY,
            "general_criteria": {"default": CHOOSE, "not_met": []},
            "results": {
                SAMPLE_ITEM: {
                    "quantity": NUMBER,
                    "quality": CHOOSE,
                    "timeliness": CHOOSE,
                    "leadership": CHOOSE,
                    "key_response": CHOOSE,
                }
            },
            **_criteria_results(framework),
            "strengths": WORDS,
            "limitations": WORDS,
            "proposed_grade": CHOOSE,
        }
    }
    hints: dict[Pointer, Sequence[str]] = {
        ("self_assessment", "general_criteria"): [
            'default: met (đảm bảo mọi tiêu chí, trừ các tiêu chí ghi số vào not_met, ví dụ ["3.3"]) hoặc not_met (không đảm bảo).',
            'Muốn nêu từng tiêu chí thì bỏ default và ghi đủ số vào met: ["1.1", "1.2"] và not_met: ["3.3"].',
            *_criteria(framework),
        ],
        ("self_assessment", "results"): [
            "Kết quả theo id của từng việc trong kế hoạch; chưa làm được thì quantity: 0. Ghi thêm note (ghi chú), evidence: [tên tệp minh chứng].",
            *(f"{words}: {_levels(law, name)}" for name, words in _MEASURES),
            "key_response (chỉ với việc then chốt): 1 giải quyết hiệu quả, 2 cơ bản đáp ứng, 3 không đáp ứng.",
        ],
        ("self_assessment", "criteria_results"): [
            "Kết quả từng tiêu chí của các trục chấm theo tiêu chí; tiêu chí nếu có mà không áp dụng: not_applicable: true."
        ],
        **{
            ("self_assessment", "criteria_results", criterion.id): [_measured(criterion)]
            for criterion in framework.result_criteria.values()
        },
        ("self_assessment", "strengths"): [
            "strengths: ưu điểm chính; limitations: hạn chế, nguyên nhân, cách khắc phục."
        ],
        ("self_assessment", "proposed_grade"): [GRADES],
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


def _criteria_results(framework: Framework) -> dict[str, Any]:
    """A place for every criterion that is scored by itself, in the way in which the framework measures it."""
    samples = {criterion.id: _sample(criterion) for criterion in framework.result_criteria.values()}
    return {"criteria_results": samples} if samples else {}


def _sample(criterion: Criterion) -> dict[str, Any]:
    measure = criterion.measure
    if measure is None or measure.kind == "points":
        return {"score": NUMBER}
    if measure.kind == "deliverable":
        return {"done": CHOOSE}
    return {"level": WORDS} if measure.kind == "level" else {"actual": NUMBER}


def _measured(criterion: Criterion) -> str:
    maximum = f" ({show_plain(criterion.max_score)} điểm)" if criterion.max_score is not None else ""
    target = f" Mục tiêu: {criterion.target}." if criterion.target else ""
    levels = criterion.measure.levels if criterion.measure else ()
    listed = "; ".join(f"{level.label} {show_plain(level.value)} điểm" for level in levels)
    return f"{criterion.id}{maximum}: {criterion.text}.{target}{f' Các mức: {listed}.' if listed else ''}"


def _levels(law: Law, measure: str) -> str:
    levels: tuple[Level, ...] = law.get("levels", measure).value
    return "; ".join(f"{show_plain(level.value).replace(',', '.')} = {level.label}" for level in levels)
