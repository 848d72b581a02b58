"""From the document of a criterion, whose shape is sound, to a frozen criterion with its measure and its thresholds."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from evalgen.domain.grade import Grade
from evalgen.regulation.frameworks.framework import AT_LEAST, Criterion, CriterionMeasure, PrintedExample
from evalgen.regulation.heading import Heading
from evalgen.regulation.level import Level
from evalgen.regulation.threshold import Threshold


def build_criterion(item: Mapping[str, Any]) -> Criterion:
    """The criterion in `item`."""
    return Criterion(
        id=item["id"],
        text=item["text"],
        max_score=_score(item),
        optional=item.get("optional", False),
        text_printed=item.get("text_printed", ""),
        note=item.get("note", ""),
        target=item.get("target", ""),
        measure=build_measure(item["measure"]) if "measure" in item else None,
        added=item.get("added", False),
        heading=build_heading(item["heading"]) if "heading" in item else None,
        thresholds=tuple(_thresholds(item)),
    )


def build_heading(item: Mapping[str, Any]) -> Heading:
    """The heading in `item`, with those above it."""
    return Heading(
        id=item["id"],
        title=item["title"],
        max_score=_score(item),
        intro=item.get("intro", ""),
        note=item.get("note", ""),
        above=tuple(build_heading(above) for above in item.get("above", ())),
    )


def build_measure(item: Mapping[str, Any]) -> CriterionMeasure:
    """The measure in `item`."""
    return CriterionMeasure(
        kind=item["kind"],
        target=Fraction(item["target"]) if "target" in item else None,
        comparison=item.get("comparison", AT_LEAST),
        unit=item.get("unit", ""),
        levels=tuple(Level(value=Fraction(level["score"]), label=level["label"]) for level in item.get("levels", ())),
        example=_example(item["example"]) if "example" in item else None,
    )


def _example(item: Mapping[str, Any]) -> PrintedExample:
    return PrintedExample(**{name: Fraction(item[name]) for name in ("actual", "share", "score")})


def _score(item: Mapping[str, Any]) -> Fraction | None:
    return Fraction(item["max_score"]) if "max_score" in item else None


def _thresholds(criterion: Mapping[str, Any]) -> Iterator[Threshold]:
    listed = criterion.get("thresholds", ())
    alone = len(listed) == 1 and "max_score" not in criterion
    for number, item in enumerate(listed, start=1):
        yield Threshold(
            id=criterion["id"] if alone else f"{criterion['id']}-{number}",
            kind=item["kind"],
            text=item["text"],
            comparison=item.get("comparison", ">="),
            value=Fraction(item["value"]) if "value" in item else None,
            unit=item.get("unit", ""),
            grade=Grade[item["grade"]] if "grade" in item else None,
            level=item.get("level", ""),
            source=item.get("source", ""),
            exception=item.get("exception", ""),
            condition=item.get("condition", ""),
            reading=item.get("reading", ""),
        )
