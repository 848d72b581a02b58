"""A form that is issued to the public tells nothing else: who is decided on, with post, unit and grade."""

from collections.abc import Iterator
from typing import Any

from evalgen.regulation.forms.fields import FIELDS, LISTS
from evalgen.regulation.forms.layout import placeholders
from evalgen.regulation.forms.sources import LINE_FIELDS, PUBLIC_CELLS, SOURCES
from evalgen.regulation.site import Site, Steps

_PUBLIC = frozenset(
    {
        "organization.name",
        "period.label",
        "period.month",
        "period.quarter",
        "period.year",
        "unit.name",
        "body.name",
        *PUBLIC_CELLS,
        *(name for known in LINE_FIELDS.values() for name in known),
    }
)
"""All that may be filled in: what stands on public pages, and the words of the framework."""

_PUBLIC_SOURCES = frozenset({"decided_people"})
_NAMED = frozenset({"bind", "name", "source"})


def judge_published(site: Site, root: dict[str, Any]) -> None:
    """Note a fault for whatever a form that is `published` would fill in and no public page shows."""
    if not root.get("published", False):
        return
    known = _titles()
    for steps, name in _names((), {key: root.get(key) for key in ("preface", "title", "subtitle", "head", "body")}):
        if name in known and name not in _PUBLIC:
            message = f"mẫu ban hành công khai có dữ liệu nội bộ «{name}» ({known[name]})"
            site.fault(steps, message, "Bỏ chỗ điền ấy, hoặc bỏ published.")
        elif name in SOURCES and steps[-1] == "source" and name not in _PUBLIC_SOURCES:
            message = f"mẫu ban hành công khai lấy hàng từ nguồn nội bộ «{name}»"
            site.fault(steps, message, "Dùng source: decided_people, hoặc bỏ published.")


def _titles() -> dict[str, str]:
    """Every name that can be filled in anywhere, with what it is; one in no register is refused where it stands."""
    registers = (FIELDS, LISTS, *(source.fields for source in SOURCES.values()))
    return {name: binding.title for register in registers for name, binding in register.items()}


def _names(steps: Steps, value: Any) -> Iterator[tuple[Steps, str]]:
    """What is filled in anywhere in `value`, with its place: whole names, and those in braces.

    A column may be called «name», so that its cells are no names: both are looked for there.
    """
    if isinstance(value, str):
        names = (value, *placeholders(value)) if steps[-1] in _NAMED else placeholders(value)
        yield from ((steps, name) for name in names)
        return
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, (list, tuple)) else ()
    for key, item in items:
        yield from _names((*steps, key), item)
