"""The plates on the doors: for each rule its name, its words in the law, its data and the module that obeys it."""

from collections.abc import Collection
from dataclasses import dataclass

from evalgen.domain.citation import Citation
from evalgen.regulation.library import Library, Pack
from evalgen.regulation.parameters import RULES


@dataclass(frozen=True, kw_only=True, slots=True)
class Plate:
    """One rule, as ``evalgen rules`` and the public page «Quy tắc» show it."""

    stem: str
    title: str
    summary: str
    citations: tuple[Citation, ...]
    """Every place of the law that gives a value, each once, in the order of packs and parameters."""

    data: tuple[str, ...]
    """Files that hold the values."""

    module: str
    """The module that obeys the rule, by the convention of equal stems."""


def plates(library: Library, chosen: Collection[str] | None = None) -> tuple[Plate, ...]:
    """The plates of all rules that a pack speaks of, in legal order; of the packs `chosen` and what they extend."""
    names = {pack.id for name in chosen or library.packs for pack in library.lineage(name)}
    packs = [pack for pack in library.packs.values() if pack.id in names]
    found = ((stem, [pack for pack in packs if stem in pack.rules]) for stem in RULES)
    return tuple(_plate(stem, packs) for stem, packs in found if packs)


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
        citations=tuple(dict.fromkeys(value.citation for value in values)),
        data=tuple(file for pack in packs for file in pack.files if file.endswith("/parameters.yaml")),
        module=f"evalgen/{RULES[stem].room}/{stem}.py",
    )
