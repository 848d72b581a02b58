"""``evalgen review`` as people and jobs call it: formats, files, exit codes."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from accepted_text import agree
from commands import Run
from git_repository import Repository
from open_records import AN, BINH, DECISION, open_records
from own_pack import OWN_PACK

from evalgen.cli.reviewing.markdown import LIMIT, MARKER

ROOT = Path(__file__).parents[2]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    repository = Repository(tmp_path / "kho", open_records())
    monkeypatch.chdir(repository.folder)
    return repository


def test_fine_ends_with_0(repository: Repository, run: Run) -> None:
    repository.add(AN, DECISION)
    code, out, err = run("review", "main")
    assert (code, err) == (0, "")
    assert out.startswith(
        "HỢP LỆ, còn chờ phê duyệt: 1 hồ sơ của 1 đơn vị (Quý II năm 2026).\nHợp nhất thư mục đang làm việc vào main ("
    )
    assert "  Bước: Đã đề xuất xếp loại → Đã quyết định\n" in out


def test_nothing_changed_says_so(repository: Repository, run: Run) -> None:
    del repository
    code, out, _ = run("review", "main")
    assert code == 0
    assert out.startswith("HỢP LỆ: không có gì thay đổi.\n")


def test_what_somebody_above_has_to_see_ends_with_0_and_says_so_on_top(repository: Repository, run: Run) -> None:
    repository.write(".github/workflows/x.yml", "x")
    code, out, _ = run("review", "main")
    assert code == 0
    assert out.startswith("CẦN CẤP TRÊN XEM XÉT: 1 tệp khác.\n")


def test_what_is_not_allowed_ends_with_1(repository: Repository, run: Run) -> None:
    repository.edit(AN, ("quality: 1.2", "quality: 1"))
    code, out, _ = run("review", "main")
    assert code == 1
    assert out.startswith("CHƯA HỢP LỆ: 1 hồ sơ")


@pytest.mark.parametrize("words", [("khong-co",), ("main", "khong-co"), ("--", "--all"), ("main", "--root", "/")])
def test_what_cannot_be_compared_ends_with_2(words: tuple[str, ...], repository: Repository, run: Run) -> None:
    del repository
    code, out, err = run("review", *words)
    assert (code, out) == (2, "")
    assert err.startswith("Không thể tiếp tục: ")


def test_without_a_base_the_use_is_shown(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("review")
    assert stopped.value.code == 2
    assert "NHÁNH_ĐÍCH" in capsys.readouterr().err


def test_the_words_of_problems_are_those_of_check(repository: Repository, run: Run) -> None:
    """From `check`, from `review` and from the job: the same place, the same code, the same text."""
    repository.edit(AN, ("quality: 1.2", "quality: 1.3"), ("product: ke-hoach", "product: ke-hoạch"))
    _, checked, _ = run("check")
    _, reviewed, _ = run("review", "main")
    blocks = checked.split("\n\n")[:-1]
    assert len(blocks) >= 1
    assert all(block in reviewed for block in blocks)
    entries = json.loads(run("check", "--json")[1])["problems"]
    assert json.loads(run("review", "main", "--json")[1])["problems"]["new"] == entries
    job = run("check", "--format", "github")[1].replace("%0A", "\n").replace("%25", "%")
    assert all(f"{entry['message']}\n{entry['remedy']}" in job for entry in entries)
    comment = run("review", "main", "--format", "markdown")[1]
    plain = re.sub(r"&#8203;", "", comment)
    plain = re.sub(r"&#([0-9]+);", lambda found: chr(int(found[1])), plain)
    for entry in entries:
        assert f"<code>{entry['file']}:{entry['line']}:{entry['column']}</code> <code>{entry['code']}</code>" in plain
        assert entry["message"] in plain
        assert entry["remedy"] in plain


def test_old_problems_are_counted_only(repository: Repository, run: Run) -> None:
    """Those of the files that change: how the rest of the repository stands is for `check`."""
    repository.edit(AN, ("quality: 1.2", "quality: 1.3"))
    repository.edit(BINH, ("quality: 1.2", "quality: 1.3"))
    repository.commit()
    repository.add(AN, DECISION)
    code, out, _ = run("review", "main")
    assert code == 0
    assert "level-not-in-scale" not in out
    assert "Vấn đề từ trước: 1 còn lại trong các tệp này, 0 được sửa." in out
    report = json.loads(run("review", "main", "--json")[1])
    assert (report["problems"]["new"], report["problems"]["old"]) == ([], 1)
    assert (
        "Vấn đề từ trước: 1 còn lại trong các tệp này, 0 được sửa." in run("review", "main", "--format", "markdown")[1]
    )


def test_the_comment_goes_to_a_file_and_so_does_everything(repository: Repository, run: Run, tmp_path: Path) -> None:
    repository.add(AN, DECISION)
    short, full = tmp_path / "tom-tat.md", tmp_path / "day-du.md"
    code, out, _ = run("review", "main", "--format", "markdown", "--output", short, "--full", full)
    assert (code, out) == (0, f"Hợp lệ, còn chờ phê duyệt: đã ghi vào {short}\n")
    written = short.read_text(encoding="utf-8")
    assert written.startswith(f"{MARKER}\n## ✅ Hợp lệ, còn chờ phê duyệt\n")
    assert len(written) <= LIMIT
    assert full.read_text(encoding="utf-8").startswith(MARKER)


def test_the_author_is_an_account(repository: Repository, run: Run) -> None:
    repository.add(AN, DECISION)
    report = json.loads(run("review", "main", "--json", "--author", "ai-do")[1])
    assert report["author"] == {"account": "ai-do", "person": None}
    assert ", do ai-do trình." in run("review", "main", "--author", "ai-do")[1]


def test_json_has_what_a_job_needs(repository: Repository, run: Run) -> None:
    repository.branch("thay-doi")
    repository.add(AN, DECISION)
    head = repository.commit()
    report = json.loads(run("review", "main", "thay-doi", "--json")[1])
    assert list(report) == [
        "format",
        "verdict",
        "reasons",
        "to_do",
        "needs",
        "basis",
        "author",
        "records",
        "files",
        "moved",
        "laws",
        "quotas",
        "units",
        "transitions",
        "problems",
    ]
    assert (report["format"], report["verdict"], report["basis"]["head_commit"]) == (1, "ok", head)
    (record,) = report["records"]
    assert (record["file"], record["change"]) == (f"records/{AN}", "changed")
    assert record["after"]["score"] == {"exact": "98/1", "shown": "98,00"}
    assert record["opinions"]["decided"] == "Hoàn thành tốt nhiệm vụ"
    (need,) = report["needs"]
    assert need["tasks"] == [{"what": "quyết định xếp loại", "files": [f"records/{AN}"], "done": 0}]


def test_paths_are_as_seen_from_here(repository: Repository, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.edit(AN, ("quality: 1.2", "quality: 1.3"))
    monkeypatch.chdir(repository.folder.parent)
    out = run("review", "main", "--root", "kho")[1]
    assert f"kho/records/{AN}:" in out
    assert "quality: 1.3" in out, "the line that the problem points at"


def test_records_in_a_folder_of_a_larger_repository_are_told_from_what_lies_beside_it(
    repository: Repository, run: Run
) -> None:
    (repository.folder / "kho").mkdir()
    repository.git("mv", "records", "kho/records")
    repository.commit()
    content = repository.git("rev-parse", f"main:kho/records/{AN}")
    for branch, path, code in (("beside", "Records/a.yaml", 0), ("upon", f"Kho/records/{AN}", 1)):
        repository.branch(branch)
        repository.git("update-index", "--add", "--cacheinfo", f"100644,{content},{path}")
        repository.git("commit", "--quiet", "--message", "Thêm một tệp")
        found, out, _ = run("review", "main", branch, "--root", "kho")
        assert (found, "«Kho/records» chỉ khác «kho/records»" in out) == (code, bool(code))
        repository.git("checkout", "--quiet", "--force", "main")


def test_hidden_signs_do_not_reach_a_terminal(repository: Repository, run: Run) -> None:
    repository.write("anh\x1b[31m\u202e.txt", "x")
    (repository.folder / os.fsdecode(b"\xff.txt")).write_text("x", encoding="utf-8")
    _, out, _ = run("review", "main")
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert r"anh\x1b[31m" in out
    assert r"\udcff.txt" in out
    assert "&#92;udcff.txt</code>" in run("review", "main", "--format", "markdown")[1]
    paths = [item["path"] for item in json.loads(run("review", "main", "--json")[1])["files"]]
    assert paths == ["anh\x1b[31m\u202e.txt", "\udcff.txt"]


BAND = """\
rules:
  score_band:
    title: Mức điểm
    summary: Mức điểm mẫu.
    parameters:
      good:
        title: Điểm tối thiểu để xếp loại tốt
        values:
          - effective_from: 2026-04-01
            value: {value}
            citation: {{instrument: goi-mau, section: "3", quote: Từ {value} điểm.}}
"""


def test_a_rule_that_changes_shows_every_result_that_it_would_move(repository: Repository, run: Run) -> None:
    """All that are GOOD fall, for everybody to see, though no record is touched."""
    repository.write("records/regulation/goi-mau/pack.yaml", OWN_PACK)
    repository.write("records/regulation/goi-mau/parameters.yaml", BAND.format(value=70))
    repository.edit("organization.yaml", ("pack: hd02", "pack: goi-mau"))
    for person in (AN, BINH):
        low = "quality: 0.75, timeliness: 0.75, leadership: 0.75"
        repository.edit(person, ("quality: 1, timeliness: 1, leadership: 1", low), ("quality: 1.2", "quality: 0.75"))
    repository.commit()
    repository.write("records/regulation/goi-mau/parameters.yaml", BAND.format(value=89))
    code, out, _ = run("review", "main")
    assert code == 0
    assert out.startswith(
        "CẦN CẤP TRÊN XEM XÉT: 1 tệp khác, 2 kết quả đổi dù hồ sơ không sửa (2 đổi mức đủ điều kiện).\n"
    )
    assert "Điểm tối thiểu để xếp loại tốt: 70 → 89. Căn cứ: mục 3 Hướng dẫn 09-HD/HC." in out
    for name in ("Lê Văn An", "Trần Thị Bình"):
        assert f"{name}, Văn phòng mẫu, Quý II năm 2026: " in out
    assert "Hoàn thành tốt nhiệm vụ → Hoàn thành nhiệm vụ: " in out
    report = json.loads(run("review", "main", "--json")[1])
    assert [item["file"] for item in report["moved"]] == [f"records/{AN}", f"records/{BINH}"]
    assert [value["after"] for law in report["laws"] for value in law["values"]] == ["89"]
    comment = run("review", "main", "--format", "markdown")[1]
    assert "### Kết quả đổi dù hồ sơ không sửa" in comment
    assert "### Quy định của kỳ thay đổi" in comment


EDITS = {
    "2026-Q3/phong-kinh-te/cao-ngoc-phuc.yaml": """\
decision: {by: ban-thuong-vu, on: 2026-10-03, number: 44-QĐ/ĐU, grade: GOOD}
""",
    "2026-Q3/phong-kinh-te/hoang-my-hanh.yaml": """\
decision:
  by: ban-thuong-vu
  on: 2026-10-03
  number: 44-QĐ/ĐU
  grade: EXCELLENT
  reason: Vượt tiến độ
  legal_basis: Kết luận 12-KL/ĐU (hư cấu)
""",
    "2026-Q3/mat-tran/duong-kim-thao.yaml": """\
verification:
  by: ban-xay-dung-dang
  on: 2026-10-01
  differences:
    - {criterion: "3.3", met: false, reason: Còn 2/10 hạn chế chưa khắc phục}
""",
    "bodies/ban-xay-dung-dang.yaml": "quorum: 2\n",
}
"""What is put at the end of which file."""


@pytest.fixture
def commune(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The fictional commune: two decisions, a verification, a catalogue rewritten, a body and a workflow changed."""
    repository = Repository(tmp_path / "xa", {})
    shutil.copytree(ROOT / "records", repository.folder / "records")
    repository.commit("Hồ sơ của xã")
    repository.branch("quyet-dinh")
    for file, text in EDITS.items():
        repository.add(file, text)
    repository.edit(
        "2026-Q2/ban-xay-dung-dang/do-ba-trung.yaml", ('  axis_weights: {"4": 70}', '  axis_weights: {"4": 70.0}')
    )
    catalogue = repository.folder / "records/catalogues/phong-kinh-te.yaml"
    text = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(text.replace("points: 1", "points: 2", 1), encoding="utf-8")
    repository.write(".github/workflows/kiem-tra.yml", "on: push\n")
    repository.commit("Quyết định của Phòng Kinh tế")
    monkeypatch.chdir(repository.folder)
    return repository


PLANS = [
    ("vi", "review.md", "markdown"),
    ("vi", "review.txt", "text"),
    ("vi", "review.json", "json"),
    ("en", "review.en.md", "markdown"),
    ("en", "review.en.txt", "text"),
]


@pytest.mark.parametrize("tag,name,form", PLANS)
def test_the_plan_of_the_commune(tag: str, name: str, form: str, commune: Repository, run: Run) -> None:
    """What a reviewer reads, as it was accepted before; ``make bless`` accepts another."""
    names = {
        commune.git("rev-parse", revision): word
        for revision, word in (("main", "COMMIT-MAIN"), ("HEAD", "COMMIT-HEAD"))
    }
    code, out, _ = run("--lang", tag, "review", "main", "quyet-dinh", "--format", form, "--author", "nguoi-trinh")
    assert code == 1
    for commit, word in names.items():
        out = out.replace(commit, word).replace(commit[:10], word)

    agree(Path(__file__).parent / "expected" / name, out)
