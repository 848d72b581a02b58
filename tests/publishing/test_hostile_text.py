import datetime as dt
from pathlib import Path

import pytest
import sample_results as given
from html_reader import read
from msgspec.structs import replace

from evalgen.domain.grade import Grade
from evalgen.domain.organization import UnitName
from evalgen.domain.steps import AmendmentKind
from evalgen.domain.subject_kind import SubjectKind
from evalgen.publishing.build import build_site
from evalgen.publishing.projection import project

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }} {% raw %}",
    "|a|b| **đậm** `mã`",
    "[x](javascript:alert(1))",
    "@@evalgen:content@@ @@evalgen:title@@ evalgen-shell",
    "<!-- </title> ' onclick=alert(1) x='",
    "&lt;b&gt; &amp;amp;",
    r"\1 \g<0> %s ${x}",
)

pytest_plugins = ["site_fixture"]
IDS = ("script", "thuoc-tinh", "jinja", "markdown", "lien-ket", "o-trong", "chu-thich", "thuc-the", "thay-the")


def _names(text: str) -> tuple[UnitName, ...]:
    """The name of a unit, and two earlier ones that read the same."""
    days = (None, dt.date(2026, 7, 1), dt.date(2026, 8, 1))
    return tuple(UnitName(first=day, name=text, short_name=text) for day in days)


def hostile_site(text: str, out: Path) -> Path:
    """A site in which every text that comes from records is `text`."""
    who = given.person("nguoi", text, "don-vi", text)
    home = replace(given.unit("don-vi", text, "department", "party"), names=_names(text))
    child = given.unit("don-vi-con", text, "department", "party", "don-vi")
    amendment = replace(given.amendment(AmendmentKind.ADJUST, Grade.COMPLETED), number=text)
    notice = replace(given.notice(("don-vi",)), number=text, title=text)
    results = given.results(
        people=[who],
        evaluations=[given.evaluation(who, given.decision(Grade.GOOD), amendments=(amendment,))],
        units=(home, child),
        notices=(notice,),
        who=given.organization(name=text, scores_public=True, scores_legal_basis=text, collective_grades_public=True),
        collectives=[given.collective("don-vi", given.decision(Grade.GOOD))],
    )
    laws = {}
    for period, law in given.laws().items():
        framework = replace(
            law.frameworks[law.default_frameworks[SubjectKind.LEADER]],
            title=text,
            applies_to=text,
            citation=replace(given.CITATION, instrument_name=text),
        )
        laws[period] = replace(law, title=text, frameworks={framework.id: framework})
    plates = [replace(plate, title=text, summary=text) for plate in given.rule_plates()]
    build_site(project(results, laws=laws), laws=laws, plates=plates, out=out)
    return out


@pytest.mark.parametrize("text", HOSTILE, ids=IDS)
def test_hostile_text_is_shown_literally_on_every_page(text: str, tmp_path: Path, site: Path) -> None:
    built = hostile_site(text, tmp_path / "site")
    pages = sorted(built.rglob("*.html"))
    assert len(pages) > 14
    for path in pages:
        page = read(path)
        name = path.relative_to(built).as_posix()
        assert text in page.text, name
        assert [item for _, item in page.elements if any(key.startswith("on") for key in item)] == [], name
        assert [item for item in page.values("href") if item.lower().startswith("javascript")] == [], name
        assert page.all("img") == [], name
        # No element more than the frame's own; its scripts are those of any page of ours.
        assert page.all("script") == read(site / "index.html" if path.parent == built else site / "ky/index.html").all(
            "script"
        ), name


@pytest.mark.parametrize("text", HOSTILE, ids=IDS)
def test_hostile_text_in_titles_and_descriptions_stays_text(text: str, tmp_path: Path) -> None:
    page = read(hostile_site(text, tmp_path / "site") / "nguoi/nguoi.html")
    described = [item["content"] for item in page.all("meta") if item.get("name") == "description"]
    assert described == [f"{text}, {text}: kết quả đánh giá, xếp loại qua các kỳ."]
