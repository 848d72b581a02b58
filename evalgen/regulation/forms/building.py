"""From a form's document, whose shape is sound, to a frozen form; names that the register does not hold are faults."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from evalgen.regulation.forms.blocks import build_block
from evalgen.regulation.forms.form import Form, FormDefect, Head, HeadLine, MadeFor, PageSetup, Slip
from evalgen.regulation.forms.layout import Block
from evalgen.regulation.forms.names import check_lines, check_name
from evalgen.regulation.forms.publication import judge_published
from evalgen.regulation.site import Site, Steps, build_citation


def build_form(name: str, site: Site) -> Form:
    """The form `name` as the document of `site` states it; what it needs from elsewhere is judged later."""
    root = site.document.root
    made_for = MadeFor[root["made_for"]]
    _judge_basis(site, root)
    judge_published(site, root)
    return Form(
        id=name,
        name=root["name"],
        label=root.get("label", ""),
        show_label=root.get("show_label", False),
        preface=_lines(site, "preface", root, made_for),
        title=_lines(site, "title", root, made_for),
        subtitle=_lines(site, "subtitle", root, made_for),
        citation=build_citation(site, ("citation",), root["citation"]),
        printed=root["printed"],
        published=root.get("published", False),
        basis=root.get("basis", ""),
        made_for=made_for,
        effective_from=dt.date.fromisoformat(root["effective_from"]),
        framework=root.get("framework", ""),
        page=_page(root["page"]),
        head=_head(site, root["head"], made_for) if "head" in root else None,
        body=_body(site, root["body"], made_for),
        slips=tuple(Slip(text=item["text"], printed=item["printed"]) for item in root.get("slips", ())),
        known_defects=tuple(FormDefect(**item) for item in root.get("known_defects", ())),
    )


def _judge_basis(site: Site, root: Mapping[str, Any]) -> None:
    """Mẫu mà văn bản không in phải nói bố cục lập theo gì; mẫu có in thì không."""
    if not root["printed"] and "basis" not in root:
        message = "mẫu không được văn bản in mà chưa nói bố cục lập theo gì"
        site.fault(("printed",), message, "Bổ sung basis: bố cục được lập từ nội dung nào của văn bản.")
    if root["printed"] and "basis" in root:
        site.fault(("basis",), "mẫu được văn bản in thì không có basis", "Bỏ basis, hoặc sửa printed thành false.")


def _lines(site: Site, key: str, root: Mapping[str, Any], made_for: MadeFor) -> tuple[str, ...]:
    lines: Sequence[str] = root.get(key, ())
    check_lines(site, (key,), lines, made_for)
    return tuple(lines)


def _page(item: Mapping[str, Any]) -> PageSetup:
    return PageSetup(landscape=item["orientation"] == "landscape", **item["margins"])


def _head(site: Site, item: Mapping[str, Any], made_for: MadeFor) -> Head:
    return Head(
        left=_head_lines(site, ("head", "left"), item["left"], made_for),
        right=_head_lines(site, ("head", "right"), item["right"], made_for),
        place_and_date=item.get("place_and_date", ""),
    )


def _head_lines(
    site: Site, steps: Steps, items: Sequence[Mapping[str, Any]], made_for: MadeFor
) -> tuple[HeadLine, ...]:
    for index, item in enumerate(items):
        check_name(site, (*steps, index, "bind"), item.get("bind", ""), made_for)
    return tuple(HeadLine(text=item["text"], bind=item.get("bind", "")) for item in items)


def _body(site: Site, items: Sequence[Mapping[str, Any]], made_for: MadeFor) -> tuple[Block, ...]:
    built = (build_block(site, ("body", index), item, made_for) for index, item in enumerate(items))
    return tuple(block for block in built if block is not None)
