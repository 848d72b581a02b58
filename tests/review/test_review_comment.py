"""The comment: words of records do nothing in it, and it never is longer than a host takes."""

import re
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path

import markdown as renderer  # type: ignore[import-untyped]
import pytest
from git_repository import Repository
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from open_records import AN, BINH, COLLECTIVE, DECISION, open_records, plan

from evalgen.approving.law_changes import LawChange
from evalgen.approving.moved_results import MovedResult
from evalgen.approving.record_review import RecordReview
from evalgen.approving.review import Review
from evalgen.approving.verdict import Gravity
from evalgen.cli.reports.visible_text import acts
from evalgen.cli.reviewing import markdown as markdown_comment
from evalgen.cli.reviewing.details import details
from evalgen.cli.reviewing.inert import LONGEST, inert, inert_code
from evalgen.cli.reviewing.layout import Section, lay_out, worded_for
from evalgen.cli.reviewing.markdown import CUT, LIMIT, MARKER, markdown
from evalgen.cli.reviewing.words import ShownProblems
from evalgen.domain.grade import Grade
from evalgen.domain.place import Place
from evalgen.domain.problem import Severity
from evalgen.domain.ruling import QuotaResult
from evalgen.language import VIETNAMESE, Language, language_of

HOSTILE = (
    "@all",
    "cc @to-chuc/nhom xem",
    "#1 và GH-12 và !3 và &4",
    "![x](http://evil.example/x.png)",
    "[bấm](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "</details><script>alert(1)</script>",
    "`mã` và ```khối```",
    "a | b \\| c",
    "**đậm** _nghiêng_ ~~gạch~~",
    "https://evil.example và www.evil.example và x@evil.example",
    "\u202eđảo\u202c và \u200bẩn",
    ":rocket: :+1:",
    "$x^2$ và $$y$$",
    "1e9d318 và 1e9d3184c0ffee00deadbeef1e9d3184c0ffee00",
    "/close",
    "<!-- evalgen-review -->",
    "a\nb\r\nc",
    "&lt;b&gt; &#64;all",
    "---",
    "- [x] xong",
    "1. một",
    "2) hai",
    "+ cộng",
    "=== tựa",
    "    thụt vào",
    "# tựa",
    "> dẫn",
)


class Found(HTMLParser):
    """The tags of a page, the addresses in it and the text that a reader sees."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.text += data


def rendered(source: str) -> Found:
    found = Found()
    found.feed(renderer.markdown(source, extensions=["tables"]))
    found.close()
    return found


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words(words: str) -> None:
    """In a list, a table and between tags: the same tags as around harmless words, and the words as they are."""
    for frame in ("- {}\n", "| a | b |\n|---|---|\n| {} | y |\n", "x <b>{}</b> y\n"):
        hostile, harmless = rendered(frame.format(inert(words))), rendered(frame.format("x"))
        assert hostile.tags == harmless.tags
        assert hostile.addresses == []


@pytest.mark.parametrize(
    "words,read",
    [
        ("Tiêu chí 3.3: đảm bảo → không đảm bảo, −2 điểm", "Tiêu chí 3.3: đảm bảo → không đảm bảo, −2 điểm"),
        ("100 % (số 12-QĐ/ĐU)", "100 % (số 12-QĐ/ĐU)"),
        ("a_b*c|d", "a_b*\u200bc|d"),
        ("@all #1", "@\u200ball #\u200b1"),
        ("www.x.vn", "www\u200b.x.vn"),
        ("\u202e", "\\u202e"),
    ],
)
def test_what_a_reader_sees(words: str, read: str) -> None:
    assert rendered(inert(words)).text == read


def test_one_raise_among_many_is_said_at_the_top(tmp_path: Path) -> None:
    """Forty records are verified in one request; in one of them the self-assessment that is verified says more than before."""
    assessed = open_records(people=40)
    verification, proposal = (
        line for line in assessed[AN].splitlines(keepends=True) if line[:8] in {"verifica", "proposal"}
    )
    people = [file for file, text in assessed.items() if proposal in text]
    for file in people:
        assessed[file] = assessed[file].replace(proposal, "").replace(verification, "")
    assessed[people[17]] = assessed[people[17]].replace("quality: 1, ", "quality: 0.5, ")
    repository = Repository(tmp_path / "kho", assessed)
    for file in people:
        repository.add(file, verification)
    repository.edit(people[17], ("quality: 0.5, ", "quality: 1, "))
    head, _, rest = comment(plan(repository)).partition("### Hồ sơ thay đổi")
    name = f"Lê Văn {people[17].rpartition('-')[2].removesuffix('.yaml')}"
    assert "1 hồ sơ đổi điểm hoặc mức đủ điều kiện" in head.splitlines()[3]
    assert "Cần cấp trên xem xét" in head.splitlines()[1]
    assert f"Sửa mục cũ cùng lúc với ghi bước dựa vào nó: records/{people[17]}" in head
    assert re.search(rf"- Điểm đổi: {name} \S+ → \S+\n", head)
    assert name in rest.splitlines()[4]


def test_plain_vietnamese_needs_no_references() -> None:
    words = "Hoàn thành tốt nhiệm vụ, 12/15 việc; «Báo cáo» (đúng hạn) – 91,93 điểm"
    assert inert(words) == words


MENTION = re.compile(r"(?<![\w])[@#!$&][\w-]|https?://|www\.\w|:\w+:|(?i:\bGH-\d)")
"""What hosts make something of, wherever it stands in the text that comes out."""

SHA = re.compile(r"\b[0-9a-f]{7,40}\b")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="ab@#!&$:/.wGH-1 <>[]()`|*_~\\\n\u202e\u200bđ%0123456789cdef", max_size=40))
def test_no_text_becomes_anything(words: str) -> None:
    assert rendered(f"- {inert(words)}\n").tags == ["ul", "li"]
    found = rendered(f"x {inert(words)} y")
    assert found.tags == ["p"]
    assert not MENTION.search(found.text.removeprefix("x ").removesuffix(" y"))
    assert not SHA.search(found.text)
    assert not any(acts(sign) and sign not in "\u200b\n" for sign in found.text)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_any_text_stays_on_its_line_without_markup(words: str) -> None:
    for written in (inert(words), inert_code(words).removeprefix("<code>").removesuffix("</code>")):
        assert not set(written) & set("<>`|*_[]@\n\r\\")
        assert all(not acts(sign) for sign in written)


def test_code_can_be_copied() -> None:
    assert inert_code("records/2026-Q2/van-phong/le-van-an.yaml:3:5") == (
        "<code>records/2026-Q2/van-phong/le-van-an.yaml:3:5</code>"
    )
    assert rendered(f"x {inert_code('a`b|c<d>@e#1 www.x.vn')} y").tags == ["p", "code"]
    assert "www." not in inert_code("www.x.vn")


def test_long_words_are_cut() -> None:
    assert len(inert("x" * 5000)) == LONGEST
    assert inert("x" * 5000).endswith("…")


def comment(review: Review, **settings: object) -> str:
    shown = ShownProblems(transitions=review.transitions, new=review.problems.new)
    return markdown(review, shown, VIETNAMESE, **settings)  # type: ignore[arg-type]


def test_hostile_records_do_nothing_in_the_comment(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "kho", open_records())
    harmless = repository.folder.parent / "hien"
    calm = Repository(harmless, open_records())
    for index, words in enumerate(words for words in HOSTILE if "\u202e" not in words and "\r" not in words):
        quoted = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        for place, text in ((repository, quoted), (calm, "x")):
            line = f"  - {{what: '', cause: \"{text}\", remedy: y}}\n".replace("what: ''", f"what: Điều {index}")
            place.add(COLLECTIVE, ("limitations:\n" if index == 0 else "") + line)
    quoted = '"<img src=x> @all | `x` ![y](http://z)"'
    repository.add(AN, DECISION.replace("grade: GOOD", f"grade: GOOD, reason: {quoted}"))
    calm.add(AN, DECISION.replace("grade: GOOD", "grade: GOOD, reason: x"))
    hostile, quiet = (rendered(comment(plan(place), limit=None)) for place in (repository, calm))
    assert hostile.tags == quiet.tags
    assert hostile.addresses == []
    assert "@all" not in hostile.text


def test_a_comment_begins_with_its_mark_and_the_word(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "kho", open_records())
    repository.add(AN, DECISION)
    lines = comment(plan(repository)).splitlines()
    assert lines[0] == MARKER == "<!-- evalgen-review -->"
    assert lines[1] == "## ✅ Hợp lệ, còn chờ phê duyệt"


def test_three_hundred_changed_records_fit(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "kho", open_records(people=300))
    for path in sorted((repository.folder / "records/2026-Q2/van-phong").glob("le-van-*.yaml")):
        repository.add(f"2026-Q2/van-phong/{path.name}", DECISION)
    review = plan(repository)
    assert len(review.records) == 300
    short = comment(review, full="day-du.md")
    assert len(short) <= LIMIT
    assert "300 hồ sơ của 1 đơn vị (Quý II năm 2026)" in short
    assert "- Đã đề xuất xếp loại → Đã quyết định: 300 hồ sơ" in short
    assert "mục nữa, xem <code>day-du.md</code>." in short
    whole = comment(review, limit=None)
    assert len(whole) > LIMIT
    assert all(f"le-van-{number}.yaml" in whole for number in range(2, 301))
    assert "mục nữa" not in whole
    assert short.endswith(f"{CUT}\n")
    assert CUT not in whole


def test_only_a_comment_that_leaves_something_out_says_so(small: Review) -> None:
    """Whatever files and words are called: the sign is the program's own, a comment of HTML that no record can write."""
    assert CUT not in comment(small, full="day-du.md")
    (record,) = small.records
    hostile = replace(record, words=(f"a\n{CUT}", "xem <code>day-du.md</code>.", "… và 3 mục nữa, xem day-du.md."))
    assert CUT not in comment(replace(small, records=(hostile,)), full="day-du.md")
    long = replace(record, words=tuple(f"việc {number}" for number in range(40)))
    written = comment(replace(small, records=(long,)), full="day-du.md")
    assert "… và 10 thay đổi nữa" in written
    assert written.endswith(f"{CUT}\n")
    (problem, *_) = small.problems.new
    same = tuple(replace(problem, place=Place(file=f"records/{number}.yaml")) for number in range(20))
    few = comment(replace(small, problems=replace(small.problems, new=same)), full="day-du.md")
    assert few.endswith(f"{CUT}\n")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Review:
    repository = Repository(tmp_path_factory.mktemp("nho") / "kho", open_records())
    repository.add(AN, DECISION.replace("GOOD", "EXCELLENT"))
    repository.write(".github/workflows/x.yml", "x")
    return plan(repository)


def many(review: Review, count: int) -> Review:
    """The same plan as if so many records, files, units and problems had changed."""
    # The same words at many places would be said once.
    found = tuple(
        replace(problem, message=f"{problem.message} {index}")
        for index in range(count)
        for problem in review.problems.new
    )
    return replace(
        review,
        records=review.records * count,
        others=review.others * count,
        quotas=review.quotas * count,
        units=review.units * count,
        needs=review.needs * count,
        problems=replace(review.problems, new=found),
        transitions=found,
        verdict=replace(review.verdict, reasons=review.verdict.reasons * count),
    )


@pytest.mark.parametrize("count", [1, 10, 40, 100, 10_000])
def test_however_much_changes_the_comment_fits_and_counts_the_rest(count: int, small: Review) -> None:
    review = many(small, count)
    written = comment(review, full="day-du.md")
    assert len(written) <= LIMIT
    found = rendered(written)
    assert found.tags.count("details") == written.count("</details>")
    for title in (
        "Vì sao",
        "Còn phải làm",
        "Ai phê duyệt",
        "Tỷ lệ xuất sắc",
        "Vấn đề mới",
        "Chi tiết",
        "Đơn vị",
        "Tệp khác",
    ):
        assert f"### {title}" in written
    if count == 10_000:
        assert len(written) > LIMIT * 9 // 10, "the room is used"
        rest = [int(number) for number in re.findall(r"… và (\d+) mục nữa, xem", written)]
        rest += [int(number) for number in re.findall(r"… và (\d+) vấn đề «[a-z-]*» nữa \(lỗi\), xem", written)]
        assert sum(number > 9_000 for number in rest) >= 6


def test_a_rule_that_moves_everything_is_told_before_what_it_moves(small: Review) -> None:
    """Of faults of one kind the first five, so that there is room for the rest; how many results go to another grade on top."""
    record = small.comparison.after.records.evaluations[0]
    law = LawChange(period=record.period, pack_before="A", pack_after="B", values=(), frameworks=())
    found = many(small, 40).problems.new
    outcomes = [(Grade.GOOD, Grade.GOOD)] * 11 + [(Grade.EXCELLENT, Grade.GOOD)] * 3
    moved = tuple(
        MovedResult(
            record=record,
            score_before=Fraction(90),
            score_after=Fraction(89),
            outcome_before=before,
            outcome_after=after,
            rulings=(),
            words=(),
        )
        for before, after in outcomes
    )
    written = comment(replace(small, records=(), laws=(law,), moved=moved, transitions=found), full="day-du.md")
    assert "14 kết quả đổi dù hồ sơ không sửa (3 đổi mức đủ điều kiện)" in written.splitlines()[3]
    titles = re.findall(r"^### (.*)$", written, re.MULTILINE)
    assert titles.index("Tóm tắt") < titles.index("Quy định của kỳ thay đổi")
    assert titles.index("Quy định của kỳ thay đổi") < titles.index("Quy trình không cho phép hoặc cần cấp trên xem")
    moving = "Hoàn thành xuất sắc nhiệm vụ → Hoàn thành tốt nhiệm vụ, dù hồ sơ không sửa: 3 hồ sơ"
    assert f"- Mức đủ điều kiện {moving}" in written
    codes = [problem.code for problem in found]
    code = max(set(codes), key=codes.count)
    assert f"… và {codes.count(code) - 1} vấn đề «{code}» nữa" in written
    (told,) = (part for part in written.split("### ") if part.startswith("Quy trình không cho phép"))
    assert told.count(f"<code>{code}</code> (") == 5


def test_the_gravest_come_first(small: Review) -> None:
    (problem, *_) = small.problems.new
    new = (replace(problem, severity=Severity.WARNING), replace(problem, severity=Severity.ERROR))
    written = comment(replace(small, problems=replace(small.problems, new=new)))
    problems = written.split("### Vấn đề mới của hồ sơ")[1].split("###")[0]
    assert problems.index("⛔") < problems.index("⚠️")


def section(items: list[str], share: int = 50) -> Section:
    return Section(head="H", items=items, count=len(items), share=share, more=lambda count: f"+{count}", foot="F")


@pytest.mark.parametrize(
    "sections,limit,expected",
    [
        ([section(["aa", "bb"])], None, "HaabbF"),
        ([section(["aa", "bb"])], 6, "HaabbF"),
        ([section(["aa", "bb"], share=100)], 5, "HF+2"),
        ([section(["aaa", "bbb"], share=100)], 7, "HaaaF+1"),
        ([section(["aaa", "bbb"], share=100)], 3, ""),
        ([section(["aaaa"], share=100), section([])], 6, "HaaaaF"),
        ([section(["aa"] * 9, share=50), section(["b"], share=50)], 16, "HaaaaaaaaF+5HbF"),
        ([section(["a"], share=50), section(["bb"] * 9, share=50)], 16, "HaFHbbbbbbbbF+5"),
        ([section(["aa"] * 9, share=50), section(["bb"] * 9, share=50)], 20, "HaaaaaaF+6HbbbbbbF+6"),
    ],
    ids=[
        "không giới hạn",
        "vừa đúng",
        "không mục nào",
        "một mục",
        "không đủ chỗ cho câu nào",
        "phần trống",
        "phần sau ngắn nhường chỗ",
        "phần trước ngắn nhường chỗ",
        "chia đều",
    ],
)
def test_sections_share_the_page(sections: list[Section], limit: int | None, expected: str) -> None:
    assert lay_out(sections, limit) == expected
    worded = [replace(section, items=worded_for(limit, section.items)) for section in sections]
    assert lay_out(worded, limit) == expected


def test_of_thousands_of_records_those_are_worded_that_may_be_shown(
    small: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[RecordReview] = []

    def noted(item: RecordReview, language: Language, *, is_open: bool, longest: int | None) -> str:
        asked.append(item)
        return details(item, language, is_open=is_open, longest=longest)

    review = many(small, 2_000)
    monkeypatch.setattr(markdown_comment, "details", noted)
    comment(review)
    assert len(asked) < 500
    asked.clear()
    comment(review, limit=None)
    assert len(asked) >= 2_000


DECIDED = DECISION.replace("GOOD", "GOOD, reason: Xem xét toàn diện")
LOWERED = "amendments: [{kind: ADJUST, by: ban-thuong-vu, on: 2026-08-01, number: 33-QĐ/ĐU, grade: COMPLETED, reason: Xét lại}]\n"


def test_a_grade_that_stood_is_told_at_the_top_and_beside_the_new_one(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "kho", open_records())
    for file in (AN, BINH):
        repository.add(file, DECIDED)
    repository.commit()
    repository.branch("sua")
    repository.add(AN, LOWERED)
    repository.edit(BINH, ("21-QĐ/ĐU, grade: GOOD", "21-QĐ/ĐU, grade: COMPLETED"))
    told = rendered(comment(plan(repository))).text
    assert "2 hồ sơ của 1 đơn vị (Quý II năm 2026), 2 mức đã quyết định thay đổi." in told
    assert told.count("\nHoàn thành tốt nhiệm vụ → Hoàn thành nhiệm vụ\n") == 2
    assert "quyết định Hoàn thành tốt nhiệm vụ → Hoàn thành nhiệm vụ" in told
    assert "quyết định Hoàn thành tốt nhiệm vụ; sau điều chỉnh Hoàn thành nhiệm vụ" in told


def test_many_decisions_are_counted_grade_by_grade(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "kho", open_records(people=12))
    for number in range(2, 13):
        grade = "COMPLETED" if number > 10 else "GOOD"
        repository.add(f"2026-Q2/van-phong/le-van-{number}.yaml", DECIDED.replace("GOOD", grade))
    told = rendered(comment(plan(repository))).text
    assert "Quyết định – → Hoàn thành tốt nhiệm vụ: 9 hồ sơ" in told
    assert "Quyết định – → Hoàn thành nhiệm vụ: 2 hồ sơ" in told
    assert "mức đã quyết định thay đổi" not in told


def test_a_record_that_goes_shows_the_grade_that_goes_with_it(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "kho", open_records())
    repository.add(AN, DECIDED)
    repository.commit()
    repository.branch("xoa")
    repository.remove([AN, BINH])
    told = rendered(comment(plan(repository))).text
    assert "1 mức đã quyết định thay đổi" in told
    assert "\nHoàn thành tốt nhiệm vụ → –\nHoàn thành tốt nhiệm vụ → –\n" in told


def test_of_several_periods_each_row_says_its_own_and_what_became_of_the_record(tmp_path: Path) -> None:
    files = open_records()
    third = {name.replace("2026-Q2", "2026-Q3"): text for name, text in files.items() if name.startswith("2026-Q2")}
    third["2026-Q3/period.yaml"] = "opened_on: 2026-07-01\n"
    repository = Repository(tmp_path / "kho", files | third)
    repository.add(AN, DECIDED)
    repository.remove([AN.replace("Q2", "Q3")])
    told = rendered(comment(plan(repository))).text
    assert "Lê Văn An, Văn phòng mẫu, Quý II năm 2026\n" in told
    assert "Lê Văn An, Văn phòng mẫu, Quý III năm 2026 [xóa]\n" in told
    assert "– Quý III năm 2026 [xóa]: Đã đề xuất xếp loại → –" in told


def test_words_of_the_heading_stand_apart(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "kho", open_records())
    repository.edit(COLLECTIVE, ("Chỉnh lý tài liệu", "Chỉnh lý hồ sơ"))
    assert "<b>Tập thể Văn phòng mẫu</b> – Quý II năm 2026: Đã quyết định" in comment(plan(repository))


def test_values_of_the_law_are_told_in_the_words_of_the_site(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "kho", open_records())
    repository.edit("organization.yaml", ("{pack: hd02,", "{pack: thanhlam,"))
    review = plan(repository)
    assert "không có quy định riêng → dưới: 5; số người được chọn: 1. Căn cứ" in rendered(comment(review)).text
    english = markdown(review, ShownProblems(transitions=(), new=()), language_of("en"))
    assert "no rule of its own → below: 5; number of people chosen: 1. Legal basis" in rendered(english).text


def test_what_is_the_same_at_many_places_is_said_once(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "kho", open_records(people=12))
    repository.add("2026-Q2/period.yaml", "closed_on: 2026-07-04\n")
    review = plan(repository)
    short, whole = (rendered(comment(review, limit=limit)).text for limit in (LIMIT, None))
    assert short.count("chưa có quyết định") == whole.count("chưa có quyết định") == 1
    assert "le-van-4.yaml:1:1 và 7 nữa undecided-in-closed-period (lỗi)" in short
    assert all(f"le-van-{number}.yaml:1:1" in whole for number in range(2, 13))


def test_results_whose_outcome_moves_come_before_those_whose_score_does(small: Review) -> None:
    record = small.comparison.after.records.evaluations[0]
    same = MovedResult(
        record=record,
        score_before=Fraction(90),
        score_after=Fraction(91),
        outcome_before=Grade.GOOD,
        outcome_after=Grade.GOOD,
        rulings=(),
        words=(),
    )
    lower = replace(same, score_after=Fraction(60), outcome_after=Grade.COMPLETED)
    told = rendered(comment(replace(small, moved=(same, lower)))).text
    assert told.index("90,00 → 60,00") < told.index("90,00 → 91,00")


def test_the_contested_come_before_the_ordinary(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "kho", open_records(people=6))
    grades = {4: "NOT_COMPLETED", 6: "EXCELLENT, legal_basis: Kết luận số 1"}
    for number in range(2, 7):
        grade = grades.get(number, "GOOD")
        repository.add(f"2026-Q2/van-phong/le-van-{number}.yaml", DECIDED.replace("GOOD", grade))
    rewritten = ("on: 2026-07-02, grade: GOOD}", "on: 2026-07-02, grade: GOOD, comment: Viết lại}")
    repository.edit("2026-Q2/van-phong/le-van-5.yaml", rewritten)
    review = plan(repository)
    assert [(item.level, item.code) for item in review.verdict.reasons if "records/2026-Q2" in item.files[0]] == [
        (Gravity.NEEDS_HIGHER_REVIEW, "section-rewritten")
    ]
    rows = re.findall("^Lê Văn ([0-9]), Văn phòng mẫu$", rendered(comment(review)).text, re.MULTILINE)
    assert rows == ["5", "4", "6", "2", "3"]


def test_groups_that_exceed_their_quota_come_first(small: Review) -> None:
    (quota,) = small.quotas
    assert quota.after is not None
    kept = replace(quota, after=replace(quota.after, title="Trong tỷ lệ cả", result=QuotaResult.WITHIN))
    doubtful = replace(quota, after=replace(quota.after, title="Một cách tính", result=QuotaResult.NEEDS_REVIEW))
    told = rendered(comment(replace(small, quotas=(kept, doubtful, quota)))).text
    places = [told.index(f"{title}, Quý II") for title in ("Cấp phó", "Một cách tính", "Trong tỷ lệ cả")]
    assert places == sorted(places)


def test_days_name_their_ground_as_everything_else_does(tmp_path: Path) -> None:
    files = open_records()
    files["organization.yaml"] = files["organization.yaml"].replace("{pack: hd02,", "{pack: thanhlam,")
    repository = Repository(tmp_path / "kho", files)
    repository.edit(AN, ("submitted_on: 2026-06-29", "submitted_on: 2026-06-30"))
    told = rendered(comment(plan(repository))).text
    lines = re.findall("^.*: (?:chậm [0-9]+ ngày|hạn).*$", told, re.MULTILINE)
    assert lines
    assert [line for line in lines if not re.search(r"[)] *[.] Căn cứ: .*[.]$|[0-9][.] Căn cứ: .*[.]$", line)] == []
