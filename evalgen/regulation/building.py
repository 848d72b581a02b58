"""From a pack's documents, whose shape is sound, to frozen values; what no shape can say is a fault."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from evalgen.domain.document import Document
from evalgen.domain.period import PeriodKind
from evalgen.domain.subject_kind import SubjectKind
from evalgen.regulation.faults import Fault
from evalgen.regulation.forms.building import build_form
from evalgen.regulation.frameworks.deriving import build_frameworks
from evalgen.regulation.kinds import Kind
from evalgen.regulation.known_names import instead_of
from evalgen.regulation.law import Instrument, LegalValue, Parameter
from evalgen.regulation.library import Pack, RuleText, register_keys
from evalgen.regulation.parameters import RULES
from evalgen.regulation.procedures.building import build_procedure
from evalgen.regulation.procedures.merging import NO_PROCEDURE
from evalgen.regulation.site import PackFiles, Site, Steps, build_citation, build_reading


def build_instruments(files: PackFiles) -> list[tuple[Instrument, Steps]]:
    """The pack's own instrument and those that it only cites, with their places."""
    root = files.head.root
    own = (_instrument(files.id, root["instrument"]), ("instrument",))
    cited = [
        (
            _instrument(item["id"], {"effective_from": item["issued_on"], "status": "in_force", **item}),
            ("cited_instruments", index),
        )
        for index, item in enumerate(root.get("cited_instruments", ()))
    ]
    return [own, *cited]


def _instrument(name: str, item: Mapping[str, Any]) -> Instrument:
    return Instrument(
        id=name,
        number=item["number"],
        name=item["name"],
        title=item["title"],
        issuer=item["issuer"],
        issued_on=dt.date.fromisoformat(item["issued_on"]),
        effective_from=dt.date.fromisoformat(item["effective_from"]),
        status=item["status"],
    )


def build_pack(
    files: PackFiles, instruments: Mapping[str, Instrument], inherited: Mapping[str, Pack], faults: list[Fault]
) -> Pack:
    """The pack in `files`. `inherited` holds the packs that are built already, the extended ones among them."""
    root = files.head.root
    extends = root.get("extends")
    above = ancestors(extends, inherited)
    rules: Mapping[str, RuleText] = {}
    parameters: Mapping[tuple[str, str], Parameter] = {}
    if files.parameters is not None:
        site = Site(document=files.parameters, instruments=instruments, faults=faults)
        rules, parameters = _build_rules(site, instruments[files.id], above)
    others = (framework for pack in above for framework in pack.frameworks)
    frameworks = build_frameworks(files.frameworks, others, instruments, faults)
    forms = tuple(
        build_form(name, Site(document=document, instruments=instruments, faults=faults))
        for name, document in files.forms
    )
    kinds = tuple(PeriodKind[kind] for kind in root["period_kinds"])
    procedure = NO_PROCEDURE
    if files.procedure is not None:
        site = Site(document=files.procedure, instruments=instruments, faults=faults)
        procedure = build_procedure(site, instruments[files.id], kinds)
    editions = (document for _, document in (*files.frameworks, *files.forms))
    documents = (files.head, files.parameters, *editions, files.procedure)
    return Pack(
        id=files.id,
        instrument=instruments[files.id],
        extends=extends,
        default_frameworks=MappingProxyType(_defaults(root.get("default_framework", {}))),
        period_kinds=kinds,
        rules=MappingProxyType(dict(rules)),
        parameters=MappingProxyType(dict(parameters)),
        frameworks=frameworks,
        forms=forms,
        procedure=procedure,
        files=tuple(document.file for document in documents if document is not None),
    )


def _defaults(given: str | Mapping[str, str]) -> dict[SubjectKind, str]:
    """One framework is for leaders; a mapping names one for each kind of subject."""
    if isinstance(given, str):
        return {SubjectKind.LEADER: given}
    return {SubjectKind[kind]: name for kind, name in given.items()}


def ancestors(extends: str | None, packs: Mapping[str, Pack]) -> list[Pack]:
    """The packs that `extends` names, one above the other, the nearest first."""
    found: list[Pack] = []
    while extends is not None:
        found.append(packs[extends])
        extends = packs[extends].extends
    return found


def _build_rules(
    site: Site, own: Instrument, above: list[Pack]
) -> tuple[dict[str, RuleText], dict[tuple[str, str], Parameter]]:
    rules: dict[str, RuleText] = {}
    parameters: dict[tuple[str, str], Parameter] = {}
    for stem, rule in site.document.root["rules"].items():
        steps: Steps = ("rules", stem)
        if stem not in RULES:
            site.fault(steps, f"không có quy tắc «{stem}»", instead_of(stem, list(RULES)), key=True)
            continue
        rules[stem] = RuleText(title=rule.get("title", ""), summary=rule.get("summary", ""))
        if not any(stem in pack.rules for pack in above):
            _require_texts(site, steps, rule, ("title", "summary"))
        for name, parameter in rule["parameters"].items():
            at = (*steps, "parameters", name)
            kind = RULES[stem].parameters.get(name)
            if kind is None:
                remedy = instead_of(name, list(RULES[stem].parameters))
                site.fault(at, f"quy tắc «{stem}» không có tham số «{name}»", remedy, key=True)
                continue
            given = next((pack.parameters[stem, name].title for pack in above if (stem, name) in pack.parameters), "")
            if not given:
                _require_texts(site, at, parameter, ("title",))
            values = _build_values(site, (*at, "values"), kind, own)
            parameters[stem, name] = Parameter(stem=stem, name=name, title=parameter.get("title", given), values=values)
    return rules, {key: parameters[key] for key in register_keys() if key in parameters}


def _require_texts(site: Site, steps: Steps, item: Mapping[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        if not item.get(name):
            message = f"thiếu «{name}», và gói được kế thừa cũng không nêu"
            site.fault(steps, message, f"Bổ sung «{name}» bằng tiếng Việt.", key=True)


def _build_values(site: Site, steps: Steps, kind: Kind, own: Instrument) -> tuple[LegalValue, ...]:
    values: list[LegalValue] = []
    for index, item in enumerate(_at(site.document, steps)):
        at = (*steps, index)
        first = dt.date.fromisoformat(item["effective_from"])
        if first < own.effective_from:
            message = f"giá trị có hiệu lực từ {first:%d/%m/%Y}, trước ngày có hiệu lực của {own.name}"
            remedy = f"Dùng ngày từ {own.effective_from} trở đi."
            site.fault((*at, "effective_from"), message, remedy, code="value-before-instrument")
        if values and first <= values[-1].effective_from:
            message = f"ngày hiệu lực {first:%d/%m/%Y} trùng hoặc trước ngày của giá trị đứng trên"
            remedy = "Xếp các giá trị theo ngày tăng dần, mỗi ngày một giá trị."
            site.fault((*at, "effective_from"), message, remedy, code="dates-overlap")
        value = kind.read(item["value"])
        if value is None:
            site.fault(
                (*at, "value"), f"giá trị của «{steps[-2]}» phải là {kind.expects}", "Sửa giá trị cho đúng loại."
            )
        citation = build_citation(site, (*at, "citation"), item["citation"])
        reading = build_reading(item)
        chosen = item["reading"]["chosen"] if "reading" in item else ""
        values.append(LegalValue(value=value, citation=citation, effective_from=first, reading=reading, chosen=chosen))
    return tuple(values)


def _at(document: Document, steps: Steps) -> Any:
    node: Any = document.root
    for step in steps:
        node = node[step]
    return node
