"""A form on its paper: every line written, every table laid out; blank, or filled with values."""

from collections.abc import Sequence

from msgspec import Struct

from evalgen.domain.grade import BEST_FIRST
from evalgen.publishing.forms.grid import Grid, grid_of
from evalgen.publishing.forms.styles import page_class
from evalgen.publishing.forms.values import FormValues
from evalgen.regulation.forms.form import Form, HeadLine
from evalgen.regulation.forms.layout import Block, BoundList, Choices, Fields, FormTable, Signatures, TextBlock, pieces
from evalgen.regulation.frameworks.framework import Framework

_DOTS = "....."
"""«Theo 04 mức», the best first."""


class PaperField(Struct, frozen=True, kw_only=True):
    """A label with its value; empty: to be filled in by hand."""

    label: str
    value: str


class PaperSignature(Struct, frozen=True, kw_only=True):
    """Who signs; `name` stands below where it is known."""

    role: str
    note: str
    name: str


class PaperBlock(Struct, frozen=True, kw_only=True):
    """One part of the body. Of its contents exactly one is filled."""

    name: str
    added: bool
    text: str = ""
    fields: tuple[tuple[PaperField, ...], ...] = ()
    grid: Grid | None = None
    lines: tuple[str, ...] = ()
    choices: tuple[tuple[str, bool], ...] = ()
    signatures: tuple[PaperSignature, ...] = ()


class Paper(Struct, frozen=True, kw_only=True):
    """What is printed."""

    form: Form
    page_class: str
    head_left: tuple[str, ...]
    head_right: tuple[str, ...]
    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    blocks: tuple[PaperBlock, ...]
    fictional: bool


def paper_of(form: Form, framework: Framework | None, values: FormValues | None = None) -> Paper:
    """The paper of `form`."""
    head = form.head
    return Paper(
        form=form,
        page_class=page_class(form.page),
        head_left=_head(head.left if head else (), values),
        head_right=_head(head.right if head else (), values),
        title=tuple(write(line, values) for line in form.title),
        subtitle=tuple(write(line, values) for line in form.subtitle),
        blocks=tuple(_block(block, framework, values) for block in form.body),
        fictional=values is not None and values.fictional,
    )


def write(text: str, values: FormValues | None, *, blank: str = _DOTS) -> str:
    """`text` with its placeholders filled, by `blank` where there is no value."""
    fields = values.fields if values is not None else {}
    return "".join((fields.get(piece) or blank) if bound else piece for piece, bound in pieces(text))


def _head(lines: Sequence[HeadLine], values: FormValues | None) -> tuple[str, ...]:
    return tuple(_value(line.bind, values) or line.text for line in lines)


def _value(bind: str, values: FormValues | None) -> str:
    return values.fields.get(bind, "") if values is not None else ""


def _block(block: Block, framework: Framework | None, values: FormValues | None) -> PaperBlock:
    content = block.content
    name, added = block.name, block.added
    if isinstance(content, TextBlock):
        return PaperBlock(name=name, added=added, text=write(content.text, values))
    if isinstance(content, FormTable):
        return PaperBlock(name=name, added=added, grid=grid_of(content, framework, values, write))
    if isinstance(content, BoundList):
        return PaperBlock(name=name, added=added, lines=_list(content, values))
    if isinstance(content, Choices):
        chosen = _value(content.bind, values)
        return PaperBlock(
            name=name, added=added, choices=tuple((grade.label, grade.label == chosen) for grade in BEST_FIRST)
        )
    if isinstance(content, Fields):
        return PaperBlock(name=name, added=added, fields=_fields(content, values))
    return PaperBlock(name=name, added=added, signatures=_signatures(content, values))


def _list(content: BoundList, values: FormValues | None) -> tuple[str, ...]:
    given = values.lists.get(content.bind, ()) if values is not None else ()
    return given or ("",) * content.blank


def _fields(content: Fields, values: FormValues | None) -> tuple[tuple[PaperField, ...], ...]:
    return tuple(
        tuple(PaperField(label=item.label, value=_value(item.bind, values)) for item in row) for row in content.rows
    )


def _signatures(content: Signatures, values: FormValues | None) -> tuple[PaperSignature, ...]:
    return tuple(
        PaperSignature(role=item.role, note=item.note, name=_value(item.name_bind, values)) for item in content.blocks
    )
