"""The frameworks: what their sections, axes and criteria add up to, and which are incomplete."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from casework import law_of
from register_rows import params

from evalgen.domain.organization import Post, Span, Standing
from evalgen.regulation.frameworks.framework import Axis, Framework

KNOWN = {"name", "rule", "note", "table", "framework"}


def framework_of(row: dict[str, Any]) -> Framework:
    return law_of(row["framework"].partition("-")[0]).frameworks[row["framework"]]


def axis(framework: Framework, number: int) -> Axis:
    found = framework.axis(number)
    assert found is not None
    return found


def told(framework: Framework, row: dict[str, Any]) -> dict[str, Any]:
    """What the framework says to each question of the row."""
    facts: dict[str, Callable[[Any], Any]] = {
        "general": lambda _: [section.max_score for section in framework.general],
        "general_seen": lambda _: sum(section.max_score for section in framework.general),
        "general_criteria": lambda _: sum(len(section.criteria) for section in framework.general),
        "axes": lambda _: [item.max_score for item in framework.axes],
        "seen": lambda asked: {number: axis(framework, number).max_score for number in asked},
        "criteria": lambda asked: {number: len(axis(framework, number).criteria) for number in asked},
        "printed": lambda asked: {
            number: sum(item.max_score or 0 for item in axis(framework, number).criteria if not item.added)
            for number in asked
        },
        "last": lambda asked: {number: axis(framework, number).criteria[-1].text.rstrip(".") for number in asked},
        "all_criteria": lambda _: sum(len(item.criteria) for item in framework.axes),
        "missing": lambda _: bool(framework.missing),
    }
    return {key: facts[key](asked) for key, asked in row.items() if key not in KNOWN}


@pytest.mark.parametrize("row", params("frameworks"))
def test_framework(row: dict[str, Any]) -> None:
    assert told(framework_of(row), row) == {key: value for key, value in row.items() if key not in KNOWN}


@pytest.mark.parametrize("row", params("framework_choice"))
def test_framework_of_a_post(row: dict[str, Any]) -> None:
    post = Post(
        pointer=(),
        unit="don-vi",
        title="Chức vụ",
        standing=Standing[row["standing"]],
        peer_group="nhom",
        managed_by="ban-thuong-vu",
        used_by="tap-the",
        span=Span(first=dt.date(2025, 7, 1)),
        frameworks=dict.fromkeys(row.get("frameworks", ()), ()),
        first_leadership_post=False,
    )
    assert law_of(row["pack"]).framework_name(post) == row["expect"]
