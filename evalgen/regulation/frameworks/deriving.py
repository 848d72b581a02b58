"""Frameworks that build on others: one shares the general part of another, one allots the points of another.

Thus the words of an annex stand in one file, however many frameworks they belong to.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property

from msgspec.structs import replace

from evalgen.domain.document import Document
from evalgen.regulation.faults import Fault
from evalgen.regulation.frameworks.allotting import allot
from evalgen.regulation.frameworks.building import build_framework
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.known_names import instead_of
from evalgen.regulation.law import Instrument
from evalgen.regulation.site import Site

Documents = tuple[tuple[str, Document], ...]
_NOT_WITH_ALLOTS = {
    **dict.fromkeys(("general", "general_from", "axes"), "nội dung lấy từ khung được phân bổ"),
    "parts": "phần không chấm thì ghi 0 ở mã của phần ấy (maxima)",
}
"""What a framework that allots the points of another one leaves out, and what to do instead."""


def build_frameworks(
    documents: Documents,
    inherited: Iterable[Framework],
    instruments: Mapping[str, Instrument],
    faults: list[Fault],
) -> tuple[Framework, ...]:
    """The frameworks in `documents`, in their order. `inherited` may be built on as well."""
    workshop = _Workshop(documents, inherited, instruments, faults)
    return tuple(workshop.framework(name, document, ()) for name, document in documents)


class _Workshop:
    """The frameworks of one pack while they are built, each after those that it builds on."""

    def __init__(
        self,
        documents: Documents,
        inherited: Iterable[Framework],
        instruments: Mapping[str, Instrument],
        faults: list[Fault],
    ) -> None:
        self._documents = documents
        self._above = inherited
        self._instruments = instruments
        self._faults = faults
        self._built: dict[tuple[str, dt.date], Framework] = {}

    @cached_property
    def _inherited(self) -> tuple[Framework, ...]:
        """Most packs build on nothing but their own."""
        return tuple(self._above)

    def framework(self, name: str, document: Document, via: tuple[str, ...]) -> Framework:
        """The framework of `document`; `via` are those that are being built and need it."""
        day = dt.date.fromisoformat(document.root["effective_from"])
        if (name, day) not in self._built:
            site = Site(document=document, instruments=self._instruments, faults=self._faults)
            self._built[name, day] = self._complete(build_framework(name, site), site, (*via, name))
        return self._built[name, day]

    def _complete(self, own: Framework, site: Site, via: tuple[str, ...]) -> Framework:
        _parts(own, site)
        if own.allots and "maxima" in site.document.root:
            base = self._base(own, "allots", own.allots, site, via)
            return allot(own, base, site) if base is not None else own
        if own.general_from:
            base = self._base(own, "general_from", own.general_from, site, via)
            return replace(own, general=base.general, intro=own.intro or base.intro) if base is not None else own
        return own

    def _base(self, own: Framework, key: str, name: str, site: Site, via: tuple[str, ...]) -> Framework | None:
        """The edition of `name` that is in force when `own` takes effect."""
        if name in via:
            circle = " → ".join((*via[via.index(name) :], name))
            site.fault((key,), f"các khung dựa vào nhau vòng tròn: {circle}", f"Bỏ {key} ở một trong các khung này.")
            return None
        documents = [item for item in self._documents if item[0] == name]
        editions = [item for item in documents if item[1].root["effective_from"] <= own.effective_from.isoformat()]
        if editions:
            return self.framework(name, editions[-1][1], via)
        found = [item for item in self._inherited if item.id == name and item.effective_from <= own.effective_from]
        if not found:
            message = f"không có khung «{name}» có hiệu lực ngày {own.effective_from:%d/%m/%Y}"
            site.fault((key,), message, self._remedy(name, own))
        return found[-1] if found else None

    def _remedy(self, name: str, own: Framework) -> str:
        inherited = {item.id: item for item in self._inherited}
        known = [*inherited, *(item for item, _ in self._documents if item != own.id)]
        if name in known:
            return "Dùng ngày có hiệu lực muộn hơn, hoặc khung khác."
        # Where nothing is near, the many that share one general part would only hide the others.
        near = get_close_matches(name, known, n=1)
        return instead_of(
            name, near or [item for item in known if item not in inherited or not inherited[item].general_from]
        )


def _parts(own: Framework, site: Site) -> None:
    """Mỗi khung nêu đủ các phần của mình, và không nêu phần đã lấy từ khung khác."""
    root = site.document.root
    if own.allots:
        for key, instead in _NOT_WITH_ALLOTS.items():
            if key in root:
                message = f"khung phân bổ điểm của «{own.allots}» không nêu «{key}»"
                site.fault((key,), message, f"Bỏ {key}: {instead}.", key=True)
        if "maxima" not in root:
            site.fault((), "thiếu «maxima»", "Bổ sung maxima: điểm tối đa của từng tiêu chí.", key=True)
        return
    for key in ("maxima", "measures"):
        if key in root:
            site.fault((key,), f"«{key}» chỉ dùng với allots", f"Bỏ {key}, hoặc bổ sung allots.", key=True)
    if own.general_from and "general" in root:
        message = "khung dùng chung phần tiêu chí chung (general_from) không nêu «general»"
        site.fault(("general",), message, "Bỏ general, hoặc bỏ general_from.", key=True)
    if not own.general_from and "general" not in root:
        remedy = "Bổ sung «general», hoặc general_from, allots để dựa vào một khung khác."
        site.fault((), "thiếu «general»", remedy, key=True)
    if "axes" not in root and not own.missing:
        site.fault((), "thiếu «axes»", "Bổ sung «axes» như mô tả trong lược đồ.", key=True)
