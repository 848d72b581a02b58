"""A review that reads only what a change can reach says what the review of the whole repository says, byte for byte."""

import datetime as dt
import json
import random
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from approved import approve
from commands import Run
from compared import edited
from git_repository import Repository
from msgspec.structs import replace
from record_mutations import (
    CATALOGUES,
    FAR,
    MISNAMED,
    OF_A_PERIOD,
    PEOPLE,
    QUIET,
    one_of,
    records_of_people,
    replaced,
    with_work_elsewhere,
)
from signed_records import DEPUTY, QUARTER, signed_repository
from sound_records import CATALOGUE, COLLECTIVE, EVALUATION, SOUND, UNIT, write_records
from sound_records import DEPUTY as DEPUTY_FILE
from whole_dossiers import write_dossiers

from evalgen.approving.statement import namespace_of, receipt_payload
from evalgen.cli import main
from evalgen.cli.reviewing.json import json_review
from evalgen.cli.reviewing.markdown import markdown
from evalgen.cli.reviewing.text import text
from evalgen.cli.reviewing.words import ShownProblems
from evalgen.domain.approval import ApprovedStep, Receipt
from evalgen.domain.document import Document, LocatedMapping
from evalgen.domain.period import Period, PeriodKind
from evalgen.drafting.statement_file import receipt_text
from evalgen.language import VIETNAMESE
from evalgen.pipeline.approving.receiving import receive
from evalgen.pipeline.reviewing import both_sides, neighbourhood
from evalgen.pipeline.reviewing import review as reviewing
from evalgen.pipeline.reviewing.review import review_revisions
from evalgen.pipeline.reviewing.touched_people import touched_people
from evalgen.reading.answer_store import AnswerStore
from evalgen.reading.repository import read_records
from evalgen.reading.signature import sign
from evalgen.reading.tree_listing import TreeListing

EXAMPLES = Path(__file__).parents[2] / "examples"
Lots = random.Random
AN = "2026-Q2/van-phong/le-van-an.yaml"
UNDECIDED = edited(SOUND, {"open": True, "drop": {AN: ["verification", "proposal", "decision"]}})


class Looks:
    """How often the whole repository was looked at."""

    def __init__(self) -> None:
        self.whole = 0
        self.files = 0
        """Of the last narrow look: how many files it saw."""


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Looks:
    counted, whole, narrow = Looks(), vars(reviewing)["_whole"], vars(reviewing)["narrow_sides"]

    def count(*arguments: object) -> object:
        counted.whole += 1
        return whole(*arguments)

    def seen(*arguments: Any, **settings: Any) -> object:
        found = narrow(*arguments, **settings)
        counted.files = 0 if found is None else len(found.before)
        return found

    monkeypatch.setattr(reviewing, "_whole", count)
    monkeypatch.setattr(reviewing, "narrow_sides", seen)
    return counted


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A small fictional commune, with somebody's account, a record that cannot be read and one against a leader."""
    folder = tmp_path_factory.mktemp("demo") / "kho"
    assert main(["demo", str(folder), "--people", "24", "--seed", "5"]) == 0
    lots = Lots(1)
    replaced(
        r"(person: [a-z-]+),", r"\1, account: CanBo-1,", lambda root, _: root / "records/bodies/ban-thuong-vu.yaml"
    )(folder, lots)
    broken, accused = records_of_people(folder)[3], records_of_people(folder)[8]
    broken.write_text("plan: [\n", encoding="utf-8")
    QUIET["a level that is none"](folder, lots)
    FAR["a discipline"](accused.parents[2].parent, lots)
    return Repository(folder, {})


@pytest.fixture
def repository(demo: Repository) -> Iterator[Repository]:
    yield demo
    demo.git("checkout", "--quiet", "--force", "main")
    demo.git("clean", "--quiet", "-d", "--force")
    for branch in demo.git("for-each-ref", "--format=%(refname:short)", "refs/heads").split():
        if branch != "main":
            demo.git("branch", "--quiet", "-D", branch)


def told(repository: Repository, head: str | None = None, **settings: Any) -> tuple[str, str, str]:
    """What is said for people, for a host and for programs."""
    base: str = settings.pop("base", "main")
    with review_revisions(repository.folder, base, head, **settings) as reviewed:
        plan = reviewed.review
        seen = ShownProblems(transitions=plan.transitions, new=plan.problems.new)

        def line(file: str, number: int) -> str | None:
            lines = reviewed.lines.get(file, [])
            return lines[number - 1] if 0 < number <= len(lines) else None

        return text(plan, seen, line, VIETNAMESE), markdown(plan, seen, VIETNAMESE, limit=None), json_review(plan, seen)


@pytest.mark.parametrize("name", QUIET)
def test_what_only_the_person_sees(name: str, repository: Repository) -> None:
    QUIET[name](repository.folder, Lots(len(name)))
    assert told(repository) == told(repository, whole=True)


@pytest.mark.parametrize("right,wrong", MISNAMED)
def test_a_file_under_a_name_that_is_none(right: str, wrong: str, tmp_path: Path) -> None:
    """Nobody calls unknown, or an older problem of the record, what waits elsewhere to be renamed."""
    told_alike(tmp_path / "kho", edited(UNDECIDED, {"move": {right: wrong}}))


@pytest.mark.parametrize("unit", ["units/phong-a.yaml", "units/phong_a.yaml", "units/phong-b.yaml"])
def test_a_catalogue_counts_whose_unit_cannot_be_read(unit: str, tmp_path: Path) -> None:
    told_alike(tmp_path / "kho", with_work_elsewhere(UNDECIDED, AN, unit))


@pytest.mark.parametrize("name", ["collective.yml", "Collective.yaml", "collective (1).yaml"])
def test_a_collective_below_that_waits_to_be_renamed(name: str, tmp_path: Path) -> None:
    """What a head answers for is on refused ground, whoever looks at it."""
    head = "2026-Q2/van-phong/tran-thi-binh.yaml"
    files = {
        **SOUND,
        "2026-Q2/period.yaml": "opened_on: 2026-04-01\n",
        "units/phong-a.yaml": UNIT.replace("from:", "parent: van-phong\nfrom:"),
        f"2026-Q2/phong-a/{name}": COLLECTIVE,
        head: f"{EVALUATION}# của người đứng đầu\n",
    }
    repository = Repository(tmp_path / "kho", files)
    text = (repository.folder / "records" / head).read_text(encoding="utf-8")
    changed = text.replace("{quantity: 3, quality: 1, timeliness: 1, leadership: 1}", "{quantity: 0}")
    assert changed != text
    (repository.folder / "records" / head).write_text(changed, encoding="utf-8")
    assert told(repository) == told(repository, whole=True)


@pytest.mark.parametrize("file", ["le-van-an.yaml", "van-phong/cu/le-van-an.yaml", "rules/le-van-an.yaml"])
def test_a_refused_file_of_the_person_in_another_period(file: str, tmp_path: Path) -> None:
    """It breaks a run of grades, since nobody knows what it says; in a period that nobody opened, too."""
    later = AN.replace("Q2", "Q4")
    moved = EVALUATION.replace("grade: GOOD}", "grade: NOT_COMPLETED}")
    files = {
        **SOUND,
        AN: moved,
        later: moved.partition("decision:")[0],
        "2026-Q4/period.yaml": "opened_on: 2026-10-01\n",
        f"2026-Q3/{file}": "plan: {}\n",
    }
    repository = Repository(tmp_path / "kho", files)
    repository.add(later, f"decision:{moved.partition('decision:')[2]}")
    assert told(repository) == told(repository, whole=True)


def test_a_period_whose_file_is_gone_has_everything_looked_at(repository: Repository, looks: Looks) -> None:
    """Its law is told by any record in it, of whomever."""
    repository.branch("target")
    (repository.folder / "records/2026-Q3/period.yaml").unlink()
    repository.commit()
    QUIET["a note"](repository.folder, Lots(3))
    narrow = told(repository, base="target")
    assert looks.whole == 1
    assert narrow == told(repository, base="target", whole=True)


def told_alike(folder: Path, files: Mapping[str, str]) -> None:
    repository = Repository(folder, files)
    repository.edit(AN, ("ke-hoach-quy: {quantity: 1, quality: 1.2", "ke-hoach-quy: {quantity: 1, quality: 0.9"))
    assert told(repository) == told(repository, whole=True)


@pytest.mark.parametrize("name", [name for name in FAR if name not in OF_A_PERIOD | PEOPLE | CATALOGUES])
def test_what_reaches_far_is_looked_at_as_a_whole(name: str, repository: Repository, looks: Looks) -> None:
    FAR[name](repository.folder, Lots(6))
    changed = repository.git("status", "--porcelain")
    narrow = told(repository)
    if changed:
        assert looks.whole == 1
    else:
        assert narrow == told(repository, whole=True)


@pytest.mark.parametrize("name", OF_A_PERIOD)
def test_what_moves_grades_is_looked_at_in_its_period(name: str, repository: Repository, looks: Looks) -> None:
    narrow = 0
    for seed in range(6):
        repository.git("checkout", "--quiet", "--force", "main")
        repository.git("clean", "--quiet", "-d", "--force")
        OF_A_PERIOD[name](repository.folder, Lots(seed))
        before = looks.whole
        part = told(repository, account="canbo-1")
        narrow += bool(repository.git("status", "--porcelain")) and looks.whole == before
        assert part == told(repository, account="canbo-1", whole=True)
    assert narrow


@pytest.mark.parametrize("name", PEOPLE)
def test_a_persons_file_is_looked_at_where_it_is_seen(name: str, repository: Repository) -> None:
    """Alone, and with what is decided on people of the same periods; and taken back."""
    for seed in range(2):
        repository.git("checkout", "--quiet", "--force", "main")
        PEOPLE[name](repository.folder, Lots(seed))
        if seed == 1:
            OF_A_PERIOD["a decided grade"](repository.folder, Lots(seed))
        assert told(repository) == told(repository, whole=True)
    repository.branch("written", "main")
    repository.commit()
    repository.git("checkout", "--quiet", "main", "--", "records")
    assert told(repository, base="written") == told(repository, base="written", whole=True)


def test_a_later_post_reads_a_part_of_the_repository(repository: Repository, looks: Looks) -> None:
    """No period that is there sees the change; where one does, it is read whole."""
    for seed in range(3):
        repository.git("checkout", "--quiet", "--force", "main")
        PEOPLE["a post ends some day"](repository.folder, Lots(seed))
        narrow = told(repository)
        assert looks.whole == 0
        assert 0 < looks.files < len(list(repository.folder.glob("records/**/*.yaml"))) / 2
        assert narrow == told(repository, whole=True)
        looks.whole = 0
    PEOPLE["another peer group"](repository.folder, Lots(1))
    narrow = told(repository)
    assert looks.whole == 0
    assert "quotas" in narrow[2]
    assert narrow == told(repository, whole=True)


@pytest.mark.parametrize("name", ["a post ends before it", "a lower post", "another unit", "another post"])
def test_who_led_a_unit_is_held_against_its_collective(name: str, repository: Repository, looks: Looks) -> None:
    """Something stands against everybody, so that it matters who leads which unit on which day."""
    for seed, _ in enumerate(records_of_people(repository.folder)):
        FAR["a discipline"](repository.folder, Lots(seed))
    repository.branch("accused", "main")
    repository.commit()
    narrow = 0
    for seed in range(3):
        repository.git("checkout", "--quiet", "--force", "accused")
        PEOPLE[name](repository.folder, Lots(seed))
        before = looks.whole
        part = told(repository, base="accused")
        narrow += looks.whole == before
        assert part == told(repository, base="accused", whole=True)
    assert narrow


def test_grades_of_many_in_one_request(repository: Repository, looks: Looks) -> None:
    """A meeting decides on several units: quotas move, and who is named in them has records elsewhere."""
    for seed in range(8):
        OF_A_PERIOD["a decided grade"](repository.folder, Lots(seed))
        QUIET["a quality"](repository.folder, Lots(seed))
    narrow = told(repository)
    assert looks.whole == 0
    assert "quotas" in narrow[2]
    assert narrow == told(repository, whole=True)


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_catalogue_is_looked_at_where_it_counts(name: str, repository: Repository) -> None:
    """Alone, and with what moves a grade; and taken back. Some work items count by the catalogue of another unit."""
    units = sorted(path.stem for path in (repository.folder / "records/catalogues").glob("*.yaml"))
    for record in records_of_people(repository.folder):
        given = rf"\1product: \2\n\1unit: {Lots(record.name).choice(units)}"
        replaced(r"^( +)product: (.*)", given, one_of(f"{record.parents[1].name}/*/{record.name}"))(
            repository.folder, Lots(1)
        )
    repository.branch("given", "main")
    repository.commit()
    for seed in range(2):
        repository.git("checkout", "--quiet", "--force", "given")
        repository.git("clean", "--quiet", "-d", "--force")
        CATALOGUES[name](repository.folder, Lots(seed))
        if seed == 1:
            OF_A_PERIOD["a decided grade"](repository.folder, Lots(seed))
        assert told(repository, base="given") == told(repository, base="given", whole=True)
    repository.branch("written", "given")
    repository.commit()
    repository.git("checkout", "--quiet", "--force", "given")
    assert told(repository, base="written") == told(repository, base="written", whole=True)


def test_points_from_a_later_day_read_next_to_nothing(repository: Repository, looks: Looks) -> None:
    """They count in no period that is there; those of the next period read the records of the units below."""
    CATALOGUES["points from a later day on"](repository.folder, Lots(1))
    narrow = told(repository)
    assert (looks.whole, "moved" in narrow[0]) == (0, False)
    assert 0 < looks.files < len(list(repository.folder.glob("records/**/*.yaml"))) / 4
    assert narrow == told(repository, whole=True)
    few, looks.whole = looks.files, 0
    repository.git("checkout", "--quiet", "--force", "main")
    CATALOGUES["points from a day on"](repository.folder, Lots(1))
    narrow = told(repository)
    assert looks.whole == 0
    assert few < looks.files
    assert narrow == told(repository, whole=True)


def test_what_lies_beside_the_records_reads_next_to_none_of_them(repository: Repository, looks: Looks) -> None:
    """Nothing at all, a file that comes, changes and goes, beside a record as well; whoever may approve it is named."""
    workflow, guide = ".github/workflows/kiem-tra.yml", "docs/huong-dan.md"

    def alike(base: str = "main") -> str:
        for account in ("", "canbo-1"):
            narrow = told(repository, base=base, account=account)
            assert looks.whole == 0
            assert narrow == told(repository, base=base, account=account, whole=True)
            looks.whole = 0
        return narrow[0]

    alike()
    assert looks.files < len(list(repository.folder.glob("records/**/*.yaml"))) / 4
    repository.write(workflow, "on: push\n")
    repository.write(guide, "# Hướng dẫn\n")
    assert "2 tệp khác" in alike()
    repository.branch("with-guide", "main")
    repository.commit()
    repository.write(workflow, "on: pull_request\n")
    (repository.folder / guide).rename(repository.folder / "HUONG-DAN.md")
    alike("with-guide")
    QUIET["a note"](repository.folder, Lots(3))
    alike("with-guide")
    OF_A_PERIOD["a decided grade"](repository.folder, Lots(3))
    alike("with-guide")


def test_evidence_is_looked_at_in_its_unit(repository: Repository, looks: Looks) -> None:
    """It comes with a record, lies upon another file on some disks, changes after the decision, and goes."""
    beside = "records/2026-Q2/uy-ban-nhan-dan/bao-cao.pdf"
    record = next(path for path in records_of_people(repository.folder) if path.parent.name != "uy-ban-nhan-dan")
    elsewhere = str(record.parent.relative_to(repository.folder) / "Bảng kê.xlsx")

    def alike(base: str = "main") -> str:
        for account in ("", "canbo-1"):
            narrow = told(repository, base=base, account=account)
            assert looks.whole == 0
            assert narrow == told(repository, base=base, account=account, whole=True)
            looks.whole = 0
        return narrow[2]

    repository.write(beside, b"%PDF")
    alike()
    assert looks.files < len(list(repository.folder.glob("records/**/*.yaml"))) / 2
    repository.write(elsewhere, b"PK")
    QUIET["a note"](repository.folder, Lots(3))
    alike()
    repository.branch("with-evidence", "main")
    repository.commit()
    repository.write(beside, b"%PDF-1.7")
    repository.write(beside.replace("bao-cao", "Bao-Cao"), b"%PDF")
    (repository.folder / elsewhere).unlink()
    assert "evidence-changed" in alike("with-evidence")
    OF_A_PERIOD["a decided grade"](repository.folder, Lots(3))
    alike("with-evidence")


@pytest.mark.parametrize(
    "path", ["2026-Q2/bao-cao.pdf", "2026-Q2/uy-ban-nhan-dan/cu/bao-cao.pdf", "2026-Q2/khong-co/a.pdf"]
)
def test_evidence_of_no_unit_is_looked_at_as_a_whole(path: str, repository: Repository, looks: Looks) -> None:
    repository.write(f"records/{path}", b"%PDF")
    narrow = told(repository)
    assert looks.whole == 1
    assert narrow == told(repository, whole=True)


def test_what_lies_upon_the_records_elsewhere_is_looked_at_as_a_whole(repository: Repository, looks: Looks) -> None:
    repository.write("Records/people/nguoi-moi.yaml", "name: Người Mới\n")
    narrow = told(repository)
    assert looks.whole == 1
    assert narrow == told(repository, whole=True)


def test_a_group_above_its_places_is_shown_where_it_is_told(tmp_path: Path, looks: Looks) -> None:
    """At the last of its members by name, who may be far from the change: that line is shown, too."""
    excellent = EVALUATION.replace("number: 21-QĐ/ĐU, grade: GOOD", "number: 21-QĐ/ĐU, grade: EXCELLENT")
    elsewhere = {
        "2026-Q2/period.yaml": "opened_on: 2026-04-01\n",
        "units/phong-a.yaml": UNIT.replace("Văn phòng mẫu", "Phòng A"),
        "people/vi-a.yaml": DEPUTY_FILE.replace("Lê Văn An", "Vi A").replace("unit: van-phong", "unit: phong-a"),
        "2026-Q2/phong-a/vi-a.yaml": excellent,
    }
    repository = Repository(tmp_path / "kho", {**SOUND, **elsewhere})
    repository.write(f"records/{AN}", excellent)
    narrow = told(repository)
    assert looks.whole == 0
    assert "grade: EXCELLENT" in narrow[0].partition("phong-a/vi-a.yaml:")[2]
    assert narrow == told(repository, whole=True)


def test_an_absence_of_somebody_recorded_moves_the_quota(tmp_path: Path, looks: Looks) -> None:
    """Who is not assessed counts no more: the same two who are EXCELLENT are then of fewer people."""
    excellent = EVALUATION.replace("number: 21-QĐ/ĐU, grade: GOOD", "number: 21-QĐ/ĐU, grade: EXCELLENT")
    files = {
        "2026-Q2/period.yaml": "opened_on: 2026-04-01\n",
        AN: excellent,
        "units/phong-a.yaml": UNIT.replace("Văn phòng mẫu", "Phòng A"),
        "people/vi-a.yaml": DEPUTY_FILE.replace("Lê Văn An", "Vi A").replace("unit: van-phong", "unit: phong-a"),
        "2026-Q2/phong-a/vi-a.yaml": excellent,
        "units/phong-b.yaml": UNIT.replace("Văn phòng mẫu", "Phòng B"),
        "people/xa.yaml": DEPUTY_FILE.replace("Lê Văn An", "Xa Thị X").replace("unit: van-phong", "unit: phong-b"),
        "2026-Q2/phong-b/xa.yaml": EVALUATION.partition("decision:")[0],
    }
    repository = Repository(tmp_path / "kho", {**SOUND, **files})
    leave = "{kind: MATERNITY_LEAVE, from: 2026-03-20, to: 2026-08-30, document: 5-QĐ/UBND}"
    repository.add("people/xa.yaml", f"absences:\n  - {leave}\n")
    narrow = told(repository)
    assert looks.whole == 0
    assert "quota-exceeded" in narrow[2]
    assert narrow == told(repository, whole=True)


def test_a_body_that_nobody_knows_in_the_file_of_a_collective(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "kho", {**SOUND, "2026-Q2/period.yaml": "opened_on: 2026-04-01\n"})
    repository.edit("2026-Q2/van-phong/collective.yaml", ("decision: {by: ban-thuong-vu,", "decision: {by: ban-la,"))
    narrow = told(repository)
    assert "unknown-body" in narrow[2]
    assert narrow == told(repository, whole=True)


@pytest.fixture
def years(tmp_path: Path) -> Repository:
    """Quarters, and the year that they lie in."""
    folder = tmp_path / "kho"
    shutil.copytree(EXAMPLES / "qd366" / "records", folder / "records")
    return Repository(folder, {})


def test_grades_of_a_year_are_looked_at_in_it(years: Repository, looks: Looks) -> None:
    for record in records_of_people(years.folder):
        if record.parents[1].name == "2027":
            text = record.read_text(encoding="utf-8")
            record.write_text(text.replace("grade: GOOD", "grade: COMPLETED"), encoding="utf-8")
    assert years.git("status", "--porcelain")
    narrow = told(years)
    assert looks.whole == 0
    assert narrow == told(years, whole=True)


@pytest.mark.parametrize("name", ["a discipline", "a collective's discipline", "a collective's task"])
def test_what_moves_collectives_of_a_quarter_is_seen_in_the_year(name: str, years: Repository, looks: Looks) -> None:
    for seed in range(6):
        years.git("checkout", "--quiet", "--force", "main")
        OF_A_PERIOD[name](years.folder, Lots(seed))
        narrow = told(years)
        assert looks.whole == seed
        assert narrow == told(years, whole=True)


def test_what_stands_against_a_collective_moves_the_one_above_where_nobody_is_recorded(
    tmp_path: Path, looks: Looks
) -> None:
    """Collectives are graded before people: the unit's own file says what stands above it."""
    folder = tmp_path / "kho"
    shutil.copytree(EXAMPLES / "qd366" / "records", folder / "records")
    records = folder / "records"
    (records / "units/to-con.yaml").write_text(
        "name: Tổ con\nkind: advisory_body\nblock: party\nparent: ban-tuyen-van\nfrom: 2025-07-01\n", encoding="utf-8"
    )
    above = records / "2027/ban-tuyen-van/collective.yaml"
    text = above.read_text(encoding="utf-8").replace('awards: {"I": 28}', 'awards: {"I": 30}')
    text = text.replace("score: 61", "score: 66").replace(
        "due: 2027-12-10, completed: true}", "due: 2027-12-10, completed: true, exceeded: true}"
    )
    above.write_text(text, encoding="utf-8")
    for period in ("2027-Q1", "2027"):
        below = records / period / "to-con/collective.yaml"
        below.parent.mkdir()
        below.write_text(text.replace(", in_charge: [la-van-cong]", ""), encoding="utf-8")
    for record in records_of_people(folder):
        if record.parent == records / "2027-Q1/ban-tuyen-van":
            record.unlink()
    repository = Repository(folder, {})
    against = "{who: COLLECTIVE, form: canh-cao, violation_on: 2027-02-04, duty_related: true, confirmed: {by: ban-thuong-vu, on: 2027-03-20, document: 8-QĐ/ĐU}}"
    repository.add("2027-Q1/to-con/collective.yaml", f"facts:\n  discipline:\n    - {against}\n")
    narrow = told(repository)
    assert looks.whole == 0
    assert "ban-tuyen-van" in narrow[2]
    assert narrow == told(repository, whole=True)


@pytest.mark.parametrize("base", ["before", "main"], ids=["thêm hồ sơ", "xóa hồ sơ"])
def test_what_was_wrong_with_a_persons_own_file_is_neither_new_nor_mended(
    base: str, tmp_path: Path, looks: Looks
) -> None:
    """Two posts that overlap, since ever; the record of the person comes, or goes."""
    posts = DEPUTY_FILE.partition("posts:\n")[2].replace("Phó Chánh", "Phó")
    files = {
        **SOUND,
        "2026-Q2/period.yaml": "opened_on: 2026-04-01\n",
        "people/le-van-an.yaml": DEPUTY_FILE + posts,
        AN: EVALUATION.partition("verification:")[0],
    }
    repository = Repository(tmp_path / "kho", files)
    record = repository.folder / "records" / AN
    text = record.read_bytes()
    record.unlink()
    if base == "before":
        repository.branch("before", "main")
        repository.commit()
        record.write_bytes(text)
    narrow = told(repository, base=base)
    assert looks.whole == 0
    assert "overlapping-posts" not in narrow[2]
    assert narrow == told(repository, base=base, whole=True)


@pytest.mark.parametrize("base", ["before", "main"], ids=["thêm hồ sơ", "xóa hồ sơ"])
def test_a_post_that_outlives_its_unit_is_neither_new_nor_mended(base: str, tmp_path: Path, looks: Looks) -> None:
    """It is found of whoever has a record; the only one of the person comes, or goes."""
    files = {
        **SOUND,
        "2026-Q2/period.yaml": "opened_on: 2026-04-01\n",
        "units/van-phong.yaml": f"{UNIT}to: 2027-12-31\n",
        AN: EVALUATION.partition("verification:")[0],
    }
    repository = Repository(tmp_path / "kho", files)
    record = repository.folder / "records" / AN
    text = record.read_bytes()
    record.unlink()
    if base == "before":
        repository.branch("before", "main")
        repository.commit()
        record.write_bytes(text)
    narrow = told(repository, base=base)
    assert looks.whole == 0
    assert "unit-not-in-force" not in narrow[2]
    assert narrow == told(repository, base=base, whole=True)


def test_who_is_late_by_what_the_host_received_is_told_of_everybody(tmp_path: Path, looks: Looks) -> None:
    """The message names all of the period; when the decisions on people elsewhere came in, their approvals say."""
    keys = signed_repository(tmp_path)
    records = tmp_path / "records"
    (records / "2026-Q2/period.yaml").write_text("opened_on: 2026-04-01\n", encoding="utf-8")
    elsewhere = {
        "units/phong-a.yaml": UNIT.replace("Văn phòng mẫu", "Phòng A"),
        "catalogues/phong-a.yaml": CATALOGUE,
        "people/vi-a.yaml": DEPUTY_FILE.replace("Lê Văn An", "Vi A").replace("unit: van-phong", "unit: phong-a"),
        "2026-Q2/phong-a/vi-a.yaml": EVALUATION,
        "2026-Q2/phong-a/collective.yaml": COLLECTIVE.replace("le-van-an", "vi-a"),
    }
    write_records(tmp_path, elsewhere)
    record = "records/2026-Q2/phong-a/vi-a.yaml"
    approve(tmp_path, record, ApprovedStep.DECISION, key=keys["pham-thi-hoa"], on=dt.date(2026, 7, 3))
    receive(tmp_path, QUARTER, body="may-chu", key=keys["may-chu"], on=dt.date(2026, 7, 8))
    shutil.rmtree(records / "2026-Q2/approvals/van-phong/le-van-an")
    own = tmp_path / DEPUTY
    text = own.read_text(encoding="utf-8")
    own.write_text(text.partition("decision:")[0], encoding="utf-8")
    (tmp_path / ".gitignore").write_text("keys/\n", encoding="utf-8")
    repository = Repository(tmp_path, {})
    own.write_text(text.replace("on: 2026-07-03, number", "on: 2026-07-04, number"), encoding="utf-8")
    narrow = told(repository)
    assert (looks.whole, "decided-after-deadline" in narrow[2]) == (0, False), "nobody is late who was not"
    own.write_text(text.replace("on: 2026-07-03, number", "on: 2026-07-09, number"), encoding="utf-8")
    late = told(repository)
    assert "2 người được quyết định sau đó: Vi A («vi-a»), Lê Văn An («le-van-an»)." in late[0]
    assert late == told(repository, whole=True)


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Every decision is signed and received."""
    folder = tmp_path_factory.mktemp("signed") / "kho"
    signed_repository(folder)
    return Repository(folder, {})


@pytest.mark.parametrize("taken", [1, 2, 3], ids=["một phê duyệt", "hai phê duyệt", "ba phê duyệt"])
def test_what_is_signed_of_peoples_records(taken: int, signed: Repository, looks: Looks) -> None:
    """Requests with which approvals come: alone, and with the decisions themselves."""
    approvals = [
        path for path in signed.folder.glob("records/*/approvals/*/*/*.yaml") if path.parent.name != "collective"
    ]
    for number, path in enumerate(sorted(approvals)[:taken]):
        text = path.read_bytes()
        path.unlink()
        signed.branch(f"base-{taken}-{number}", "HEAD")
        signed.commit()
        path.write_bytes(text)
        narrow = told(signed, base=f"base-{taken}-{number}")
        assert looks.whole == 0
        assert "approval" in narrow[2]
        assert narrow == told(signed, base=f"base-{taken}-{number}", whole=True)
        signed.git("checkout", "--quiet", "--force", "main")
        looks.whole = 0


def test_what_is_signed_of_a_collective(signed: Repository, looks: Looks) -> None:
    paths = sorted(signed.folder.glob("records/*/approvals/*/collective/*.yaml"))
    signatures = [path.read_bytes() for path in paths]
    for path in paths:
        path.unlink()
    signed.branch("without-collectives", "main")
    signed.commit()
    for path, signature in zip(paths, signatures, strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(signature)
    narrow = told(signed, base="without-collectives")
    assert looks.whole == 0
    assert "approval" in narrow[2]
    assert narrow == told(signed, base="without-collectives", whole=True)
    signed.git("checkout", "--quiet", "--force", "main")


def test_a_copied_signature_is_traced_through_all_statements(signed: Repository, looks: Looks) -> None:
    one, other = (
        next(signed.folder.glob(f"records/2026-Q2/approvals/van-phong/{name}/*.yaml"))
        for name in ("collective", "le-van-an")
    )
    signature, texts = r'signature: "(.*)"', [path.read_text(encoding="utf-8") for path in (one, other)]
    bears, bore = (re.findall(signature, text) for text in texts)
    other.write_text(texts[1].replace(*bore, *bears), encoding="utf-8")
    narrow = told(signed)
    signed.git("checkout", "--quiet", "--force", "main")
    assert looks.whole == 1
    assert "approval-copied" in narrow[2]


def rules_kept(folder: Path) -> Path:
    return next(folder.glob("records/2026-Q2/rules/*.yaml"))


def test_rules_of_another_period_that_change_are_told(signed: Repository) -> None:
    """A statement that changes is told by what stood at its place, whichever period it is of."""
    signed.branch("with-rules", "main")
    other = signed.folder / "records/2026-Q1/rules" / rules_kept(signed.folder).name
    signed.write("records/2026-Q1/period.yaml", "opened_on: 2026-01-05\n")
    signed.write(str(other.relative_to(signed.folder)), rules_kept(signed.folder).read_bytes())
    signed.commit()
    signed.add("2026-Q2/van-phong/le-van-an.yaml", "# ghi chú\n")
    other.write_text(f"{other.read_text(encoding='utf-8')}# sửa\n", encoding="utf-8")
    narrow = told(signed)
    assert "statement-changed" in told(signed, base="with-rules")[2]
    assert told(signed, base="with-rules") == told(signed, base="with-rules", whole=True)
    assert narrow == told(signed, whole=True)
    signed.git("checkout", "--quiet", "--force", "main")


def test_a_record_that_comes_back_to_its_statements(signed: Repository, looks: Looks) -> None:
    record = signed.folder / DEPUTY
    text = record.read_bytes()
    signed.branch("without-record", "main")
    record.unlink()
    signed.commit()
    record.write_bytes(text)
    narrow = told(signed, base="without-record")
    assert looks.whole == 0
    assert "Phạm Thị Hoa" in narrow[0]
    assert narrow == told(signed, base="without-record", whole=True)
    signed.git("checkout", "--quiet", "--force", "main")


def test_what_is_signed_comes_after_the_last_receipt_of_any_period(tmp_path: Path, looks: Looks) -> None:
    """Somebody signs in November with a day of July; the newest receipt is of a quarter in which the person has no record."""
    keys = signed_repository(tmp_path)
    (tmp_path / "records/2026-Q3/receipts").mkdir(parents=True)
    (tmp_path / "records/2026-Q3/period.yaml").write_text("opened_on: 2026-07-06\n", encoding="utf-8")
    document = Document(file="records/2026-Q3/receipts/2026-10-20-1.yaml", root=LocatedMapping())
    unsigned = Receipt(
        document=document,
        period=Period(kind=PeriodKind.QUARTER, year=2026, number=3),
        id="2026-10-20-1",
        signer="may-chu",
        body="may-chu",
        on=dt.date(2026, 10, 20),
        approvals=(f"sha256:{'0' * 64}",),
        signature="",
    )
    namespace = namespace_of(read_records(tmp_path).records.organization)
    receipt = replace(unsigned, signature=sign(receipt_payload(unsigned), keys["may-chu"], namespace))
    (tmp_path / document.file).write_text(receipt_text(receipt), encoding="utf-8")
    (tmp_path / ".gitignore").write_text("keys/\n", encoding="utf-8")
    repository = Repository(tmp_path, {})
    approve(tmp_path, DEPUTY, ApprovedStep.DECISION, key=keys["vu-van-son"], on=dt.date(2026, 7, 3))
    narrow = told(repository)
    assert looks.whole == 0
    assert "approval-backdated" in narrow[2]
    assert narrow == told(repository, whole=True)


@pytest.mark.parametrize("name", FAR | QUIET | OF_A_PERIOD)
def test_both_sides_piece_by_piece_are_what_they_are_as_a_whole(
    name: str, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in (6, 7):
        (FAR | QUIET | OF_A_PERIOD)[name](repository.folder, Lots(seed))
    as_a_whole = told(repository, whole=True)
    pieces_asked(monkeypatch)
    assert told(repository, whole=True) == as_a_whole


def pieces_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(both_sides, "FEWEST", 1)
    monkeypatch.setattr(both_sides, "TOGETHER", 10)


@pytest.mark.parametrize(
    "path,touched",
    [
        ("records/2026-Q3/van-phong/tran-thi-b.yaml", {"tran-thi-b"}),
        ("records/2026-Q3/approvals/van-phong/tran-thi-b/decision-le-van-a.yaml", {"tran-thi-b"}),
        ("records/2026-Q3/rules/0123456789abcdef.yaml", set()),
        ("README.md", set()),
        *(
            (f"records/{file}", None)
            for file in ("people/tran-thi-b.yaml", "organization.yaml", "units/van-phong.yaml")
        ),
        *((f"records/{file}", None) for file in ("2026-Q3/period.yaml", "2026-Q3/van-phong/collective.yaml")),
        *((f"records/{file}", None) for file in ("catalogues/van-phong.yaml", "regulation/x/pack.yaml", "la.yaml")),
        ("records/2026-Q3/receipts/0123456789abcdef.yaml", None),
    ],
)
def test_a_file_that_many_share_has_every_result_worked_out(path: str, touched: set[str] | None) -> None:
    assert touched_people([path]) == touched


@pytest.mark.parametrize("account", ["canbo-1", "nobody", "người-lạ"])
def test_whoever_brings_the_change(account: str, repository: Repository) -> None:
    for seed in range(2):
        QUIET["a quality"](repository.folder, Lots(seed))
    assert told(repository, account=account) == told(repository, account=account, whole=True)


def test_a_target_branch_that_has_moved_on(repository: Repository, looks: Looks) -> None:
    repository.branch("change")
    QUIET["a note"](repository.folder, Lots(1))
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.branch("target")
    QUIET["a comment"](repository.folder, Lots(1))
    FAR["a post"](repository.folder, Lots(2))
    repository.commit()
    narrow = told(repository, "change", base="target")
    assert looks.whole == 0
    assert narrow == told(repository, "change", base="target", whole=True)


@pytest.mark.parametrize("moved_in", ["target", "change"], ids=["nhánh đích đổi chỗ", "nhánh này đổi chỗ"])
def test_a_record_that_one_branch_moves_and_the_other_changes(moved_in: str, repository: Repository) -> None:
    """Git carries the change to the new place: a text that neither branch has there, for both ways of looking."""
    record = records_of_people(repository.folder)[0]
    other = next(path.parent for path in records_of_people(repository.folder) if path.parent != record.parent)
    repository.branch("target")
    repository.branch("change")
    for branch in ("target", "change"):
        repository.git("checkout", "--quiet", branch)
        if branch == moved_in:
            record.rename(other / record.name)
        else:
            text = record.read_text(encoding="utf-8")
            record.write_text(f"{text}# Ghi chú thêm ở cuối tệp.\n", encoding="utf-8")
        repository.commit()
    narrow = told(repository, "change", base="target")
    assert narrow == told(repository, "change", base="target", whole=True)
    assert "content-joined" in narrow[2]


def test_a_quiet_change_reads_a_part_of_the_repository(repository: Repository, looks: Looks) -> None:
    QUIET["a note"](repository.folder, Lots(3))
    QUIET["a title"](repository.folder, Lots(4))
    narrow = told(repository)
    assert looks.whole == 0
    assert 0 < looks.files < len(list(repository.folder.glob("records/**/*.yaml"))) / 2
    assert narrow == told(repository, whole=True)


def test_a_period_is_gone_through_few_times_for_many_collectives(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once for each question, whoever of however many people asks it."""
    asked: Counter[str] = Counter()
    for question in ("misnamed", "named_any"):
        count_calls(monkeypatch, question, asked)
    for path in repository.folder.glob("records/2026-Q2/*/collective.yaml"):
        path.write_text(f"{path.read_text(encoding='utf-8')}# ghi chú\n", encoding="utf-8")
    assert len(repository.git("status", "--porcelain").splitlines()) > 2
    told(repository)
    periods = len(list(repository.folder.glob("records/*/period.yaml")))
    assert 0 < asked["misnamed"] <= periods
    assert 0 < asked["named_any"] <= 2 * periods


def test_what_is_too_wide_is_left_at_once(
    repository: Repository, looks: Looks, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: Counter[str] = Counter()
    count_calls(monkeypatch, "named", asked)
    monkeypatch.setattr(neighbourhood, "MAX_FILES", 1)
    for record in records_of_people(repository.folder)[:12]:
        record.write_text(f"{record.read_text(encoding='utf-8')}# ghi chú\n", encoding="utf-8")
    told(repository)
    assert (looks.whole, asked["named"]) == (1, 1), "the first person has more files already"


def count_calls(monkeypatch: pytest.MonkeyPatch, question: str, asked: Counter[str]) -> None:
    """Counts how often a listing is asked."""
    answer = vars(TreeListing)[question]

    def counted(*arguments: object) -> object:
        asked[question] += 1
        return answer(*arguments)

    monkeypatch.setattr(TreeListing, question, counted)


def test_a_new_unknown_name_reads_all_for_the_nearest_ones(repository: Repository, looks: Looks) -> None:
    QUIET["an unknown body"](repository.folder, Lots(3))
    told(repository)
    assert looks.whole == 1


def two_units(folder: Path) -> tuple[Path, Path]:
    """Records of two people in different units, of one period, against whom nothing stands."""
    found = [path for path in records_of_people(folder) if path.parents[1].name == "2026-Q2"]
    sound = [
        path
        for path in found
        if not re.search("^(facts|framework|plan: .$)", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    return next((one, other) for one in sound for other in sound[::-1] if one.parent != other.parent)


def test_a_record_that_is_written_over_with_another_one(repository: Repository) -> None:
    """The words of somebody in another unit, whose file is not near."""
    one, other = two_units(repository.folder)
    one.write_bytes(other.read_bytes())
    narrow = told(repository)
    assert "copied-file" in narrow[2]
    assert narrow == told(repository, whole=True)


def test_a_record_that_is_no_longer_another_one(repository: Repository, looks: Looks) -> None:
    """What is mended is told, be it told of the other file."""
    one, other = two_units(repository.folder)
    repository.branch("copied")
    one.write_bytes(other.read_bytes())
    repository.commit()
    one.write_bytes(other.read_bytes() + "# ghi chú\n".encode())
    narrow = told(repository, base="copied")
    assert looks.whole == 0
    assert narrow == told(repository, base="copied", whole=True)


def test_what_is_remembered_may_be_torn(repository: Repository, tmp_path: Path, looks: Looks) -> None:
    QUIET["a note"](repository.folder, Lots(3))
    store = AnswerStore(tmp_path)
    first = told(repository, store=store)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    folders = [path for path in (repository.folder / "records").iterdir() if path.is_dir()]
    assert len(kept) == 3 + len(folders), "what units, people and bodies speak of; the paths in every folder"
    assert told(repository, store=store) == first
    for path in kept:
        path.write_bytes(path.read_bytes()[:-1])
    assert told(repository, store=store) == first
    assert looks.whole == 0


def test_what_is_remembered_of_another_revision_is_none_of_this_one(
    repository: Repository, tmp_path: Path, looks: Looks
) -> None:
    """The target branch moves on between two reviews: a person gone, a unit's record elsewhere, a post changed."""
    store = AnswerStore(tmp_path)
    QUIET["a note"](repository.folder, Lots(3))
    told(repository, store=store)
    repository.git("checkout", "--quiet", "--force", "main")
    repository.branch("target")
    FAR["a post"](repository.folder, Lots(2))
    one, other, *_ = records_of_people(repository.folder)[::-1]
    (one.parent / "nguoi-moi.yaml").write_bytes(one.read_bytes())
    other.unlink()
    repository.commit()
    QUIET["a note"](repository.folder, Lots(3))
    narrow = told(repository, base="target", store=store)
    assert looks.whole == 0
    assert narrow == told(repository, base="target", whole=True)


def accused(*, duty: bool, month: int) -> dict[str, Any]:
    """Of a record: its person was disciplined in that month."""
    day = dt.date(2026, month, 10)
    return {"facts": {"discipline": [{"decided": day, "violated": day, "at": "phong", "duty": duty}]}}


def test_the_lines_of_far_records_are_told(
    tmp_path: Path, run: Run, looks: Looks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The deputy is disciplined: the year of the collective moves, which rests on the head's record of another quarter, too.

    That record is fetched from Git when somebody asks for the line that the ruling points at.
    """
    both: dict[str, Any] = {"phong/an": {}, "phong/binh": {}}
    terms = {"2026-Q2": both, "2026-Q3": both | {"phong/an": accused(duty=False, month=8)}}
    case = {
        "period": "2026",
        "units": {"phong": {}},
        "people": {"an": [{"unit": "phong", "standing": "HEAD"}], "binh": [{"unit": "phong", "standing": "DEPUTY"}]},
        "records": both,
    }
    write_dossiers(case | {"terms": terms}, tmp_path)
    Repository(tmp_path, {})
    terms["2026-Q2"] = both | {"phong/binh": accused(duty=True, month=5)}
    write_dossiers(case | {"terms": terms}, tmp_path)
    monkeypatch.chdir(tmp_path)

    def said(*options: str) -> list[tuple[int, str, str]]:
        return [run("review", "main", "--format", form, *options) for form in ("text", "markdown", "json")]

    narrow = said()
    assert looks.whole == 0
    rulings = [ruling for moved in json.loads(narrow[-1][1])["moved"] for ruling in moved["rulings"]]
    places = [told["place"] for ruling in rulings for told in (ruling["before"], ruling["after"]) if told]
    far = "records/2026-Q3/phong/an.yaml"
    (line,) = {place["line"] for place in places if place and place["file"] == far}
    assert "form: khien-trach" in (tmp_path / far).read_text(encoding="utf-8").splitlines()[line - 1]
    assert narrow == said("--whole-repository")
    pieces_asked(monkeypatch)
    assert narrow == said("--whole-repository")
