"""What a merge may do to records: every rule with its cases, word for word."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from case_tables import read_table
from compared import compared, edited, side, told, tree
from sound_records import SOUND

import evalgen.approving
from evalgen.approving import (
    closed_periods,
    earlier_terms,
    late_receipts,
    lost_ground,
    own_collective,
    record_moves,
    sealed_sections,
    step_order,
)
from evalgen.approving.file_changes import file_changes
from evalgen.approving.record_pairs import record_pairs
from evalgen.approving.side import Comparison
from evalgen.approving.transitions import RULES, transition_problems
from evalgen.approving.verdict import verdict
from evalgen.domain.problem import Severity
from evalgen.domain.revision import EntryKind, Tree, TreeEntry

CASES: list[dict[str, Any]] = read_table(Path(__file__).parent / "cases" / "transitions.yaml")
AN = "2026-Q2/van-phong/le-van-an.yaml"
ROOM = Path(evalgen.approving.__file__).parent
MODULES = (
    *(
        "closed_periods",
        "earlier_terms",
        "late_receipts",
        "lost_ground",
        "own_collective",
        "moved_results",
        "power_moves",
        "quota_changes",
        "reach",
        "record_moves",
        "sealed_sections",
    ),
    "step_order",
)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    before = edited(SOUND, case["before"])
    plan = compared(before, edited(before, case["after"]))
    assert [told(problem) for problem in transition_problems(plan.comparison)] == case["problems"]


def test_nothing_changed_is_nothing_to_say() -> None:
    plan = compared(SOUND, SOUND)
    assert (plan.transitions, plan.records, plan.others, plan.verdict.reasons) == ((), (), (), ())


def test_an_organization_that_could_not_be_read_was_there() -> None:
    broken = edited(SOUND, {"write": {"organization.yaml": "name: [\n"}})
    assert compared({}, SOUND).comparison.founding
    assert not compared(broken, SOUND).comparison.founding


def test_a_period_that_could_not_be_read_is_taken_for_closed() -> None:
    broken = edited(SOUND, {"write": {"2026-Q2/period.yaml": "opened_on: [\n"}})
    changed = edited(broken, {"change": {AN: [["number: 21-QĐ/ĐU", "number: 22-QĐ/ĐU"]]}})
    found = [problem.code for problem in transition_problems(compared(broken, changed).comparison)]
    assert "closed-period-changed" in found


def of_files(before: Tree, after: Tree, *, folder: str = "", **settings: Any) -> list[tuple[str, str, Severity]]:
    """What the rules on files say where the sound records have these entries in Git."""
    sound = side(SOUND)
    files = file_changes(before, after, **settings)
    pairs = record_pairs(sound.records, sound.records, files)
    found = transition_problems(Comparison(before=sound, after=sound, files=files, pairs=pairs, folder=folder))
    return [(problem.code, problem.place.file, problem.severity) for problem in found]


def with_entry(kind: EntryKind, content: str) -> Tree:
    return {**tree(SOUND), f"records/{AN}": TreeEntry(kind=kind, content=content)}


def test_a_record_that_becomes_executable_is_for_somebody_above() -> None:
    plain = tree(SOUND)
    content = plain[f"records/{AN}"].content
    found = of_files(plain, with_entry(EntryKind.EXECUTABLE, content))
    assert found == [("executable-record", f"records/{AN}", Severity.WARNING)]
    assert of_files(with_entry(EntryKind.EXECUTABLE, content), plain) == []


@pytest.mark.parametrize(
    "folder,path",
    [
        *(("", path) for path in ("Records/{}", "recordſ/{}", "Records")),
        *(("xã/kho/", path) for path in ("RECORDS/{}", "../../xã/Kho/records/{}", "../../XÃ/kho/Records/{}")),
        *(("xã/kho/", path) for path in ("../../xã/KHO", "../../Xã", "../../xa\u0303")),
    ],
)
def test_what_lies_upon_the_records_on_other_disks_is_refused(folder: str, path: str) -> None:
    """A record of large letters is named by `check`, which never looks into a folder beside `records/`."""
    entry = TreeEntry(kind=EntryKind.FILE, content="x")
    there = path.format(AN)
    found = of_files(tree(SOUND), {**tree(SOUND), there: entry}, folder=folder)
    assert found == [("records-in-disguise", there, Severity.ERROR)]
    assert of_files({**tree(SOUND), there: entry}, tree(SOUND), folder=folder) == []


@pytest.mark.parametrize(
    "there,come",
    [
        ("minh-chung.pdf", "Minh-Chung.pdf"),
        ("minh-chung.pdf", "minh-chung.PDF"),
        ("quyết-định.pdf", "quye\u0302\u0301t-đi\u0323nh.pdf"),
        ("anh/a.png", "Anh/a.png"),
    ],
    ids=["chữ hoa", "đuôi viết hoa", "dấu viết rời", "thư mục viết hoa"],
)
def test_evidence_that_lies_upon_other_evidence_on_other_disks_is_refused(there: str, come: str) -> None:
    """What was there does not change, and whoever reads it on Windows or macOS may read the other one."""
    unit, entry = "records/2026-Q2/van-phong", TreeEntry(kind=EntryKind.FILE, content="x")
    before = {**tree(SOUND), f"{unit}/{there}": entry}
    found = of_files(before, {**before, f"{unit}/{come}": TreeEntry(kind=EntryKind.FILE, content="y")})
    assert found == [("records-in-disguise", f"{unit}/{come}", Severity.ERROR)]
    renamed = {**tree(SOUND), f"{unit}/{come}": entry}
    assert "records-in-disguise" not in {code for code, _, _ in of_files(before, renamed)}
    assert of_files(tree(SOUND), {**before, "records/2026-Q2/phong-khac/Minh-Chung.pdf": entry}) == []


@pytest.mark.parametrize(
    "folder,paths",
    [
        ("", ["records.md", "docs/Records/a.md"]),
        ("kho/", ["../Records/a.yaml", "../RECORDS", "../khác/Records/a.yaml", "../Kho/a.md", "Kho/records/a.md"]),
    ],
    ids=["ở đầu kho Git", "trong một thư mục của kho Git"],
)
def test_what_lies_elsewhere_may_be_called_as_it_likes(folder: str, paths: list[str]) -> None:
    entry = TreeEntry(kind=EntryKind.FILE, content="x")
    assert of_files(tree(SOUND), {**tree(SOUND), **dict.fromkeys(paths, entry)}, folder=folder) == []


@pytest.mark.parametrize(
    "state,words",
    [({}, "quý II năm 2026 đã khóa"), ({"open": True}, "có quyết định")],
    ids=["kỳ đã khóa", "đã quyết định"],
)
@pytest.mark.parametrize("folder", ["van-phong/", "van-phong/minh-chung/", "", "minh-chung/"])
def test_evidence_stays_as_it_was_decided_by(folder: str, state: dict[str, Any], words: str) -> None:
    """No statement holds its digest, so that it could be put in the place of another in silence."""
    files = edited(SOUND, state)
    old, new = (TreeEntry(kind=EntryKind.FILE, content=content) for content in ("cũ", "mới"))
    evidence = f"records/2026-Q2/{folder}bao-cao-05.pdf"
    with_old, renamed = {**tree(files), evidence: old}, evidence.replace("05", "06")
    changes = {
        "sửa": {**tree(files), evidence: new},
        "xóa": tree(files),
        "đổi tên": {**tree(files), renamed: old},
    }
    for kind, after in changes.items():
        plan = compared(files, files, files=file_changes(with_old, after))
        (found,) = plan.transitions
        assert (found.code, found.severity) == ("evidence-changed", Severity.WARNING)
        assert found.message == f"tệp đi kèm hồ sơ bị {kind} sau khi {words}."
    assert compared(files, files, files=file_changes(tree(files), with_old)).transitions == ()
    undecided = edited(files, {"open": True, "drop": {name: ["decision"] for name in files if "/van-phong/" in name}})
    assert compared(undecided, undecided, files=file_changes(with_old, changes["sửa"])).transitions == ()


def test_evidence_of_a_unit_stays_open_where_only_others_were_decided() -> None:
    files = edited(SOUND, {"open": True})
    path = "records/2026-Q2/don-vi-khac/bao-cao-05.pdf"
    before, after = ({path: TreeEntry(kind=EntryKind.FILE, content=content)} for content in ("cũ", "mới"))
    unit = {"units/don-vi-khac.yaml": files["units/van-phong.yaml"]}
    for known, codes in ((files | unit, []), (files, ["evidence-changed"])):
        plan = compared(known, known, files=file_changes(before, after))
        assert [problem.code for problem in plan.transitions] == codes


def test_content_that_git_joined_is_for_somebody_above() -> None:
    head, merged = with_entry(EntryKind.FILE, "head"), with_entry(EntryKind.FILE, "merged")
    assert of_files(tree(SOUND), merged, head=head) == [("content-joined", f"records/{AN}", Severity.WARNING)]
    assert of_files(tree(SOUND), head, head=head) == []


def test_a_conflict_stops_the_merge() -> None:
    head = with_entry(EntryKind.FILE, "head")
    found = of_files(tree(SOUND), head, head=head, conflicts=[f"records/{AN}"])
    assert found == [("merge-conflict", f"records/{AN}", Severity.ERROR)]


OTHER_AXIS = {
    "change": {
        AN: [
            ['axis_weights: {"1": 30, "4": 40}', 'axis_weights: {"1": 0, "4": 70}'],
            ["{id: ke-hoach-quy, axis: 1", "{id: ke-hoach-quy, axis: 4"],
            ["ke-hoach-quy: {quantity: 1, quality: 1.2", "ke-hoach-quy: {quantity: 1, quality: 0.75"],
        ]
    }
}
CATALOGUE = {"change": {"catalogues/van-phong.yaml": [["chuyên đề, points: 120", "chuyên đề, points: 240"]]}}


@pytest.mark.parametrize(
    "state,severity,which",
    [({}, Severity.ERROR, "thuộc kỳ đã khóa"), ({"open": True}, Severity.WARNING, "đã có quyết định")],
    ids=["kỳ đã khóa", "đã quyết định"],
)
def test_a_catalogue_that_moves_an_old_result_is_named(state: dict[str, Any], severity: Severity, which: str) -> None:
    before = edited(SOUND, OTHER_AXIS | state)
    plan = compared(before, edited(before, CATALOGUE))
    assert [(item.code, item.place.file, item.severity) for item in plan.transitions] == [
        ("decided-result-moved", f"records/{AN}", severity)
    ]
    assert which in plan.transitions[0].message
    assert "96,75 → 96,06 điểm" in plan.transitions[0].message
    (moved,) = plan.moved
    assert (moved.record.document.file, moved.rulings) == (f"records/{AN}", ())
    assert moved.words[0].endswith("68,75 → 68,06 điểm (−0,69)")


def test_an_undecided_result_that_moves_is_only_shown() -> None:
    before = edited(SOUND, OTHER_AXIS | {"open": True, "drop": {AN: ["decision"]}})
    plan = compared(before, edited(before, CATALOGUE))
    assert (len(plan.moved), plan.transitions) == (1, ())


def test_a_post_written_anew_takes_no_place_in_a_closed_period() -> None:
    """No record changes, and yet somebody would be counted with others: the merge was once called fine."""
    regrouped = {"change": {"people/le-van-an.yaml": [["peer_group: cap-pho", "peer_group: dung-dau"]]}}
    plan = compared(SOUND, edited(SOUND, regrouped))
    found = [(item.code, item.place.file, item.severity) for item in plan.transitions]
    assert found == [("closed-quota-moved", "records/2026-Q2/period.yaml", Severity.ERROR)] * 2
    assert plan.transitions[0].message == (
        "«Người đứng đầu», quý II năm 2026: 0 xuất sắc, 0 tốt → 0 xuất sắc, 1 tốt, dù kỳ đã khóa và không hồ sơ nào của "
        "kỳ sửa."
    )
    opened = edited(SOUND, {"open": True})
    assert compared(opened, edited(opened, regrouped)).transitions == ()


NEXT_POST = """\
    to: 2026-09-30
  - unit: van-phong
    title: Chánh Văn phòng
    standing: HEAD
    peer_group: dung-dau
    managed_by: tap-the-van-phong
    used_by: tap-the-van-phong
    from: 2026-10-01
"""


def test_power_over_somebody_does_not_change_hands_in_silence() -> None:
    """`audit` asks for a signature that comes with the change: after the merge it is too late to say so."""
    plan = compared(SOUND, edited(SOUND, {"add": {"people/le-van-an.yaml": NEXT_POST}}))
    (found,) = plan.transitions
    assert (found.code, found.place.file) == ("power-moved-unapproved", "records/people/le-van-an.yaml")
    assert plan.verdict.level.name == "NEEDS_HIGHER_REVIEW"
    assert found.message == (
        "đối với Lê Văn An («le-van-an»), quyền quyết định chuyển sang «tap-the-van-phong» (Tập thể lãnh đạo Văn phòng "
        "mẫu), chưa có chữ ký của «ban-thuong-vu» (Ban Thường vụ mẫu)."
    )


def test_every_rule_stands_in_the_table_once() -> None:
    """A public function that takes the comparison alone is a rule; its docstring is the rule, in one sentence."""
    named = (closed_periods, earlier_terms, late_receipts, lost_ground, own_collective, record_moves)
    modules = (*named, sealed_sections, step_order)
    defined = [
        f"{module.__name__}.{node.name}"
        for module in modules
        for node in ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and [argument.arg for argument in node.args.args] == ["comparison"]
    ]
    listed = [f"{rule.__module__}.{rule.__qualname__}" for rule in RULES]
    assert sorted(listed) == sorted(defined)
    assert all(rule.__doc__ and "\n" not in rule.__doc__ for rule in RULES)


def codes(module: str) -> Iterator[str]:
    for node in ast.walk(ast.parse((ROOM / f"{module}.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
            yield from (str(ast.literal_eval(word.value)) for word in node.keywords if word.arg == "code")


def test_every_code_has_a_case_and_a_title() -> None:
    """Those without a case in the table are tested above and in test_reach.py by name."""
    tested = {problem["code"] for case in CASES for problem in case["problems"]}
    tested |= {"executable-record", "content-joined", "merge-conflict", "decided-result-moved", "records-in-disguise"}
    tested |= {"signatures-lose-ground", "evidence-changed", "decided-result-renamed", "signed-by-earlier-terms"}
    tested |= {"person-anew", "received-too-late", "collective-signed-by-its-leaders"}
    tested |= {"closed-quota-moved", "power-moved-unapproved"}
    tested |= {"too-many-units", "unit-not-answered-for", "many-units"}
    found = {code for module in MODULES for code in codes(module)}
    assert found == tested


@pytest.mark.parametrize("module", MODULES)
def test_every_code_can_be_told_at_the_top(module: str) -> None:
    plan = compared(SOUND, SOUND)
    for code in codes(module):
        problem = side(edited(SOUND, {"remove": [AN]})).problems[0]
        judged = verdict(
            [type(problem)(code=code, place=problem.place, message="x", remedy="y")],
            plan.problems,
            (),
            unrelated=False,
            founding=False,
        )
        assert judged.level.name == "FAILED"
        assert judged.reasons[0].words
