"""A folder on disk → records; hostile and careless folders → problems."""

import datetime as dt
import os
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from evalgen.domain.evaluation import Stage
from evalgen.domain.facts import Confirmed, ExemptionKind
from evalgen.domain.grade import Grade
from evalgen.domain.measures import Measure
from evalgen.domain.organization import AbsenceKind, PeerGroup, Span, Standing
from evalgen.domain.period import Period, PeriodKind
from evalgen.domain.steps import AmendmentKind
from evalgen.errors import EvalgenError
from evalgen.reading.copied_names import copied_from
from evalgen.reading.file_digests import bytes_digest
from evalgen.reading.layout import Slot, locate
from evalgen.reading.repository import (
    RecordsResult,
    assemble,
    read_files,
    read_one,
    read_records,
    read_source,
    read_with_digest,
)

Write = Callable[[str, str], Path]
QUARTER = Period(kind=PeriodKind.QUARTER, year=2026, number=2)
CONFIRMED = "{by: uy-ban-kiem-tra, on: 2026-06-15, document: 08-KL/UBKT}"

FILES = {
    "organization.yaml": """
name: Đảng ủy xã Suối Mơ
fictional: true
regulation: [{pack: lamdong, from: 2026-07-01}, {pack: hd02, from: 2026-01-01}]
publication: {scores: false, scores_legal_basis: "", collective_grades: true}
peer_groups: [{id: truong-phong, title: Trưởng phòng}]
""",
    "units/van-phong.yaml": """
name: Văn phòng Đảng ủy
kind: party_office
block: party
parent: dang-uy
from: 2026-01-01
""",
    "people/tran-thi-binh.yaml": """
name: Trần Thị Bình
posts:
  - {unit: van-phong, title: Chánh Văn phòng, standing: HEAD, peer_group: truong-phong, managed_by: ban-thuong-vu, used_by: tap-the, from: 2026-04-01, first_leadership_post: true}
  - {unit: van-phong, title: Phó Văn phòng, standing: DEPUTY, peer_group: pho-phong, managed_by: ban-thuong-vu, used_by: tap-the, from: 2025-01-01, to: 2026-03-31, framework: hd02-pl3}
absences: [{kind: SICK_LEAVE, from: 2026-05-01, to: 2026-05-04, document: 15-QĐ/ĐU}]
""",
    "bodies/ban-thuong-vu.yaml": """
name: Ban Thường vụ Đảng ủy
roles: [decide, confirm]
members: [{person: tran-thi-binh, from: 2026-01-01}]
""",
    "catalogues/van-phong.yaml": """
approved: {by: ban-thuong-vu, on: 2026-01-15, number: 05-QĐ/ĐU}
standard_product: bao-cao
products: [{id: bao-cao, title: Báo cáo, points: 100}, {id: de-an, title: Đề án, points: 120.5}]
""",
    "2026-Q2/period.yaml": """
opened_on: 2026-04-01
assessment_on: 2026-06-25
notices: [{id: dot-1, number: 20-TB/ĐU, date: 2026-07-03, by: ban-thuong-vu, title: Kết quả, units: [van-phong]}, {id: dot-2, number: 21-TB/ĐU, date: 2026-07-04, by: ban-thuong-vu, title: Kết quả}]
raised_rates: [{peer_group: truong-phong, rate: 0.25, number: 30-QĐ/TU, by: ban-thuong-vu, date: 2026-07-01, reason: Nổi trội}]
""",
    "2026-Q2/van-phong/collective.yaml": f"""
tasks:
  - {{id: ke-hoach, title: Kế hoạch quý, axis: 4, due: 2026-06-30, completed: true, exceeded: true, in_charge: [tran-thi-binh]}}
  - {{id: hoi-nghi, title: Hội nghị, due: 2026-06-30, force_majeure: {{reason: Bão lũ, confirmed: {CONFIRMED}}}}}
indicators: [{{id: growth, achieved: false}}]
highlights: [Hoàn thành sớm]
limitations: [{{what: Chậm, cause: Thiếu người, remedy: Bổ sung}}]
self_grade: GOOD
decision: {{by: ban-thuong-vu, on: 2026-06-25, number: 11-QĐ/ĐU, not_assessed: true}}
""",
    "2026-Q2/van-phong/tran-thi-binh.yaml": f"""
framework: hd02-pl3
plan:
  approved: {{by: ban-thuong-vu, on: 2026-04-03}}
  axis_weights: {{"4": 20.5, "1": 10}}
  main_axes: [4]
  work_items:
    - {{id: bao-cao, axis: 4, product: bao-cao, title: Báo cáo, quantity: 2, due: 2026-06-30, key_task: true, carried_from: 2026-Q1}}
self_assessment:
  submitted_on: 2026-06-20
  general_criteria: {{default: met, not_met: ["3.3"]}}
  results:
    bao-cao: {{quantity: 1, quality: 0.75, note: Sửa hai lần, evidence: [bao-cao.pdf], key_response: 2}}
  strengths: Chủ động
  proposed_grade: GOOD
verification:
  by: ban-xay-dung-dang
  on: 2026-06-22
  differences:
    - {{criterion: "3.3", met: true, reason: Đã khắc phục}}
    - {{item: bao-cao, measure: timeliness, value: 0.75, reason: Chậm}}
proposal: {{by: tap-the, on: 2026-06-23, votes: {{COMPLETED: 1, GOOD: 5}}, grade: GOOD, key_tasks: 1}}
decision: {{by: ban-thuong-vu, on: 2026-06-25, number: 12-QĐ/ĐU, grade: GOOD}}
facts:
  force_majeure: [{{item: bao-cao, reason: Bão lũ}}]
  discipline: [{{form: canh-cao, confirmed: {CONFIRMED}, violation_on: 2026-05-10, duty_related: true}}]
  degeneration: {{summary: Kết luận, confirmed: {CONFIRMED}}}
  corruption_in_unit: {{summary: Vụ việc, confirmed: {CONFIRMED}, remedied: {CONFIRMED}}}
  confidence_vote: {{low: 3, total: 40}}
  shortcomings: {{pointed_out: 2, remedied: 1}}
  exemption: {{kind: INSPECTION, reason: Đang kiểm tra, confirmed: {CONFIRMED}}}
  former_unit_remarks: {CONFIRMED}
reserved_opinion: Không
appeals: [{{submitted_on: 2026-07-05, content: Xin xem lại}}]
amendments: [{{kind: CANCEL, by: ban-thuong-vu, on: 2026-08-10, number: 41-QĐ/ĐU, reason: Có kết luận mới}}]
""",
}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write one file below `records/`."""

    def write_file(path: str, text: str) -> Path:
        file = tmp_path / "records" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    return write_file


@pytest.fixture
def root(tmp_path: Path, write: Write) -> Path:
    """A small sound repository."""
    for path, text in FILES.items():
        write(path, text)
    return tmp_path


def read(root: Path) -> RecordsResult:
    return read_records(root)


def told(result: RecordsResult) -> list[tuple[str, str]]:
    return [(problem.place.file.removeprefix("records/"), problem.code) for problem in result.problems]


def sound_yaml(root: Path) -> set[str]:
    return {result.file for result in read_files(root) if result.document is not None}


def test_sound_repository_has_no_problems(root: Path) -> None:
    result = read(root)
    assert result.problems == ()
    assert result.records.unreadable == frozenset()
    assert sorted(sound_yaml(root)) == sorted(f"records/{path}" for path in FILES)


def test_organization(root: Path) -> None:
    organization = read(root).records.organization
    assert organization is not None
    assert (organization.name, organization.fictional) == ("Đảng ủy xã Suối Mơ", True)
    assert [(item.pack, item.pointer) for item in organization.packs] == [
        ("hd02", ("regulation", 1)),
        ("lamdong", ("regulation", 0)),
    ]
    assert organization.peer_groups == {"truong-phong": PeerGroup(id="truong-phong", title="Trưởng phòng")}
    assert (organization.scores_public, organization.scores_legal_basis) == (False, "")
    assert organization.collective_grades_public is True


def test_unit_person_body_catalogue(root: Path) -> None:
    records = read(root).records
    unit, person = records.units["van-phong"], records.people["tran-thi-binh"]
    assert (unit.name, unit.short_name, unit.parent) == ("Văn phòng Đảng ủy", "Văn phòng Đảng ủy", "dang-uy")
    assert unit.span == Span(first=dt.date(2026, 1, 1))
    assert [(post.standing, post.pointer, post.frameworks, post.first_leadership_post) for post in person.posts] == [
        (Standing.DEPUTY, ("posts", 1), {"hd02-pl3": ("posts", 1, "framework")}, False),
        (Standing.HEAD, ("posts", 0), {}, True),
    ]
    assert [(item.kind, item.document_number) for item in person.absences] == [(AbsenceKind.SICK_LEAVE, "15-QĐ/ĐU")]
    assert records.bodies["ban-thuong-vu"].roles == {"decide", "confirm"}
    assert [item.person for item in records.bodies["ban-thuong-vu"].members] == ["tran-thi-binh"]
    assert records.catalogues["van-phong"].conversion_factor("de-an", dt.date(2026, 6, 30)) == Fraction(241, 200)


def test_period_and_collective(root: Path) -> None:
    records = read(root).records
    period, collective = records.periods[QUARTER], records.collectives[QUARTER, "van-phong"]
    assert (period.opened_on, period.cutoff, period.closed_on) == (dt.date(2026, 4, 1), dt.date(2026, 6, 25), None)
    assert [notice.units for notice in period.notices] == [("van-phong",), None]
    assert [item.rate for item in period.raised_rates] == [Fraction(1, 4)]
    done, excused = collective.tasks
    assert (done.completed, done.exceeded, done.late, done.in_charge) == (True, True, False, ("tran-thi-binh",))
    assert (excused.completed, excused.axis) == (None, None)
    assert excused.force_majeure is not None
    assert (excused.force_majeure.item, excused.force_majeure.confirmed is None) == ("hoi-nghi", False)
    assert [(item.id, item.achieved) for item in collective.indicators] == [("growth", False)]
    assert (collective.self_grade, collective.final_grade) == (Grade.GOOD, None)


def test_evaluation_steps(root: Path) -> None:
    (evaluation,) = read(root).records.evaluations
    assert (evaluation.period, evaluation.unit, evaluation.person) == (QUARTER, "van-phong", "tran-thi-binh")
    assert (evaluation.stage, evaluation.framework) == (Stage.DECIDED, "hd02-pl3")
    plan, assessment = evaluation.plan, evaluation.self_assessment
    assert plan is not None
    assert plan.axis_weights == {1: 10, 4: Fraction(41, 2)}
    assert (plan.approved_by, plan.approved_on, plan.main_axes) == ("ban-thuong-vu", dt.date(2026, 4, 3), (4,))
    assert plan.work_items[0].carried_from == QUARTER.shift(-1)
    assert plan.work_items[0].key_task is True
    assert assessment is not None
    assert (assessment.general_criteria.default_met, assessment.general_criteria.not_met) == (True, ("3.3",))
    result = assessment.results["bao-cao"]
    assert (result.quantity, result.quality, result.timeliness) == (Fraction(1), Fraction(3, 4), None)
    assert (result.evidence, result.key_response) == (("bao-cao.pdf",), 2)
    assert evaluation.verification is not None
    criterion, measure = evaluation.verification.differences
    assert (criterion.criterion, criterion.met, criterion.measure) == ("3.3", True, None)
    assert (measure.item, measure.measure, measure.value) == ("bao-cao", Measure.TIMELINESS, Fraction(3, 4))
    assert evaluation.proposal is not None
    assert list(evaluation.proposal.votes.items()) == [(Grade.GOOD, 5), (Grade.COMPLETED, 1)]
    assert evaluation.decision is not None
    assert evaluation.decision.grade is Grade.GOOD
    assert [(item.kind, item.grade) for item in evaluation.amendments] == [(AmendmentKind.CANCEL, None)]


def test_evaluation_facts(root: Path) -> None:
    (evaluation,) = read(root).records.evaluations
    facts = evaluation.facts
    confirmed = Confirmed(by="uy-ban-kiem-tra", on=dt.date(2026, 6, 15), document="08-KL/UBKT")
    assert [(item.item, item.confirmed) for item in facts.force_majeure] == [("bao-cao", None)]
    assert [(item.form, item.duty_related, item.ethics_related) for item in facts.discipline] == [
        ("canh-cao", True, False)
    ]
    assert facts.degeneration is not None
    assert facts.degeneration.remedied is None
    assert facts.corruption_in_unit is not None
    assert facts.corruption_in_unit.remedied == confirmed
    assert facts.confidence_vote is not None
    assert (facts.confidence_vote.low, facts.confidence_vote.total) == (3, 40)
    assert facts.shortcomings is not None
    assert (facts.shortcomings.pointed_out, facts.shortcomings.remedied) == (2, 1)
    assert facts.exemption is not None
    assert facts.exemption.kind is ExemptionKind.INSPECTION
    assert facts.former_unit_remarks == confirmed


def test_a_record_may_be_opened_before_anything_is_filled_in(root: Path, write: Write) -> None:
    write("2026-Q2/van-phong/le-van-an.yaml", "framework: hd02-pl3\n")
    evaluation = read(root).records.evaluations[0]
    assert (evaluation.person, evaluation.stage) == ("le-van-an", Stage.OPENED)


def test_evaluations_are_sorted_by_period_then_unit_then_person(root: Path, write: Write) -> None:
    for path in ("2025-Q4/z/b", "2026-Q2/a/z", "2025-Q4/z/a", "2025/z/a"):
        write(f"{path}.yaml", "framework: hd02-pl3\n")
    listed = [(str(item.period), item.unit, item.person) for item in read(root).records.evaluations]
    assert listed == [
        ("2025-Q4", "z", "a"),
        ("2025-Q4", "z", "b"),
        ("2025", "z", "a"),
        ("2026-Q2", "a", "z"),
        ("2026-Q2", "van-phong", "tran-thi-binh"),
    ]


def test_a_broken_file_does_not_stop_the_others(root: Path, write: Write) -> None:
    write("units/hong.yaml", "name: [")
    write("units/thieu.yaml", "name: Thiếu\n")
    result = read(root)
    assert result.records.unreadable == {"records/units/hong.yaml", "records/units/thieu.yaml"}
    assert list(result.records.units) == ["van-phong"]
    assert "records/units/thieu.yaml" in sound_yaml(root)


def test_missing_records_folder_is_an_error_of_use(tmp_path: Path) -> None:
    with pytest.raises(EvalgenError, match="Không tìm thấy thư mục «records»") as caught:
        read(tmp_path)
    assert "evalgen demo" in caught.value.remedy


def test_missing_organization(root: Path) -> None:
    (root / "records/organization.yaml").unlink()
    (problem,) = read(root).problems
    assert (problem.code, problem.place.file) == ("missing-organization", "records/organization.yaml")
    assert problem.message == "kho hồ sơ chưa có tệp organization.yaml, nên chưa biết áp dụng gói quy định nào."


def test_an_unreadable_organization_is_not_missing(root: Path, write: Write) -> None:
    write("organization.yaml", "name: 1")
    assert "missing-organization" not in {code for _, code in told(read(root))}


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        "2026-Q2/van-phong/minh-chung/bao-cao.pdf",
        "units/.gitkeep",
        ".git/x.yaml",
        "regulation/goi/pack.yaml",
        "bang.csv",
    ],
)
def test_files_that_are_no_records_are_left_alone(root: Path, write: Write, path: str) -> None:
    write(path, "a: [")
    assert read(root).problems == ()


OR_COMPARE = "; đã có tên ấy thì so hai bên, giữ một."


@pytest.mark.parametrize(
    "path, original",
    [
        ("2026-Q2/vp/le-an-DESKTOP-1A2B3C4.yaml", "le-an.yaml"),
        ("2026-Q2/vp/le-an (An's conflicted copy 2026-07-01).yaml", "le-an.yaml"),
        ("2026-Q2/vp/le-an.sync-conflict-20260701-081500-ABCDEFG.yaml", "le-an.yaml"),
        ("2026-Q2/vp/le-an copy 2.yaml", "le-an.yaml"),
        ("2026-Q2/vp/le-an - Copy - Copy.yaml", "le-an.yaml"),
        ("2026-Q2/vp/le-an_BACKUP_4711.yaml", "le-an.yaml"),
        ("2026-Q2/vp/Bản sao của collective.yaml", "collective.yaml"),
        ("2026-Q2/period - Copy.yaml", "period.yaml"),
        ("organization-DESKTOP-1A2B3C4.yaml", "organization.yaml"),
        ("2026-Q2/period-VANPHONG-PC.yaml", "period.yaml"),
        ("people-VANPHONG-PC", "people"),
        ("2026-Q2/vp - Copy", "vp"),
        ("2026-Q2 - Copy", "2026-Q2"),
        ("people - Sao chép (2)", "people"),
    ],
)
def test_copies_that_machines_make_are_to_be_compared_never_renamed(
    root: Path, write: Write, path: str, original: str
) -> None:
    write(path if path.endswith(".yaml") else f"{path}/a.yaml", "a: 1")
    (problem,) = read(root).problems
    assert (problem.code, problem.place.file) == ("wrong-file-name", f"records/{path}")
    assert problem.remedy.startswith(f"So với «{original}», chuyển nội dung còn thiếu sang đó rồi xóa ")


@pytest.mark.parametrize(
    "path, meant, original",
    [
        ("units/phong-PC03.yaml", "phong-pc03.yaml", "phong.yaml"),
        ("units/cong-an-xa-PC-06.yaml", "cong-an-xa-pc-06.yaml", "cong-an-xa.yaml"),
        ("units/ban-CCHC-PC.yaml", "ban-cchc-pc.yaml", "ban.yaml"),
        ("2026-Q2/doi-PC02", "doi-pc02", "doi"),
        ("2026-Q2/vp/le-an-VANPHONG-PC.yaml", "le-an-vanphong-pc.yaml", "le-an.yaml"),
    ],
)
def test_an_office_of_the_police_is_not_to_be_removed_as_the_copy_of_a_computer(
    root: Path, write: Write, path: str, meant: str, original: str
) -> None:
    write(path if path.endswith(".yaml") else f"{path}/a.yaml", "a: 1")
    (problem,) = read(root).problems
    assert (problem.code, problem.place.file) == ("wrong-file-name", f"records/{path}")
    assert problem.remedy == (
        f"Đổi tên thành «{meant}»; nếu là bản sao máy tính tạo từ «{original}» thì so hai bên, giữ một."
    )


@pytest.mark.parametrize(
    "name", ["phong-PCTN", "le-PC", "phong-PC03", "doi-AN-PC", "Le-An", "le an 2", "a" * 300 + " (1)"]
)
def test_other_wrong_names_are_no_copies(name: str) -> None:
    assert copied_from(name) is None


@pytest.mark.parametrize(
    "path, told_as",
    [
        ("units/a.yml", ("units/a.yml", "unexpected-file", "Đổi tên tệp thành «a.yaml»" + OR_COMPARE)),
        ("units/a.YAML", ("units/a.YAML", "unexpected-file", "Đổi tên tệp thành «a.yaml»" + OR_COMPARE)),
        (
            "2026-Q2/vp/a.yaml.txt",
            ("2026-Q2/vp/a.yaml.txt", "unexpected-file", "Đổi tên tệp thành «a.yaml»" + OR_COMPARE),
        ),
        (
            "2026-Q2/vp/le-an (1).yaml",
            (
                "2026-Q2/vp/le-an (1).yaml",
                "wrong-file-name",
                "So với «le-an.yaml», chuyển nội dung còn thiếu sang đó rồi xóa tệp này.",
            ),
        ),
        (
            "people/le-an - Copy (2).yaml",
            (
                "people/le-an - Copy (2).yaml",
                "wrong-file-name",
                "So với «le-an.yaml», chuyển nội dung còn thiếu sang đó rồi xóa tệp này.",
            ),
        ),
        (
            "units/Văn Phòng.yaml",
            ("units/Văn Phòng.yaml", "wrong-file-name", "Đổi tên thành «van-phong.yaml»" + OR_COMPARE),
        ),
        ("units/$.yaml", ("units/$.yaml", "wrong-file-name", "Đổi tên, ví dụ «tran-thi-binh.yaml».")),
        ("units/nul.yaml", ("units/nul.yaml", "wrong-file-name", "Thêm chữ vào tên, ví dụ «nul-2.yaml».")),
        ("2026-Q2/con/a.yaml", ("2026-Q2/con", "wrong-file-name", "Thêm chữ vào tên, ví dụ «con-2».")),
        ("people/com9.yaml", ("people/com9.yaml", "wrong-file-name", "Thêm chữ vào tên, ví dụ «com9-2.yaml».")),
        ("2026-Q2/VP/a.yaml", ("2026-Q2/VP", "wrong-file-name", "Đổi tên thành «vp»" + OR_COMPARE)),
        (
            "2026-Q2/vp/Lê An.yaml",
            ("2026-Q2/vp/Lê An.yaml", "wrong-file-name", "Đổi tên thành «le-an.yaml»" + OR_COMPARE),
        ),
        ("2026-q2/vp/a.yaml", ("2026-q2", "wrong-period", "Đổi tên thư mục thành «2026-Q2»" + OR_COMPARE)),
        ("2026-6/vp/a.yaml", ("2026-6", "wrong-period", "Đổi tên thư mục thành «2026-06»" + OR_COMPARE)),
        ("2026-Q2/a.yaml", ("2026-Q2/a.yaml", "unexpected-file", "Chuyển tệp về records/2026-Q2/<đơn vị>/a.yaml.")),
        (
            "2026-Q2/vp/period.yaml",
            ("2026-Q2/vp/period.yaml", "unexpected-file", "Chuyển tệp về records/2026-Q2/period.yaml."),
        ),
        (
            "units/x/organization.yaml",
            ("units/x/organization.yaml", "unexpected-file", "Chuyển tệp về records/organization.yaml."),
        ),
        (
            "2026-Q2/collective.yaml",
            ("2026-Q2/collective.yaml", "unexpected-file", "Chuyển tệp về records/2026-Q2/<đơn vị>/collective.yaml."),
        ),
        (
            "people/collective.yaml",
            (
                "people/collective.yaml",
                "wrong-file-name",
                "Đổi tên tệp theo họ tên cán bộ, ví dụ «tran-thi-binh.yaml».",
            ),
        ),
    ],
)
def test_misplaced_and_misnamed_files(root: Path, write: Write, path: str, told_as: tuple[str, str, str]) -> None:
    write(path, "a: 1")
    place, code, remedy = told_as
    result = read(root)
    assert told(result) == [(place, code)]
    assert result.problems[0].remedy == remedy
    assert result.records.unreadable == {f"records/{place}"}


def test_evidence_that_windows_cannot_check_out_stops_nothing(root: Path, write: Write) -> None:
    write("2026-Q2/vp/biên bản 8:30.pdf", "%PDF")
    write("2026-Q2/vp/aux.docx", "PK")
    write("2026-Q2/vp/biên bản 8h30.pdf", "%PDF")
    assert [(item.place.file.rpartition("/")[2], item.severity.name) for item in read(root).problems] == [
        ("aux.docx", "WARNING"),
        ("biên bản 8:30.pdf", "WARNING"),
    ]
    assert read(root).problems[1].remedy == 'Đổi tên tệp; không dùng các ký tự \\ : * ? " < > |.'


def test_unknown_folder_is_told_once_with_the_nearest_name(root: Path, write: Write) -> None:
    write("unit/a.yaml", "a: 1")
    write("unit/b.yaml", "a: 1")
    (problem,) = read(root).problems
    assert (problem.place.file, problem.code) == ("records/unit", "unexpected-folder")
    assert problem.message == "thư mục «unit» không có trong mẫu; hồ sơ bên trong không được đọc."
    assert problem.remedy.startswith("Có phải ý là «units»? ")


def test_other_files_only_warn(root: Path, write: Write) -> None:
    write("units/van-phong.yaml.orig", "a: 1")
    result = read(root)
    assert [(item.code, item.severity.name) for item in result.problems] == [("unexpected-file", "WARNING")]
    assert result.records.unreadable == frozenset()


@pytest.mark.parametrize("path", ["units/van-phong.yaml", "units", "2026-Q2/van-phong"])
def test_links_are_refused_and_not_followed(root: Path, tmp_path: Path, path: str) -> None:
    """A pull request could link to any file of the machine that checks it."""
    target = root / "records" / path
    moved = tmp_path / "outside"
    target.rename(moved)
    target.symlink_to(moved)
    result = read(root)
    assert told(result) == [(path, "symlink")]
    assert f"records/{path}" in result.records.unreadable


def test_linked_records_folder_is_refused(root: Path, tmp_path: Path) -> None:
    (root / "records").rename(tmp_path / "elsewhere")
    (root / "records").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(EvalgenError):
        read(root)


def test_special_files_are_refused(root: Path) -> None:
    os.mkfifo(root / "records/units/ong-dan.yaml")
    assert told(read(root)) == [("units/ong-dan.yaml", "not-a-file")]
    assert [item.code for item in read_one(root, "records/units/ong-dan.yaml").problems] == ["not-a-file"]


@pytest.mark.parametrize("path", ["2026-Q2", "2026-Q2/van-phong", "2026-Q2/van-phong/tran-thi-binh.yaml"])
def test_a_link_that_appears_after_the_folders_were_walked_is_refused(root: Path, tmp_path: Path, path: str) -> None:
    target = root / "records" / path
    target.rename(tmp_path / "outside")
    target.symlink_to(tmp_path / "outside")
    file = "records/2026-Q2/van-phong/tran-thi-binh.yaml"
    assert [item.code for item in read_one(root, file).problems] == ["symlink"]


def test_a_folder_in_place_of_a_file_and_a_file_in_place_of_a_folder_are_refused(root: Path) -> None:
    (root / "records/units/thu-muc.yaml").mkdir()
    (root / "records/2026-Q2/tep").write_text("a: b\n")
    told_of = {
        file: [item.code for item in read_one(root, f"records/{file}").problems]
        for file in ("units/thu-muc.yaml", "2026-Q2/tep/tran-thi-binh.yaml", "units/khong-co.yaml")
    }
    assert told_of == {
        "units/thu-muc.yaml": ["not-a-file"],
        "2026-Q2/tep/tran-thi-binh.yaml": ["unreadable-file"],
        "units/khong-co.yaml": ["unreadable-file"],
    }


def test_endless_files_are_not_read(root: Path, write: Write) -> None:
    write("units/dai.yaml", "#" * (256 * 1024 + 1))
    (problem,) = read(root).problems
    assert (problem.code, problem.message) == (
        "file-too-large",
        "tệp dài 262145 byte, quá giới hạn 262144 byte (256 KiB) cho một hồ sơ.",
    )


def test_names_that_are_no_text_are_shown_safely(root: Path) -> None:
    (root / "records/units" / os.fsdecode(b"a\xff\n.yaml")).write_bytes(b"a: 1")
    (problem,) = read(root).problems
    assert (problem.code, problem.place.file) == ("wrong-file-name", "records/units/a��.yaml")


def test_files_and_folders_without_permission(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_file, read_bytes, scan = os.open, Path.read_bytes, os.scandir

    def guarded_open(path: str, flags: int) -> int:
        if path.endswith("/van-phong.yaml"):
            raise PermissionError
        return open_file(path, flags)

    def guarded_read(path: Path) -> bytes:
        if path.name == "van-phong.yaml":
            raise PermissionError
        return read_bytes(path)

    def guarded_scan(path: Path) -> "os._ScandirIterator[str]":
        if path.name == "people":
            raise OSError
        return scan(path)

    monkeypatch.setattr(os, "open", guarded_open)
    monkeypatch.setattr(Path, "read_bytes", guarded_read)
    monkeypatch.setattr(os, "scandir", guarded_scan)
    result = read(root)
    assert [(item.code, item.message) for item in result.problems] == [
        ("unreadable-file", "không đọc được «records/catalogues/van-phong.yaml»: không có quyền đọc."),
        ("unreadable-file", "không đọc được «records/people»: hệ thống báo lỗi khi đọc."),
        ("unreadable-file", "không đọc được «records/units/van-phong.yaml»: không có quyền đọc."),
    ]


def test_a_document_is_known_by_the_bytes_of_its_file(root: Path) -> None:
    file = "records/units/van-phong.yaml"
    slot = locate(file)
    assert isinstance(slot, Slot)
    result, digest = read_with_digest(root, file, slot)
    assert result.document is not None
    assert result.document.digest == digest == bytes_digest((root / file).read_bytes())


def test_one_file_alone(root: Path) -> None:
    result = read_one(root, "records/units/van-phong.yaml")
    assert (result.problems, result.noun) == ((), read(root).records.units["van-phong"])
    missing = read_one(root, "records/units/khong-co.yaml")
    assert [item.message for item in missing.problems] == [
        "không đọc được «records/units/khong-co.yaml»: tệp không còn ở đó."
    ]
    assert [item.code for item in read_one(root, "records/a.yaml").problems] == ["unexpected-file"]
    assert read_one(root, "records/README.md").problems == ()


@pytest.mark.parametrize(
    "file",
    [
        "../records/units/a.yaml",
        "units/a.yaml",
        "/records/units/a.yaml",
        "records/../x.yaml",
        "/units/a.yaml",
        "x/units/a.yaml",
    ],
)
def test_one_file_must_lie_in_records(root: Path, file: str) -> None:
    (problem,) = read_one(root, file).problems
    assert problem.code == "unexpected-file"


def test_bytes_from_elsewhere_give_the_same_records(root: Path) -> None:
    """A revision in Git is read by the same path as a folder."""
    sources = [read_source(f"records/{path}", text.encode()) for path, text in FILES.items()]
    assert assemble(sources) == read(root)
    assert read_source("records/README.md", b"").problems == ()


def test_reading_twice_gives_the_same(root: Path, write: Write) -> None:
    write("units/B.yaml", "a: 1")
    write("units/b.yaml", "zzz: 1")
    first, second = read(root), read(root)
    assert first == second
    assert list(first.problems) == sorted(first.problems, key=lambda problem: problem.sort_key)


@pytest.mark.parametrize(
    "file", ["units/a.yaml", "units/.yaml", "2026-Q2/a/b.yaml", "a.b.yaml", "../a.yaml", "2026-Q2/x/period.yaml"]
)
def test_parts_of_a_path_that_say_nothing_do_not_change_what_the_file_is(file: str) -> None:
    folder, _, name = f"records/{file}".rpartition("/")
    said = repr(locate(f"{folder}/{name}"))
    for written in (f"{folder}//{name}", f"{folder}/./{name}"):
        assert repr(locate(written)).replace(written, f"{folder}/{name}") == said


def test_a_path_may_be_written_with_dots(root: Path) -> None:
    assert read_one(root, "./records//units/van-phong.yaml") == read_one(root, "records/units/van-phong.yaml")
    (problem,) = read_one(root, "records/2026-Q2/../van-phong.yaml").problems
    assert problem.code == "wrong-file-name"


@pytest.mark.parametrize(
    "path, message",
    [
        ("units/a.yml", "tệp hồ sơ phải có đuôi «.yaml»: «a.yml»."),
        ("units/x/a.yaml", "hồ sơ đặt không đúng chỗ: «a.yaml»."),
        ("2026-Q2/a.yaml", "hồ sơ phải nằm trong thư mục đơn vị: «a.yaml»."),
        (
            "units/Văn.yaml",
            "tên tệp «Văn» không đúng dạng mã: chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, nhiều nhất 64 ký tự.",
        ),
        ("people/period.yaml", "tên «period» dành riêng cho tệp của tổ chức, kỳ, tập thể, không dùng làm mã cán bộ."),
        (
            "units/approvals.yaml",
            "tên «approvals» dành riêng cho thư mục phê duyệt, biên nhận, quy định của từng kỳ, không dùng làm mã đơn vị.",
        ),
        ("2026-Q2/approvals/a.yaml", "hồ sơ đặt không đúng chỗ: «a.yaml»."),
        (
            "quy-2-2026/a/b.yaml",
            "tên thư mục «quy-2-2026» không phải là một kỳ đánh giá; hồ sơ bên trong không được đọc.",
        ),
        ("units/a.zip", "tệp «a.zip» không phải là hồ sơ và không được đọc."),
    ],
)
def test_words_for_places(root: Path, write: Write, path: str, message: str) -> None:
    write(path, "a: 1")
    assert [problem.message for problem in read(root).problems] == [message]


def test_words_for_links_and_special_files(root: Path) -> None:
    (root / "records/units/a.yaml").symlink_to(root)
    os.mkfifo(root / "records/units/b.yaml")
    assert [(problem.message, problem.remedy) for problem in read(root).problems] == [
        (
            "đường dẫn này là liên kết (symlink); hồ sơ không dùng liên kết vì có thể dẫn ra ngoài kho.",
            "Thay liên kết bằng chính tệp hoặc thư mục thật.",
        ),
        ("đường dẫn này không phải là tệp thường.", "Xóa đi và tạo lại thành một tệp văn bản."),
    ]
