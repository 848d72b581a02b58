"""A number changed in a pack changes exactly the results that it governs, and the accepted outputs differ there alone."""

import shutil
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from own_pack import OWN_PACK

from evalgen.cli.score_words import describe
from evalgen.domain.grade import Grade
from evalgen.domain.ruling import Assessment, QuotaGroup
from evalgen.language import VIETNAMESE
from evalgen.pipeline.inspecting.inspection import Inspection, inspect

ROOT = Path(__file__).parents[2]
ACCEPTED = Path(__file__).parent / "expected"

RULE = """\
rules:
  {stem}:
    parameters:
      {name}:
        values:
          - effective_from: {day}
            value: {value}
            citation: {{instrument: goi-thu, section: "1", quote: Con số hư cấu.}}
"""


def commune(root: Path, number: str = "", value: str = "", day: str = "2026-04-01") -> Inspection:
    """The fictional commune under a pack of its own that says what HD 02 says, but for one number."""
    shutil.copytree(ROOT / "records", root / "records")
    own = root / "records/regulation/goi-thu"
    own.mkdir(parents=True)
    (own / "pack.yaml").write_text(OWN_PACK, encoding="utf-8")
    if number:
        stem, _, name = number.partition(".")
        rule = RULE.format(stem=stem, name=name, value=value, day=day)
        (own / "parameters.yaml").write_text(rule, encoding="utf-8")
    organization = root / "records/organization.yaml"
    text = organization.read_text(encoding="utf-8")
    assert "pack: hd02" in text
    organization.write_text(text.replace("pack: hd02", "pack: goi-thu"), encoding="utf-8")
    return inspect(root)


Name = tuple[str, str]
"""Period, and person or peer group."""


def outcomes(found: Inspection) -> Mapping[Name, tuple[Fraction | None, str]]:
    """Score and highest outcome of every record."""
    return {
        (str(period), person): (item.sheet.score if item.sheet else None, item.qualifies_for.name)
        for (period, person), item in found.results.assessments.items()
    }


def quotas(found: Inspection) -> Mapping[tuple[str, str], QuotaGroup]:
    return {
        (str(period), group.peer_group): group for period, groups in found.results.quotas.items() for group in groups
    }


def changed(before: Mapping[Name, object], after: Mapping[Name, object]) -> set[Name]:
    assert before.keys() == after.keys()
    return {name for name, value in before.items() if after[name] != value}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Inspection:
    return commune(tmp_path_factory.mktemp("goc"))


def printed(found: Inspection, period: str = "") -> str:
    """What `evalgen score` prints of one period, or of all."""
    items = found.results.assessments.items()
    return "".join(describe(item, found, VIETNAMESE) for (at, _), item in items if not period or str(at) == period)


def test_a_pack_that_changes_nothing_gives_the_accepted_outputs(base: Inspection) -> None:
    assert printed(base) == (ACCEPTED / "commune.score.txt").read_text(encoding="utf-8")


Governed = Callable[[Assessment], bool]


def scored_between(low: int, high: int) -> Governed:
    """Whoever has a score in the half-open band: the only ones for whom its border moves."""
    return lambda item: item.sheet is not None and low <= item.sheet.score < high


@pytest.mark.parametrize(
    "number,value,governed",
    [
        pytest.param("score_band.good", "80", scored_between(70, 80), id="Mức tốt từ 80 thay vì 70 điểm"),
        pytest.param("score_band.excellent", "99", scored_between(90, 99), id="Mức xuất sắc từ 99 thay vì 90 điểm"),
    ],
)
def test_only_the_governed_results_change(
    number: str, value: str, governed: Governed, base: Inspection, tmp_path: Path
) -> None:
    after = commune(tmp_path, number, value)
    moved = changed(outcomes(base), outcomes(after))
    may = {(str(period), person) for (period, person), item in base.results.assessments.items() if governed(item)}
    assert moved <= may
    # Whoever stood in the band with the better grade has lost it; nobody else has.
    lost = {Grade.GOOD} if number == "score_band.good" else {Grade.EXCELLENT}
    assert moved == {
        (str(period), person)
        for (period, person), item in base.results.assessments.items()
        if governed(item) and item.qualifies_for in lost
    }
    assert moved


def test_weights_of_the_measures_change_the_scores_of_those_whose_measures_differ(
    base: Inspection, tmp_path: Path
) -> None:
    after = commune(tmp_path, "kpi.weights", "{quantity: 15, quality: 50, timeliness: 15, leadership: 20}")
    uneven = {
        (str(period), person)
        for (period, person), item in base.results.assessments.items()
        if item.sheet is not None
        and any(_mean(axis.kpi, (15, 50, 15, 20)) != _mean(axis.kpi, (1, 1, 1, 1)) for axis in item.sheet.results.parts)
    }
    scores = [{name: score for name, (score, _) in outcomes(found).items()} for found in (base, after)]
    assert changed(scores[0], scores[1]) == uneven
    assert uneven


def _mean(kpi: object, weights: tuple[int, ...]) -> Fraction:
    values = [line.value for line in kpi.parts]  # type: ignore[attr-defined]
    return min(sum((w * v for w, v in zip(weights, values, strict=True)), Fraction(0)) / sum(weights), Fraction(1))


def test_the_rate_of_the_quota_changes_places_and_nothing_else(base: Inspection, tmp_path: Path) -> None:
    after = commune(tmp_path, "excellent_quota.rate", "0.1")
    assert outcomes(after) == outcomes(base)
    assert {group.places_pool for group in quotas(after).values()} != {
        group.places_pool for group in quotas(base).values()
    }
    for name, group in quotas(base).items():
        now = quotas(after)[name]
        assert (now.excellent, now.good, now.heads_apart) == (group.excellent, group.good, group.heads_apart)
        assert now.places_literal == _half_up(Fraction(group.good, 10))
        assert now.places_pool == _half_up(Fraction(group.good + len(group.excellent), 10))


def _half_up(value: Fraction) -> int:
    return int(value + Fraction(1, 2))


def test_a_later_value_leaves_the_earlier_period_byte_for_byte(base: Inspection, tmp_path: Path) -> None:
    """A new number from 01/07/2026 on: what quarter II printed before, it prints still."""
    after = commune(tmp_path, "score_band.excellent", "99", day="2026-07-01")
    assert printed(after, "2026-Q2") == printed(base, "2026-Q2")
    assert printed(after, "2026-Q3") != printed(base, "2026-Q3")
    moved = changed(outcomes(base), outcomes(after))
    assert {period for period, _ in moved} == {"2026-Q3"}
