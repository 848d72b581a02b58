"""The library: all packs by name, and the law that one of them makes on a day."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct, field

from evalgen.domain.organization import Organization
from evalgen.domain.period import Period, PeriodKind
from evalgen.domain.subject_kind import SubjectKind
from evalgen.errors import EvalgenError
from evalgen.regulation.forms.form import Form
from evalgen.regulation.forms.inheritance import forms_in_force
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.law import Instrument, Law, LegalValue, Parameter
from evalgen.regulation.parameters import RULES
from evalgen.regulation.procedures.merging import merge
from evalgen.regulation.procedures.procedure import Procedure
from evalgen.regulation.site import PackFiles


class RuleText(Struct, frozen=True, kw_only=True):
    """What a rule is called and says, for people; empty where the pack leaves it to the one it extends."""

    title: str
    summary: str


class Pack(Struct, frozen=True, kw_only=True):
    """Gói quy định: one instrument as data. Holds its own values only; what it extends is added by the library."""

    id: str
    instrument: Instrument
    extends: str | None
    default_frameworks: Mapping[SubjectKind, str]
    """Of each kind of subject; empty where the pack has none and is there to be extended."""

    period_kinds: tuple[PeriodKind, ...]
    rules: Mapping[str, RuleText]
    parameters: Mapping[tuple[str, str], Parameter]
    frameworks: Sequence[Framework]
    """By id, then oldest first."""

    forms: tuple[Form, ...]
    """By id, then oldest first."""

    procedure: Procedure
    files: tuple[str, ...]
    """The files it was read from."""


class Library(Struct, frozen=True, kw_only=True):
    """All packs: the built-in ones and the organization's own."""

    packs: Mapping[str, Pack]
    """Each pack after the one it extends."""

    instruments: Mapping[str, Instrument]
    sources: Mapping[str, PackFiles] = field()
    """The documents of each pack, for whoever must say where something stands."""

    left_out: frozenset[str] = frozenset()
    """The organization's own packs, where one of them is at fault so that the built-in ones serve alone."""

    def pack(self, name: str) -> Pack:
        """The pack of that name. Raises EvalgenError where there is none."""
        if name not in self.packs:
            raise EvalgenError(
                "Không có gói quy định «{name}».",
                remedy="Các gói hiện có: {packs}.",
                name=name,
                packs=", ".join(self.packs),
            )
        return self.packs[name]

    def lineage(self, name: str) -> tuple[Pack, ...]:
        """The pack and all that it extends, the root first."""
        pack = self.pack(name)
        return (*(self.lineage(pack.extends) if pack.extends else ()), pack)

    def law_chosen(self, organization: Organization, period: Period) -> Law | None:
        """The law of `period` by the latest pack in force that is made for such periods; None where there is none."""
        laws = (self.law_of(choice.pack, period) for choice in organization.packs_on(period.last_day))
        return next((law for law in laws if law is not None), None)

    def law_of(self, pack: str, period: Period) -> Law | None:
        """The law of `period` by `pack`; None where the pack is unknown, not in force, or not made for such periods."""
        chosen = self.packs.get(pack)
        if chosen is None or chosen.instrument.effective_from > period.last_day or not self.grades(pack):
            return None
        return self.law(pack, period.last_day) if period.kind in chosen.period_kinds else None

    def grades(self, pack: str) -> bool:
        """Whether `pack` or what it extends names a framework to score by; one that does not is there to be extended."""
        return bool(self._defaults(pack))

    def _defaults(self, pack: str) -> dict[SubjectKind, str]:
        """The default frameworks, the pack's own before those of what it extends for the same kinds of period."""
        chosen = self.pack(pack)
        defaults: dict[SubjectKind, str] = {}
        for item in self.lineage(pack):
            if _shares_period(item, chosen):
                defaults |= item.default_frameworks
        return defaults

    def law(self, pack: str, day: dt.date) -> Law:
        """What `pack` and all that it extends say on `day`; its own words go before inherited ones.

        Raises EvalgenError for an unknown pack, and for a day before the pack's instrument takes effect.
        """
        chosen = self.pack(pack)
        lineage = self.lineage(pack)
        if day < chosen.instrument.effective_from:
            raise EvalgenError(
                "{instrument} áp dụng từ ngày {first}, chưa áp dụng cho ngày {day}.",
                remedy="Chọn gói quy định có hiệu lực vào ngày đó trong organization.yaml.",
                instrument=chosen.instrument.name,
                first=f"{chosen.instrument.effective_from:%d/%m/%Y}",
                day=f"{day:%d/%m/%Y}",
            )
        parameters: dict[tuple[str, str], Parameter] = {}
        values: dict[tuple[str, str], LegalValue] = {}
        for key, parameter in _in_force(lineage, day):
            value = parameter.on(day)
            if value is not None:
                parameters[key], values[key] = parameter, value
        frameworks = _frameworks(lineage, day, values)
        return Law(
            pack=pack,
            title=chosen.instrument.name,
            day=day,
            instruments=self.instruments,
            frameworks=frameworks,
            default_frameworks=MappingProxyType(self._defaults(pack)),
            values=MappingProxyType(values),
            parameters=MappingProxyType(parameters),
            procedure=merge((item.procedure for item in lineage), day, chosen.period_kinds),
            forms=forms_in_force((item.forms for item in lineage if _shares_period(item, chosen)), day, frameworks),
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
    """The editions in force of the pack and of what it extends for the same kinds of period.

    A pack with totals of its own leaves behind the inherited ones that do not make them up.
    """
    chosen = lineage[-1]
    in_force: dict[str, Framework] = {}
    for pack in lineage:
        if _shares_period(pack, chosen):
            editions = (edition for edition in pack.frameworks if edition.effective_from <= day)
            in_force |= {edition.id: edition for edition in editions if pack is chosen or _fits(edition, values)}
    return MappingProxyType(in_force)


def _shares_period(pack: Pack, other: Pack) -> bool:
    """A yearly frame is no frame for a quarter."""
    return any(kind in other.period_kinds for kind in pack.period_kinds)


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
