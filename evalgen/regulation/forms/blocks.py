"""The blocks of a form's body, from its document."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from evalgen.regulation.forms.fields import FIELDS, GRADES, LISTS
from evalgen.regulation.forms.form import MadeFor
from evalgen.regulation.forms.layout import (
    Block,
    BoundList,
    Choices,
    Content,
    Fields,
    FormField,
    SignatureBlock,
    Signatures,
    TextBlock,
)
from evalgen.regulation.forms.names import check_name, check_text
from evalgen.regulation.forms.tables import build_table
from evalgen.regulation.site import Site, Steps

_GRADE_FIELDS = MappingProxyType({name: FIELDS[name] for name in sorted(GRADES)})


def build_block(site: Site, steps: Steps, item: Mapping[str, Any], made_for: MadeFor) -> Block | None:
    """The block at `steps`; None, with a fault, where it is not exactly one."""
    names = [name for name in item if name != "added"]
    if len(names) != 1:
        message = "mỗi khối phải có đúng một nội dung" + (f", ở đây có {', '.join(names)}" if names else "")
        site.fault(steps, message, "Giữ một trong: " + ", ".join(_BUILDERS) + "; phần còn lại thành khối riêng.")
        return None
    (name,) = names
    content = _BUILDERS[name](site, (*steps, name), item[name], made_for)
    return Block(name=name, content=content, added=item.get("added", False))


def _text(site: Site, steps: Steps, text: str, made_for: MadeFor) -> TextBlock:
    check_text(site, steps, text, made_for)
    return TextBlock(text=text)


def _fields(site: Site, steps: Steps, rows: Any, made_for: MadeFor) -> Fields:
    for at, row in enumerate(rows):
        for index, item in enumerate(row):
            check_name(site, (*steps, at, index, "bind"), item.get("bind", ""), made_for)
    return Fields(
        rows=tuple(tuple(FormField(label=item["label"], bind=item.get("bind", "")) for item in row) for row in rows)
    )


def _list(site: Site, steps: Steps, item: Any, made_for: MadeFor) -> BoundList:
    check_name(site, (*steps, "bind"), item.get("bind", ""), made_for, LISTS)
    return BoundList(bind=item.get("bind", ""), blank=item["blank"])


def _choices(site: Site, steps: Steps, item: Any, made_for: MadeFor) -> Choices:
    check_name(site, (*steps, "bind"), item["bind"], made_for, _GRADE_FIELDS)
    return Choices(bind=item["bind"])


def _signatures(site: Site, steps: Steps, items: Any, made_for: MadeFor) -> Signatures:
    for index, item in enumerate(items):
        check_name(site, (*steps, index, "name"), item.get("name", ""), made_for)
    return Signatures(
        blocks=tuple(
            SignatureBlock(role=item["role"], note=item.get("note", ""), name_bind=item.get("name", ""))
            for item in items
        )
    )


_BUILDERS: Mapping[str, Callable[[Site, Steps, Any, MadeFor], Content]] = MappingProxyType(
    {
        "heading": _text,
        "text": _text,
        "note": _text,
        "fields": _fields,
        "table": build_table,
        "list": _list,
        "choices": _choices,
        "signatures": _signatures,
    }
)
