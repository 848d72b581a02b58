"""The library: all packs by name, and the law that one of them makes on a day."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from evalgen.domain.period import Period, PeriodKind
from evalgen.errors import EvalgenError
from evalgen.regulation.law import Framework, Instrument, Law, LegalValue, Parameter
from evalgen.regulation.parameters import RULES


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleText:
    """What a rule is called and says, for people; empty where the pack leaves it to the one it extends."""

    title: str
    summary: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Pack:
    """Gói quy định: one instrument as data. Holds its own values only; what it extends is added by the library."""

    id: str
    instrument: Instrument
    extends: str | None
    default_framework: str
    """Empty where the pack has none and is there to be extended."""

    period_kinds: tuple[PeriodKind, ...]
    rules: Mapping[str, RuleText]
    parameters: Mapping[tuple[str, str], Parameter]
    frameworks: tuple[Framework, ...]
    """By id, then oldest first."""

    files: tuple[str, ...]
    """The files it was read from."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Library:
    """All packs: the built-in ones and the organization's own."""

    packs: Mapping[str, Pack]
    """Each pack after the one it extends."""

    instruments: Mapping[str, Instrument]

    def pack(self, name: str) -> Pack:
        """The pack of that name. Raises EvalgenError where there is none."""
        if name not in self.packs:
            raise EvalgenError(
                f"Không có gói quy định «{name}».",
                remedy="Các gói hiện có: " + ", ".join(self.packs) + ".",
            )
        return self.packs[name]

    def lineage(self, name: str) -> tuple[Pack, ...]:
        """The pack and all that it extends, the root first."""
        pack = self.pack(name)
        return (*(self.lineage(pack.extends) if pack.extends else ()), pack)

    def law_of(self, pack: str, period: Period) -> Law | None:
        """The law of `period` by `pack`; None where the pack is unknown, not in force, or not made for such periods."""
        chosen = self.packs.get(pack)
        if chosen is None or chosen.instrument.effective_from > period.last_day or not self.grades(pack):
            return None
        return self.law(pack, period.last_day) if period.kind in chosen.period_kinds else None

    def grades(self, pack: str) -> bool:
        """Whether `pack` or what it extends names a framework to score by; one that does not is there to be extended."""
        return any(item.default_framework for item in self.lineage(pack))

    def law(self, pack: str, day: dt.date) -> Law:
        """What `pack` and all that it extends say on `day`; its own words go before inherited ones.

        Raises EvalgenError for an unknown pack, and for a day before the pack's instrument takes effect.
        """
        chosen = self.pack(pack)
        lineage = self.lineage(pack)
        if day < chosen.instrument.effective_from:
            raise EvalgenError(
                f"{chosen.instrument.name} áp dụng từ ngày {chosen.instrument.effective_from:%d/%m/%Y}, "
                f"chưa áp dụng cho ngày {day:%d/%m/%Y}.",
                remedy="Chọn gói quy định có hiệu lực vào ngày đó trong organization.yaml.",
            )
        parameters: dict[tuple[str, str], Parameter] = {}
        values: dict[tuple[str, str], LegalValue] = {}
        for key, parameter in _in_force(lineage, day):
            value = parameter.on(day)
            if value is not None:
                parameters[key], values[key] = parameter, value
        return Law(
            pack=pack,
            title=chosen.instrument.name,
            day=day,
            instruments=self.instruments,
            frameworks=_frameworks(lineage, day, values),
            default_framework=next(
                (item.default_framework for item in reversed(lineage) if item.default_framework), ""
            ),
            values=MappingProxyType(values),
            parameters=MappingProxyType(parameters),
        )


def register_keys() -> Iterator[tuple[str, str]]:
    """Every parameter that a pack may hold, in legal order."""
    return ((rule.stem, name) for rule in RULES.values() for name in rule.parameters)


def _in_force(lineage: tuple[Pack, ...], day: dt.date) -> Iterator[tuple[tuple[str, str], Parameter]]:
    for key in register_keys():
        stated = (pack.parameters[key] for pack in reversed(lineage) if key in pack.parameters)
        nearest = next((parameter for parameter in stated if parameter.on(day) is not None), None)
        if nearest is not None:
            yield key, nearest


def _frameworks(
    lineage: tuple[Pack, ...], day: dt.date, values: Mapping[tuple[str, str], LegalValue]
) -> Mapping[str, Framework]:
    """The editions in force. A pack with totals of its own leaves behind the inherited ones that do not make them up."""
    in_force: dict[str, Framework] = {}
    for pack in lineage:
        editions = (edition for edition in pack.frameworks if edition.effective_from <= day)
        in_force |= {edition.id: edition for edition in editions if pack is lineage[-1] or _fits(edition, values)}
    return MappingProxyType(in_force)


def _fits(framework: Framework, values: Mapping[tuple[str, str], LegalValue]) -> bool:
    """Whether it makes up the totals; what has lost pages stays in sight, so that scoring by it is refused by name."""
    if framework.missing:
        return True
    declared = {defect.where for defect in framework.known_defects}
    sums = (
        ("general", ("general_criteria", "total"), [section.max_score for section in framework.general]),
        ("axes", ("result_axes", "total"), [axis.max_score for axis in framework.axes]),
    )
    return all(
        key not in values or values[key].value == sum(scores) or where in declared for where, key, scores in sums
    )
