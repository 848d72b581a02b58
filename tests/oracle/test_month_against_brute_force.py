"""The product against a second telling of the ward's monthly plan: exact scores and grades of everybody."""

from collections import Counter

import pytest
from brute_force_month import Monthly, Ward
from ward_records import MONTH, write_ward

from evalgen.pipeline.inspecting.inspection import inspect

SEEDS = tuple(range(30))

Tellings = tuple[dict[str, Monthly], dict[str, Monthly]]


@pytest.fixture(scope="module")
def wards(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Tellings]:
    """What the plan makes of everybody, and what the product does."""
    found = {}
    for seed in SEEDS:
        root = tmp_path_factory.mktemp(f"phuong-{seed}")
        write_ward(root, seed)
        inspection, ward = inspect(root), Ward(root, MONTH)
        assert not inspection.records.unreadable
        product = {
            person: Monthly(item.sheet.score if item.sheet else None, item.qualifies_for.name)
            for (_, person), item in inspection.results.assessments.items()
        }
        found[seed] = ({person: ward.judge(person) for person in ward.records}, product)
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_both_tellings_agree(wards: dict[int, Tellings], seed: int) -> None:
    law, product = wards[seed]
    people = sorted(law.keys() | product.keys())
    lines = [(person, law.get(person), product.get(person)) for person in people]
    assert [f"{person}: plan {plan}, product {ours}" for person, plan, ours in lines if plan != ours] == []


def test_the_wards_are_various(wards: dict[int, Tellings]) -> None:
    outcomes = Counter(item.outcome for law, _ in wards.values() for item in law.values())
    assert set(outcomes) == {"EXCELLENT", "GOOD", "COMPLETED", "NOT_COMPLETED", "NOT_SCORED", "NEEDS_DECISION"}
    assert min(outcomes.values()) >= 5
