"""What a pack can set: every parameter of the register, what its value may be, and what holds from which day."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from evalgen.domain.citation import Citation
from evalgen.regulation.kinds import Kind
from evalgen.regulation.library import Library, Pack
from evalgen.regulation.parameters import RULES


class Setting(Struct, frozen=True, kw_only=True):
    """A value as a pack writes it, from a day on."""

    pack: str
    first: dt.date
    written: Any
    citation: Citation


class Settable(Struct, frozen=True, kw_only=True):
    """One parameter, of the rule `stem`; without settings it is left out by the pack and by all that it extends."""

    stem: str
    rule_title: str
    name: str
    title: str
    kind: Kind
    settings: tuple[Setting, ...]


def settables(library: Library, name: str) -> Iterator[Settable]:
    """Every parameter in legal order, with what holds in the pack `name`. Raises EvalgenError where there is no such pack."""
    lineage = library.lineage(name)
    known = (
        *reversed(lineage),
        *library.packs.values(),
    )  # A rule that the pack leaves out has its name from another one.
    for rule in RULES.values():
        titles = (pack.rules[rule.stem].title for pack in known if rule.stem in pack.rules)
        rule_title = next(filter(None, titles), "")
        for parameter, kind in rule.parameters.items():
            key = (rule.stem, parameter)
            yield Settable(
                stem=rule.stem,
                rule_title=rule_title,
                name=parameter,
                title=next((pack.parameters[key].title for pack in known if key in pack.parameters), ""),
                kind=kind,
                settings=_settings(library, lineage, key),
            )


def _settings(library: Library, lineage: tuple[Pack, ...], key: tuple[str, str]) -> tuple[Setting, ...]:
    """From the pack's own first day on: its own values, and before the first of them the inherited ones."""
    found: list[Setting] = []
    for pack in reversed(lineage):
        stated = _stated(library, pack, key)
        found = [*(item for item in stated if not found or item.first < found[0].first), *found]
    begun = [item for item in found if item.first <= lineage[-1].instrument.effective_from]
    return tuple(found[max(len(begun) - 1, 0) :])


def _stated(library: Library, pack: Pack, key: tuple[str, str]) -> list[Setting]:
    document = library.sources[pack.id].parameters
    if key not in pack.parameters or document is None:
        return []
    stem, name = key
    items = document.root["rules"][stem]["parameters"][name]["values"]
    return [
        Setting(pack=pack.id, first=value.effective_from, written=item["value"], citation=value.citation)
        for value, item in zip(pack.parameters[key].values, items, strict=True)
    ]
