"""Words of a derivation, which the scoring room puts together in Vietnamese, in the language of the interface.

Names of criteria, axes and levels are the law's own and stay as they are.
"""

from evalgen.domain.derivation import Line
from evalgen.domain.number import show_plain
from evalgen.language.language import Language
from evalgen.language.rewording import Sentences

SENTENCES = Sentences(
    "Trục {number}",
    "Điểm KPI trục {number}",
    "Kết quả thực hiện nhiệm vụ được giao",
    "Tiêu chí {criterion}: đảm bảo",
    "Tiêu chí {criterion}: không đảm bảo",
    "Tiêu chí {criterion}: {score} điểm, trừ {deducted}",
    "Tiêu chí {criterion}: {score} điểm",
    "dưới {least} điểm",
    "{mean}, không quá {most}",
    "không đạt mục tiêu {target}: 0 điểm",
    "đạt mục tiêu {target}: đủ điểm",
    "điểm được chấm",
    "thực tế ÷ mục tiêu (không quá 1) × điểm tối đa",
    "mục tiêu ÷ thực tế (không quá 1) × điểm tối đa",
    "có thì đủ điểm, không thì 0",
    "mức «{label}»",
    "thực tế",
    "mục tiêu",
    "điểm tối đa",
    "giá trị ghi nhận",
    "người thuộc quyền quản lý được đánh giá",
)
"""What the scoring room fills with numbers."""


def reworded(text: str, language: Language) -> str:
    """`text` in `language`, its numbers kept."""
    return SENTENCES.say(text, language)


def axis_name(axis: Line, language: Language) -> str:
    """«Trục 4», or as the source calls it."""
    return reworded(axis.what.partition(":")[0], language)


def axis_title(axis: Line, language: Language) -> str:
    """«Trục 4: Xây dựng Đảng …»; the title is the law's."""
    _, colon, title = axis.what.partition(":")
    return f"{axis_name(axis, language)}{colon}{title}"


def measure_name(measure: Line, language: Language) -> str:
    """«A – Số lượng»."""
    symbol, dash, name = measure.what.partition(" – ")
    return f"{symbol}{dash}{language.say(name)}"


def line_name(line: Line, language: Language) -> str:
    """What any line of a score is called; products, criteria and axes keep the names that they have."""
    named = reworded(line.what, language)
    return measure_name(line, language) if named == line.what and line.unit == "%" else named


def operand_words(line: Line, between: str, language: Language) -> str:
    """«thực tế 95; mục tiêu 100»: each operand by its name and its value."""
    return "; ".join(f"{reworded(item.name, language)}{between}{show_plain(item.value)}" for item in line.operands)
