"""Words that stand twice in a framework: a criterion scored twice, a target copied to where it does not belong."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from evalgen.regulation.lint.framework_case import Defect, FrameworkCase, all_criteria, result_criteria

_WORD = re.compile(r"\w+")
_LONG = 8
"""Syllables; shorter targets («Kết quả thực hiện») may well be shared."""

_DIFFERENT = 5
"""Of so many words one may differ, so that a slip of printing does not hide a copy."""


def criterion_doubled(case: FrameworkCase) -> Iterator[Defect]:
    """Một tiêu chí chỉ đứng một lần trong khung; «nội dung khác (nếu có)» thì trục nào cũng có thể có."""
    first: dict[tuple[str, ...], str] = {}
    for placed in all_criteria(case.framework):
        criterion = placed.criterion
        if criterion.optional:
            continue
        earlier = first.setdefault(_words(criterion.text), criterion.id)
        if earlier != criterion.id:
            yield Defect(
                code="criterion-doubled",
                where=f"copy:{criterion.id}",
                steps=(*placed.steps, "text"),
                message=f"tiêu chí {criterion.id} trùng lời với tiêu chí {earlier}",
                remedy="Bỏ một trong hai tiêu chí, hoặc sửa lời cho đúng văn bản.",
            )


def target_copied(case: FrameworkCase) -> Iterator[Defect]:
    """Mục tiêu bằng lời, không có số, thì mỗi tiêu chí một mục tiêu."""
    told = [
        (placed, _words(placed.criterion.target))
        for placed in result_criteria(case.framework)
        if not any(sign.isdigit() for sign in placed.criterion.target)
    ]
    long = [(placed, words) for placed, words in told if len(words) >= _LONG]
    for (earlier, words), (later, others) in combinations(long, 2):
        if _alike(words, others):
            yield Defect(
                code="target-copied",
                where=f"copy:{later.criterion.id}",
                steps=(*later.steps, "target"),
                message=f"mục tiêu của tiêu chí {later.criterion.id} («{later.criterion.text}») giống mục tiêu của "
                f"tiêu chí {earlier.criterion.id} («{earlier.criterion.text}»)",
                remedy="Sửa mục tiêu chép nhầm.",
            )


def _alike(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    same = sum(block.size for block in SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks())
    longer = max(len(words), len(others))
    return _DIFFERENT * (longer - same) <= longer


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))
