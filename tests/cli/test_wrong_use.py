"""Wrong use, refusals of the system, hostile locales: words in Vietnamese, exit code 2, never a traceback."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType

import pytest

from evalgen.cli import main

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "worked-example"
RECORD = str(next(EXAMPLE.glob("records/20*/*/[!c]*.yaml")))
COMMANDS = ("check", "score", "explain", "build", "serve", "rules", "new", "init", "demo")


def evalgen(
    *arguments: object, cwd: Path = ROOT, environment: Mapping[str, str] = MappingProxyType({})
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "evalgen", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


def imported(*arguments: str) -> set[str]:
    """The modules that are loaded once a command has run."""
    code = (
        "import sys; from evalgen.cli import main\n"
        "try: main(sys.argv[1:])\nexcept SystemExit: pass\n"
        "sys.stderr.write(' '.join(sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, encoding="utf-8", check=True, cwd=ROOT
    )
    return set(ran.stderr.split())


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONIOENCODING": "cp1252"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
    ids=["bảng mã Windows", "ASCII", "locale C"],
)  # fmt: skip
def test_vietnamese_whatever_the_locale(environment: dict[str, str]) -> None:
    checked = evalgen("check", "--root", EXAMPLE, environment=environment)
    assert checked.returncode == 0
    assert "Traceback" not in checked.stderr
    assert "cảnh báo" in checked.stdout
    refused = evalgen("new", "quý", environment=environment)
    assert refused.returncode == 2
    assert "không phải một kỳ" in refused.stderr


def test_help_loads_nothing_that_it_does_not_need() -> None:
    assert imported("--help") & {"yaml", "jsonschema", "jinja2", "mkdocs", "evalgen.pipeline"} == set()


def test_a_check_loads_neither_the_site_nor_the_sample() -> None:
    loaded = imported("check", "--root", str(EXAMPLE))
    assert "evalgen.pipeline" in loaded
    rooms = {name for name in loaded if name.startswith(("evalgen.publishing", "evalgen.drafting"))}
    assert rooms | loaded & {"jinja2", "mkdocs", "http.server"} == set()


@pytest.mark.parametrize(
    "arguments,words",
    [
        (("serve", "--port", "99999"), "--port: cần số nguyên từ 0 đến 65535, không phải «99999»"),
        (("serve", "--port", "tám"), "--port: cần số nguyên từ 0 đến 65535, không phải «tám»"),
        (("demo", "x", "--people", "0"), "--people: cần số nguyên từ 1 trở lên, không phải «0»"),
        (("demo", "x", "--people", "-3"), "--people: cần số nguyên từ 1 trở lên, không phải «-3»"),
        ((), "thiếu LỆNH; mỗi lệnh làm gì: evalgen --help\n"),
        (("chek",), "; có phải là check?; mỗi lệnh làm gì: evalgen --help\n"),
        (("explain",), "thiếu HỒ_SƠ"),
        (("check", "--khong-co"), "không hiểu «--khong-co»"),
        (("check", "--js"), "không hiểu «--js»"),
        (("build", "--output", "x"), "không hiểu «--output x»; có phải là --site?"),
        (("export", "2026-Q2", "--audience", "public", "--output", "x", "--out=y"), "«--out=y»; có phải là --output?"),
        (("status", "--on", "2026-10-03", "--htlm", "x"), "không hiểu «--htlm»; có phải là --html?"),
        (("--lang", "vi", "new", "2026-Q4", "--day", "x"), "không hiểu «--day x»\n"),
        (("check", "--root"), "--root cần một giá trị đi kèm"),
        (("check", "--json=1"), "--json không nhận giá trị '1'"),
        (("check", "--format", "xml"), "--format không nhận giá trị 'xml'; chọn một trong: "),
        (("kiem-tra",), "LỆNH không nhận giá trị 'kiem-tra'; chọn một trong: "),
    ],
)
def test_wrong_use_is_told_in_vietnamese(arguments: tuple[str, ...], words: str, tmp_path: Path) -> None:
    refused = evalgen(*arguments, cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("cách dùng: evalgen")
    assert ": lỗi: " in refused.stderr
    assert words in refused.stderr
    assert "Traceback" not in refused.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("form", "hd02-mau-5", "--root", str(EXAMPLE), RECORD),
        ("form", "--root", str(EXAMPLE), "hd02-mau-5", RECORD),
        ("form", "hd02-mau-5", RECORD, "--root", str(EXAMPLE)),
        ("score", RECORD, "--root", str(EXAMPLE), "--no-cache", RECORD),
    ],
    ids=" ".join,
)
def test_options_may_stand_anywhere(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert (main(arguments), capsys.readouterr().err) == (0, "")


def test_what_is_wrong_beside_arguments_that_may_be_left_out_is_told_with_the_same_usage(tmp_path: Path) -> None:
    first = evalgen("form", "--help", cwd=tmp_path).stdout.partition("\n\n")[0]
    assert evalgen("form", "hd02-mau-5", "--period", cwd=tmp_path).stderr.startswith(f"{first}\n")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_speaks_vietnamese(command: str) -> None:
    shown = evalgen(*command.split(), "--help").stdout
    assert shown.startswith("cách dùng: evalgen")
    assert "\ntùy chọn:\n" in shown
    english = re.search(r"usage|positional|options|optional|show this|exit|show program", shown)
    assert english is None, english


@pytest.mark.parametrize(
    "arguments,words",
    [
        (("demo", "{file}"), "«{file}» là tệp, không phải thư mục."),
        (("demo", "{file}/trong"), "«{file}/trong"),
        (("build", "--root", "{kho}", "--site", "{file}"), "«{file}» không phải là trang do chương trình này dựng"),
        (("build", "--root", "{kho}", "--site", "{file}/site"), "«{file}"),
        (("check", "--root", "{long}"), "tên quá dài"),
        (("check", "--root", "{loop}"), "{loop}"),
    ],
)
def test_what_the_system_refuses_is_named(
    arguments: tuple[str, ...], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = {"kho": str(shutil.copytree(EXAMPLE, tmp_path / "kho")), "long": "x" * 300}
    names |= {"file": str(tmp_path / "tệp"), "loop": str(tmp_path / "vòng")}
    Path(names["file"]).write_text("của tôi", encoding="utf-8")
    Path(names["loop"]).symlink_to(names["loop"])
    assert main([argument.format(**names) for argument in arguments]) == 2
    refused = capsys.readouterr().err
    assert refused.startswith("Không thể tiếp tục: ")
    assert words.format(**names) in refused
    assert "Traceback" not in refused
    assert Path(names["file"]).read_text(encoding="utf-8") == "của tôi"


def test_the_examples_of_the_help_run_in_this_repository() -> None:
    ran = 0
    for command in COMMANDS:
        example = evalgen(command, "--help").stdout.rpartition("Ví dụ: ")[2].strip()
        if "records/" in example:
            told = evalgen(*shlex.split(example)[1:])
            assert (told.returncode, told.stderr) == (0, ""), example
            ran += 1
    assert ran == 2


def test_a_command_on_the_whole_repository_says_so_to_whoever_names_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", RECORD])
    assert "lệnh này làm trên cả kho, không nhận tên tệp" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["check", "--on", "2026-10-01"])
    assert "không nhận tên tệp" not in capsys.readouterr().err


def test_a_person_named_alone_is_told_the_last_record(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", PurePosixPath(RECORD).stem, "--root", str(EXAMPLE)]) == 2
    assert f"Có phải ý là {PurePosixPath(RECORD).relative_to(EXAMPLE)}?" in capsys.readouterr().err
