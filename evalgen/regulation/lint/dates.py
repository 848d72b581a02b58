"""Days that overlap, and days on which nothing can take effect."""

import datetime as dt
from collections.abc import Iterator

from evalgen.regulation.library import Library, Pack
from evalgen.regulation.lint.finding import Finding
from evalgen.regulation.lint.values import place_of


def edition_findings(library: Library, pack: Pack) -> Iterator[Finding]:
    """Mỗi ngày một bản của khung, và không bản nào có trước ngày có hiệu lực của văn bản."""
    seen: set[tuple[str, dt.date]] = set()
    for framework, (_, document) in zip(pack.frameworks, library.sources[pack.id].frameworks, strict=True):
        day, place = framework.effective_from, document.place("effective_from")
        if (framework.id, day) in seen:
            yield Finding(
                code="dates-overlap",
                place=place,
                message=f"khung «{framework.id}» có hai bản cùng có hiệu lực từ {day:%d/%m/%Y}",
                remedy="Giữ một bản, hoặc sửa ngày có hiệu lực của một trong hai bản.",
            )
        seen.add((framework.id, day))
        if day < pack.instrument.effective_from:
            start = pack.instrument.effective_from
            yield Finding(
                code="edition-before-instrument",
                place=place,
                message=f"khung «{framework.id}» có hiệu lực từ {day:%d/%m/%Y}, trước ngày có hiệu lực của "
                f"{pack.instrument.name} ({start:%d/%m/%Y})",
                remedy="Sửa ngày có hiệu lực của khung, hoặc của văn bản.",
            )


def shadowed_values(library: Library, pack: Pack) -> Iterator[Finding]:
    """Giá trị mới của gói được kế thừa không bị giá trị cũ của gói này che khuất."""
    inherited = library.lineage(pack.id)[:-1]
    for key, parameter in pack.parameters.items():
        own = parameter.values[-1]
        newer = [
            (value, ancestor)
            for ancestor in inherited
            if key in ancestor.parameters
            for value in ancestor.parameters[key].values
            if value.effective_from > own.effective_from and value.value != own.value
        ]
        for value, ancestor in newer:
            day = value.effective_from
            yield Finding(
                code="value-shadowed",
                place=place_of(library, pack, parameter, own, "effective_from"),
                message=f"{'.'.join(key)}: {ancestor.instrument.name} có giá trị mới từ {day:%d/%m/%Y}, không dùng đến "
                f"vì giá trị ở đây ({own.effective_from:%d/%m/%Y}) đứng trước",
                remedy=f"Thêm giá trị từ {day:%d/%m/%Y} kèm căn cứ, dù là giá trị mới hay giữ như cũ.",
            )
