"""Internal papers and the public site never share a tree: refused both ways, before anything is written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from built_papers import build
from sound_records import SOUND, write_records

from evalgen.cli import main

Told = Callable[[], str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_records(tmp_path / "kho", SOUND)
    return tmp_path / "kho"


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    return lambda: capsys.readouterr().err


def public(folder: Path, sign: str = "sitemap.xml") -> Path:
    """A folder that holds a built site."""
    (folder / sign).parent.mkdir(parents=True, exist_ok=True)
    (folder / sign).touch()
    return folder


def internal(folder: Path) -> Path:
    """A folder of internal papers."""
    folder.mkdir(parents=True)
    (folder / "NOI-BO.txt").touch()
    return folder


def build_public(root: Path, out: Path) -> int:
    return main(["build", "--root", str(root), "--site", str(out)])


@pytest.mark.parametrize("sign", ["sitemap.xml", "assets/evalgen.css", "search/index.js"])
@pytest.mark.parametrize("below", ["", "noi-bo", "a/b"], ids=["chính trang ấy", "bên trong", "sâu bên trong"])
def test_papers_are_refused_in_a_public_site(root: Path, tmp_path: Path, told: Told, sign: str, below: str) -> None:
    site = public(tmp_path / "trang", sign)
    before = sorted(site.rglob("*"))
    assert build(root, site / below) == 2
    assert "nằm trong thư mục của trang công khai" in told()
    assert sorted(site.rglob("*")) == before


@pytest.mark.parametrize("below", ["site", "site/noi-bo"])
def test_papers_are_refused_where_the_site_is_going_to_be(root: Path, told: Told, below: str) -> None:
    assert build(root, root / below) == 2
    assert "nằm trong thư mục của trang công khai" in told()
    assert not (root / "site").exists()


def test_papers_are_refused_around_the_place_of_the_site(root: Path, told: Told) -> None:
    assert build(root, root) == 2
    assert "chứa thư mục của trang công khai" in told()


def test_older_papers_that_hold_a_public_site_are_not_replaced(root: Path, tmp_path: Path, told: Told) -> None:
    papers = internal(tmp_path / "noi-bo")
    site = public(papers / "cong-khai")
    assert build(root, papers) == 2
    assert "chứa thư mục của trang công khai" in told()
    assert (site / "sitemap.xml").is_file()


def test_no_link_leads_the_papers_into_the_site(root: Path, tmp_path: Path, told: Told) -> None:
    public(tmp_path / "trang")
    (tmp_path / "loi-tat").symlink_to(tmp_path / "trang")
    assert build(root, tmp_path / "loi-tat" / "noi-bo") == 2
    assert build(root, tmp_path / "loi-tat") == 2
    assert "nằm trong thư mục của trang công khai" in told()


def test_no_other_folder_is_lost(root: Path, tmp_path: Path, told: Told) -> None:
    (tmp_path / "cua-toi").mkdir()
    (tmp_path / "cua-toi" / "viec.txt").write_text("giữ lại", encoding="utf-8")
    assert build(root, tmp_path / "cua-toi") == 2
    assert "không phải là tài liệu nội bộ" in told()
    assert (tmp_path / "cua-toi" / "viec.txt").is_file()


@pytest.mark.parametrize("below", ["", "trang", "a/b"], ids=["chính thư mục ấy", "bên trong", "sâu bên trong"])
def test_the_public_site_is_refused_in_internal_papers(root: Path, tmp_path: Path, told: Told, below: str) -> None:
    papers = internal(tmp_path / "noi-bo")
    assert build_public(root, papers / below) == 2
    assert "chung thư mục với tài liệu nội bộ" in told()
    assert [path.name for path in papers.rglob("*")] == ["NOI-BO.txt"]


def test_a_public_site_that_holds_internal_papers_is_not_replaced(root: Path, tmp_path: Path, told: Told) -> None:
    site = public(tmp_path / "trang", "assets/evalgen.css")
    internal(site / "noi-bo")
    assert build_public(root, site) == 2
    assert "chung thư mục với tài liệu nội bộ" in told()


def test_both_side_by_side_are_fine(root: Path, tmp_path: Path) -> None:
    assert build_public(root, tmp_path / "trang") == 0
    assert build(root, tmp_path / "noi-bo") == 0
    assert build_public(root, tmp_path / "trang") == 0
    assert build(root, tmp_path / "noi-bo") == 0
