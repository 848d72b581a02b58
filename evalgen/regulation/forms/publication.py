"""A form that is issued to the public tells nothing else: who is decided on, with post, unit and grade."""

from collections.abc import Iterator
from typing import Any

from evalgen.regulation.forms.fields import FIELDS
from evalgen.regulation.forms.layout import placeholders
from evalgen.regulation.forms.sources import SOURCES
from evalgen.regulation.site import Site, Steps

_PUBLIC_FIELDS = frozenset(
    {"organization.name", "period.label", "period.month", "period.quarter", "period.year", "unit.name", "body.name"}
)
_PUBLIC_SOURCES = frozenset({"decided_people"})
_NAMED = frozenset({"bind", "name", "source"})


def judge_published(site: Site, root: dict[str, Any]) -> None:
    """Note a fault for whatever a form that is `published` would fill in and no public page shows."""
    if not root.get("published", False):
        return
    for steps, name in _names((), {key: root.get(key) for key in ("preface", "title", "subtitle", "head", "body")}):
        if name in FIELDS and name not in _PUBLIC_FIELDS:
            message = f"mẫu ban hành công khai có dữ liệu nội bộ «{name}» ({FIELDS[name].title})"
            site.fault(steps, message, "Bỏ chỗ điền ấy, hoặc bỏ published.")
        elif name in SOURCES and steps[-1] == "source" and name not in _PUBLIC_SOURCES:
            message = f"mẫu ban hành công khai lấy hàng từ nguồn nội bộ «{name}»"
            site.fault(steps, message, "Dùng source: decided_people, hoặc bỏ published.")


def _names(steps: Steps, value: Any) -> Iterator[tuple[Steps, str]]:
    """What is filled in anywhere in `value`, with its place: whole names, and those in braces."""
    if isinstance(value, str):
        yield from ((steps, name) for name in ((value,) if steps[-1] in _NAMED else placeholders(value)))
        return
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, (list, tuple)) else ()
    for key, item in items:
        yield from _names((*steps, key), item)
