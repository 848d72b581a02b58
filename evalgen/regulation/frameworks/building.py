"""From a framework's document, whose shape is sound, to a frozen framework."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from evalgen.domain.subject_kind import SubjectKind
from evalgen.regulation.criterion_building import build_criterion, build_heading
from evalgen.regulation.frameworks.framework import Axis, Framework, KnownDefect, RaisedMaximum, Section
from evalgen.regulation.site import Site, build_citation, build_reading


def build_framework(name: str, site: Site) -> Framework:
    """The framework `name` as the document of `site` states it; whether it adds up is judged later.

    What it takes from another framework is not in it yet.
    """
    root = site.document.root
    return Framework(
        id=name,
        title=root["title"],
        applies_to=root["applies_to"],
        general=tuple(Section(id=item["id"], **_group(item)) for item in root.get("general", ())),
        axes=tuple(_axis(item) for item in root.get("axes", ())),
        citation=build_citation(site, ("citation",), root["citation"]),
        known_defects=tuple(KnownDefect(**item) for item in root.get("known_defects", ())),
        effective_from=dt.date.fromisoformat(root["effective_from"]),
        missing=tuple(root.get("missing", ())),
        subject=SubjectKind[root.get("subject", SubjectKind.LEADER.name)],
        heading=build_heading(root["heading"]) if "heading" in root else None,
        intro=root.get("intro", ""),
        reading=build_reading(root),
        general_from=root.get("general_from", ""),
        allots=root.get("allots", ""),
        parts={name: tuple(kinds) for name, kinds in root.get("parts", {}).items()},
    )


def _axis(item: Mapping[str, Any]) -> Axis:
    return Axis(
        id=item["id"],
        label=item.get("label", ""),
        raised=_raised(item),
        main=item.get("main", False),
        **_group(item),
    )


def _raised(item: Mapping[str, Any]) -> tuple[RaisedMaximum, ...]:
    return tuple(
        RaisedMaximum(
            criterion=raised["criterion"], max_score=Fraction(raised["max_score"]), absent=tuple(raised["absent"])
        )
        for raised in item.get("raised", ())
    )


def _group(item: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": item["title"],
        "title_printed": item.get("title_printed", ""),
        "max_score": Fraction(item["max_score"]),
        "criteria": tuple(build_criterion(criterion) for criterion in item["criteria"]),
        "whole": item.get("whole", ""),
        "intro": item.get("intro", ""),
    }
