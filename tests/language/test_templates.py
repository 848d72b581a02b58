"""Templates say nothing by themselves: every word of theirs goes through ``_``, or comes from records and the law."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import jinja2
import labels_in_source as source
import pytest
from jinja2 import nodes

STYLES = {"content/_status_style.html", "internal/_form_style.html", "internal/_style.html"}
ALL = [path.relative_to(source.TEMPLATES).as_posix() for path in source.template_files()]
NAMES = sorted(set(ALL) - source.PAPERS - STYLES)
LABELLING = {"aria-label", "data-label", "title", "placeholder", "alt"}


class Words(HTMLParser):
    """Text that people see or hear, attributes included."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.found += [value for name, value in attrs if name in LABELLING and value]

    def handle_data(self, data: str) -> None:
        self.found.append(data)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_says_no_word_by_itself(name: str) -> None:
    text = (source.TEMPLATES / name).read_text(encoding="utf-8")
    data = [words for _, kind, words in jinja2.Environment(autoescape=True).lex(text) if kind == "data"]
    reader = Words()
    reader.feed(re.sub(r' data-[a-z-]+=""', "", "".join(data)))
    assert [words for words in reader.found if re.search(r"[^\W\d_]", words)] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_vietnamese_text_is_shown_but_through_the_catalogue(name: str) -> None:
    """Texts inside expressions: ``{{ x or "chưa có" }}`` would pass the test above."""
    tree = dict(source.template_trees())[name]
    said = {id(call.args[0]) for call in tree.find_all(nodes.Call) if isinstance(call.node, nodes.Name) and call.args}
    compared = {id(item) for comparison in tree.find_all(nodes.Compare) for item in comparison.find_all(nodes.Const)}
    wrong = [
        const.value
        for const in tree.find_all(nodes.Const)
        if isinstance(const.value, str) and source.is_vietnamese(const.value) and id(const) not in said | compared
    ]
    assert wrong == []


def test_a_paper_is_all_vietnamese() -> None:
    """What is printed and signed is an official paper in every language of the interface."""
    for name in source.PAPERS:
        text = (source.TEMPLATES / name).read_text(encoding="utf-8")
        assert "_(" not in text
        assert 'lang="vi"' in text


@pytest.mark.parametrize("name", ["evalgen.js", "evalgen-search.js"])
def test_a_script_speaks_the_language_of_the_page(name: str) -> None:
    """It has no words of its own: the page brings them."""
    script = re.sub(r"/\*.*?\*/", "", (source.TEMPLATES / "assets" / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    texts = [text for text in re.findall(r'"([^"\n]*)"', script) if source.is_vietnamese(text)]
    assert texts == []


SLOT = re.compile(r"@@evalgen:[a-z_]+@@")
NUMBER = re.compile(r"\d+(?:,\d+)?")


@pytest.mark.parametrize(
    "path", sorted(source.TEMPLATES.glob("pages-*/**/*.md")), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_a_translated_page_says_what_the_vietnamese_one_says(path: Path) -> None:
    """The same slots, headings, lists, links, cells, and above all the same numbers."""
    translated = path.read_text(encoding="utf-8")
    folder = next(parent for parent in path.parents if parent.parent == source.TEMPLATES)
    original = (source.TEMPLATES / "pages" / path.relative_to(folder)).read_text(encoding="utf-8")
    assert SLOT.findall(translated) == SLOT.findall(original)
    for shape in (r"^#+ ", r"^\d\. ", r"<t[hdr]\b", r"\]\(([^)]*)\)", r"data-label="):
        assert re.findall(shape, translated, re.MULTILINE) == re.findall(shape, original, re.MULTILINE)
    assert Counter(NUMBER.findall(translated)) == Counter(NUMBER.findall(original))


def test_a_page_with_words_of_its_own_has_a_translation() -> None:
    own = [path for path in source.TEMPLATES.glob("pages/**/*.md") if "## " in path.read_text(encoding="utf-8")]
    assert [path.relative_to(source.TEMPLATES / "pages").as_posix() for path in own] == ["quy-dinh/index.md"]
    assert (source.TEMPLATES / "pages-en" / "quy-dinh" / "index.md").is_file()
