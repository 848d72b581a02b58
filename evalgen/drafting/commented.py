"""Sections of a skeleton that are not filled in yet: valid YAML behind «# », words of guidance behind «## »."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from evalgen.domain.place import Pointer
from evalgen.drafting.yaml_text import yaml_text

GUIDANCE = "##"
HOW_TO_FILL_IN = (
    "Cách điền: bỏ dấu «# » ở đầu các dòng của mục cần điền, rồi sửa giá trị mẫu thành giá trị thật.",
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
