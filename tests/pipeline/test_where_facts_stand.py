"""What stands against a person counts for a year, whichever record of the year tells of it: its own, or that of a quarter."""

import datetime as dt
import random
from pathlib import Path
from typing import Any

import pytest
from whole_dossiers import write_dossiers

from evalgen.domain.grade import Outcome
from evalgen.domain.period import Period
from evalgen.pipeline.inspecting.inspection import inspect

SEEDS = (0, 1, 2, 3)
UNITS = ("phong", "ban")
STANDINGS = ("HEAD", "DEPUTY", "STAFF")
QUARTERS = ("2026-Q2", "2026-Q3", "2026-Q4")
YEAR = Period.parse("2026")

Posts = list[dict[str, Any]]


def day(chance: random.Random) -> dt.date:
    return dt.date(2026, chance.choice((7, 8, 9, 11)), chance.choice((1, 15)))


def posts_of(chance: random.Random) -> Posts:
    """One post, or another one from a day on, be it in the same unit."""
    first = {"unit": chance.choice(UNITS), "standing": chance.choice(STANDINGS)}
    if chance.random() < 0.2:
        return [first]
    last = day(chance)
    then = {"unit": chance.choice(UNITS), "standing": chance.choice(STANDINGS), "from": last + dt.timedelta(days=1)}
    return [{**first, "to": last}, then]


def fact(chance: random.Random) -> dict[str, Any]:
    decided = day(chance)
    if chance.random() < 0.3:
        return {"degeneration": decided}
    violated = chance.choice((dt.date(2025, 11, 3), dt.date(2026, 1, 3), dt.date(2026, 6, 30), decided))
    return {
        "discipline": [
            {"decided": decided, "violated": violated, "at": chance.choice(UNITS), "duty": chance.random() < 0.7}
        ]
    }


def held_on(posts: Posts, on: dt.date) -> dict[str, Any]:
    begun = [post for post in posts if post.get("from", on) <= on]
    return begun[-1]


def records_of(people: dict[str, Posts]) -> dict[str, dict[str, dict[str, Any]]]:
    """Those of the year, and of each quarter for whoever leads at its end."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for name in ("2026", *QUARTERS):
        period = Period.parse(name)
        assert period is not None
        held = {person: held_on(posts, period.last_day) for person, posts in people.items()}
        graded = {person: post for person, post in held.items() if name == "2026" or post["standing"] != "STAFF"}
        found[name] = {f"{post['unit']}/{person}": {} for person, post in graded.items()}
    return found


def outcomes(root: Path, people: dict[str, Posts], records: dict[str, Any]) -> dict[str, tuple[Outcome, bool]]:
    """What the rules make of the year of everybody, and of the collectives."""
    case = {"period": "2026", "units": {unit: {} for unit in UNITS}, "people": people, "records": records["2026"]}
    write_dossiers({**case, "terms": {name: records[name] for name in QUARTERS}}, root)
    results = inspect(root).results
    people_judged = {item.evaluation.person: item for (at, _), item in results.assessments.items() if at == YEAR}
    units_judged = {unit: item for (at, unit), item in results.collectives.items() if at == YEAR}
    return {name: (item.qualifies_for, item.provisional) for name, item in {**people_judged, **units_judged}.items()}


@pytest.mark.parametrize("seed", SEEDS)
def test_where_a_fact_is_written_down_decides_nothing(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a seeded draw of records
    people = {f"nguoi-{number}": posts_of(chance) for number in range(3)}
    for person in people:
        told, found = fact(chance), {}
        for name, records in records_of(people).items():
            file = next((file for file in records if file.endswith(f"/{person}")), None)
            if file is not None:
                with_fact = {**records_of(people), name: {**records, file: {"facts": told}}}
                found[name] = outcomes(tmp_path / f"{person}-{name}", people, with_fact)
        assert [name for name, outcome in found.items() if outcome != found["2026"]] == [], (person, told, people)
