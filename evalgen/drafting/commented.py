"""Sections of a skeleton that are not filled in yet: YAML behind «# », words of guidance behind «## ».

Where a person must choose or state something stands a placeholder that the schema refuses: a section that is put to
use without being filled in never passes for somebody's grade, vote or signature.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from evalgen.domain.place import Pointer
from evalgen.domain.unfilled import CHOOSE, DAY, NUMBER
from evalgen.drafting.yaml_text import yaml_text

GUIDANCE = "##"
WORDS = ""
"""In place of words: a name, a number of a document, a reason, somebody's identifier."""

GRADES = "Mức xếp loại: một trong EXCELLENT, GOOD, COMPLETED, NOT_COMPLETED."

HOW_TO_FILL_IN = (
    "Cách điền: bỏ dấu «# » ở đầu các dòng của mục cần điền, rồi điền giá trị thật; dòng không dùng thì xóa.",
    f'Chỗ phải điền: {CHOOSE}, {NUMBER}, {DAY} và "" (chữ trong dấu nháy). Còn sót chỗ nào, evalgen check báo lỗi chỗ ấy.',
    "Dòng bắt đầu bằng «##» là lời hướng dẫn, có thể để nguyên. Kiểm tra lại bằng: evalgen check",
)


def guidance(*texts: str) -> Iterator[str]:
    """Lines that explain; they are never part of the record."""
    for text in texts:
        yield f"{GUIDANCE} {text}" if text else GUIDANCE


def commented_section(
    title: str, section: Mapping[str, Any], hints: Mapping[Pointer, Sequence[str]] | None = None
) -> Iterator[str]:
    """A blank line, the title, then `section` commented out, with `hints` above the keys that they explain."""
    yield ""
    yield from guidance(title)
    for line in yaml_text(section, comments=hints).splitlines():
        text = line.lstrip()
        if text.startswith("# "):
            yield f"{GUIDANCE}{' ' * (len(line) - len(text) + 1)}{text[2:]}"
        else:
            yield f"# {line}"
