"""Which organizations were named twice, and which must not stand in one dataset."""

import os
from collections.abc import Iterator, Sequence

from evalgen.domain.problem import Problem
from evalgen.domain.source import Source
from evalgen.gathering.harvest import Harvest
from evalgen.gathering.naming import same_name


def repeated_sources(sources: Sequence[Source]) -> Iterator[Problem]:
    """Sources with an identifier or a location that an earlier one has, and provinces spelt in two ways."""
    identifiers: dict[str, Source] = {}
    locations: dict[str, Source] = {}
    provinces: dict[str, Source] = {}
    for source in sources:
        if identifiers.setdefault(source.id, source) is not source:
            yield _repeated(source, f"mã tổ chức «{source.id}» đã dùng ở {identifiers[source.id].place}")
        location = _where(source)
        if locations.setdefault(location, source) is not source:
            yield _repeated(source, f"nguồn «{source.location}» đã được nêu ở {locations[location].place}")
        first = provinces.setdefault(source.province_id, source)
        if first.province != source.province:
            yield Problem(
                code="province-spelt-differently",
                place=source.place,
                message=f"tỉnh «{source.province}» ở {first.place} được viết là «{first.province}».",
                remedy="Viết tên tỉnh giống nhau ở mọi nguồn.",
            )
        if not source.province_id:
            yield Problem(
                code="province-without-name",
                place=source.place,
                message=f"tỉnh «{source.province}» không có chữ nào đặt được thành mã.",
                remedy="Ghi tên tỉnh, ví dụ Lâm Đồng.",
            )


def _where(source: Source) -> str:
    """One name for a place, however it is written."""
    if source.folder is not None:
        return os.path.realpath(source.folder)
    host, _, path = source.location.partition("//")[2].partition("/")
    for port, scheme in ((":443", "https:"), (":80", "http:")):
        host = host.removesuffix(port) if source.location.startswith(scheme) else host
    return f"//{host.casefold()}/{path.removesuffix('index.html').rstrip('/')}"


def _repeated(source: Source, words: str) -> Problem:
    return Problem(
        code="source-repeated",
        place=source.place,
        message=f"{words}.",
        remedy="Bỏ bớt một nguồn; mỗi tổ chức một mã và một nguồn.",
    )


class Known:
    """What has been taken in so far, so that an organization is not taken in twice under two names."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], Source] = {}
        self._fictional: dict[bool, Source] = {}

    def refusals(self, harvest: Harvest) -> Iterator[Problem]:
        """Why `harvest` does not fit with those before it."""
        source = harvest.source
        first = self._names.setdefault((source.province_id, same_name(harvest.name).casefold()), source)
        if first is not source:
            yield Problem(
                code="organization-repeated",
                place=source.place,
                message=f"tổ chức «{harvest.name}» của tỉnh «{source.province}» đã có ở nguồn «{first.id}».",
                remedy="Bỏ bớt một nguồn; nếu là hai tổ chức khác nhau, một bên cần ghi tên đầy đủ trên trang của mình.",
            )
        self._fictional.setdefault(harvest.fictional, source)
        other = self._fictional.get(not harvest.fictional)
        if other is not None:
            yield Problem(
                code="fictional-mixed",
                place=source.place,
                message=f"nguồn «{source.id}» và nguồn «{other.id}»: một bên là dữ liệu hư cấu, một bên là thật.",
                remedy="Bỏ nguồn hư cấu ra khỏi danh sách; dữ liệu minh họa không được cộng vào số liệu thật.",
            )
