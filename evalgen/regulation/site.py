"""A pack's documents, and the place where its building stands: what may be cited, which faults were found."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evalgen.domain.citation import Citation
from evalgen.domain.document import Document
from evalgen.regulation.faults import Fault
from evalgen.regulation.law import Instrument
from evalgen.regulation.shape import nearest

Steps = tuple[str | int, ...]

_LOCATORS = ("article", "clause", "point", "subpoint", "section", "indent", "annex", "form")
_ENOUGH = ("article", "section", "annex", "form")


@dataclass(frozen=True, kw_only=True, slots=True)
class PackFiles:
    """The documents of one pack, as read."""

    id: str
    head: Document
    parameters: Document | None
    frameworks: tuple[tuple[str, Document], ...]
    """Framework ids with their documents, oldest edition first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """Where building goes on: the document at hand, the instruments that may be cited, the faults found so far."""

    document: Document
    instruments: Mapping[str, Instrument]
    faults: list[Fault]

    def fault(self, steps: Steps, message: str, remedy: str, *, key: bool = False) -> None:
        """Note a fault at `steps`."""
        self.faults.append(Fault(place=self.document.place(*steps, key=key), message=message, remedy=remedy))


def build_citation(site: Site, steps: Steps, item: Mapping[str, Any]) -> Citation:
    """The citation in `item`; its instrument must be in the library, and it must point into it."""
    name = item["instrument"]
    instrument = site.instruments.get(name)
    if instrument is None:
        message = f"văn bản «{name}» không có trong các gói quy định"
        site.fault((*steps, "instrument"), message, nearest(name, list(site.instruments)))
    if not any(item.get(locator) for locator in _ENOUGH):
        message = "căn cứ chưa chỉ rõ chỗ trong văn bản"
        site.fault(steps, message, "Bổ sung Điều (article), mục (section), phụ lục (annex) hoặc mẫu (form).")
    locators = {locator: item.get(locator, "") for locator in _LOCATORS}
    return Citation(
        instrument=name, instrument_name=instrument.name if instrument else name, quote=item["quote"], **locators
    )
