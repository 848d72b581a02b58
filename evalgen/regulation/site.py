"""A pack's documents, and the place where its building stands: what may be cited, which faults were found."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from evalgen.domain.citation import Citation
from evalgen.domain.document import Document
from evalgen.regulation.faults import REFUSED, Fault
from evalgen.regulation.known_names import instead_of
from evalgen.regulation.law import Instrument

Steps = tuple[str | int, ...]

_LOCATORS = ("article", "clause", "point", "subpoint", "section", "indent", "annex", "form")
_ENOUGH = ("article", "section", "annex", "form")


class PackFiles(Struct, frozen=True, kw_only=True):
    """The documents of one pack, as read."""

    id: str
    head: Document
    parameters: Document | None
    frameworks: tuple[tuple[str, Document], ...]
    """Framework ids with their documents, oldest edition first."""

    forms: tuple[tuple[str, Document], ...]
    """Form ids with their documents, oldest edition first."""

    procedure: Document | None


class Site(Struct, frozen=True, kw_only=True):
    """Where building goes on: the document at hand, the instruments that may be cited, the faults found so far."""

    document: Document
    instruments: Mapping[str, Instrument]
    faults: list[Fault]

    def fault(self, steps: Steps, message: str, remedy: str, *, key: bool = False, code: str = REFUSED) -> None:
        """Note a fault at `steps`."""
        place = self.document.place(*steps, key=key)
        self.faults.append(Fault(code=code, place=place, message=message, remedy=remedy))


def build_citation(site: Site, steps: Steps, item: Mapping[str, Any]) -> Citation:
    """The citation in `item`; its instrument must be in the library, and it must point into it."""
    name = item["instrument"]
    instrument = site.instruments.get(name)
    if instrument is None:
        message = f"văn bản «{name}» không có trong các gói quy định"
        remedy = instead_of(name, list(site.instruments))
        site.fault((*steps, "instrument"), message, remedy, code="instrument-unknown")
    if not any(item.get(locator) for locator in _ENOUGH):
        message = "căn cứ chưa chỉ rõ chỗ trong văn bản"
        remedy = "Bổ sung Điều (article), mục (section), phụ lục (annex) hoặc mẫu (form)."
        site.fault(steps, message, remedy, code="without-citation")
    locators = {locator: item.get(locator, "") for locator in _LOCATORS}
    return Citation(
        instrument=name, instrument_name=instrument.name if instrument else name, quote=item["quote"], **locators
    )


def build_reading(item: Mapping[str, Any]) -> str:
    """Where `item` has a reading: the question, the reading chosen, the others; else empty."""
    if "reading" not in item:
        return ""
    reading = item["reading"]
    others = " ".join(reading["alternatives"])
    return f"{reading['question']} Cách hiểu được chọn: {reading['chosen']} Cách hiểu khác: {others}"
