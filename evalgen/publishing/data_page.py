"""Dữ liệu mở: what there is to download, and what its fields mean."""

from markupsafe import Markup
from msgspec import Struct

from evalgen.publishing.open_data.contract import Field, changes, fields_of, schema_of
from evalgen.publishing.page import Page, SearchEntry
from evalgen.publishing.press import HOME, Press

KINDS = {
    "string": "chữ",
    "integer": "số nguyên",
    "boolean": "đúng hoặc sai",
    "date": "ngày (năm-tháng-ngày)",
    "array": "danh sách",
}
"""What a field holds, by the word of its schema."""

_FORMATS = tuple((label, label.lower()) for label in ("XLSX", "CSV", "JSON", "Parquet"))
"""Each form of download as people call it, with the ending of its file."""

_ENTRIES = (
    ("periods", ("period",)),
    ("units", ("unit",)),
    ("people", ("person", "post")),
    ("results", ("result", "collective")),
    ("notices", ("notice",)),
    ("corrections", ("correction",)),
)


class Fields(Struct, frozen=True, kw_only=True):
    """The fields of one kind of entry."""

    title: str
    fields: tuple[Field, ...]


class Document(Struct, frozen=True, kw_only=True):
    """A file of the API with what its schema says of it."""

    name: str
    title: str
    description: str
    entries: tuple[Fields, ...]


def data_page(press: Press) -> Page:
    """The page of open data; its words about fields are those of the published schemas."""
    title = press.page_name("Dữ liệu mở")
    return press.page(
        "du-lieu/index.html",
        "data.html",
        title=title,
        description=press.say(
            "Kết quả đánh giá, xếp loại đã công bố của {organization}, để tải về và để phần mềm đọc.",
            organization=press.site.name,
        ),
        crumbs=[HOME],
        stamped=False,
        search=[SearchEntry(title=title, text=press.say("Dữ liệu mở: tải kết quả về máy, CSV, XLSX, JSON, Parquet"))],
        shows="",
        later=lambda: {"documents": documents()},
        changes=changes(),
        formats=_FORMATS,
        kinds=KINDS,
        verify_command=Markup("<code>evalgen verify-site</code>"),
        index_link=Markup('<a href="../api/v1/index.json">api/v1/index.json</a>'),
    )


def documents() -> tuple[Document, ...]:
    """Every file of entries, as its schema describes it."""
    return tuple(_document(name, entries) for name, entries in _ENTRIES)


def _document(name: str, entries: tuple[str, ...]) -> Document:
    schema = schema_of(name)
    return Document(
        name=name,
        title=schema["title"],
        description=schema["description"],
        entries=tuple(
            Fields(title=schema["$defs"][entry]["title"], fields=fields_of(name, entry)) for entry in entries
        ),
    )
