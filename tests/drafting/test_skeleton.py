"""Skeletons of a new period: valid as they stand, refused half filled in, and valid again once they are filled in."""

import datetime as dt
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from evalgen.domain.organization import Standing
from evalgen.domain.period import Period
from evalgen.domain.place import Pointer
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.records import Records
from evalgen.domain.subject_kind import SubjectKind
from evalgen.domain.unfilled import CHOOSE, DAY, NUMBER
from evalgen.drafting.collective_skeleton import EMPTY_TASKS
from evalgen.drafting.commented import WORDS
from evalgen.drafting.demo import draft_demo
from evalgen.drafting.skeleton import draft_period
from evalgen.drafting.writing import write_new, write_schemas
from evalgen.drafting.yaml_text import yaml_text
from evalgen.pipeline.drafting.opening import open_period
from evalgen.pipeline.inspecting.inspection import inspect
from evalgen.reading.repository import read_records, read_source
from evalgen.reading.repository_files import read_bytes
from evalgen.reading.strict_yaml import read_document
from evalgen.regulation.law import Law
from evalgen.regulation.loader import load_library

PLACEHOLDERS = {CHOOSE, NUMBER, DAY, WORDS}
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
    held = {person.id: person.posts_in(FOURTH.last_day, FOURTH.last_day) for person in records.people.values()}
    in_post = {person: posts[0] for person, posts in held.items() if posts}
    expected = {f"2026-Q4/{post.unit}/{person}.yaml" for person, post in in_post.items()}
    units = {f"2026-Q4/{post.unit}/collective.yaml" for post in in_post.values()}
    assert set(drafts) == expected | units | {"2026-Q4/period.yaml"}


def test_no_collective_is_drafted_where_the_law_asks_for_none(
    records: Records, drafts: Mapping[str, str], law: Law
) -> None:
    assert FOURTH is not None
    stated = "completeness", "collectives"
    fewer = replace(law, values={**law.values, stated: replace(law.values[stated], value=False)})
    assert draft_period(records, FOURTH, fewer) == {
        path: text for path, text in drafts.items() if not path.endswith("/collective.yaml")
    }


def test_who_retired_gets_none(records: Records, drafts: Mapping[str, str]) -> None:
    assert THIRD is not None
    retired = [
        person.id
        for person in records.people.values()
        if not person.posts_in(THIRD.first_day, THIRD.first_day) and person.posts[-1].span.last
    ]
    assert len(retired) == 1
    assert [name for name in drafts if name.endswith(f"/{retired[0]}.yaml")] == []


def test_skeletons_are_valid_as_they_stand(tmp_path: Path, drafts: Mapping[str, str]) -> None:
    write_new(tmp_path / "records", draft_demo())
    before = [problem for problem in inspect(tmp_path).problems if problem.severity is Severity.ERROR]
    write_new(tmp_path / "records", drafts.items())
    after = [problem for problem in inspect(tmp_path).problems if problem.severity is Severity.ERROR]
    assert before == after == []


def placeholders(value: Any, pointer: Pointer = ()) -> Iterator[Pointer]:
    """Where a document still holds what the skeleton put there to be replaced."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from placeholders(item, (*pointer, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from placeholders(item, (*pointer, index))
    elif isinstance(value, str) and value in PLACEHOLDERS:
        yield pointer


GIVEN = {
    **dict.fromkeys(("grade", "self_grade", "proposed_grade"), "COMPLETED"),
    **dict.fromkeys(("axis", "quantity", "quality", "timeliness", "leadership", "key_response", "key_tasks"), 1),
    **dict.fromkeys(("pointed_out", "remedied", "actual", "score"), 0),
    **dict.fromkeys(("completed", "done"), True),
    **dict.fromkeys(("by", "product", "in_charge"), "mot-ma"),
    "default": "met",
}
"""What somebody states where the skeleton asks for it, by key; other keys take words or a date."""


def filled_in(value: Any, key: str = "") -> Any:
    """The document with every placeholder replaced, as a person does."""
    if isinstance(value, dict):
        return {name: filled_in(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [filled_in(item, key) for item in value]
    if value == DAY:
        return dt.date(2026, 12, 31)
    return GIVEN.get(key, "Lời ghi") if isinstance(value, str) and value in PLACEHOLDERS else value


def document(name: str, text: str) -> dict[str, Any]:
    result = read_document(name, put_to_use(text).encode())
    assert result.document is not None, result.problems
    root: dict[str, Any] = result.document.root
    return root


def test_what_is_put_to_use_without_being_filled_in_is_refused_place_by_place(
    tmp_path: Path, drafts: Mapping[str, str]
) -> None:
    write_new(tmp_path / "records", draft_demo())
    write_new(tmp_path / "records", ((name, put_to_use(text)) for name, text in drafts.items()))
    refused: dict[str, set[Pointer]] = {}
    for problem in inspect(tmp_path).problems:
        if problem.severity is Severity.ERROR:
            refused.setdefault(problem.place.file, set()).add(problem.place.pointer)
    for name, text in drafts.items():
        waiting = set(placeholders(document(name, text)))
        assert waiting, name
        assert waiting - refused[f"records/{name}"] == set(), name


@pytest.mark.parametrize("section", ["plan", "self_assessment", "verification", "proposal", "decision", "facts"])
def test_no_section_alone_passes_unless_it_is_filled_in(section: str, drafts: Mapping[str, str]) -> None:
    name, text = next((name, text) for name, text in drafts.items() if "\n# self_assessment:" in text)
    root = document(name, text)
    alone = yaml_text({section: root[section]})
    result = read_source(f"records/{name}", alone.encode())
    assert [problem.code for problem in result.problems]
    filled = yaml_text({section: filled_in(root[section])})
    assert read_source(f"records/{name}", filled.encode()).problems == ()


def test_nothing_favourable_stands_ready_to_be_signed(drafts: Mapping[str, str]) -> None:
    name, text = next((name, text) for name, text in drafts.items() if "\n# self_assessment:" in text)
    root = document(name, text)
    assert root["proposal"]["votes"] == {}
    assert root["self_assessment"]["general_criteria"] == {"default": CHOOSE, "not_met": []}
    graded = [root["self_assessment"]["proposed_grade"], root["proposal"]["grade"], root["decision"]["grade"]]
    assert graded == [CHOOSE] * 3


def test_every_commented_section_is_valid_once_filled_in(tmp_path: Path, drafts: Mapping[str, str]) -> None:
    write_new(tmp_path / "records", draft_demo())
    texts = ((name, yaml_text(filled_in(document(name, text)))) for name, text in drafts.items())
    write_new(tmp_path / "records", texts)
    reading = read_records(tmp_path)
    assert [problem for problem in reading.problems if "2026-Q4" in problem.place.file] == []
    filled = [item for item in reading.records.evaluations if str(item.period) == "2026-Q4"]
    assert len(filled) > 60
    assert all(
        item.plan and item.self_assessment and item.verification and item.proposal and item.decision for item in filled
    )
    assert all(item.tasks for key, item in reading.records.collectives.items() if str(key[0]) == "2026-Q4")


def test_a_collective_that_is_scored_assesses_itself(records: Records) -> None:
    """Of a year, whose regulation has a framework for collectives; of a quarter there is the grade alone."""
    year = Period.parse("2026")
    assert year is not None
    drafts = draft_period(records, year, load_library(None).law("qd366", dt.date(2026, 12, 31)))
    name, text = next((name, text) for name, text in drafts.items() if name.endswith("/collective.yaml"))
    root = document(name, text)
    assert "self_grade" not in root
    assert root["self_assessment"]["criteria_results"] == {"II": {"score": NUMBER}}
    result = read_source(f"records/{name}", yaml_text(filled_in(root)).encode())
    assert result.problems == ()
    quarter = draft_period(records, THIRD or year, load_library(None).law("hd02", dt.date(2026, 9, 30)))
    assert "self_grade" in document(
        "tap-the.yaml", next(text for name, text in quarter.items() if "collective" in name)
    )


def test_the_line_that_an_excellent_proposal_needs_is_shown_as_it_is_written(drafts: Mapping[str, str]) -> None:
    shown = '##   Đề xuất EXCELLENT thì thêm một dòng như grade: outstanding: "sản phẩm, công việc nổi trội, vượt mức yêu cầu".'
    people = {name: text for name, text in drafts.items() if "\n# proposal:\n" in text}
    assert people
    assert all(f"{shown}\n#   grade: " in text for text in people.values())


def test_the_criteria_stand_in_the_comments_word_for_word(drafts: Mapping[str, str], law: Law) -> None:
    criteria = law.frameworks[law.default_frameworks[SubjectKind.LEADER]].general_criteria
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


def test_work_due_after_an_early_cut_off_comes_back(records: Records, law: Law) -> None:
    assert THIRD is not None
    second = THIRD.shift(-1)
    decided = next(
        item
        for item in records.evaluations
        if item.period == second and item.decision is not None and item.decision.grade is not None
    )
    assert decided.plan is not None
    late, reported = (
        replace(decided.plan.work_items[0], id=name, title=f"Việc {name}", due=dt.date(2026, 6, 28), key_task=True)
        for name in ("sau-ngay-danh-gia", "da-co-ket-qua")
    )
    assessment = decided.self_assessment
    assert assessment is not None
    results = {**assessment.results, reported.id: next(iter(assessment.results.values()))}
    item = replace(
        decided,
        plan=replace(decided.plan, work_items=(*decided.plan.work_items, late, reported)),
        self_assessment=replace(assessment, results=results),
    )
    others = tuple(other for other in records.evaluations if other is not decided)
    early = replace(records.periods[second], assessment_on=dt.date(2026, 6, 20))
    changed = replace(records, evaluations=(*others, item), periods={**records.periods, second: early})
    drafts = draft_period(changed, THIRD, law)
    text = next(text for name, text in drafts.items() if name.endswith(f"/{decided.person}.yaml"))
    (carried,) = [work for work in document("a.yaml", text)["plan"]["work_items"] if "carried_from" in work]
    assert (carried["id"], carried["due"], carried["key_task"]) == (late.id, "2026-06-28", True)
    assert carried["carried_from"] == "2026-Q2"
    assert "hạn sau ngày đánh giá 20/06/2026, chưa có kết quả" in text


def test_schemas_are_put_beside_the_records_once_and_never_over_anything(tmp_path: Path) -> None:
    written = write_schemas(tmp_path)
    own = Path(__file__).parents[2] / "schemas"
    assert written == [f"schemas/{path.name}" for path in sorted(own.glob("*.schema.json"))]
    assert (tmp_path / written[0]).read_bytes() == (own / Path(written[0]).name).read_bytes()
    (tmp_path / written[0]).write_text("của tôi", encoding="utf-8")
    (tmp_path / written[1]).unlink()
    assert write_schemas(tmp_path) == []
    assert (tmp_path / written[0]).read_text(encoding="utf-8") == "của tôi"


def test_schemas_that_a_killed_writer_began_are_completed(tmp_path: Path) -> None:
    written = write_schemas(tmp_path)
    for name in written[2:]:
        (tmp_path / name).unlink()
    assert write_schemas(tmp_path) == written[2:]
    assert write_schemas(tmp_path) == []


def test_a_folder_of_schemas_that_is_a_link_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kho").mkdir()
    (tmp_path / "noi-khac").mkdir()
    (tmp_path / "kho" / "schemas").symlink_to(tmp_path / "noi-khac")
    assert write_schemas(tmp_path / "kho") == []
    assert list((tmp_path / "noi-khac").iterdir()) == []


def test_nothing_is_ever_overwritten(root: Path, drafts: Mapping[str, str]) -> None:
    period = root / "records" / "2026-Q4" / "period.yaml"
    period.parent.mkdir(exist_ok=True)
    period.write_text("opened_on: 2026-10-02\n", encoding="utf-8")
    written, kept = write_new(root / "records", drafts.items())
    assert kept == ["2026-Q4/period.yaml"]
    assert len(written) == len(drafts) - 1
    assert period.read_text(encoding="utf-8") == "opened_on: 2026-10-02\n"


def moved_in_august(records: Records) -> tuple[Records, str, str, str]:
    """Somebody with work carried over to the third quarter, who then moves: the records, the person, from where, to where."""
    waiting = next(
        item
        for item in records.evaluations
        if str(item.period) == "2026-Q2" and item.decision is not None and item.decision.grade is None
    )
    person = records.people[waiting.person]
    to = next(unit for unit in records.catalogues if unit != waiting.unit)
    last = replace(person.posts[-1], span=replace(person.posts[-1].span, last=dt.date(2026, 8, 16)))
    new = replace(last, unit=to, span=replace(last.span, first=dt.date(2026, 8, 17), last=None))
    people = {**records.people, person.id: replace(person, posts=(*person.posts[:-1], last, new))}
    kept = tuple(item for item in records.evaluations if (item.person, item.period) != (person.id, THIRD))
    return replace(records, people=people, evaluations=kept), person.id, waiting.unit, to


def test_whoever_moved_finds_the_products_of_both_units_and_a_place_for_remarks(records: Records, law: Law) -> None:
    assert THIRD is not None
    changed, person, left, to = moved_in_august(records)
    drafts = draft_period(changed, THIRD, law)
    assert f"2026-Q3/{left}/{person}.yaml" not in drafts
    text = drafts[f"2026-Q3/{to}/{person}.yaml"]
    assert f"ghi thêm unit: {left}, sản phẩm là:" in text
    own = changed.catalogues[left].products
    assert [product for product in own if f"##     {product}: " not in text] == []
    root = document("a.yaml", text)
    assert "former_unit_remarks" in root["facts"]
    assert {work["unit"] for work in root["plan"]["work_items"] if "carried_from" in work} == {left}


def test_nobody_else_is_asked_for_remarks(drafts: Mapping[str, str]) -> None:
    assert [name for name, text in drafts.items() if "former_unit_remarks" in text] == []


def test_whoever_also_holds_a_post_that_is_not_graded_gets_a_record(records: Records, law: Law) -> None:
    assert FOURTH is not None
    person = next(iter(records.people.values()))
    staff = replace(person.posts[0], standing=Standing.STAFF)
    other = next(unit for unit in records.units if unit != staff.unit)
    people = {**records.people, person.id: replace(person, posts=(staff, replace(person.posts[-1], unit=other)))}
    drafts = draft_period(replace(records, people=people), FOURTH, law)
    assert [name for name in drafts if name.endswith(f"/{person.id}.yaml")] == [f"2026-Q4/{other}/{person.id}.yaml"]


def test_opening_a_period_looks_at_no_records_of_others_but_those_before_it(
    tmp_path: Path, law: Law, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_new(tmp_path / "records", draft_demo())
    shutil.copytree(tmp_path / "records" / str(THIRD), tmp_path / "records/2026-Q1")
    looked_at: list[str] = []

    def noting(folder: Path, file: str) -> bytes | Problem:
        looked_at.append(file)
        return read_bytes(folder, file)

    assert FOURTH is not None
    drafts = draft_period(read_records(tmp_path).records, FOURTH, law)
    monkeypatch.setattr("evalgen.reading.repository.read_bytes", noting)
    opened = open_period(tmp_path, FOURTH)
    assert {path for path in opened.written if path.startswith("records/")} == {f"records/{path}" for path in drafts}
    assert all((tmp_path / "records" / path).read_text() == text for path, text in drafts.items())
    parts = {path.split("/")[1] for path in looked_at}
    assert parts == {"organization.yaml", "units", "people", "catalogues", str(THIRD)}
