"""The way out of MkDocs 1: Zensical renders the frame, and the site is the same but for the theme's own files."""

import importlib.util
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import sample_results as given
from folder_bytes import bytes_below
from html_reader import read

from evalgen.cli.arguments import parser
from evalgen.errors import EvalgenError
from evalgen.language import VIETNAMESE, Language, language_of
from evalgen.pipeline.publishing.worked_example import worked_examples
from evalgen.publishing.build import build_site
from evalgen.publishing.look import MKDOCS, SUPPLIERS, ZENSICAL, Look
from evalgen.publishing.policy import framed
from evalgen.publishing.site_source import FolderSource
from evalgen.publishing.verifying import compare, read_manifest, verify

pytest_plugins = ["site_fixture"]

INSTALLED = importlib.util.find_spec("zensical") is not None or bool(os.environ.get("EVALGEN_REQUIRE_ZENSICAL"))
needs_zensical = pytest.mark.skipif(not INSTALLED, reason="Zensical is not installed: pip install 'evalgen[zensical]'")

OWN = re.compile(r"assets/(?:javascripts|stylesheets|images)/|manifest\.json$")
"""What each program brings itself, and the manifest that lists it."""


def build(out: Path, supplier: str, language: Language = VIETNAMESE, **settings: Any) -> Path:
    laws = given.laws()
    site = given.public(given.sample())
    build_site(
        site,
        laws=laws,
        plates=given.rule_plates(),
        examples=worked_examples(),
        out=out,
        look=Look(language=language, supplier=supplier, settings=settings),
    )
    return out


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site by Zensical; nobody writes into it."""
    return build(tmp_path_factory.mktemp("zensical") / "site", ZENSICAL)


def article(html: bytes) -> str:
    """What is ours in a page: its article, without the anchor that one theme puts inside and the other before it."""
    (found,) = re.findall(r"<article[^>]*>(.*?)</article>", html.decode(), re.DOTALL)
    return re.sub(r"\s+", " ", found.replace('<a id="__skip" tabindex="-1"></a>', "")).strip()


@needs_zensical
class TestTheSameSite:
    """Built once by each."""

    def test_the_same_files_but_for_those_of_the_theme(self, other: Path, site: Path) -> None:
        names = [{name for name in bytes_below(folder) if not OWN.match(name)} for folder in (other, site)]
        assert names[0] == names[1]

    def test_what_is_no_page_is_equal_byte_by_byte(self, other: Path, site: Path) -> None:
        one, two = bytes_below(other), bytes_below(site)
        ours = [name for name in one if not OWN.match(name) and not name.endswith(".html")]
        assert {"feed.xml", "api/v1/results.xlsx", "assets/evalgen.css"} <= set(ours)
        assert [name for name in ours if one[name] != two[name]] == []

    def test_the_article_of_every_page_is_equal(self, other: Path, site: Path) -> None:
        one, two = bytes_below(other), bytes_below(site)
        pages = [name for name in one if name.endswith(".html")]
        assert [name for name in pages if article(one[name]) != article(two[name])] == []

    def test_header_menu_and_footer_are_ours(self, other: Path) -> None:
        html = (other / "nguoi/nguyen-van-a.html").read_text(encoding="utf-8")
        for part in ('class="md-header eg-header"', 'class="eg-brand"', 'class="md-footer eg-footer"', "feed.xml"):
            assert part in html

    def test_no_slot_and_no_shell_is_left(self, other: Path) -> None:
        for name, data in bytes_below(other).items():
            assert "evalgen-shell" not in name
            assert b"@@evalgen:" not in data, name
            assert b"evalgen-shell" not in data, name

    def test_every_link_leads_to_a_file_of_the_site(self, other: Path) -> None:
        for path in other.rglob("*.html"):
            name = path.relative_to(other).as_posix()
            page = read(path)
            for link in [*page.values("href"), *page.values("src")]:
                target = urlsplit(urljoin(f"https://x.example/{name}", link))
                if target.scheme in {"http", "https"}:
                    assert target.netloc == "x.example", f"{name}: {link} leaves the site"
                    assert (other / unquote(target.path).lstrip("/")).is_file(), f"{name}: {link}"

    def test_the_content_policy_knows_every_script_in_the_page(self, other: Path) -> None:
        """Taken away and made anew, it is the same: the scripts that Zensical brings are in it."""
        html = (other / "index.html").read_text(encoding="utf-8")
        policy = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*">')
        (told,) = policy.findall(html)
        assert told.count("'sha256-") >= 2
        assert told in framed(policy.sub("", html, count=1))

    def test_two_builds_are_equal(self, other: Path, tmp_path: Path) -> None:
        assert bytes_below(build(tmp_path / "noi-khac", ZENSICAL)) == bytes_below(other)

    def test_the_manifest_says_who_rendered_it(self, other: Path, site: Path) -> None:
        one, two = (read_manifest(FolderSource(folder)) for folder in (other, site))
        assert (one.shell, two.shell) == (ZENSICAL, MKDOCS)
        assert "zensical" in one.head["libraries"]
        assert "mkdocs" not in one.head["libraries"]
        assert verify(FolderSource(other), one).whole
        assert set(compare(one, two).head) == {"libraries", "shell"}

    def test_in_english(self, tmp_path: Path) -> None:
        html = (build(tmp_path / "site", ZENSICAL, language_of("en")) / "index.html").read_text(encoding="utf-8")
        assert '<html lang="en"' in html
        assert "Latest published period" in html

    def test_with_an_address(self, tmp_path: Path) -> None:
        site = build(tmp_path / "site", ZENSICAL, site_url="https://xep-loai.example/kq/")
        assert "<loc>https://xep-loai.example/kq/nguoi/nguyen-van-a.html</loc>" in (site / "sitemap.xml").read_text()
        page = (site / "nguoi/nguyen-van-a.html").read_text(encoding="utf-8")
        assert '<link rel="canonical" href="https://xep-loai.example/kq/nguoi/nguyen-van-a.html">' in page

    def test_what_it_refuses_leaves_no_site(self, tmp_path: Path) -> None:
        with pytest.raises(EvalgenError, match="Zensical không dựng được khung trang") as caught:
            build(tmp_path / "out" / "site", ZENSICAL, markdown_extensions=["khong_co_phan_nay"])
        assert "mkdocs.yml" in caught.value.remedy
        assert list((tmp_path / "out").iterdir()) == []


def test_without_zensical_it_is_said_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(EvalgenError, match="Chưa cài Zensical") as caught:
        build(tmp_path / "out" / "site", ZENSICAL)
    assert "pip install 'evalgen[zensical]'" in caught.value.remedy
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_knows_every_supplier() -> None:
    for supplier in SUPPLIERS:
        assert parser().parse_args(["build", "--shell", supplier]).shell == supplier
    assert parser().parse_args(["build"]).shell == MKDOCS
