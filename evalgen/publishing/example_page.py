"""Ví dụ: how records become scores and grades, step by step, with the numbers that the program itself finds."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from evalgen.domain.derivation import Line
from evalgen.domain.number import show, show_percent, show_plain
from evalgen.domain.ruling import Assessment, Ruling
from evalgen.language import Language
from evalgen.language.labels import outcome_label
from evalgen.publishing.page import Page, SearchEntry
from evalgen.publishing.press import HOME, Crumb, Press

PATH = "quy-dinh/vi-du.html"

TITLES = {
    "printed": "Như văn bản in: thiếu một trong hai báo cáo tháng",
    "delivered": "Nếu đủ hai báo cáo, nhưng phải sửa và chậm",
    "in_time": "Nếu đủ, đúng hạn, đúng yêu cầu",
    "exceeded": "Nếu thêm một tờ trình nữa vượt mức yêu cầu",
    "criteria_missed": "Nếu vẫn như vậy nhưng sáu tiêu chí chung không đảm bảo",
}
"""The cases, in the words of the page; each supposes what the one before it does, and one thing more."""

HEADS = (
    "Hệ số",
    "Đăng ký",
    "Làm được",
    "Mức chất lượng",
    "Quy đổi phải làm",
    "Quy đổi số lượng",
    "Quy đổi nhân với mức",
)
"""Columns of the table of work items."""


class ShownItem(Struct, frozen=True, kw_only=True):
    """A work item with its numbers: factor, planned, delivered, level, and the three converted ones."""

    title: str
    numbers: tuple[str, ...]


class ShownMeasure(Struct, frozen=True, kw_only=True):
    """A measure of the axis: its letter and name, reached and planned, and their ratio."""

    name: str
    reached: str
    planned: str
    ratio: str


class ShownStep(Struct, frozen=True, kw_only=True):
    """One ruling: the rule with its title, the reason, the outcome after it."""

    ruling: Ruling
    title: str
    outcome: str
    changes: bool


class ShownCase(Struct, frozen=True, kw_only=True):
    """One case: what is supposed, the score with its parts, the steps to the grade."""

    name: str
    title: str
    items: tuple[ShownItem, ...]
    sums: tuple[str, ...]
    measures: tuple[ShownMeasure, ...]
    kpi: str
    maximum: str
    results: str
    general: str
    total: str
    steps: tuple[ShownStep, ...]
    assessment: Assessment

    @property
    def grade(self) -> str:
        """The name of the highest outcome that the record qualifies for."""
        return self.assessment.qualifies_for.name


def example_page(press: Press, cases: Callable[[], Sequence[ShownCase]]) -> Page:
    """The page of the worked example."""
    title = press.page_name("Ví dụ tính điểm, xếp loại")
    return press.page(
        PATH,
        "example.html",
        title=title,
        description=press.say("Một hồ sơ mẫu được chấm điểm, xếp loại từng bước, kèm căn cứ."),
        crumbs=[HOME, Crumb(name="Quy định", path="quy-dinh/index.html")],
        search=[SearchEntry(title=title, text=press.say("Từ công việc đến điểm và mức xếp loại"))],
        shows="",
        later=lambda: {"cases": cases()},
        heads=HEADS,
    )


def shown_cases(
    examples: Mapping[str, Assessment], titles: Mapping[str, str], language: Language
) -> tuple[ShownCase, ...]:
    """Every case with its numbers as they are printed; `titles` are those of the rules, by stem."""
    return tuple(_case(name, examples[name], titles, language) for name in TITLES if name in examples)


def _case(name: str, assessment: Assessment, titles: Mapping[str, str], language: Language) -> ShownCase:
    sheet = assessment.sheet
    (axis,) = sheet.results.parts if sheet else ()
    kpi = axis.parts[0]
    quantity, quality = kpi.parts[0], kpi.parts[1]
    rows = [_item(one, other) for one, other in zip(quantity.parts, quality.parts, strict=True)]
    sums = (quantity.operands[1].value, quantity.operands[0].value, quality.operands[0].value)
    return ShownCase(
        name=name,
        title=language.say(TITLES[name]),
        items=tuple(rows),
        sums=tuple(show_plain(value) for value in sums),
        measures=tuple(_measure(line) for line in kpi.parts),
        kpi=show_percent(kpi.value),
        maximum=show_plain(axis.operands[1].value),
        results=show(sheet.results.value) if sheet else "",
        general=show_plain(sheet.general.value) if sheet else "",
        total=show(sheet.score) if sheet else "",
        steps=tuple(_step(ruling, titles, language) for ruling in assessment.chain),
        assessment=assessment,
    )


def _item(quantity: Line, quality: Line) -> ShownItem:
    factor, delivered, planned = (operand.value for operand in quantity.operands)
    level = quality.operands[2].value
    values: Sequence[Fraction] = (factor, planned, delivered, level, factor * planned, quantity.value, quality.value)
    return ShownItem(title=quantity.what, numbers=tuple(show_plain(value) for value in values))


def _measure(line: Line) -> ShownMeasure:
    reached, planned = (operand.value for operand in line.operands)
    return ShownMeasure(
        name=line.what, reached=show_plain(reached), planned=show_plain(planned), ratio=show_percent(line.value)
    )


def _step(ruling: Ruling, titles: Mapping[str, str], language: Language) -> ShownStep:
    return ShownStep(
        ruling=ruling,
        title=titles.get(ruling.rule, ruling.rule),
        outcome=outcome_label(ruling.after, "", language),
        changes=ruling.before is not ruling.after,
    )
