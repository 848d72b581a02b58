"""The commands of the guides, run one after the other as they stand there, in a fictional organization.

Put in place of what a reader has: an organization of its own with the names of the examples, a day, a home. The guide of a
new repository, with its keys and its host, is followed in `tests/workflows/test_starter_guide.py`.
"""

import json
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import Run, commands_of, running

from evalgen.cli.arguments import parser

ROOT = Path(__file__).resolve().parents[2]
FENCED = re.compile(r"^```(?:sh)?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"(?<=[|·] )`(evalgen [^`]+)`")
"""In tables, where a line may name several."""

RECORD = "records/2026-Q2/ban-xay-dung-dang/do-ba-trung.yaml"
EXAMPLES = {
    "$(date +%F)": "2026-11-22",
    "MÃ_BĂM": 64 * "0",
    "records/2026-Q3/van-phong/tran-thi-b.yaml": RECORD,
    "THƯ_MỤC_ĐƠN_VỊ": "records/2026-Q2/ban-xay-dung-dang",
    "HỒ_SƠ": RECORD,
    "--unit van-phong ": "--unit van-phong-dang-uy ",
    "nhanh-quyet-dinh": "main",
    "--author tai-khoan": "--author do-ba-trung",
    "init kho-ho-so`": "init kho-ho-so --name 'Đảng ủy xã Suối Mơ' --pack hd02`",
    "lamdong-pl7 records/2026-Q3/van-phong": f"lamdong-pl7 {ROOT}/examples/lamdong/records/2026-Q2/dang-uy",
    "hadong-mau-03 records/2026-10": f"hadong-mau-03 {ROOT}/examples/hadong/records/2026-05",
}
"""What stands in the guides, and what it is here."""

ELSEWHERE = {
    "serve": "never ends",
    "approve": "wants a key: tests/workflows/test_starter_guide.py",
    "audit": "wants signatures: tests/workflows/test_starter_guide.py",
    "gather": "wants published sites: tests/gathering/",
    "nation": "wants a gathered dataset: tests/gathering/",
}
"""Commands that other tests run."""

BEFORE = {"docs/du-lieu-mo.md": (("build",), ("import", "--template", "bang.xlsx"))}
"""What a guide takes for done."""


def commands(text: str) -> Iterator[tuple[dict[str, str], list[str]]]:
    """The settings of the environment and the words behind `evalgen`, of each command in the order of the text."""
    for old, new in EXAMPLES.items():
        text = text.replace(old, new)
    for block in (*FENCED.findall(text), *INLINE.findall(text)):
        for line in block.replace("\\\n", " ").splitlines():
            words = shlex.split(re.sub(r"\s#.*", "", line))
            settings = {}
            while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
                name, _, value = words.pop(0).partition("=")
                settings[name] = value
            if words[:1] == ["evalgen"] and "://" not in line.partition(" --release ")[0]:
                yield settings, words[1:]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """In a repository of a few people, with a branch `main`."""
    ran, kho = running(capsys), tmp_path / "kho"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "dem"))
    assert ran("demo", kho, "--people", "24")[0] == 0
    monkeypatch.chdir(kho)
    (kho / ".gitignore").write_text("site*/\n", encoding="utf-8")
    for words in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "Lập kho"]):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *words], check=True)
    return ran


@pytest.mark.parametrize("guide", ["README.md", "docs/huong-dan.md", "docs/du-lieu-mo.md", "docs/quy-dinh-rieng.md"])
def test_the_commands_of_a_guide_can_be_run_in_its_order(guide: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [run(*command)[0] for command in BEFORE.get(guide, ())] == [0] * len(BEFORE.get(guide, ()))
    failed: list[tuple[str, int, str, str]] = []
    for settings, words in commands((ROOT / guide).read_text(encoding="utf-8")):
        if words[0] in ELSEWHERE:
            continue
        with monkeypatch.context() as patch:
            for name, value in settings.items():
                patch.setenv(name, value)
            code, said, told = run(*(word.replace("~/", "../") for word in words))
        if code not in ({0, 1} if words[0] == "review" else {0}):  # 1 of a review: what it says of the branch.
            failed.append((shlex.join(words), code, said[-400:], told))
    assert failed == []


def test_what_the_guide_says_of_json_is_what_programs_are_given(run: Run) -> None:
    """The table of `docs/du-lieu-mo.md`: the keys at the top, of a list those of its first element."""
    guide = (ROOT / "docs/du-lieu-mo.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `evalgen (.+ --json)` \| (.+) \|$", guide, re.MULTILINE)
    assert len(rows) == guide.count(" --json` |")
    with_json = {name for name, below in commands_of(parser()).items() if "--json" in below.format_help()}
    assert {command.split()[0] for command, _ in rows} == with_json
    for command in BEFORE["docs/du-lieu-mo.md"]:
        run(*command)
    known: list[str] = []
    wrong = []
    for asked, cell in rows:
        told = re.findall("`([^`]+)`", cell)
        known = [*known, *told] if cell.startswith("như trên") else told
        words = asked.replace("HỒ_SƠ", RECORD).replace("2026-Q4", "2027-Q1").split()
        found = json.loads(run(*words)[1])
        given = list(found[0] if isinstance(found, list) else found)
        if given != known:
            wrong.append((asked, given))
    assert wrong == []


@pytest.mark.parametrize(
    "guide, from_here, up_to",
    [
        ("docs/huong-dan.md", "| mới ghi, chưa `git commit` |", "\n"),
        ("evalgen/drafting/starter_files/README.md", "Lỡ ghi sai mà chưa commit:", "Đã commit:"),
    ],
    ids=["huong-dan", "kho mới"],
)
@pytest.mark.parametrize("then", ["", "git add records"], ids=["chưa git add", "đã git add"])
@pytest.mark.usefixtures("run")
def test_what_was_not_committed_is_undone_as_the_guides_say(guide: str, from_here: str, up_to: str, then: str) -> None:
    """Whether or not `git add` was run: files that were there are as before, new ones are listed before they are removed."""
    told = (ROOT / guide).read_text(encoding="utf-8").partition(from_here)[2].partition(up_to)[0]
    old, new = Path(RECORD), Path(RECORD).with_name("moi.yaml")
    before = old.read_text(encoding="utf-8")
    old.write_text("sai\n", encoding="utf-8")
    new.write_text("sai\n", encoding="utf-8")
    if then:
        subprocess.run(shlex.split(then), check=True)
    for command in re.findall("`(git [^`]+)`", told):
        there = new.exists()
        said = subprocess.run(shlex.split(command), check=True, capture_output=True, text=True).stdout
        if "clean -n" in command:
            assert there
            assert str(new) in said
    assert old.read_text(encoding="utf-8") == before
    assert new.exists() is ("clean -f" not in told)
