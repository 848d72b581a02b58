"""What stands on the papers is what the rules computed: held against the results themselves."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from built_papers import ROOT, build, build_commune, paper, words

from evalgen.domain.grade import Grade
from evalgen.domain.number import show
from evalgen.domain.period import Period
from evalgen.domain.results import Results
from evalgen.pipeline.inspecting.inspection import Inspection, inspect

Q3 = "2026-Q3"
SHORT = {
    Grade.EXCELLENT: "Xuất sắc",
    Grade.GOOD: "Tốt",
    Grade.COMPLETED: "Hoàn thành",
    Grade.NOT_COMPLETED: "Không hoàn thành",
}


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_commune(tmp_path_factory)


class Tables(HTMLParser):
    """The cells of every row of every table, by the first words of the row."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"} and self.rows:
            self.rows[-1].append("")
        elif tag == "span" and self.rows and self.rows[-1] and ("class", "sub") in attrs:
            self.rows[-1][-1] += "|"

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def rows(path: Path) -> list[list[str]]:
    tables = Tables()
    tables.feed(path.read_text(encoding="utf-8"))
    return [[" ".join(cell.split()) for cell in row] for row in tables.rows if len(row) > 1]


@pytest.fixture(scope="module")
def found() -> Inspection:
    return inspect(ROOT)


def period(text: str) -> Period:
    known = Period.parse(text)
    assert known is not None
    return known


def people(results: Results, unit: str) -> Iterator[tuple[str, list[str]]]:
    """Name, and the cells that the law's numbers give: self, verified, proposed by oneself, by the collective, decided."""
    for (at, _), item in results.assessments.items():
        record = item.evaluation
        if at == period(Q3) and record.unit == unit:
            own, proposal = record.self_assessment, record.proposal
            yield (
                results.records.people[record.person].name,
                [
                    show(item.self_sheet.score, thresholds=(90, 70, 50)) if item.self_sheet else "–",
                    show(item.verified_sheet.score, thresholds=(90, 70, 50)) if item.verified_sheet else "–",
                    SHORT[own.proposed_grade] if own else "–",
                    SHORT[proposal.grade] if proposal else "–",
                    SHORT[record.final_grade] if record.final_grade else "–",
                ],
            )


def test_the_table_of_every_unit_equals_the_results(commune: Path, found: Inspection) -> None:
    units = {item.unit for item in found.records.evaluations if item.period == period(Q3)}
    assert len(units) == 20
    compared = 0
    for unit in sorted(units):
        shown = {row[0].partition("|")[0]: row for row in rows(commune / Q3 / f"don-vi-{unit}.html") if len(row) == 8}
        for name, (own, verified, proposed_self, proposed, decided) in people(found.results, unit):
            row = shown[name]
            assert row[1:4] == [own, verified, proposed_self], name
            assert row[5].partition("|")[0] == proposed, name
            assert row[6].partition("|")[0] == decided or row[6].startswith("không đánh giá"), name
            compared += 1
    assert compared == 72


def test_the_best_grade_is_the_one_of_the_rules(commune: Path, found: Inspection) -> None:
    handed_in = [
        item
        for (at, _), item in found.results.assessments.items()
        if at == period(Q3) and item.evaluation.self_assessment is not None and isinstance(item.limit, Grade)
    ]
    assert len(handed_in) > 40
    for item in handed_in:
        name = found.records.people[item.evaluation.person].name
        page = rows(commune / Q3 / f"don-vi-{item.evaluation.unit}.html")
        (row,) = [row for row in page if len(row) == 8 and row[0].partition("|")[0] == name]
        assert isinstance(item.limit, Grade)
        assert row[4].partition("|")[0] == SHORT[item.limit]


def test_every_quota_equals_the_results(commune: Path, found: Inspection) -> None:
    told = [row for row in rows(commune / Q3 / "index.html") if len(row) == 6 and row[4] in STATES]
    shown = {row[0].partition("|")[0]: row for row in told}
    groups = found.results.quotas[period(Q3)]
    assert len(groups) == len(shown) == 9
    for group in groups:
        row = shown[group.title]
        assert row[1:3] == [str(len(group.excellent)), str(group.good)]
        assert row[3] == " hoặc ".join(str(count) for count in sorted({group.places_literal, group.places_pool}))
        assert group.base == "both"
        assert row[4] == group.result.value
        apart = f"không tính {group.heads} người đứng đầu" if group.heads else ""
        assert row[0].partition("|")[2] == apart


STATES = {"Trong tỷ lệ", "Cần cấp trên xem xét", "Vượt tỷ lệ"}


def test_the_names_of_an_exceeded_group_and_how_many_must_change(commune: Path) -> None:
    shown = words(paper(commune, "ty-le", Q3))
    _, _, group = shown.partition("Lãnh đạo Mặt trận Tổ quốc và các tổ chức chính trị – xã hội")
    group, _, _ = group.partition("Cấp phó trường học")
    assert "Vượt tỷ lệ" in group
    assert "số được xếp «Tốt» (đúng lời văn) 1 0 4 3" in group
    assert "số được xếp từ «Tốt» trở lên 5 1 3 3" in group
    for name in ("Phạm Minh Lan", "Dương Kim Thảo", "Dương Văn An", "Huỳnh Xuân Dũng"):
        assert name in group


@pytest.mark.parametrize("pack", ["hadong", "lamdong", "qd366", "thanhlam", "vast"])
def test_the_papers_of_every_pack_can_be_built(pack: str, tmp_path: Path) -> None:
    """Each instrument with its own procedure, quota and kinds of period."""
    out = tmp_path / "noi-bo"
    assert build(ROOT / "examples" / pack, out) == 0
    assert len(list(out.rglob("*.html"))) > 5


def test_the_derivation_is_that_of_explain(commune: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every sentence of the terminal stands on the paper; there are no second words."""
    from evalgen.cli import main

    record = ROOT / "records" / Q3 / "hoi-dong-nhan-dan" / "nguyen-phuong-loan.yaml"
    assert main(["explain", str(record)]) == 0
    told = [line.strip() for line in capsys.readouterr().out.splitlines()][4:]
    shown = words(paper(commune, "don-vi-hoi-dong-nhan-dan", Q3))
    sentences = [" ".join(line.split()) for line in told if line]
    assert len(sentences) > 40
    assert [line for line in sentences if line not in shown] == []
