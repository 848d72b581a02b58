"""From a framework's document, whose shape is sound, to a frozen framework."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from evalgen.regulation.law import (
    Axis,
    Criterion,
    CriterionMeasure,
    Framework,
    KnownDefect,
    Level,
    RaisedMaximum,
    Section,
)
from evalgen.regulation.site import Site, build_citation


def build_framework(name: str, site: Site) -> Framework:
    """The framework `name` as the document of `site` states it; whether it adds up is judged later."""
    root = site.document.root
    return Framework(
        id=name,
        title=root["title"],
        applies_to=root["applies_to"],
        general=tuple(Section(id=item["id"], **_group(item)) for item in root["general"]),
        axes=tuple(Axis(id=item["id"], raised=_raised(item), **_group(item)) for item in root["axes"]),
        citation=build_citation(site, ("citation",), root["citation"]),
        known_defects=tuple(KnownDefect(**item) for item in root.get("known_defects", ())),
        effective_from=dt.date.fromisoformat(root["effective_from"]),
        missing=tuple(root.get("missing", ())),
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
        "criteria": tuple(_criterion(criterion) for criterion in item["criteria"]),
    }


def _criterion(item: Mapping[str, Any]) -> Criterion:
    return Criterion(
        id=item["id"],
        text=item["text"],
        max_score=Fraction(item["max_score"]) if "max_score" in item else None,
        optional=item.get("optional", False),
        text_printed=item.get("text_printed", ""),
        note=item.get("note", ""),
        target=item.get("target", ""),
        measure=_measure(item["measure"]) if "measure" in item else None,
        added=item.get("added", False),
    )


def _measure(item: Mapping[str, Any]) -> CriterionMeasure:
    return CriterionMeasure(
        kind=item["kind"],
        target=Fraction(item["target"]) if "target" in item else None,
        comparison=item.get("comparison", ">="),
        unit=item.get("unit", ""),
        levels=tuple(Level(value=Fraction(level["score"]), label=level["label"]) for level in item.get("levels", ())),
    )
