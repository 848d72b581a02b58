"""The plates on the doors: for each rule its name, its words in the law, its data and the module that obeys it."""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from evalgen.domain.citation import Citation
from evalgen.regulation.case_counts import case_counts
from evalgen.regulation.library import Library, Pack
from evalgen.regulation.parameters import RULES


class Plate(Struct, frozen=True, kw_only=True):
    """One rule, as ``evalgen rules`` and the public page «Quy tắc» show it."""

    stem: str
    title: str
    summary: str
    kind: str
    """What the rule does: an English word of ``KINDS``."""

    citations: tuple[Citation, ...]
    """Every place of the law that gives a value, each once, in the order of packs and parameters."""

    data: tuple[str, ...]
    """Files that hold the values."""

    module: str
    """The module that obeys the rule, by the convention of equal stems."""

    cases: int
    """How many rows of the test tables prove it."""


KINDS: Mapping[str, str] = MappingProxyType({"scoring": "Chấm điểm", "grading": "Xếp loại", "checking": "Kiểm tra"})
"""The rooms that obey rules, and what they do to a record."""


def plates(library: Library, chosen: Collection[str] | None = None) -> tuple[Plate, ...]:
    """The plates of all rules that a pack speaks of, in legal order; of the packs `chosen` and what they extend."""
    names = {pack.id for name in chosen or library.packs for pack in library.lineage(name)}
    packs = [pack for pack in library.packs.values() if pack.id in names]
    found = ((stem, [pack for pack in packs if stem in pack.rules]) for stem in RULES)
    return (*(_plate(stem, packs) for stem, packs in found if packs), *_deadline_plate(packs))


def _plate(stem: str, packs: list[Pack]) -> Plate:
    texts = [pack.rules[stem] for pack in packs]
    values = [
        value
        for pack in packs
        for (owner, _), parameter in pack.parameters.items()
        if owner == stem
        for value in parameter.values
    ]
    return Plate(
        stem=stem,
        title=next((text.title for text in texts if text.title), ""),
        summary=next((text.summary for text in texts if text.summary), ""),
        kind=RULES[stem].room,
        citations=tuple(dict.fromkeys(value.citation for value in values)),
        data=tuple(file for pack in packs for file in pack.files if file.endswith("/parameters.yaml")),
        module=f"evalgen/{RULES[stem].room}/{stem}.py",
        cases=case_counts().stems.get(stem, 0),
    )


def _deadline_plate(packs: list[Pack]) -> Iterator[Plate]:
    """The rule whose values are days, in the packs' procedures: those that records are held against."""
    held = [deadline for pack in packs for deadline in pack.procedure.deadlines if deadline.holds is not None]
    if held:
        yield Plate(
            stem="deadlines",
            title="Thời hạn",
            summary="Mỗi bước của hồ sơ, thông báo và báo cáo được làm xong trong thời hạn của văn bản.",
            kind="checking",
            citations=tuple(dict.fromkeys(deadline.citation for deadline in held)),
            data=tuple(file for pack in packs for file in pack.files if file.endswith("/procedure.yaml")),
            module="evalgen/checking/deadlines.py",
            cases=case_counts().stems.get("deadlines", 0),
        )
