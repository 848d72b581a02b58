"""Outputs on known records, compared with what was accepted before. ``make bless`` accepts new ones; review their diff."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from evalgen.cli import main
from evalgen.cli.score_words import describe
from evalgen.domain.ruling import QuotaGroup
from evalgen.language import VIETNAMESE
from evalgen.pipeline.inspecting.inspection import Inspection, inspect
from evalgen.publishing.projection import project

ROOT = Path(__file__).parents[2]
EXPECTED = Path(__file__).parent / "expected"
WORKED = ROOT / "examples" / "worked-example"
RECORD = WORKED / "records/2026-Q2/vu-co-so-dang/nguyen-van-vi-du.yaml"


def agree(name: str, text: str, folder: Path = EXPECTED) -> None:
    """`text` is what the file `name` of `folder` holds; with EVALGEN_BLESS=1 it becomes so."""
    path = folder / name
    if os.environ.get("EVALGEN_BLESS") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{name} changed; accept it with: make bless"


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    monkeypatch.chdir(ROOT)

    def run(*arguments: object) -> str:
        assert main([str(argument) for argument in arguments]) == 0
        return capsys.readouterr().out

    return run


@pytest.mark.parametrize(
    "name,arguments",
    [
        ("worked-example.score.json", ("score", "--json", RECORD)),
        ("worked-example.explain.txt", ("explain", RECORD)),
        ("worked-example.explain.json", ("explain", "--json", RECORD)),
        ("worked-example.check.txt", ("check", "--root", WORKED)),
        ("commune.status.txt", ("status", "2026-Q3", "--on", "2026-10-03", "--root", ROOT)),
        ("rules.json", ("rules", "--json", "--root", ROOT)),
        ("rules.lint.txt", ("rules", "--lint", "--root", ROOT)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_command(name: str, arguments: tuple[object, ...], printed: Callable[..., str]) -> None:
    agree(name, printed(*arguments))


@pytest.fixture(scope="module")
def commune() -> Inspection:
    return inspect(ROOT)


def test_every_result_of_the_commune(commune: Inspection) -> None:
    """Whoever moves a result of a checked-in record sees it here, line by line."""
    results = commune.results.assessments.values()
    agree("commune.score.txt", "".join(describe(item, commune, VIETNAMESE) for item in results))


def test_every_quota_of_the_commune(commune: Inspection) -> None:
    agree("commune.quota.txt", "".join(quota(group) for groups in commune.results.quotas.values() for group in groups))


def quota(group: QuotaGroup) -> str:
    return (
        f"{group.title} ({group.basis}): {len(group.excellent)} xuất sắc, {group.good} tốt; "
        f"{group.places_literal} hoặc {group.places_pool} suất; {group.result.value}; "
        f"người đứng đầu tính riêng: {', '.join(group.heads_apart) or 'không'}\n"
    )


EXPLAINED = {
    "hadong": ("2026-05/van-phong/lam-thi-hue", "2026-05/van-phong/mai-thi-cuc"),
    "lamdong": (
        "2026-Q2/uy-ban-nhan-dan/lo-thi-mai",
        "2026-Q2/dang-uy/ha-van-thong",
        "2026-Q2/dang-uy/mac-thi-lien",
        "2026-Q2/tram-khuyen-nong/chu-duc-hoai",
    ),
    "qd366": (
        "2027/ban-tuyen-van/khuc-thi-binh",
        "2027/ban-tuyen-van/la-van-cong",
        "2027/hdnd-tinh/tong-duc-an",
    ),
    "thanhlam": (
        "2026-Q3/phong-kinh-te/khuat-thi-ngan",
        "2026-Q3/phong-van-hoa-xa-hoi/tieu-kim-yen",
        "2026-Q3/phong-van-hoa-xa-hoi/lu-thi-hao",
        "2026-Q3/phong-van-hoa-xa-hoi/an-quoc-thuy",
    ),
    "vast": (
        "2026-Q2/vien/quach-the-hien",
        "2026-Q2/vien/bach-thuy-tram",
        "2026-Q2/phong-cong-nghe/ninh-van-khai",
    ),
}
"""The small organization of each pack, and whose records are explained in examples/<pack>/expected/."""


@pytest.mark.parametrize("pack", EXPLAINED)
def test_example_of_a_pack(pack: str, printed: Callable[..., str]) -> None:
    """From the records to what the public may read, each step as it was accepted."""
    root = ROOT / "examples" / pack
    found = inspect(root)
    quotas = [f"{period}: {quota(group)}" for period, groups in found.results.quotas.items() for group in groups]
    agree("check.txt", printed("check", "--root", root), root / "expected")
    agree("score.txt", printed("score", "--root", root), root / "expected")
    agree("quota.txt", "".join(quotas), root / "expected")
    agree("published.txt", published(found), root / "expected")


@pytest.mark.parametrize("pack,record", [(pack, record) for pack, records in EXPLAINED.items() for record in records])
def test_explanation_in_an_example(pack: str, record: str, printed: Callable[..., str]) -> None:
    root = ROOT / "examples" / pack
    text = printed("explain", root / "records" / f"{record}.yaml")
    agree(f"explain-{record.rpartition('/')[2]}.txt", text, root / "expected")


def published(inspection: Inspection) -> str:
    """Every result that a notice has published, under its notice."""
    site = project(inspection.results, laws=inspection.laws)
    lines: list[str] = []
    for period in site.periods:
        for notice in period.notices:
            lines.append(f"{notice.number}, {notice.on:%d/%m/%Y}: {notice.title}")
            shown = [item for item in period.results if item.outcome.notice == notice.id]
            lines += [f"  {site.people[item.person].name}, {item.post}: {item.outcome.label}" for item in shown]
    return "".join(f"{line}\n" for line in lines)


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    """Records written in another order give the same results: nothing depends on the disk."""
    files = sorted((WORKED / "records").rglob("*.yaml"), reverse=True)
    for file in files:
        target = tmp_path / "records" / file.relative_to(WORKED / "records")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    assert inspect(tmp_path).results == inspect(WORKED).results
