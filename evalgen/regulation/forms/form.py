"""Biểu mẫu: the layout of a form as data, the same for the site's print pages and for office exports.

A form holds what stands on its paper and, as names out of the register in ``form_fields``, what is filled in where.
"""

import datetime as dt
import enum

from msgspec import Struct

from evalgen.domain.citation import Citation
from evalgen.regulation.forms.layout import Block, FormTable


class MadeFor(enum.Enum):
    """Whom one filled copy of a form is about."""

    PERSON = "một cá nhân trong một kỳ"
    UNIT = "một tập thể, đơn vị trong một kỳ"
    PERIOD = "toàn tổ chức trong một kỳ"
    BODY = "một tập thể, cơ quan có thẩm quyền trong một kỳ"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value


class PageSetup(Struct, frozen=True, kw_only=True):
    """Khổ A4: its direction, and its margins in millimetres."""

    landscape: bool
    top: int
    bottom: int
    left: int
    right: int


class HeadLine(Struct, frozen=True, kw_only=True):
    """One line of a heading block; where `bind` is given, a filled form has its value instead of the printed text."""

    text: str
    bind: str = ""


class Head(Struct, frozen=True, kw_only=True):
    """The two blocks at the top: the issuing organization, and the Party's or the State's heading with place and date."""

    left: tuple[HeadLine, ...]
    right: tuple[HeadLine, ...]
    place_and_date: str = ""


class Slip(Struct, frozen=True, kw_only=True):
    """A slip of printing or scanning: the words meant, and the characters of the source."""

    text: str
    printed: str


class FormDefect(Struct, frozen=True, kw_only=True):
    """What the source prints incompletely or says twice, and the reading that the layout follows."""

    what: str
    reading: str


class Form(Struct, frozen=True, kw_only=True):
    """Biểu mẫu."""

    id: str
    name: str
    """How lists call it; no two forms share it."""

    label: str
    """The document's own label, e.g. «Mẫu 5»; empty where it has none."""

    show_label: bool
    """Whether the label stands on the paper."""

    preface: tuple[str, ...]
    """Lines above the paper's heading: the annex that the form stands in."""

    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    citation: Citation
    printed: bool
    """False: the source cites the form and does not print it, so that the layout is ours."""

    published: bool
    """Whether it is issued to everybody, as a notice is: a filled one holds nothing that is internal."""

    basis: str
    """Of a layout of ours: what it was made from."""

    made_for: MadeFor
    effective_from: dt.date
    framework: str
    """Empty where no table needs one."""

    page: PageSetup
    head: Head | None
    body: tuple[Block, ...]
    slips: tuple[Slip, ...] = ()
    known_defects: tuple[FormDefect, ...] = ()

    @property
    def tables(self) -> tuple[FormTable, ...]:
        """Its tables, from top to bottom."""
        return tuple(block.content for block in self.body if isinstance(block.content, FormTable))

    @property
    def has_additions(self) -> bool:
        """Whether something on it is not printed in the source."""
        columns = (column for table in self.tables for column in table.leaves)
        return any(block.added for block in self.body) or any(column.added for column in columns)
