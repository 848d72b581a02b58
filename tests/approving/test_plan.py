"""The other parts of the plan: results, clauses, quota, units, deadlines, evidence, law, the word at the top."""

from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest
from case_records import counting
from compared import BASIS, compared, edited, side, tree
from msgspec.structs import replace
from sound_records import SOUND

from evalgen.approving.file_changes import ChangeKind, file_changes
from evalgen.approving.law_changes import law_changes, shown
from evalgen.approving.new_problems import problem_change
from evalgen.approving.quota_changes import quota_changes
from evalgen.approving.quota_race import quota_races
from evalgen.approving.review import Review
from evalgen.approving.ruling_changes import ruling_changes
from evalgen.approving.score_words import score_words, signed
from evalgen.approving.verdict import Gravity
from evalgen.domain.approval import ApprovedStep
from evalgen.domain.citation import Citation
from evalgen.domain.derivation import Line, ScoreSheet
from evalgen.domain.grade import Grade, Outcome, Undetermined
from evalgen.domain.marks import Marks
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.ruling import Effect, Judgement, QuotaResult, Ruling
from evalgen.regulation.law import Law
from evalgen.regulation.level import Level

AN = "2026-Q2/van-phong/le-van-an.yaml"
TT = "2026-Q2/van-phong/collective.yaml"
KY = "2026-Q2/period.yaml"
E, G, C, N = Grade.EXCELLENT, Grade.GOOD, Grade.COMPLETED, Undetermined.NOT_SCORED
Edit = dict[str, Any]


def plan(before: Edit, after: Edit, **settings: Any) -> Review:
    files = edited(SOUND, before)
    return compared(files, edited(files, after), **settings)


def ruling(rule: str, effect: Effect, after: Outcome = G) -> Ruling:
    citation = Citation(instrument="x", instrument_name="X")
    return Ruling(rule=rule, effect=effect, before=N, after=after, reason="", citation=citation)


BAND, TIME, LATE = ruling("band", Effect.CHANGES), ruling("time", Effect.HOLDS), ruling("time", Effect.NOTE)


@pytest.mark.parametrize(
    "before,after,changed",
    [
        ([], [], []),
        ([BAND, TIME], [BAND, TIME], []),
        ([BAND], [BAND, TIME], []),
        ([BAND, TIME], [BAND], []),
        ([BAND, TIME], [BAND, LATE], ["time"]),
        ([BAND, LATE], [BAND], ["time"]),
        ([BAND], [ruling("band", Effect.CHANGES, E)], ["band"]),
        ([BAND], [ruling("band", Effect.PENDING)], ["band"]),
        ([], [BAND, TIME], ["band"]),
        ([ruling("a", Effect.NOTE), ruling("b", Effect.NOTE)], [ruling("c", Effect.NOTE)], ["a", "b", "c"]),
        (
            [ruling("a", Effect.NOTE), ruling("b", Effect.NOTE)],
            [ruling("a", Effect.PENDING), ruling("c", Effect.NOTE)],
            ["a", "b", "c"],
        ),
    ],
    ids=[
        "không có gì",
        "như cũ",
        "điều kiện đạt không nói gì",
        "điều kiện đạt biến mất cũng không nói gì",
        "điều kiện thành lưu ý",
        "lưu ý mất",
        "mức điểm khác",
        "chờ dữ liệu",
        "lần đầu có kết quả",
        "thứ tự: điều cũ đứng ở chỗ cũ",
        "thứ tự: điều cũ sau điều mà nó từng theo sau",
    ],
)
def test_clauses_that_moved(before: list[Ruling], after: list[Ruling], changed: list[str]) -> None:
    assert [change.rule for change in ruling_changes(before, after)] == changed


@pytest.mark.parametrize("value,shown", [(2, "+2"), (-2, "−2"), (0, "0")])
def test_signs(value: int, shown: str) -> None:
    assert signed(Fraction(value)) == shown
    assert signed(Fraction(457, 100)) == "+4,57"


OPEN = {"open": True, "drop": {AN: ["proposal", "decision"]}}
VERIFIED = [["differences: []", 'differences: [{criterion: "3.3", met: false, reason: Còn hạn chế}]']]


def test_a_criterion_in_words_with_its_points() -> None:
    (record,) = plan(
        {"open": True, "drop": {AN: ["verification", "proposal", "decision"]}}, {"restore": {AN: []}}
    ).records
    assert (
        record.words[0]
        == "Thẩm định: thêm Cơ quan thẩm định: Ban Xây dựng Đảng mẫu; Ngày thẩm định: 01/07/2026; Điểm khác biệt: (trống)"
    )
    (record,) = plan(OPEN, {"change": {AN: VERIFIED}}).records
    assert record.words[0] == "Tiêu chí 3.3: đảm bảo → không đảm bảo, −2 điểm"
    assert (record.before.shown, record.after.shown) == ("98,00", "96,00")  # type: ignore[union-attr]
    assert record.opinions is not None
    assert (record.opinions.own_score, record.opinions.verified_score) == ("98,00", "96,00")


def test_ticks_of_criteria_are_told_once() -> None:
    before = {"open": True, "drop": {AN: ["verification", "proposal", "decision"]}}
    (record,) = plan(before, {"change": {AN: [['not_met: ["3.4"]', 'not_met: ["3.3"]']]}}).records
    assert record.words == (
        "Tiêu chí 3.3: đảm bảo → không đảm bảo, −2 điểm",
        "Tiêu chí 3.4: không đảm bảo → đảm bảo, +2 điểm",
    )


def test_without_a_score_the_ticks_are_told_as_they_stand() -> None:
    before = {"open": True, "drop": {AN: ["verification", "proposal", "decision"]}}
    lost = {
        "change": {
            AN: [["quantity: 3, quality: 1, timeliness: 1, leadership: 1", "quantity: 3"], ["default: met, ", ""]]
        }
    }
    (record,) = plan(before, lost).records
    assert record.after is not None
    assert (record.after.shown, record.after.outcome) == ("", N)
    assert "Tự đánh giá · Tiêu chí chung · Mặc định: Đảm bảo → bỏ trống" in record.words


def test_only_the_order_or_a_comment() -> None:
    (record,) = plan({"open": True}, {"change": {AN: [["plan:\n", "# Ghi chú\nplan:\n"]]}}).records
    assert record.words == ("Chỉ đổi cách trình bày hoặc chú thích; nội dung giữ nguyên.",)
    text = SOUND[AN].splitlines(keepends=True)
    at = text.index("  work_items:\n")
    swapped = "".join([*text[: at + 1], text[at + 2], text[at + 1], *text[at + 3 :]])
    (record,) = plan({"open": True, "drop": {AN: ["decision"]}}, {"write": {AN: swapped}, "drop": {AN: []}}).records
    assert record.words[0].startswith("Quyết định: thêm")
    before = {"open": True}
    (record,) = plan(before, {"write": {AN: swapped}}).records
    assert record.words == ("Chỉ đổi thứ tự các mục; nội dung giữ nguyên.",)


@pytest.mark.parametrize(
    "before,after,kind,words",
    [
        ({"remove": [AN]}, {"restore": {AN: []}}, ChangeKind.ADDED, "Hồ sơ mới, có các mục: Kế hoạch, Tự đánh giá"),
        ({}, {"remove": [AN]}, ChangeKind.DELETED, "Xóa hồ sơ, có các mục: Kế hoạch, Tự đánh giá"),
        ({}, {"write": {AN: "plan: [\n"}}, ChangeKind.CHANGED, "Hồ sơ không còn đọc được"),
        ({"write": {AN: "plan: [\n"}}, {"restore": {AN: []}}, ChangeKind.CHANGED, "Trước đây không đọc được"),
    ],
    ids=["mới", "xóa", "hỏng", "lành lại"],
)
def test_records_that_come_go_or_break(before: Edit, after: Edit, kind: ChangeKind, words: str) -> None:
    (record,) = plan({"open": True} | before, after).records
    assert record.kind is kind
    assert record.words[0].startswith(words)
    assert (record.name, record.post, record.held) == ("Lê Văn An", "Phó Chánh Văn phòng", "Cấp phó")


def test_a_collective_is_a_record_like_others() -> None:
    (record,) = plan({"open": True, "drop": {TT: ["decision"]}}, {"restore": {TT: []}}).records
    assert (record.name, record.post) == ("Tập thể Văn phòng mẫu", "")
    assert record.before is not None
    assert record.after is not None
    assert (record.before.stage, record.after.stage) == ("Đã đề xuất xếp loại", "Đã quyết định")
    before = {"open": True, "drop": {TT: ["self_grade", "proposal", "decision"]}}
    (record,) = plan(before, {"restore": {TT: ["proposal", "decision"]}}).records
    assert record.before is not None
    assert record.before.stage == "Đang ghi nhiệm vụ"


def test_evidence_named_or_missing() -> None:
    before = {"open": True, "drop": {AN: ["verification", "proposal", "decision"]}}
    named = [
        [
            "quantity: 3, quality: 1, timeliness: 1, leadership: 1",
            "quantity: 3, quality: 1, timeliness: 1, leadership: 1, evidence: [a.pdf]",
        ]
    ]
    (record,) = plan(before, {"change": {AN: named}}).records
    assert record.evidence is not None
    assert (record.evidence.named, record.evidence.missing) == (1, ("Kế hoạch quý",))
    none = [["quantity: 1, quality: 1.2, timeliness: 1, leadership: 1, key_response: 1", "quantity: 0"]]
    (record,) = plan(before, {"change": {AN: [*named, *none]}}).records
    assert record.evidence is not None
    assert (record.evidence.named, record.evidence.missing) == (1, ())


TO_EXCELLENT = [
    ["on: 2026-07-02, grade: GOOD", "on: 2026-07-02, grade: EXCELLENT, outstanding: Sớm hai ngày"],
    ["number: 21-QĐ/ĐU, grade: GOOD", "number: 21-QĐ/ĐU, grade: EXCELLENT"],
]
EXCELLENT = {"change": {AN: TO_EXCELLENT}}
EXCELLENT_AN = edited(SOUND, EXCELLENT)[AN]


def test_the_quota_of_the_group_before_and_after() -> None:
    review = plan({"open": True}, EXCELLENT)
    (change,) = review.quotas
    assert (change.group.title, change.come, change.gone, change.moved_on_target) == (
        "Cấp phó",
        ("le-van-an",),
        (),
        False,
    )
    assert change.before is not None
    assert change.after is not None
    assert (change.before.good, change.after.good, change.after.result) == (1, 0, QuotaResult.EXCEEDED)
    assert "Quý II năm 2026, Cấp phó: bớt 1 người «xuất sắc»." in review.to_do
    files = edited(SOUND, {"open": True})
    back = compared(edited(files, EXCELLENT), files)
    assert (back.quotas[0].come, back.quotas[0].gone) == ((), ("le-van-an",))


AN_2 = "2026-Q2/van-phong/le-van-2.yaml"
TWO_PROPOSED = {
    "open": True,
    "write": {
        "people/le-van-2.yaml": SOUND["people/le-van-an.yaml"].replace("Lê Văn An", "Lê Văn Hai"),
        AN_2: SOUND[AN].partition("decision:")[0],
        AN: EXCELLENT_AN.partition("decision:")[0],
    },
}


@pytest.mark.parametrize(
    "decided,over",
    [({AN: EXCELLENT_AN}, (f"records/{AN}",)), ({AN_2: SOUND[AN]}, ())],
    ids=["xuất sắc", "người khác, mức tốt"],
)
def test_whoever_decides_sees_the_quota_though_the_proposals_counted_already(
    decided: dict[str, str], over: tuple[str, ...]
) -> None:
    review = plan(TWO_PROPOSED, {"write": decided})
    (change,) = review.quotas
    assert (change.moves, change.come) == (False, ())
    assert change.after is not None
    assert (change.after.result, change.after.decided) == (QuotaResult.EXCEEDED, False)
    assert "Quý II năm 2026, Cấp phó: bớt 1 người «xuất sắc»." in review.to_do
    found = [reason for reason in review.verdict.reasons if reason.code == "decided-above-quota"]
    assert [(reason.level, reason.files) for reason in found] == ([(Gravity.NEEDS_HIGHER_REVIEW, over)] if over else [])


AN_3 = "2026-Q2/van-phong/le-van-3.yaml"
OTHERS = dict.fromkeys(("people/le-van-2.yaml", "people/le-van-3.yaml"), SOUND["people/le-van-an.yaml"])


@pytest.mark.parametrize("base,over", [("both", ()), ("literal", (f"records/{AN}",)), ("pool", ())])
def test_places_are_those_of_the_reading_that_the_pack_has_settled_on(base: str, over: tuple[str, ...]) -> None:
    """20 % of 2 are 0,4 → 0; of 3 they are 0,6 → 1. One is decided on, the two others wait."""
    proposed = SOUND[AN].partition("decision:")[0]
    records = {AN: proposed, AN_2: proposed, AN_3: proposed}
    before = edited(SOUND, {"open": True, "write": OTHERS | records})
    review = compared(counting(base, before), counting(base, edited(before, {"write": {AN: EXCELLENT_AN}})))
    found = [reason.files for reason in review.verdict.reasons if reason.code == "decided-above-quota"]
    assert found == ([over] if over else [])
    assert ("Quý II năm 2026, Cấp phó: bớt 1 người «xuất sắc»." in review.to_do) is bool(over)


@pytest.mark.parametrize("base,races", [("both", 1), ("literal", 0)])
def test_merges_that_were_each_above_the_reading_of_the_pack_are_no_race(base: str, races: int) -> None:
    """Two EXCELLENT of three: one place if 20 % are taken of three, none by the one who is GOOD."""
    records = {AN: EXCELLENT_AN, AN_2: EXCELLENT_AN, AN_3: SOUND[AN]}
    after = side(counting(base, edited(SOUND, {"write": OTHERS | records})))
    signed_by = [
        SimpleNamespace(period=period, record=person, step=ApprovedStep.DECISION, document=SimpleNamespace(file=person))
        for period in after.results.quotas
        for person in ("le-van-an", "le-van-2")
    ]
    results = replace(after.results, records=replace(after.results.records, approvals=signed_by))
    assert len(list(quota_races(results, {"le-van-an": "a" * 40, "le-van-2": "b" * 40}))) == races


def test_a_group_is_not_shown_for_what_says_nothing_of_grades() -> None:
    (record,) = (review := plan(TWO_PROPOSED, {"change": {AN: [["Báo cáo hằng tháng", "Báo cáo từng tháng"]]}})).records
    assert record.words
    assert review.quotas == ()


def test_a_group_that_the_target_branch_has_moved_as_well_says_so() -> None:
    others = replace(BASIS, behind=True, target_paths=frozenset({f"records/{AN}"}))
    (change,) = plan({"open": True}, EXCELLENT, basis=others).quotas
    assert change.moved_on_target
    elsewhere = replace(BASIS, behind=True, target_paths=frozenset({"records/2026-Q2/van-phong/tran-thi-binh.yaml"}))
    (change,) = plan({"open": True}, EXCELLENT, basis=elsewhere).quotas
    assert not change.moved_on_target


def test_quotas_inside_units_are_kept_apart() -> None:
    """Two units with the same peer group, where the law counts each unit by itself."""
    review = plan({"open": True}, EXCELLENT)
    (period,) = review.comparison.after.results.quotas
    group = review.quotas[0].group
    whole = replace(group, unit="van-phong", peer_group="", title="Văn phòng mẫu")
    other = replace(group, unit="ban-khac")
    quotas = {period: (replace(group, unit="van-phong"), whole, other)}
    before, after = review.comparison.before, review.comparison.after
    comparison = replace(review.comparison, after=replace(after, results=replace(after.results, quotas=quotas)))
    comparison = replace(comparison, before=replace(before, results=replace(before.results, quotas={})))
    changes = quota_changes(comparison, frozenset({f"records/{AN}"}))
    assert [(item.group.unit, item.group.peer_group, item.moved_on_target) for item in changes] == [
        ("van-phong", "cap-pho", True),
        ("van-phong", "", True),
        ("ban-khac", "cap-pho", False),
    ]


def test_units_that_are_complete_and_who_is_missing() -> None:
    before = {"open": True, "drop": {AN: ["proposal", "decision"]}, "remove": ["2026-Q2/van-phong/tran-thi-binh.yaml"]}
    (state,) = plan(before, {"restore": {AN: ["decision"]}}).units
    assert state.complete == ("tập thể",)
    assert state.under_way == (("Lê Văn An", "Đã đề xuất xếp loại"),)
    assert state.missing == ("Trần Thị Bình",)
    assert not state.whole
    (state,) = plan({"open": True, "drop": {AN: ["decision"]}}, {"restore": {AN: []}}).units
    assert state.whole


def test_a_period_that_cannot_be_read_is_told_as_that_and_not_as_results_that_moved() -> None:
    review = plan({}, {"write": {KY: "opened_on: 2026-04-45\n"}})
    assert {problem.place.file for problem in review.problems.new} == {f"records/{KY}"}
    assert (review.verdict.level, review.moved, review.quotas) == (Gravity.FAILED, (), ())
    assert not {"decided-result-moved", "closed-quota-moved"} & {problem.code for problem in review.transitions}


def test_a_file_that_is_there_and_cannot_be_read_is_not_missing() -> None:
    broken = {"write": {AN: "plan: [\n", TT: "tasks: [\n"}}
    (state,) = plan({"open": True}, broken).units
    assert state.under_way == (("Lê Văn An", "Không đọc được"), ("tập thể", "Không đọc được"))
    assert state.missing == ()


def test_a_record_handed_over_names_both_and_is_no_mere_matter_of_layout() -> None:
    person = {"people/le-van-hai.yaml": SOUND["people/le-van-an.yaml"]}
    (record,) = plan({"open": True, "write": person}, {"move": {AN: AN.replace("le-van-an", "le-van-hai")}}).records
    assert record.words == ("Chuyển người: Lê Văn An («le-van-an») → Lê Văn An («le-van-hai»)",)


def test_law_that_changes_is_told_value_by_value_and_with_what_it_moves() -> None:
    review = plan({"open": True}, {"change": {"organization.yaml": [["{pack: hd02,", "{pack: thanhlam,"]]}})
    (law,) = review.laws
    assert law.pack_before == "Hướng dẫn 02-HD/BTCTW"
    assert law.pack_after != law.pack_before
    small = next(value for value in law.values if value.title == "Nơi có ít cán bộ lãnh đạo, quản lý")
    assert (small.before, small.after) == ("không có", "below: 5, places: 1")
    assert plan({"open": True}, {}).laws == ()
    none = plan({"open": True}, {"change": {"organization.yaml": [["from: 2026-04-01", "from: 2027-04-01"]]}})
    assert [(law.pack_before, law.pack_after, law.values) for law in none.laws] == [("Hướng dẫn 02-HD/BTCTW", "", ())]
    assert {item.outcome_after for item in none.moved} == {N}


def test_deadlines_of_the_law_late_and_next() -> None:
    thanhlam = {"change": {"organization.yaml": [["{pack: hd02,", "{pack: thanhlam,"]]}}
    before = {"open": True, "drop": {AN: ["verification", "proposal", "decision"]}} | thanhlam
    late = [["submitted_on: 2026-06-29", "submitted_on: 2026-08-29"]]
    (record,) = plan(before, {"change": {AN: late}}).records
    steps = {step.step: step for step in record.deadlines}
    assert steps["Tự đánh giá"].late_days > 0
    ahead = [step for step in record.deadlines if step.taken_on is None]
    assert len(ahead) == 1
    (record,) = plan(before | {"drop": {}}, {"change": {AN: late}}).records
    assert all(step.taken_on is not None for step in record.deadlines), "nothing is ahead of a decided record"


def problem(code: str, message: str = "x", line: int = 1, severity: Severity = Severity.ERROR) -> Problem:
    place = Place(file="records/x.yaml", line=line)
    return Problem(code=code, place=place, message=message, remedy="y", severity=severity)


def test_problems_that_were_there_before_are_only_counted() -> None:
    before = [problem("a", line=3), problem("a", line=9), problem("b")]
    after = [problem("a", line=4), problem("b", message="khác"), problem("c")]
    change = problem_change(before, after, {"records/x.yaml"})
    assert [item.message + item.code for item in change.new] == ["khácb", "xc"]
    assert (change.old, change.mended) == (1, 2)
    twice = problem_change([problem("a")], [problem("a"), problem("a", line=7)], {"records/x.yaml"})
    assert (len(twice.new), twice.old, twice.mended) == (1, 1, 0)


def test_problems_elsewhere_and_those_of_groups_are_not_counted_as_left() -> None:
    stays = [problem("a"), problem("quota-exceeded")]
    assert problem_change(stays, stays, {"records/y.yaml"}).old == 0
    assert problem_change(stays, stays, {"records/x.yaml"}).old == 1
    assert problem_change(stays, [], set()).mended == 2


DECIDED = {"open": True, "drop": {AN: ["decision"]}}
PARTLY = DECIDED | {"change": {AN: [["quantity: 3, quality: 1,", "quantity: 2, quality: 1,"]]}}
DECISION = "decision: {{by: ban-thuong-vu, on: 2026-07-03, number: 21-QĐ/ĐU, grade: GOOD{basis}}}\n"


@pytest.mark.parametrize(
    "before,after,level,codes",
    [
        (DECIDED, {"restore": {AN: []}}, Gravity.OK, []),
        (
            PARTLY,
            {"add": {AN: DECISION.format(basis=", legal_basis: Theo Điều 1")}},
            Gravity.NEEDS_HIGHER_REVIEW,
            ["decided-above-qualified"],
        ),
        (PARTLY, {"add": {AN: DECISION.format(basis="")}}, Gravity.FAILED, ["new-errors"]),
        ({}, {"add": {"bodies/ban-thuong-vu.yaml": "quorum: 1\n"}}, Gravity.NEEDS_HIGHER_REVIEW, ["power-changed"]),
        (
            {"remove": ["organization.yaml"]},
            {"restore": {"organization.yaml": []}},
            Gravity.NEEDS_HIGHER_REVIEW,
            ["first-records"],
        ),
    ],
    ids=["bước thường", "cao hơn, có căn cứ", "cao hơn, không căn cứ", "tổ chức", "kho ban đầu"],
)
def test_the_word_at_the_top(before: Edit, after: Edit, level: Gravity, codes: list[str]) -> None:
    review = plan(before, after)
    found = [reason.code for reason in review.verdict.reasons]
    assert review.verdict.level is level
    assert set(codes) <= set(found)
    assert (found == []) is (level is Gravity.OK)


def test_what_lies_outside_the_records_is_named_by_what_it_is() -> None:
    files = dict(tree(SOUND))
    outside = dict.fromkeys((".github/workflows/x.yml", "schemas/person.schema.json", "x.py"), files[f"records/{KY}"])
    review = compared(SOUND, SOUND, files=file_changes(files, {**files, **outside}))
    assert review.verdict.level is Gravity.NEEDS_HIGHER_REVIEW
    assert [(reason.words, reason.files, reason.count) for reason in review.verdict.reasons] == [
        ("thay đổi quy trình tự động (ngoài hồ sơ)", (".github/workflows/x.yml",), 1),
        ("thay đổi lược đồ (ngoài hồ sơ)", ("schemas/person.schema.json",), 1),
        ("thay đổi chương trình (ngoài hồ sơ)", ("x.py",), 1),
    ]
    assert [item.change.area.label for item in review.others] == ["quy trình tự động", "lược đồ", "chương trình"]
    assert review.needs[0].bodies == ()
    assert "Người quản trị kho phê duyệt: thay đổi ngoài hồ sơ (3)." in review.to_do


def test_histories_without_a_common_root_fail() -> None:
    review = plan({}, {}, basis=replace(BASIS, merge_base=None))
    assert (review.verdict.level, review.verdict.reasons[0].code) == (Gravity.FAILED, "unrelated-histories")
    assert review.to_do == ("Đưa thay đổi lên một nhánh tách ra từ nhánh đích.",)


def test_a_broken_record_that_never_was_one_is_named_among_the_files() -> None:
    review = plan({"open": True, "remove": [AN]}, {"write": {AN: "plan: [\n"}})
    assert review.records == ()
    assert [(item.change.path, item.words) for item in review.others] == [
        (f"records/{AN}", ("Hồ sơ không đọc được; xem các lỗi của tệp này.",))
    ]


def test_a_comment_in_another_file_is_no_change_of_its_content() -> None:
    review = plan({}, {"change": {"people/le-van-an.yaml": [["posts:", "# Ghi chú\nposts:"]]}})
    assert [item.words for item in review.others] == [("Chỉ đổi cách trình bày hoặc chú thích; nội dung giữ nguyên.",)]


AXES = [
    ['axis_weights: {"1": 30, "4": 40}', 'axis_weights: {"4": 70}'],
    ["{id: ke-hoach-quy, axis: 1", "{id: ke-hoach-quy, axis: 4"],
]


def test_an_axis_that_goes_and_comes_is_told_with_its_points() -> None:
    before = {"open": True, "drop": {AN: ["verification", "proposal", "decision"]}}
    (record,) = plan(before, {"change": {AN: AXES}}).records
    assert record.words[0].startswith("Trục 4: Xây dựng Đảng")
    assert record.words[0].endswith(": 40,00 → 70,00 điểm (+30)")
    assert record.words[1].startswith("Trục 1: ")
    assert record.words[1].endswith(": bỏ 30,00 điểm")
    files = edited(SOUND, before)
    (back,) = compared(edited(files, {"change": {AN: AXES}}), files).records
    assert any(words.startswith("Trục 1: ") and words.endswith(": thêm 30,00 điểm") for words in back.words)


def line(name: str, what: str, value: int, parts: tuple[Line, ...] = ()) -> Line:
    citation = Citation(instrument="x", instrument_name="X")
    return Line(
        id=name, what=what, formula="", operands=(), value=Fraction(value), unit="điểm", citation=citation, parts=parts
    )


def judged(criterion: int, award: int) -> Judgement:
    """A result with one axis scored by criteria, and general criteria that are awarded points."""
    general = line(
        "general", "Chung", award, (line("general.1", "Nhóm", award, (line("general.1.1", "Tiêu chí 1.1", award),)),)
    )
    axis = line(
        "axis.1", "Trục 1", criterion, (line("axis.1.T1", "T1: Tăng trưởng", criterion), line("axis.1.T2", "T2", 5))
    )
    results = line("results", "Kết quả", criterion, (axis,))
    sheet = ScoreSheet(
        marks=Marks(criteria=(), items=()),
        total=line("total", "Tổng", criterion + award),
        general=general,
        results=results,
    )
    return Judgement(self_sheet=sheet, verified_sheet=None, gap=None, chain=(), qualifies_for=G)


def test_points_of_criteria_are_told_criterion_by_criterion() -> None:
    assert score_words(judged(10, 2), judged(8, 3)) == (
        "Tiêu chí 1.1: 2 → 3, +1 điểm",
        "Trục 1: 10,00 → 8,00 điểm (−2)",
        "T1: Tăng trưởng: 10,00 → 8,00 điểm",
    )
    assert score_words(judged(10, 2), judged(10, 2)) == ()


def test_a_collective_whose_group_the_target_has_moved() -> None:
    review = plan({"open": True, "drop": {TT: ["decision"]}}, {"restore": {TT: []}})
    unit = replace(review.comparison.before.records.units["van-phong"], peer_group="cap-pho")
    before = review.comparison.before
    records = replace(before.records, units={"van-phong": unit})
    before = replace(before, results=replace(before.results, records=records, collective_quotas={}))
    group = compared(edited(SOUND, {"open": True}), edited(edited(SOUND, {"open": True}), EXCELLENT)).quotas[0].group
    (period,) = review.comparison.after.results.quotas
    after = replace(
        review.comparison.after, results=replace(review.comparison.after.results, collective_quotas={period: (group,)})
    )
    comparison = replace(review.comparison, before=before, after=after)
    found = [item for item in quota_changes(comparison, frozenset({f"records/{TT}"})) if item.collective]
    assert [(item.moved_on_target, item.before) for item in found] == [(True, None)]
    found = [item for item in quota_changes(comparison, frozenset({"records/khac.yaml"})) if item.collective]
    assert [item.moved_on_target for item in found] == [False]


@pytest.mark.parametrize(
    "value,words",
    [
        (True, "có"),
        (False, "không"),
        (3, "3"),
        (Fraction(1, 5), "0,2"),
        ("GOOD", "Hoàn thành tốt nhiệm vụ"),
        ("NEEDS_DECISION", "Cần cấp có thẩm quyền quyết định"),
        ("none", "không có"),
        ("levels", "levels"),
        ({"below": 5, "places": 1}, "below: 5, places: 1"),
        ((Level(value=Fraction(3, 4), label="chậm"), Level(value=Fraction(1), label="đúng")), "0,75 (chậm); 1 (đúng)"),
    ],
)
def test_values_of_the_law_in_words(value: object, words: str) -> None:
    assert shown(value) == words


def test_frameworks_that_come_go_and_change() -> None:
    files = edited(SOUND, {"open": True})
    review = compared(files, files)
    (period,) = review.comparison.after.laws
    law = review.comparison.after.laws[period]
    name, framework = next(iter(law.frameworks.items()))
    fewer = replace(law, frameworks={key: item for key, item in law.frameworks.items() if key != name})
    other = replace(law, frameworks={**law.frameworks, name: replace(framework, applies_to="khác")})

    def told(old: Law, new: Law) -> list[str]:
        sides = (
            replace(side, laws={period: found})
            for side, found in ((review.comparison.before, old), (review.comparison.after, new))
        )
        before, after = sides
        found = law_changes(replace(review.comparison, before=before, after=after))
        return [words for item in found for words in item.frameworks]

    assert told(law, fewer) == [f"bỏ {framework.title}"]
    assert told(fewer, law) == [f"thêm {framework.title}"]
    assert told(law, other) == [f"sửa {framework.title}"]
    assert told(law, law) == []
