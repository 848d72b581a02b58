"""Danh sách nguồn: a YAML file that names organizations, their provinces and where their results are published."""

from collections.abc import Iterator
from pathlib import Path

from evalgen.domain.document import Document
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem
from evalgen.domain.slug import slug
from evalgen.domain.source import ADDRESS, Source
from evalgen.errors import EvalgenError
from evalgen.reading.schemas.schema import SchemaSet
from evalgen.reading.source_text import fold_nfc
from evalgen.reading.strict_yaml import read_document
from evalgen.resources import resource

MAX_BYTES = 4 * 1024 * 1024
"""Some twenty thousand organizations."""


def read_sources(path: Path) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """The sources that `path` names, and what is wrong with it; folders count from the folder of the file.

    Raises EvalgenError where there is no such file.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise EvalgenError(
            "Không đọc được danh sách nguồn «{path}».", remedy="Kiểm tra tên tệp và quyền đọc.", path=path
        ) from error
    read = read_document(path.as_posix(), data, limit=MAX_BYTES)
    if read.document is None:
        return (), read.problems
    faults = SchemaSet(resource("schemas") / "gathering").problems("sources", read.document)
    sources = () if faults else tuple(_sources(read.document, path.parent))
    return sources, (*read.problems, *faults)


def _sources(document: Document, folder: Path) -> Iterator[Source]:
    for index, item in enumerate(document.root["sources"]):
        location = item["source"]
        if not location.startswith(ADDRESS):
            location = (folder / location).as_posix()
        yield Source(
            id=item["id"],
            province=_written_alike(item["province"]),
            province_id=slug(item["province"]),
            location=location,
            folder=_folder(location),
            organization=item.get("organization"),
            place=document.place("sources", index),
        )


def named_alone(location: str, province: str) -> Source:
    """A source named on the command line: its identifier is made of the name of its folder or host.

    Raises EvalgenError where nothing is left of that name.
    """
    name = location.split("//", 1)[1] if location.startswith(ADDRESS) else Path(location).resolve().name
    if not slug(name) or not slug(province):
        raise EvalgenError(
            "Không đặt được mã cho nguồn «{location}» của tỉnh «{province}».",
            remedy="Ghi nguồn vào một danh sách (tệp YAML) với id, province và source, rồi đưa tệp ấy cho lệnh.",
            location=location,
            province=province,
        )
    return Source(
        id=slug(name),
        province=_written_alike(province),
        province_id=slug(province),
        location=location,
        folder=_folder(location),
        place=Place(file=location),
    )


def _written_alike(province: str) -> str:
    """The name of a province with its marks and spaces written in one way: it is shown, and two ways look the same."""
    return " ".join(fold_nfc(province).split())


def _folder(location: str) -> str | None:
    return None if location.startswith(ADDRESS) else Path(location).absolute().as_posix()
