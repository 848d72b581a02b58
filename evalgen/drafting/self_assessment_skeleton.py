"""The section «tự đánh giá» of a skeleton: the criteria word for word, what each measure is judged by."""

from collections.abc import Iterator, Sequence
from typing import Any

from evalgen.domain.number import show_plain
from evalgen.domain.organization import Post, Unit
from evalgen.domain.place import Pointer
from evalgen.domain.unfilled import CHOOSE, DAY, NUMBER
from evalgen.drafting.commented import GRADES, WORDS, commented_section
from evalgen.drafting.measure_samples import (
    SAMPLE_ITEM,
    difference_samples,
    judged_hints,
    judged_sample,
    result_sample,
    unit_hints,
    unit_sample,
)
from evalgen.drafting.whole_hints import whole_hints
from evalgen.regulation.frameworks.framework import Criterion, Framework
from evalgen.regulation.law import Law


def self_assessment_skeleton(framework: Framework, law: Law, post: Post, unit: Unit) -> Iterator[str]:
    """Step 2, commented out."""
    section = {
        "self_assessment": {
            "submitted_on": DAY,
            "general_criteria": {
                "default": CHOOSE,
                **({"awards": {}, "deductions": []} if law.awards_points else {"not_met": []}),
            },
            "results": {SAMPLE_ITEM: {"quantity": NUMBER, **judged_sample(law), "key_response": CHOOSE}},
            **_criteria_results(framework),
            **unit_sample(law, post),
            "strengths": WORDS,
            "limitations": WORDS,
            "proposed_grade": CHOOSE,
        }
    }
    hints: dict[Pointer, Sequence[str]] = {
        **_criteria_hints(framework, law, unit),
        ("self_assessment", "results"): [
            "Kết quả theo id của từng việc trong kế hoạch; chưa làm được thì quantity: 0. Ghi thêm note (ghi chú), evidence: [tên tệp minh chứng].",
            *judged_hints(law),
            "key_response (chỉ với việc then chốt): 1 giải quyết hiệu quả, 2 cơ bản đáp ứng, 3 không đáp ứng.",
        ],
        ("self_assessment", "unit_measures"): [*unit_hints(law)],
        ("self_assessment", "strengths"): [
            "strengths: ưu điểm chính; limitations: hạn chế, nguyên nhân, cách khắc phục."
        ],
        ("self_assessment", "proposed_grade"): [GRADES],
    }
    yield from commented_section("Bước 2. Cá nhân tự đánh giá", section, hints)


def collective_self_assessment_skeleton(framework: Framework, law: Law, unit: Unit) -> Iterator[str]:
    """The same of a collective that is scored: it has criteria, and no work items of its own."""
    section = {
        "self_assessment": {
            "submitted_on": DAY,
            "general_criteria": {
                "default": CHOOSE,
                **({"awards": {}, "deductions": []} if law.awards_points else {"not_met": []}),
            },
            "criteria_results": {},
            **_criteria_results(framework),
            "proposed_grade": CHOOSE,
        },
        "verification": {"by": WORDS, "on": DAY, "differences": []},
    }
    hints = {
        **_criteria_hints(framework, law, unit),
        ("self_assessment", "proposed_grade"): [GRADES],
        ("verification",): [
            "Thẩm định: mã cơ quan tham mưu; khác với tự đánh giá ở đâu thì ghi vào differences.",
            *difference_samples(law, framework),
        ],
    }
    yield from commented_section(f"IV. Tập thể tự đánh giá, chấm điểm theo khung «{framework.id}»", section, hints)


def _criteria_hints(framework: Framework, law: Law, unit: Unit) -> dict[Pointer, Sequence[str]]:
    below = whole_hints(framework, unit.kind)
    return {
        ("self_assessment", "general_criteria"): [
            *(_about_points(framework) if law.awards_points else _about_met(framework)),
            *_criteria(framework),
        ],
        ("self_assessment", "criteria_results"): [
            "Kết quả từng tiêu chí của các trục chấm theo tiêu chí; tiêu chí nếu có mà không áp dụng: not_applicable: true."
        ],
        **{
            ("self_assessment", "criteria_results", criterion.id): [_measured(criterion), *below.get(criterion.id, ())]
            for criterion in framework.result_criteria.values()
        },
    }


def _about_met(framework: Framework) -> Iterator[str]:
    *others, last = framework.general_criteria
    yield (
        "default: met (đảm bảo mọi tiêu chí, trừ các tiêu chí ghi số vào not_met, "
        f'ví dụ ["{last}"]) hoặc not_met (không đảm bảo).'
    )
    if others:
        met = ", ".join(f'"{name}"' for name in others[:2])
        yield f'Muốn nêu từng tiêu chí thì bỏ default và ghi đủ số vào met: [{met}] và not_met: ["{last}"].'


def _about_points(framework: Framework) -> Iterator[str]:
    criteria = tuple(framework.general_criteria.values())
    first, last = criteria[0], criteria[-1]
    half = show_plain(first.maximum / 2).replace(",", ".")
    yield "default: met (đủ điểm tối đa mọi tiêu chí) hoặc not_met (0 điểm), trừ các tiêu chí ghi điểm riêng ở awards."
    yield f'awards: điểm của tiêu chí không được đủ điểm, ví dụ {{"{first.id}": {half}}}.'
    yield (
        f'deductions: điểm trừ, ví dụ [{{criterion: "{last.id}", points: 0.5, reason: Lý do}}]; không có thì giữ [].'
    )


def _criteria(framework: Framework) -> Iterator[str]:
    for group in framework.general:
        whole = f"; chấm chung, mã {group.whole}" if group.whole else ""
        yield f"{group.id}. {group.title} ({show_plain(group.max_score)} điểm{whole})"
        for criterion in group.criteria:
            maximum = f" ({show_plain(criterion.max_score)} điểm)" if criterion.max_score is not None else ""
            yield f"  {criterion.id}{maximum}: {criterion.text}"


def _criteria_results(framework: Framework) -> dict[str, Any]:
    """A place for every criterion that is scored by itself, in the way in which the framework measures it."""
    samples = {criterion.id: result_sample(criterion) for criterion in framework.result_criteria.values()}
    return {"criteria_results": samples} if samples else {}


def _measured(criterion: Criterion) -> str:
    maximum = f" ({show_plain(criterion.max_score)} điểm)" if criterion.max_score is not None else ""
    target = f" Mục tiêu: {criterion.target}." if criterion.target else ""
    levels = criterion.measure.levels if criterion.measure else ()
    listed = "; ".join(f"{level.label} {show_plain(level.value)} điểm" for level in levels)
    return f"{criterion.id}{maximum}: {criterion.text}.{target}{f' Các mức: {listed}.' if listed else ''}"
