"""Every value of the law by every rule: what the values of a pack are to each other, and to their own words."""

import datetime as dt
from collections.abc import Callable, Iterator

from evalgen.domain.place import Place
from evalgen.regulation.law import Law, LegalValue, Parameter
from evalgen.regulation.library import Library, Pack
from evalgen.regulation.lint.finding import Finding
from evalgen.regulation.lint.gaps import band_gap, kpi_over_maximum, late_gap, quota_over_rate, unit_gap
from evalgen.regulation.lint.quotes import number_not_quoted, quote_without_words
from evalgen.regulation.lint.value_case import Flaw, Key, StatedValue
from evalgen.regulation.soundness import days_of_change

LAW_RULES: tuple[Callable[[Law], Iterator[Flaw]], ...] = (
    unit_gap,
    late_gap,
    band_gap,
    kpi_over_maximum,
    quota_over_rate,
)
"""What several values are to each other on one day."""

VALUE_RULES: tuple[Callable[[StatedValue], Iterator[Flaw]], ...] = (number_not_quoted, quote_without_words)
"""What one value is to its own words."""


def value_findings(library: Library) -> Iterator[Finding]:
    """What is wrong with the values of every pack; of inherited ones where they are stated."""
    for pack in library.packs.values():
        for day in days_of_change(library, pack):
            law = library.law(pack.id, day)
            for law_rule in LAW_RULES:
                for flaw in law_rule(law):
                    yield _finding(flaw, _stated_at(library, pack, flaw.key, day))
        for stated in stated_values(pack):
            for rule in VALUE_RULES:
                for flaw in rule(stated):
                    yield _finding(flaw, place_of(library, pack, stated.parameter, stated.value))


def stated_values(pack: Pack) -> Iterator[StatedValue]:
    """Every value that the pack itself states."""
    for parameter in pack.parameters.values():
        for value in parameter.values:
            yield StatedValue(parameter=parameter, value=value)


def place_of(library: Library, pack: Pack, parameter: Parameter, value: LegalValue, *below: str) -> Place:
    """Where `pack` states the value, or what stands `below` it."""
    document = library.sources[pack.id].parameters
    if document is None:
        raise ValueError(f"{pack.id} states no values")
    index = parameter.values.index(value)
    return document.place("rules", parameter.stem, "parameters", parameter.name, "values", index, *below)


def _stated_at(library: Library, pack: Pack, key: Key, day: dt.date) -> Place:
    """Where the value in force on `day` is stated: in the pack itself before what it extends."""
    for item in reversed(library.lineage(pack.id)):
        parameter = item.parameters.get(key)
        value = parameter.on(day) if parameter is not None else None
        if parameter is not None and value is not None:
            return place_of(library, item, parameter, value, "value")
    raise ValueError(f"{pack.id}: no value of {key} on {day}")


def _finding(flaw: Flaw, place: Place) -> Finding:
    return Finding(
        code=flaw.code,
        place=place,
        message=flaw.message,
        remedy="" if flaw.reading else flaw.remedy,
        reading=flaw.reading,
    )
