import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import sample_results as given
from msgspec.structs import replace

from evalgen.domain.grade import Grade
from evalgen.domain.results import Results
from evalgen.domain.steps import AmendmentKind
from evalgen.errors import EvalgenError
from evalgen.publishing import atomic, build, plan, shell
from evalgen.publishing.build import build_site
from evalgen.publishing.look import Look
from evalgen.publishing.projection import project
from evalgen.resources import resource

pytest_plugins = ["site_fixture"]

ADDRESS = "https://xep-loai.example/kq/"


def make(out: Path, results: Results | None = None, **settings: Any) -> int:
    laws = given.laws()
    site = project(results or given.sample(), laws=laws)
    return build_site(site, laws=laws, plates=given.rule_plates(), out=out, look=Look(settings=settings)).pages


def digests(site: Path) -> dict[str, str]:
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_two_builds_are_byte_for_byte_equal(tmp_path: Path) -> None:
    make(tmp_path / "a" / "site", site_url=ADDRESS)
    make(tmp_path / "b" / "noi-khac", site_url=ADDRESS)
    first = digests(tmp_path / "a" / "site")
    assert first == digests(tmp_path / "b" / "noi-khac")
    assert {"sitemap.xml", "sitemap.xml.gz", "404.html", "nguoi/nguyen-van-a.html"} <= set(first)


def test_the_number_of_pages_is_told(tmp_path: Path) -> None:
    assert make(tmp_path / "site") == len(list((tmp_path / "site").rglob("*.html")))


def test_no_shell_and_no_slot_is_left(site: Path) -> None:
    assert [path for path in site.rglob("*") if "evalgen-shell" in path.name or path.name == ".workshop"] == []
    for path in site.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert b"@@evalgen:" not in data, path
            assert b"evalgen-shell" not in data, path


def test_without_an_address_there_is_no_sitemap_and_no_canonical_link(site: Path) -> None:
    assert not (site / "sitemap.xml").exists()
    assert not (site / "sitemap.xml.gz").exists()
    assert b'rel="canonical"' not in (site / "nguoi/nguyen-van-a.html").read_bytes()


def test_with_an_address_sitemap_and_canonical_links_name_every_page(tmp_path: Path) -> None:
    site = tmp_path / "site"
    make(site, site_url=ADDRESS)
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        assert (f"<loc>{ADDRESS}{name}</loc>" in sitemap) == (name != "404.html")
        assert f'<link rel="canonical" href="{ADDRESS}{name}">' in path.read_text(encoding="utf-8")
    missing = (site / "404.html").read_text(encoding="utf-8")
    assert '<base href="/kq/">' in missing
    # Beside it a bare «#noi-dung» would skip to the first page instead of the content.
    assert '<a href="404.html#noi-dung" class="md-skip">' in missing
    assert 'href="#' not in missing


def test_a_stamped_page_is_what_mkdocs_itself_would_make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same page once stamped into the shell, once rendered by MkDocs from a Markdown page of its own."""
    templates = tmp_path / "site_templates"
    shutil.copytree(resource("site_templates"), templates)
    shutil.copyfile(templates / "pages/shell.md", templates / "pages/nguoi/nguyen-van-a.md")
    make(tmp_path / "stamped")
    monkeypatch.setattr(shell, "resource", lambda name: templates if name == "site_templates" else resource(name))
    pages_of = vars(build)["pages_of"]

    def unstamped(*parts: object, **named: object) -> object:
        pages = pages_of(*parts, **named)
        return tuple(replace(page, stamped=False) if page.stem == "nguyen-van-a" else page for page in pages)

    monkeypatch.setattr(build, "pages_of", unstamped)
    make(tmp_path / "rendered")
    assert digests(tmp_path / "stamped") == digests(tmp_path / "rendered")


def test_the_page_of_a_person_who_left_the_records_vanishes(tmp_path: Path) -> None:
    site = tmp_path / "site"
    make(site)
    assert (site / "nguoi/dang-van-oai.html").exists()
    few = given.results(people=given.PEOPLE, evaluations=[given.evaluation(given.PEOPLE[0], None)])
    make(site, few)
    assert names(site / "nguoi") == ["index.html", "nguyen-van-a.html"]
    assert "dang-van-oai" not in (site / "search/index.js").read_text(encoding="utf-8")


def test_an_organization_without_any_period_has_a_site(tmp_path: Path) -> None:
    sample = given.sample()
    records = replace(sample.records, periods={}, evaluations=(), collectives={})
    make(tmp_path / "site", replace(sample, records=records))
    assert "Chưa có kỳ nào được công bố" in (tmp_path / "site/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "broken, message",
    [
        pytest.param({"nav": [{"Không có": "khong-co.md"}]}, "khong-co.md", id="MkDocs cảnh báo"),
        pytest.param({"theme": "khong-co"}, "khong-co", id="không có giao diện"),
        pytest.param({"copyright": "@@evalgen:la_lung@@"}, "la_lung", id="ô lạ"),
        pytest.param({"plugins": ["khong-co"]}, "khong-co", id="không có phần bổ trợ"),
    ],
)
def test_a_failed_build_leaves_the_old_site_and_nothing_else(
    broken: dict[str, Any], message: str, tmp_path: Path
) -> None:
    site = tmp_path / "out" / "site"
    make(site)
    before = digests(site)
    with pytest.raises(EvalgenError, match=message) as caught:
        make(site, **broken)
    assert caught.value.remedy
    assert digests(site) == before
    assert names(site.parent) == ["site"]


def test_a_build_that_breaks_in_the_middle_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    make(site)
    before = digests(site)

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(plan, "search_index", full_disk)
    with pytest.raises(OSError, match="No space left"):
        make(site, given.results(people=[], evaluations=[]))
    assert digests(site) == before
    assert names(tmp_path) == ["site"]


def test_a_folder_that_is_not_a_site_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "tai-lieu").mkdir()
    (tmp_path / "tai-lieu" / "quan-trong.txt").write_text("giữ lại", encoding="utf-8")
    with pytest.raises(EvalgenError, match="không phải là trang do chương trình này dựng"):
        make(tmp_path / "tai-lieu")
    assert names(tmp_path / "tai-lieu") == ["quan-trong.txt"]


def test_a_file_in_the_way_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("giữ lại", encoding="utf-8")
    with pytest.raises(EvalgenError, match="không được thay thế"):
        make(tmp_path / "site")


def test_an_empty_folder_may_become_a_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    make(tmp_path / "site")
    assert (tmp_path / "site/index.html").is_file()


def test_two_pages_of_one_address_are_refused(tmp_path: Path) -> None:
    who = given.person("index", "Nguyễn Thị Mục", "dang-uy")
    with pytest.raises(EvalgenError, match=r"nguoi/index\.html"):
        make(tmp_path / "site", given.results(people=[who], evaluations=[given.evaluation(who, None)]))


def test_the_environment_is_as_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    make(tmp_path / "site")
    assert os.environ["SOURCE_DATE_EPOCH"] == "86400"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    make(tmp_path / "site")
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_nothing_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    make(tmp_path / "site")
    assert capfd.readouterr() == ("", "")


class TestReplacing:
    """The exchange of two trees, with and without the help of the system."""

    @pytest.fixture(params=["một bước", "hai bước"], autouse=True)
    def way(self, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
        if request.param == "hai bước":
            monkeypatch.setattr(atomic, "_exchange", lambda *_: False)

    def put(self, target: Path, text: str) -> None:
        with atomic.replacing(target) as folder:
            (folder / "trang").write_text(text, encoding="utf-8")

    def test_the_new_tree_takes_the_place_of_the_old_one(self, tmp_path: Path) -> None:
        self.put(tmp_path / "site", "cũ")
        self.put(tmp_path / "site", "mới")
        assert (tmp_path / "site/trang").read_text(encoding="utf-8") == "mới"
        assert names(tmp_path) == ["site"]

    def test_who_may_enter_it_is_for_the_user_to_say(self, tmp_path: Path) -> None:
        """Internal papers are not for everybody on the machine."""
        before = os.umask(0o027)
        try:
            self.put(tmp_path / "noi-bo", "cũ")
            made = (tmp_path / "noi-bo").stat().st_mode & 0o777
            (tmp_path / "noi-bo").chmod(0o700)
            self.put(tmp_path / "noi-bo", "mới")
        finally:
            os.umask(before)
        assert (made, (tmp_path / "noi-bo").stat().st_mode & 0o777) == (0o750, 0o700)

    def test_what_killed_builds_left_is_removed(self, tmp_path: Path) -> None:
        self.put(tmp_path / "site", "cũ")
        (tmp_path / ".site.new-abc").mkdir()
        (tmp_path / ".site.old-abc").mkdir()
        self.put(tmp_path / "site", "mới")
        assert names(tmp_path) == ["site"]

    def test_a_tree_that_a_killed_build_set_aside_comes_back(self, tmp_path: Path) -> None:
        (tmp_path / ".site.old-abc").mkdir()
        (tmp_path / ".site.old-abc" / "trang").write_text("cũ", encoding="utf-8")
        with pytest.raises(RuntimeError, match="dừng"), atomic.replacing(tmp_path / "site"):
            raise RuntimeError("dừng")
        assert (tmp_path / "site/trang").read_text(encoding="utf-8") == "cũ"
        assert names(tmp_path) == ["site"]

    def test_another_build_at_work_is_left_in_peace(self, tmp_path: Path) -> None:
        with atomic.replacing(tmp_path / "site") as first:
            (first / "trang").write_text("thứ nhất", encoding="utf-8")
            self.put(tmp_path / "site", "thứ hai")
            assert first.is_dir()
        assert (tmp_path / "site/trang").read_text(encoding="utf-8") == "thứ nhất"
        assert names(tmp_path) == ["site"]


class TestWithoutLocks:
    """Windows has no fcntl: the site is built without the lock."""

    def test_every_command_can_start(self) -> None:
        blocked = "import sys; sys.modules['fcntl'] = None; import evalgen.cli, evalgen.publishing.build"
        done = subprocess.run([sys.executable, "-c", blocked], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")

    def test_a_site_is_built_and_replaced(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "fcntl", None)
        (tmp_path / ".site.new-abc").mkdir()
        for text in ("cũ", "mới"):
            with atomic.replacing(tmp_path / "site") as folder:
                (folder / "trang").write_text(text, encoding="utf-8")
        assert (tmp_path / "site/trang").read_text(encoding="utf-8") == "mới"
        # Nobody knows whether another build is at work there.
        assert names(tmp_path) == [".site.new-abc", "site"]


def test_where_the_second_rename_fails_the_old_tree_returns(tmp_path: Path) -> None:
    old, new = tmp_path / "site", tmp_path / ".site.new-x"
    old.mkdir()
    (old / "trang").write_text("cũ", encoding="utf-8")
    with pytest.raises(OSError, match=r"\.site\.new-x"):
        atomic._swap(new, old)  # noqa: SLF001 - the fallback itself
    assert names(tmp_path) == ["site"]
    assert (old / "trang").read_text(encoding="utf-8") == "cũ"


def test_changes_appear_on_the_page_of_corrections(tmp_path: Path) -> None:
    changed = given.evaluation(
        given.PEOPLE[0],
        given.decision(Grade.EXCELLENT),
        amendments=(given.amendment(AmendmentKind.ADJUST, Grade.COMPLETED),),
    )
    results = given.results(people=given.PEOPLE, evaluations=[changed], notices=(given.notice(),))
    make(tmp_path / "site", results)
    text = (tmp_path / "site/dinh-chinh.html").read_text(encoding="utf-8")
    assert text.index("Hoàn thành xuất sắc nhiệm vụ") < text.index(">Hoàn thành nhiệm vụ</span>")


def test_a_link_is_never_followed_to_replace_another_site(tmp_path: Path) -> None:
    (tmp_path / "khac").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "khac")
    with pytest.raises(EvalgenError, match="là liên kết tới nơi khác"):
        make(tmp_path / "site")
    assert list((tmp_path / "khac").iterdir()) == []
