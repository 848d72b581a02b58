"""Words put into templates when these are read, and values written without wrapping: the same pages as by plain Jinja."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import jinja2
import pytest
import sample_results as given
from hypothesis import given as drawn
from hypothesis import strategies as st
from jinja2.ext import Extension
from markupsafe import Markup, escape

from evalgen.language import VIETNAMESE, Language, language_of
from evalgen.pipeline.publishing.worked_example import worked_examples
from evalgen.publishing import templates
from evalgen.publishing.pages import pages_of
from evalgen.publishing.quick_escape import Environment, text
from evalgen.publishing.said_once import said_once


class Nothing(Extension):
    """Changes no template."""


def contents(language: Language) -> Iterator[tuple[str, dict[str, str]]]:
    """Every slot of every page, hostile names among them."""
    hostile = "<b>\"Nguyễn\" & 'con'</b>"
    results = given.sample(given.organization(name=hostile, collective_grades_public=True))
    pages = pages_of(
        given.public(results),
        laws=given.laws(),
        plates=given.rule_plates(),
        examples=worked_examples(),
        language=language,
    )
    for page in pages:
        yield page.path, {slot: str(html) for slot, html in page.slots.items()}


@pytest.mark.parametrize("language", [VIETNAMESE, language_of("en")], ids=["vi", "en"])
def test_every_page_is_that_of_plain_jinja(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = dict(contents(language))
    monkeypatch.setattr(templates, "Environment", jinja2.Environment)
    monkeypatch.setattr(templates, "said_once", lambda *_: Nothing)
    assert dict(contents(language)) == quick


@drawn(
    st.one_of(
        st.text(), st.text("&<>\"'a{}"), st.text().map(Markup), st.integers(), st.booleans(), st.none(), st.fractions()
    )
)
def test_a_value_is_written_as_ever(value: object) -> None:
    assert str(text(value)) == str(escape(value))


@pytest.mark.parametrize("value", [Decimal("1.50"), Fraction(1, 3), ["<", 1], Markup("<b>") + "<"], ids=repr)
def test_so_are_values_of_other_kinds(value: object) -> None:
    assert str(text(value)) == str(escape(value))


def test_a_name_that_is_not_defined_is_refused() -> None:
    environment = Environment(undefined=jinja2.StrictUndefined, autoescape=True)
    with pytest.raises(jinja2.UndefinedError, match="nothing"):
        environment.from_string("{{ nothing }}").render()


def test_values_are_written_in_the_quick_way() -> None:
    environment = Environment(autoescape=True)
    assert "environment.text(" in environment.compile("{{ value }}", raw=True)
    assert environment.from_string("{{ value }}").render(value="<b>") == "&lt;b&gt;"


@pytest.mark.parametrize(
    "source,read",
    [
        ('<th>{{ _("Đơn vị") }}</th>', "<th>Đơn vị</th>"),
        ('{{ _("a & b") }}', "a &amp; b"),
        ('<a{{ vi }} href="x">', '<a lang="vi" href="x">'),
        ('{{ _("{{ x }}") }}', '{{ _("{{ x }}") }}'),
        ('{{ _("a ") }}', '{{ _("a ") }}'),
        ('{{ _("Số {number}", number=1) }}', '{{ _("Số {number}", number=1) }}'),
        ("{{ _(word) }}", "{{ _(word) }}"),
        (" {{ vi }}{% if x %}", " {{ vi }}{% if x %}"),
    ],
    ids=repr,
)
def test_only_words_that_depend_on_nothing_are_put_into_a_template(source: str, read: str) -> None:
    extension = said_once(VIETNAMESE, Markup(' lang="vi"'))
    assert jinja2.Environment(extensions=[extension], autoescape=True).preprocess(source) == read
