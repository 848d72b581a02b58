"""Stamped pages are those that the program which renders the frames makes itself, with their content in place."""

import importlib.util
from collections.abc import Mapping
from pathlib import Path

import pytest
import sample_results as given

from evalgen.errors import EvalgenError
from evalgen.language import VIETNAMESE, language_of
from evalgen.publishing import build, frames, self_check
from evalgen.publishing.build import build_site
from evalgen.publishing.look import SUPPLIERS, Look
from evalgen.publishing.page import Page
from evalgen.publishing.pages import pages_of

LAWS, PLATES = given.laws(), given.rule_plates()
SITE = given.public(given.sample())


def make(out: Path, supplier: str = "mkdocs", language: str = "vi") -> int:
    language_spoken = language_of(language)
    return build_site(
        SITE, laws=LAWS, plates=PLATES, out=out, look=Look(supplier=supplier, language=language_spoken)
    ).pages


def pages() -> list[Page]:
    return list(pages_of(SITE, laws=LAWS, plates=PLATES, language=VIETNAMESE))


@pytest.mark.parametrize("supplier", SUPPLIERS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_that_markdown_can_hold_is_the_same_rendered_whole(
    supplier: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if supplier == "zensical" and importlib.util.find_spec("zensical") is None:
        pytest.skip("Zensical is not installed")
    compared: list[str] = []
    original = self_check.refuse_difference

    def seen(chosen: list[Page], *rest: object) -> None:
        compared.extend(page.path for page in chosen)
        original(chosen, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(build, "SELF_CHECKED", 10_000)
    monkeypatch.setattr(build, "refuse_difference", seen)
    make(tmp_path / "site", supplier, language)
    assert {f"nguoi/{who.id}.html" for who in given.PEOPLE} <= set(compared)


def test_three_pages_are_chosen_and_always_the_same() -> None:
    first, second = (self_check.samples(found) for found in (pages(), reversed(pages())))
    assert len(first) == self_check.SAMPLES == 3
    assert [page.path for page in first] == [page.path for page in second]


def test_the_pages_chosen_are_no_part_of_the_frames(tmp_path: Path) -> None:
    make(tmp_path / "site")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]
    assert not list((tmp_path / "site").rglob("*.md"))


def test_a_difference_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A theme that counts the words of a page would make stamped pages wrong."""
    original = frames.files_below

    def counting(folder: Path) -> Mapping[str, bytes]:
        files = original(folder)
        chosen = {page.path for page in self_check.samples(pages())}
        return {path: data + b"<!-- 512 -->" if path in chosen else data for path, data in files.items()}

    monkeypatch.setattr(build, "files_below", counting)
    with pytest.raises(EvalgenError, match="ghép vào khung khác với chính trang ấy") as caught:
        make(tmp_path / "site")
    assert "constraints.txt" in str(caught.value.remedy)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name, fit",
    [
        ("Nguyễn Văn A", True),
        ("Phòng Văn hóa - Xã hội", True),
        ("Nguyễn *Văn* A", False),
        ("Nguyễn_Văn_A", False),
        ("A & B", False),
        ("<b>A</b>", False),
    ],
)
def test_names_that_markdown_would_change_are_not_chosen(name: str, fit: object) -> None:
    who = given.person("ai-do", name, "dang-uy")
    site = given.public(given.results(people=[who], evaluations=[given.evaluation(who, None)]))
    (page,) = [
        page
        for page in pages_of(site, laws=LAWS, plates=PLATES, language=VIETNAMESE)
        if page.path == "nguoi/ai-do.html"
    ]
    assert self_check.is_fit(page) == fit
