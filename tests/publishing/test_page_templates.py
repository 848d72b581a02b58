"""Templates: labels said before they are compiled, small pieces remembered, titles and ways put together; all of it escaped."""

import datetime as dt
from pathlib import Path

import pytest
from markupsafe import Markup

from evalgen.domain.grade import Grade
from evalgen.domain.period import Period, PeriodKind
from evalgen.language import VIETNAMESE, Language
from evalgen.language.wording import Wording
from evalgen.publishing import templates
from evalgen.publishing.press import HOME, Crumb, Press
from evalgen.publishing.public import PublicNotice, PublicOutcome, PublicPeriod, PublicSite, PublicState
from evalgen.publishing.templates import Templates, templates_of
from evalgen.resources import resource

OTHER = Language(tag="en", words={"Kỳ": Wording(one="Period <&>", other="Period <&>")})


def rendered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, language: Language = VIETNAMESE, **values: object
) -> str:
    small = (resource("site_templates") / "content" / "_small.html").read_text(encoding="utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "_small.html").write_text(small, encoding="utf-8")
    (tmp_path / "content" / "page.html").write_text(source, encoding="utf-8")
    monkeypatch.setattr(templates, "resource", lambda _: tmp_path)
    return Templates(language).render("page.html", **values)


@pytest.mark.parametrize(
    "source, told",
    [
        ('{{ _("Kỳ") }}', "Period &lt;&amp;&gt;"),
        ('{{ _("Kỳ") if who else "" }}', "Period &lt;&amp;&gt;"),
        ('{% set words = _("Kỳ") %}{{ words }}', "Period &lt;&amp;&gt;"),
        ('{{ _("Kỳ") ~ who }}', "Period &lt;&amp;&gt;&lt;b&gt;"),
        ('{{ _("Quý {name}", name=who) }}', "Quý &lt;b&gt;"),
        ('{{ _("{count} người", count=9863) }} {{ 1234567 | whole }}', "9.863 người 1.234.567"),
        ('{{ _("{count} người", count=986) }} {{ 0 | whole }}', "986 người 0"),
        ("{{ _(who) }}", "&lt;b&gt;"),
        ("{{ vi }}", ' lang="vi"'),
        ("{% if who %}{{ vi }}{% endif %}", ' lang="vi"'),
        ('_("Kỳ") vi', '_("Kỳ") vi'),
    ],
    ids=[
        "a label alone",
        "a label in a condition",
        "a label kept in a name",
        "a label before a value",
        "a label with a value is filled when the page is made",
        "counts from a thousand on have a point behind each thousand",
        "smaller ones have none",
        "a label that a value names",
        "the attribute of words that stay Vietnamese",
        "that attribute in a condition",
        "text outside of tags is left alone",
    ],
)
def test_labels_are_said_in_the_language_and_escaped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, told: str
) -> None:
    assert rendered(tmp_path, monkeypatch, source, OTHER, who="<b>") == told


def test_vietnamese_needs_no_attribute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rendered(tmp_path, monkeypatch, "<a{{ vi }}>") == "<a>"


def test_recorded_words_of_a_title_are_escaped_and_marked_in_another_language() -> None:
    assert Templates(VIETNAMESE).title("Kỳ ", "<b>") == "Kỳ &lt;b&gt;"
    assert Templates(OTHER).title("<i> ", "<b>") == '&lt;i&gt; <span lang="vi">&lt;b&gt;</span>'
    assert Templates(OTHER).title("<i>", "") == "&lt;i&gt;"


def test_a_link_to_a_notice_is_remembered_by_all_that_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = (
        '{{ first | notice_link("a", "../") }}\n{{ second | notice_link("a", "../") }}\n'
        '{{ second | notice_link("a", "") }}\n{{ second | notice_link(none, "") }}'
    )
    shown = rendered(tmp_path, monkeypatch, source, first=period("01-TB/<b>"), second=period("02-TB")).splitlines()
    assert shown == [
        '<a href="../thong-bao/2026-Q2_a.html">01-TB/&lt;b&gt;</a>',
        '<a href="../thong-bao/2026-Q2_a.html">02-TB</a>',
        '<a href="thong-bao/2026-Q2_a.html">02-TB</a>',
        '<span class="eg-quiet eg-nothing">chưa có</span>',
    ]


def test_a_badge_shows_the_letter_of_its_own_instrument(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = PublicOutcome(state=PublicState.GRADED, grade=Grade.GOOD)
    lettered = PublicOutcome(state=PublicState.GRADED, grade=Grade.GOOD, letters={"GOOD": "<B>"})
    unpublished = PublicOutcome(state=PublicState.UNPUBLISHED)
    outcomes = (good, lettered, good, unpublished)
    source = "{% for outcome in outcomes %}{{ outcome | badge }}\n{% endfor %}"
    shown = rendered(tmp_path, monkeypatch, source, outcomes=outcomes).splitlines()
    assert shown == [
        f'<span class="eg-badge" data-grade="GOOD">{Grade.GOOD.label}</span>',
        f'<span class="eg-badge" data-grade="GOOD">{Grade.GOOD.label} (Loại &lt;B&gt;)</span>',
        f'<span class="eg-badge" data-grade="GOOD">{Grade.GOOD.label}</span>',
        '<span class="eg-badge" data-grade="UNPUBLISHED">Chưa công bố</span>',
    ]


def test_the_title_stands_at_the_end_of_the_way_whatever_the_names_above_it_hold() -> None:
    above = Crumb(name="\0<i>\0", path="x.html", recorded=True)
    press = Press(
        PublicSite(name="A", fictional=False, scores_legal_basis="", periods=(), units={}, people={}), VIETNAMESE
    )
    for title in ("<b>", "khác"):
        page = press.page("don-vi/y.html", "missing.html", title=title, description="", crumbs=[HOME, above])
        way = page.slots["crumbs"]
        assert f'<li aria-current="page">{Markup.escape(title)}</li>' in way
        assert '<a href="../x.html">\0&lt;i&gt;\0</a>' in way
    assert press.page("index.html", "missing.html", title="A", description="").slots["crumbs"] == ""


def period(number: str) -> PublicPeriod:
    day = dt.date(2026, 6, 30)
    return PublicPeriod(
        period=Period(year=2026, kind=PeriodKind.QUARTER, number=2),
        opened_on=day,
        cutoff=day,
        closed_on=None,
        pack="",
        pack_title="",
        notices=(PublicNotice(id="a", number=number, on=day, title="", units=None),),
        results=(),
        collectives={},
    )


def test_templates_are_compiled_once_for_each_language_and_folder() -> None:
    assert templates_of(VIETNAMESE) is templates_of(VIETNAMESE)
    assert len({templates_of(VIETNAMESE), templates_of(OTHER), templates_of(VIETNAMESE, folder="internal")}) == 3
