"""Skeletons of a new period: valid as they stand, and valid again once their commented sections are put to use."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from evalgen.domain.period import Period
from evalgen.domain.problem import Severity
from evalgen.domain.records import Records
from evalgen.drafting.collective_skeleton import EMPTY_TASKS
from evalgen.drafting.demo import draft_demo
from evalgen.drafting.skeleton import draft_period
from evalgen.drafting.writing import write_new
from evalgen.pipeline import inspect
from evalgen.reading.repository import read_records
from evalgen.regulation.law import Law
from evalgen.regulation.loader import load_library

FOURTH, THIRD = Period.parse("2026-Q4"), Period.parse("2026-Q3")
assert FOURTH is not None
assert THIRD is not None


@pytest.fixture(scope="module")
def law() -> Law:
    return load_library(None).law("hd02", dt.date(2026, 12, 31))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("skeleton")
    write_new(folder / "records", draft_demo())
    return folder


@pytest.fixture(scope="module")
def records(root: Path) -> Records:
    return read_records(root).records


@pytest.fixture(scope="module")
def drafts(records: Records, law: Law) -> Mapping[str, str]:
    assert FOURTH is not None
    return draft_period(records, FOURTH, law)


def put_to_use(text: str) -> str:
    """What a person does who fills in everything: the signs «# » go, guidance stays, the empty list of tasks goes."""
    lines = [line for line in text.splitlines() if line != EMPTY_TASKS]
    return "\n".join([lines[0], *(line.removeprefix("# ") for line in lines[1:])]) + "\n"


def test_everybody_in_post_at_the_end_gets_a_record(records: Records, drafts: Mapping[str, str]) -> None:
    assert FOURTH is not None
    in_post = {person.id: person.post_on(FOURTH.last_day) for person in records.people.values()}
    expected = {f"2026-Q4/{post.unit}/{person}.yaml" for person, post in in_post.items() if post is not None}
    units = {f"2026-Q4/{post.unit}/collective.yaml" for post in in_post.values() if post is not None}
    assert set(drafts) == expected | units | {"2026-Q4/period.yaml"}


def test_who_retired_gets_none(records: Records, drafts: Mapping[str, str]) -> None:
    assert THIRD is not None
    retired = [
        person.id
        for person in records.people.values()
        if person.post_on(THIRD.first_day) is None and person.posts[-1].span.last
    ]
    assert len(retired) == 1
    assert [name for name in drafts if name.endswith(f"/{retired[0]}.yaml")] == []


def test_skeletons_are_valid_as_they_stand(tmp_path: Path, drafts: Mapping[str, str]) -> None:
    write_new(tmp_path / "records", draft_demo())
    before = [problem for problem in inspect(tmp_path).problems if problem.severity is Severity.ERROR]
    write_new(tmp_path / "records", drafts.items())
    after = [problem for problem in inspect(tmp_path).problems if problem.severity is Severity.ERROR]
    assert before == after == []


def test_every_commented_section_is_valid_once_put_to_use(tmp_path: Path, drafts: Mapping[str, str]) -> None:
    write_new(tmp_path / "records", draft_demo())
    write_new(tmp_path / "records", ((name, put_to_use(text)) for name, text in drafts.items()))
    reading = read_records(tmp_path)
    assert [problem for problem in reading.problems if "2026-Q4" in problem.place.file] == []
    filled = [item for item in reading.records.evaluations if str(item.period) == "2026-Q4"]
    assert len(filled) > 60
    assert all(
        item.plan and item.self_assessment and item.verification and item.proposal and item.decision for item in filled
    )
    assert all(item.tasks for key, item in reading.records.collectives.items() if str(key[0]) == "2026-Q4")


def test_the_criteria_stand_in_the_comments_word_for_word(drafts: Mapping[str, str], law: Law) -> None:
    criteria = law.frameworks[law.default_framework].general_criteria
    text = next(text for name, text in drafts.items() if name.count("/") == 2 and not name.endswith("collective.yaml"))
    assert len(criteria) == 17
    assert [number for number, item in criteria.items() if f"{number} (" not in text or item.text not in text] == []


def test_work_of_a_quarter_not_assessed_is_carried_over(records: Records, law: Law) -> None:
    assert THIRD is not None
    drafts = draft_period(records, THIRD, law)
    waiting = {
        item.person: item
        for item in records.evaluations
        if str(item.period) == "2026-Q2" and item.decision is not None and item.decision.grade is None
    }
    with_carried = {
        name.split("/")[-1].removesuffix(".yaml") for name, text in drafts.items() if "carried_from: 2026-Q2" in text
    }
    assert with_carried == set(waiting)
    for person, item in waiting.items():
        text = next(text for name, text in drafts.items() if name.endswith(f"/{person}.yaml"))
        assert item.plan is not None
        assert all(work.title in text for work in item.plan.work_items)


def test_nothing_is_ever_overwritten(root: Path, drafts: Mapping[str, str]) -> None:
    period = root / "records" / "2026-Q4" / "period.yaml"
    period.parent.mkdir(exist_ok=True)
    period.write_text("opened_on: 2026-10-02\n", encoding="utf-8")
    written, kept = write_new(root / "records", drafts.items())
    assert kept == ["2026-Q4/period.yaml"]
    assert len(written) == len(drafts) - 1
    assert period.read_text(encoding="utf-8") == "opened_on: 2026-10-02\n"
