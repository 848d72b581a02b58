"""The files of a new organization's repository."""

import datetime as dt
import json
import re
from fnmatch import translate
from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace

from evalgen.cli.arguments import parser
from evalgen.cli.reports.rendering import render
from evalgen.domain.period import PeriodKind
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem, Severity
from evalgen.drafting.starter import SCHEMAS, draft_starter
from evalgen.drafting.starter_kinds import BLOCKS, kind_of
from evalgen.drafting.starter_templates import read_templates
from evalgen.drafting.starter_wishes import Hosting, Starter, StarterBody, StarterMember, StarterPack, StarterUnit
from evalgen.language import VIETNAMESE
from evalgen.reading.layout import Slot, locate
from evalgen.resources import resource

PACK = StarterPack(id="hd02", title="Hướng dẫn mẫu", kinds=(PeriodKind.QUARTER,), first=dt.date(2026, 4, 1))
PLAIN = Starter(
    name="Tổ chức mẫu (hư cấu)",
    packs=(PACK,),
    units=(),
    bodies=(),
    governed_by=None,
    hosting=Hosting(
        hosts=frozenset({"github", "gitlab"}),
        branch="main",
        release="https://phan-mem.example.org/evalgen-1.2.3-py3-none-any.whl#sha256=" + "0" * 64,
    ),
)
FULL = replace(
    PLAIN,
    units=(StarterUnit(id="van-phong", name="Văn phòng: số 1"), StarterUnit(id="truong", name="Lớp", kind="school")),
    bodies=(
        StarterBody(
            id="tren", name="Cấp trên", roles=("decide",), members=(StarterMember(id="a", name="A", account="b"),)
        ),
        StarterBody(id="ban-thuong-vu", name="Ban Thường vụ", roles=("decide", "approve_plan")),
    ),
    governed_by="tren",
)


@pytest.mark.parametrize("starter", [PLAIN, FULL], ids=["chỉ có tên và gói", "đủ mọi mục"])
def test_no_placeholder_is_left_and_no_template_unused(starter: Starter) -> None:
    templates = read_templates()
    drafts = draft_starter(starter, templates)
    assert [path for path, text in drafts.items() if "@@" in text] == []
    used = [
        text for text in templates.values() if any(re.split(r"@@evalgen:\w+@@", text)[0] in t for t in drafts.values())
    ]
    assert len(used) == len(templates)


def test_everything_ends_with_one_line_feed_and_without_trailing_blanks() -> None:
    for path, text in draft_starter(FULL, read_templates()).items():
        assert text.endswith("\n"), path
        assert not text.endswith("\n\n"), path
        assert not re.search(r"[ \t]+$|\t|\r", text, re.MULTILINE), path


def test_every_yaml_and_json_file_can_be_read() -> None:
    for path, text in draft_starter(FULL, read_templates()).items():
        if path.endswith((".yml", ".yaml")):
            assert isinstance(yaml.safe_load(text), dict), path
        if path.endswith(".json"):
            assert isinstance(json.loads(text), dict), path


@pytest.mark.parametrize(
    "hosts,there",
    [
        (frozenset({"github"}), {".github/workflows/evalgen-check.yml"}),
        (frozenset({"gitlab"}), {".gitlab-ci.yml"}),
        (frozenset[str](), set[str]()),
    ],
    ids=["github", "gitlab", "none"],
)
def test_workflows_are_those_of_the_host(hosts: frozenset[str], there: set[str]) -> None:
    drafts = draft_starter(replace(PLAIN, hosting=replace(PLAIN.hosting, hosts=hosts)), read_templates())
    of_hosts = {path for path in drafts if path.startswith((".github/", ".gitlab"))}
    assert there <= of_hosts
    assert bool(there) is bool(of_hosts)
    assert ("Settings → Pages" in drafts["README.md"]) is ("github" in hosts)
    assert ("CI/CD → Schedules" in drafts["README.md"]) is ("gitlab" in hosts)


def test_branch_and_release_are_those_asked_for() -> None:
    drafts = draft_starter(replace(PLAIN, hosting=replace(PLAIN.hosting, branch="master")), read_templates())
    publish = drafts[".github/workflows/evalgen-publish.yml"]
    assert 'branches: ["master"]' in publish
    assert f'EVALGEN: "evalgen @ {PLAIN.hosting.release}"' in publish
    assert f'pip install "evalgen @ {PLAIN.hosting.release}"' in drafts["README.md"]
    assert "git switch master && git pull" in drafts["README.md"]


def test_the_program_is_never_installed_by_its_name_alone() -> None:
    """Under that name a public index holds the program of somebody else."""
    for path, text in draft_starter(FULL, read_templates()).items():
        for line in text.splitlines():
            assert "evalgen==" not in line, path
            if "pip install evalgen" in line:
                assert "**không** `pip install evalgen`" in line, path


def test_words_of_the_organization_stay_words() -> None:
    drafts = draft_starter(FULL, read_templates())
    unit = yaml.safe_load(drafts["records/units/van-phong.yaml"])
    assert unit == {"name": "Văn phòng: số 1", "kind": "department", "block": "government", "from": dt.date(2026, 4, 1)}
    assert "suy từ tên đơn vị" in drafts["records/units/van-phong.yaml"]
    assert "suy từ tên đơn vị" not in drafts["records/units/truong.yaml"]
    sample = re.search(r"```yaml\n(.*?)```", drafts["records/units/README.md"], re.DOTALL)
    assert sample is not None
    assert yaml.safe_load(sample[1]) == unit


def test_the_guide_to_people_shows_an_absence_that_the_schema_takes() -> None:
    guide = draft_starter(FULL, read_templates())["records/people/README.md"]
    shown = re.search(r"`(absences: .*?)`", guide)
    assert shown is not None
    (absence,) = yaml.safe_load(shown[1])["absences"]
    schema = json.loads((resource("schemas") / "person.schema.json").read_text(encoding="utf-8"))
    item = schema["properties"]["absences"]["items"]["properties"]
    assert set(absence) == set(item)
    assert all(f"`{kind}`" in guide for kind in item["kind"]["enum"] if kind != absence["kind"])


def test_the_pack_is_named_with_its_kind_of_period() -> None:
    organization = draft_starter(PLAIN, read_templates())["records/organization.yaml"]
    assert "# Gói hd02 (Hướng dẫn mẫu): kỳ quý, từ ngày 01/04/2026.\n" in organization


@pytest.mark.parametrize(
    "kind,first,period",
    [
        (PeriodKind.MONTH, dt.date(2026, 12, 31), "2026-12"),
        (PeriodKind.QUARTER, dt.date(2026, 3, 31), "2026-Q1"),
        (PeriodKind.QUARTER, dt.date(2026, 4, 1), "2026-Q2"),
        (PeriodKind.YEAR, dt.date(2025, 8, 30), "2025"),
    ],
)
def test_the_guide_speaks_of_the_first_period_of_the_pack(kind: PeriodKind, first: dt.date, period: str) -> None:
    starter = replace(PLAIN, packs=(replace(PACK, kinds=(kind,), first=first),))
    assert f"evalgen new {period}\n" in draft_starter(starter, read_templates())["README.md"]


def test_the_guide_speaks_of_bodies_of_the_organization_before_the_one_above() -> None:
    guide = draft_starter(FULL, read_templates())["README.md"]
    assert "decision: {by: ban-thuong-vu," in guide
    assert "cần 1 thành viên của Ban Thường vụ ký" in guide


def test_an_editor_finds_each_problem_in_what_its_task_prints() -> None:
    tasks = json.loads(draft_starter(PLAIN, read_templates())[".vscode/tasks.json"])["tasks"]
    place = Place(file="records/2026-Q2/văn phòng/a.yaml", line=14, column=3)
    told = [
        Problem(code="late", place=place, message=f"a: [b] 1:2: error: {severity.name}", remedy="c.", severity=severity)
        for severity in Severity
    ]
    lines = render(told, format="lines").splitlines()
    for task in tasks:
        assert parser(VIETNAMESE, "check").parse_args(task["args"]).format == "lines"
        pattern = task["problemMatcher"]["pattern"]
        found = [re.fullmatch(pattern["regexp"], line) for line in lines]
        names = ("file", "line", "column", "severity", "code")
        assert [match and tuple(match[pattern[name]] for name in names) for match in found] == [
            (place.file, "14", "3", level, "late") for level in ("error", "info", "warning")
        ]


def test_editors_know_a_schema_for_every_kind_of_file_and_one_only() -> None:
    settings = json.loads(draft_starter(PLAIN, read_templates())[".vscode/settings.json"])
    assert {Path(name).name for name in settings["yaml.schemas"]} == {f"{kind}.schema.json" for kind in SCHEMAS}
    assert set(SCHEMAS) == {path.name.removesuffix(".schema.json") for path in resource("schemas").glob("*.json")}


@pytest.mark.parametrize(
    "file,kind",
    [
        ("records/organization.yaml", "organization"),
        ("records/units/van-phong.yaml", "unit"),
        ("records/people/tran-thi-binh.yaml", "person"),
        ("records/bodies/ban-thuong-vu.yaml", "body"),
        ("records/catalogues/van-phong.yaml", "catalogue"),
        ("records/2026-Q2/period.yaml", "period"),
        ("records/2026-Q2/van-phong/collective.yaml", "collective"),
        ("records/2026-06/van-phong/tran-thi-binh.yaml", "evaluation"),
        ("records/2026/approvals/van-phong/tran-thi-binh/decision-bi-thu.yaml", "approval"),
        ("records/2026-Q2/receipts/2026-07-04-1.yaml", "receipt"),
        ("records/2026-Q2/rules/0123456789abcdef.yaml", "rules"),
        ("records/approvals/2026-07-04-1/bi-thu.yaml", "protection"),
    ],
)
def test_the_editor_and_the_program_agree_what_a_file_is(file: str, kind: str) -> None:
    found = locate(file)
    assert isinstance(found, Slot)
    assert found.kind == kind
    assert [name for name, patterns in SCHEMAS.items() if matches(file, patterns)] == [kind]


@pytest.mark.parametrize(
    "file,kind",
    [
        ("records/regulation/tinh-x/pack.yaml", "pack"),
        ("records/regulation/tinh-x/parameters.yaml", "pack"),
        ("records/regulation/tinh-x/frameworks/khung-x.yaml", "framework"),
        ("records/regulation/tinh-x/forms/phieu-x.yaml", "form"),
    ],
)
def test_own_regulation_has_its_schemas(file: str, kind: str) -> None:
    assert [name for name, patterns in SCHEMAS.items() if matches(file, patterns)] == [kind]


def matches(file: str, patterns: tuple[str, ...]) -> bool:
    """As editors read them: a star does not cross a folder, «!» takes out again."""

    def fits(pattern: str) -> bool:
        parts, names = pattern.split("/"), file.split("/")
        return len(parts) == len(names) and all(
            re.fullmatch(translate(part), name) for part, name in zip(parts, names, strict=True)
        )

    return any(fits(item) for item in patterns if item[0] != "!") and not any(
        fits(item[1:]) for item in patterns if item[0] == "!"
    )


@pytest.mark.parametrize(
    "name,kind",
    [
        ("Đảng ủy xã Suối Mơ", "party_committee"),
        ("Đảng uỷ xã Suối Mơ", "party_committee"),
        ("Văn phòng Đảng ủy", "party_office"),
        ("Văn phòng HĐND và UBND", "department"),
        ("Chi bộ thôn 1", "party_organization"),
        ("Ban Xây dựng Đảng", "advisory_body"),
        ("Ủy ban Kiểm tra Đảng ủy", "advisory_body"),
        ("Hội đồng nhân dân xã", "peoples_council"),
        ("Hội Nông dân xã", "organization"),
        ("Đoàn Thanh niên", "organization"),
        ("Ủy ban nhân dân xã", "peoples_committee"),
        ("Ủy ban Mặt trận Tổ quốc xã", "front"),
        ("Trường Tiểu học Số 1", "school"),
        ("Trạm Y tế", "health_station"),
        ("Trung tâm Văn hóa", "public_service"),
        ("Trung tâm Chính trị", "advisory_body"),
        ("Phòng Kinh tế", "department"),
        ("ABC", "department"),
    ],
)
def test_the_kind_of_a_unit_is_guessed_from_its_name(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_every_kind_of_the_schema_has_a_block_of_the_schema() -> None:
    schema = json.loads((resource("schemas") / "unit.schema.json").read_text(encoding="utf-8"))["properties"]
    assert set(BLOCKS) == set(schema["kind"]["enum"])
    assert set(BLOCKS.values()) <= set(schema["block"]["enum"])
