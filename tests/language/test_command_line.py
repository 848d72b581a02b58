"""``--lang`` on the command line: where it may stand, what it changes, what it leaves alone."""

import errno
import json
import re
import shutil
from pathlib import Path

import pytest
from commands import Run

from evalgen.cli import main
from evalgen.cli.arguments import parser
from evalgen.cli.language_asked import tag_asked
from evalgen.cli.lint_report import lint_text
from evalgen.cli.system_fault import system_fault
from evalgen.domain.place import Place
from evalgen.errors import EvalgenError
from evalgen.language import language_of
from evalgen.language.reviewing import REVIEW
from evalgen.regulation.lint.finding import Finding

ROOT = Path(__file__).parents[2]
WORKED = ROOT / "examples" / "worked-example"
RECORD = WORKED / "records/2026-Q2/vu-co-so-dang/nguyen-van-vi-du.yaml"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("EVALGEN_LANG", raising=False)

    def ran(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as ended:
            code = int(ended.code or 0)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return ran


@pytest.mark.parametrize(
    "words,environment,tag",
    [
        ([], {}, "vi"),
        (["--lang", "en", "score"], {}, "en"),
        (["score", "--lang=en"], {}, "en"),
        (["--lang", "vi", "score", "--lang", "en"], {}, "en"),
        (["score"], {"EVALGEN_LANG": "en"}, "en"),
        (["score", "--lang", "vi"], {"EVALGEN_LANG": "en"}, "vi"),
        (["score"], {"EVALGEN_LANG": ""}, "vi"),
        (["score", "--", "--lang", "en"], {}, "vi"),
        (["score", "--lang", "fr"], {}, "vi"),
        (["score", "--lang"], {"EVALGEN_LANG": "en"}, "en"),
    ],
)
def test_which_language_is_asked_for(words: list[str], environment: dict[str, str], tag: str) -> None:
    assert tag_asked(words, environment) == tag


def test_a_language_of_the_environment_that_there_is_not(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(EvalgenError):
        tag_asked([], {"EVALGEN_LANG": "fr"})
    monkeypatch.setenv("EVALGEN_LANG", "fr")
    code, out, err = run("check", "--root", WORKED)
    assert (code, out) == (2, "")
    assert err == (
        "Không thể tiếp tục: Biến môi trường EVALGEN_LANG có giá trị «fr», không phải ngôn ngữ nào của chương trình.\n"
        "  Đặt một trong các giá trị: vi, en.\n"
    )


def test_a_language_that_there_is_not_is_wrong_use(run: Run) -> None:
    code, _, err = run("score", "--lang", "fr")
    assert code == 2
    assert "lỗi: --lang không nhận giá trị 'fr'" in err


@pytest.mark.parametrize("arguments", [("--lang", "en", "check"), ("check", "--lang", "en")])
def test_it_stands_before_or_after_the_command(arguments: tuple[str, ...], run: Run) -> None:
    code, out, _ = run(*arguments, "--root", WORKED)
    assert code == 0
    assert out.endswith("1 warning in 1 file.\n")


def test_the_environment_chooses_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVALGEN_LANG", "en")
    assert run("check", "--root", WORKED)[1].endswith("1 warning in 1 file.\n")


def commands() -> list[str]:
    subparsers = parser()._subparsers
    assert subparsers is not None
    choices = subparsers._group_actions[0].choices
    assert choices is not None
    return list(choices)


@pytest.mark.parametrize("command", [(), *((name,) for name in commands())], ids=" ".join)
def test_help_has_no_vietnamese_left(command: tuple[str, ...], run: Run) -> None:
    code, out, _ = run("--lang", "en", *command, "--help")
    assert code == 0
    assert out.startswith("usage: evalgen")
    explained, _, example = out.partition("\nExample: ")
    assert explained.replace("…", "...").isascii()
    assert example
    # What is quoted is a value: an organization has the name that it has.
    assert re.sub(r'"[^"]*"', "", example).isascii()


def test_help_in_vietnamese_is_what_the_parser_says(run: Run) -> None:
    assert run("score", "--help")[1] == run("score", "--lang", "vi", "--help")[1]
    assert run("score", "--help")[1].startswith("cách dùng: evalgen score")


@pytest.mark.parametrize(
    "arguments,words",
    [
        (("serve", "--port", "x"), "evalgen serve: error: --port: a whole number from 0 to 65535 is needed, not «x»\n"),
        (("demo", "x", "--people", "0"), "error: --people: a whole number from 1 up is needed, not «0»\n"),
        (("codeowners", "--on", "1/7"), "error: --on: a day written as 2026-06-25 is needed, not «1/7»\n"),
        (("explain",), "error: missing: RECORD\n"),
        (("score", "--format"), "error: not understood: «--format»; is --json meant?\n"),
        (("check", "--format", "x"), "error: --format does not take 'x'; choose one of: "),
        (("check", "--format"), "error: --format needs a value\n"),
        (("check", "--json=x"), "error: --json does not take 'x'\n"),
        (("rules", "--coverage", "--lint"), "error: --lint cannot be used with --coverage\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_use(arguments: tuple[str, ...], words: str, run: Run) -> None:
    code, _, err = run("--lang", "en", *arguments)
    assert code == 2
    assert err.startswith("usage: evalgen")
    assert words in err


@pytest.mark.parametrize(
    "arguments,words",
    [
        (("new", "quý"), "Cannot go on: «quý» is not a period.\n  Write 2026-Q4 for a quarter,"),
        (
            ("receive", "quý", "--body", "b", "--key", "k", "--on", "2026-06-26"),
            "Cannot go on: «quý» is not a period.\n",
        ),
        (
            ("score", "khong-co"),
            "Cannot go on: There is no file or folder «khong-co».\n  See the records with: evalgen score\n",
        ),
        (("score", ROOT / "README.md"), "Cannot go on: «README.md» is not the evaluation record of a person.\n"),
        (("explain", "records"), "Cannot go on: «records» holds "),
        (("check", "--root", "khong-co"), "Cannot go on: "),
        (("codeowners", "--root", "/", "--on", "2026-07-01", "--check"), "Cannot go on: "),
    ],
    ids=lambda value: str(value[0]) if isinstance(value, tuple) else "",
)
def test_refusals(arguments: tuple[object, ...], words: str, run: Run) -> None:
    code, _, err = run(*arguments, "--lang", "en")
    assert code == 2
    assert err.startswith(words)


@pytest.mark.parametrize(
    "error,message",
    [
        (OSError(errno.ENOSPC, "", "records/a.yaml"), "«records/a.yaml»: the disk is full."),
        (OSError(errno.EACCES, "denied"), "no permission to read or write."),
        (OSError(errno.EPIPE, "Broken pipe", "x"), "«x»: Broken pipe."),
        (OSError(), "the operating system reported an error."),
        (
            shutil.Error([("a", f"b/{name}", "[Errno 28] No space left: 'a'") for name in "xyz"]),
            "«b/x»: the disk is full.",
        ),
    ],
    ids=["đĩa đầy", "không có quyền", "lý do lạ", "không có lý do", "chép cả thư mục"],
)
def test_a_refusal_of_the_system(error: OSError, message: str) -> None:
    language = language_of("en")
    refusal = system_fault(error, language)
    assert language.say(refusal.sentences[0], **refusal.values) == message
    assert language.say(refusal.sentences[1], **refusal.values).startswith("Check the path, the permissions")


@pytest.mark.parametrize(
    "arguments",
    [
        ("score", "--json", RECORD),
        ("explain", "--json", RECORD),
        ("check", "--json", "--root", WORKED),
        ("check", "--format", "sarif", "--root", WORKED),
        ("rules", "--json", "--root", WORKED),
        ("rules", "--lint", "--json", "--root", WORKED),
        ("rules", "--coverage", "--json"),
        ("status", "--json", "--on", "2026-07-03", "--only", "late", "--unit", "mat-tran"),
    ],
    ids=lambda arguments: " ".join(str(item) for item in arguments[:3]),
)
def test_what_programs_read_does_not_change(arguments: tuple[object, ...], run: Run) -> None:
    english = run(*arguments, "--lang", "en")
    assert english == run(*arguments)
    assert json.loads(english[1])


def test_a_log_of_github_in_english(run: Run) -> None:
    code, out, _ = run("check", "--format", "github", "--root", WORKED, "--lang", "en")
    command, count = out.splitlines()
    assert code == 0
    assert command.startswith("::warning file=")
    assert "title=quota-exceeded::Quota of excellent grades exceeded. The group has more" in command
    assert count == "1 warning in 1 file."


def test_the_summary_of_a_run_in_english(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "tom-tat.md"))
    run("check", "--format", "github", "--root", WORKED, "--lang", "en")
    written = (tmp_path / "tom-tat.md").read_text(encoding="utf-8")
    assert written.startswith("## Check of the records\n\n1 warning in 1 file.\n")
    assert "<tr><th>Severity</th><th>Place</th><th>Code</th><th>What is wrong and how to mend it</th></tr>" in written
    assert "<tr><td>warning</td>" in written


def test_the_particulars_of_a_problem_stay(run: Run) -> None:
    vietnamese, english = (run("check", "--root", WORKED, "--lang", tag)[1].splitlines() for tag in ("vi", "en"))
    kept = [line for line in vietnamese if line in english]
    assert [line for line in vietnamese if line not in kept] == [
        next(line for line in vietnamese if "quota-exceeded" in line),
        next(line for line in vietnamese if "Căn cứ:" in line),
        "1 cảnh báo trong 1 tệp.",
    ]


def test_the_linter_in_english() -> None:
    place = Place(file="pack.yaml", line=3, column=5)
    known = Finding(code="axes-sum", place=place, message="các trục cộng lại là 69", reading="Lấy cột.")
    open_one = Finding(code="without-citation", place=place, message="thiếu «citation»", remedy="Bổ sung.")
    assert list(lint_text([known, open_one], language_of("en"))) == [
        "pack.yaml:3:5  axes-sum (known): Axes do not add up",
        "  The axes do not add up to their total. Correct the maxima, or declare the defect.",
        "  các trục cộng lại là 69",
        "  Reading chosen: Lấy cột.",
        "",
        "pack.yaml:3:5  without-citation: Value without a citation",
        "  A value has no citation, or one without words. Quote the instrument.",
        "  thiếu «citation»",
        "  Bổ sung.",
        "",
        "To mend: 1; known defects: 1; files: 1.",
    ]
    assert list(lint_text([], language_of("en"))) == ["The regulation packs have no defects."]


def test_the_coverage_table_in_english(run: Run) -> None:
    code, out, _ = run("rules", "--coverage", "--lang", "en")
    lines = out.splitlines()
    assert code == 0
    assert lines[0] == "# Coverage of the regulations"
    assert "- **Is data**: numbers, criteria, deadlines and forms are data with a citation;" in out
    assert (
        "| Instrument | Carried out by the software | Is data | Judged by people | Outside the software | Total |"
        in lines
    )
    assert "| Code | Provision | Legal basis | Kind | Dealt with | Where, why | Test cases |" in lines


def test_a_new_period_in_english(run: Run, tmp_path: Path) -> None:
    assert run("demo", tmp_path / "kho", "--people", "12", "--lang", "en")[1].endswith(
        f"evalgen serve --root {tmp_path}/kho\n"
    )
    code, out, _ = run("new", "2027-Q1", "--root", tmp_path / "kho", "--lang", "en")
    lines = out.splitlines()
    assert code == 0
    assert lines[0].startswith("made  ")
    assert lines[-1].startswith("Quarter I of 2027: files made: ")


def test_the_catalogue_is_read_once() -> None:
    assert language_of("en") is language_of("en")


def test_labels_in_the_places_of_a_refusal_are_english_too(run: Run) -> None:
    code, _, error = run("--lang", "en", "form", "hadong-mau-1a", ROOT / "records/2026-Q2/period.yaml")
    assert code == 2
    assert "is made for one collective or unit in one period; «records/2026-Q2/period.yaml» is the common file" in error
    assert "Name the record of a collective (records/<period>/<unit>/collective.yaml; where individuals" in error


def test_how_a_criterion_is_scored_is_told_in_english(run: Run) -> None:
    _, out, _ = run("--lang", "en", "explain", ROOT / "examples/qd366/records/2027/ban-tuyen-van/khuc-thi-binh.yaml")
    assert ": points awarded (maximum 6) = 5,50 points" in out
    assert ": actual ÷ target (at most 1) × maximum (actual 76; target 80; maximum 7) = 6,65 points" in out


def test_what_the_host_must_be_set_to_is_told_in_english(run: Run) -> None:
    code, _, error = run("--lang", "en", "codeowners", "--on", "2026-10-03")
    assert code == 0
    assert error.startswith("- Protect the main branch: ")
    assert len(error.splitlines()) == 5


def test_a_supposition_names_the_lines_of_the_score_in_english(run: Run) -> None:
    supposed = "results.bao-cao-thang.quantity=2"
    _, out, _ = run("--lang", "en", "explain", RECORD, "--what-if", supposed)
    assert "  Results of assigned tasks: 61,93 → 69,32\n" in out
    assert "  KPI score of axis 4: 88,47 % → 99,03 %\n        A – Quantity: 87,01 % → 100,00 %\n" in out


def test_packs_are_offered_with_their_periods_in_english(run: Run, tmp_path: Path) -> None:
    _, out, _ = run("--lang", "en", "init", tmp_path / "kho", "--name", "X", "--pack", "hadong", "--host", "none")
    assert "Pack hadong (Kế hoạch đánh giá hằng tháng của phường Hà Đông): monthly periods, from 08/04/2026.\n" in out


def test_both_sides_of_a_change_are_told_in_english() -> None:
    told = "Quyết định · Mức xếp loại: Hoàn thành tốt nhiệm vụ → Hoàn thành xuất sắc nhiệm vụ"
    assert REVIEW.say(told, language_of("en")).endswith(": Good completion of tasks → Excellent completion of tasks")
