"""Sections into the text of a file: a new file whole, or into one that is there, of which nothing else changes."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from evalgen.domain.unfilled import CHOOSE, DAY, NUMBER
from evalgen.drafting.yaml_text import yaml_text


def new_text(sections: Mapping[str, Any], kind: str) -> str:
    """The text of a new file of `kind`, which lies two folders below the schemas' own."""
    return yaml_text(sections, head=[f"yaml-language-server: $schema=../../schemas/{kind}.schema.json"])


def filled(text: str, sections: Mapping[str, str]) -> str:
    """`text` with the sections, none of which it has, as they are written: each in the place of its sample in the skeleton, else at the end.

    Lines end as they did; a sample that somebody has filled in behind its «# » is left.
    """
    lines = text.removesuffix("\n").split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    if not text.endswith("\n"):
        lines[-1] += end
    for key, section in sections.items():
        block = [line + end for line in section.removesuffix("\n").split("\n")]
        place = _sample(lines, key)
        if place is None:
            lines += block
        else:
            lines[place] = block
    return "\n".join(lines) + "\n"


def put_in(text: str, section: str, values: Mapping[str, Any]) -> str:
    """`text` with `values` at the top of the section, which has none of them and stands in block style."""
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if re.fullmatch(rf"{section}:\s*(#.*)?", line)), None)
    inner = (
        [line for line in lines[first + 1 :] if line.strip() and line.lstrip()[0] != "#"] if first is not None else []
    )
    if first is None or not inner:
        return text
    indent = inner[0][: len(inner[0]) - len(inner[0].lstrip())]
    end = "\r" if lines[first].endswith("\r") else ""
    block = [f"{indent}{line}{end}" for line in yaml_text(values).removesuffix("\n").split("\n")]
    return "\n".join([*lines[: first + 1], *block, *lines[first + 1 :]])


def _sample(lines: Sequence[str], key: str) -> slice | None:
    """The lines of the section as the skeleton has it: commented out, with a place that is still to be filled in."""
    for first, line in enumerate(lines):
        if line.rstrip() == f"# {key}:" or line.startswith((f"# {key}: {{", f"# {key}: [")):
            last = first + 1
            while last < len(lines) and lines[last].startswith(("#   ", "##  ")):
                last += 1
            if any(place in line for line in lines[first:last] for place in _TO_FILL):
                return slice(first, last)
    return None


_TO_FILL = (CHOOSE, NUMBER, DAY, '""')
"""What stands in a skeleton where nobody has written anything."""
