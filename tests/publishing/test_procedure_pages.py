"""The public page «Quy trình, thời hạn, thẩm quyền»: both readings of a day, every gap told, nothing but text."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import sample_results as given
from html_reader import Read, read
from msgspec.structs import replace

from evalgen.domain.period import Period
from evalgen.language import VIETNAMESE
from evalgen.publishing.build import build_site
from evalgen.publishing.press import Press
from evalgen.publishing.procedure_pages import procedure_pages
from evalgen.publishing.projection import project
from evalgen.regulation.law import Law
from evalgen.regulation.loader import load_library
from evalgen.regulation.procedures.merging import NO_PROCEDURE
from evalgen.regulation.procedures.procedure import Procedure

HOSTILE = "<script>alert(1)</script> {{ 7*7 }} @@evalgen:content@@"


def laws_of(pack: str) -> dict[Period, Law]:
    library = load_library()
    return {period: library.law(pack, period.last_day) for period in given.laws()}


def page_of(out: Path, laws: Mapping[Period, Law], pack: str) -> Read:
    build_site(project(given.sample(), laws=laws), laws=laws, plates=(), out=out)
    return read(out / f"quy-dinh/quy-trinh-{pack}.html")


def words(page: Read) -> str:
    return re.sub(r"\s+", " ", page.text)


def test_a_day_of_a_commune_is_shown_as_it_is_worded_and_as_the_last_day(tmp_path: Path) -> None:
    text = words(page_of(tmp_path / "site", laws_of("thanhlam"), "thanhlam"))
    assert "Quý II năm 2026: trước ngày 25/06/2026 (ngày cuối: 24/06/2026)" in text
    assert "Quý III năm 2026: trước ngày 20/09/2026 (ngày cuối: 19/09/2026)" in text
    assert "Quý III năm 2026: đến hết ngày 15/09/2026" in text
    assert "Để trống; chỉ có thể hiểu gián tiếp là «cấp trưởng các cơ quan, đơn vị" in text
    assert "gắn với sơ kết vào dịp cuối quý" in text


def test_every_route_has_its_own_table_of_steps(tmp_path: Path) -> None:
    page = page_of(tmp_path / "site", laws_of("lamdong"), "lamdong")
    assert "Cán bộ diện Bộ Chính trị, Ban Bí thư quản lý" in page.text
    assert len(page.all("caption")) == 5
    assert "(6) Phụ lục số 7 kèm theo Hướng dẫn này" in page.text
    assert words(page).count("trước ngày 10/06/2026 (ngày cuối: 09/06/2026)") == 1


def test_the_regulation_page_leads_there(tmp_path: Path) -> None:
    page_of(tmp_path / "site", laws_of("hd02"), "hd02")
    assert "quy-trinh-hd02.html" in read(tmp_path / "site/quy-dinh/index.html").values("href")


def test_a_pack_without_a_procedure_has_no_page() -> None:
    laws = {period: replace(law, procedure=NO_PROCEDURE) for period, law in given.laws().items()}
    press = Press(project(given.sample(), laws=laws), VIETNAMESE)
    assert list(procedure_pages(press, tuple(laws.values()), laws, ())) == []


def hostile(procedure: Procedure) -> Procedure:
    """The same with every word of the documents replaced."""
    citation = replace(given.CITATION, instrument_name=HOSTILE, quote=HOSTILE)
    worded: dict[str, Any] = {"citation": citation, "reading": HOSTILE}
    grants = [
        {role: replace(grant, by=HOSTILE, citation=citation) for role, grant in item.grants.items()}
        for item in procedure.authorities
    ]
    return Procedure(
        routes={name: replace(item, title=HOSTILE) for name, item in procedure.routes.items()},
        steps=tuple(
            replace(item, title=HOSTILE, actor=HOSTILE, documents=(HOSTILE,), **worded) for item in procedure.steps
        ),
        deadlines=tuple(replace(item, title=HOSTILE, addressee=HOSTILE, **worded) for item in procedure.deadlines),
        authorities=tuple(
            replace(item, posts=(HOSTILE,), grants=own, gaps=dict.fromkeys(item.gaps, HOSTILE), **worded)
            for item, own in zip(procedure.authorities, grants, strict=True)
        ),
    )


@pytest.mark.parametrize("pack", ["hd02", "thanhlam"])
def test_words_of_a_pack_are_text_and_nothing_else(pack: str, tmp_path: Path) -> None:
    laws = laws_of(pack)
    page = page_of(
        tmp_path / "site",
        {period: replace(law, procedure=hostile(law.procedure)) for period, law in laws.items()},
        pack,
    )
    plain = page_of(tmp_path / "plain", laws, pack)
    assert page.text.count(HOSTILE) > 50
    assert page.all("script") == plain.all("script")
    assert page.all("img") == plain.all("img")


def test_days_of_a_month_and_of_december() -> None:
    months = [period for text in ("2026-11", "2026-12") if (period := Period.parse(text)) is not None]
    library = load_library()
    laws = {period: library.law("hadong", period.last_day) for period in months}
    press = Press(project(given.sample(), laws=given.laws()), VIETNAMESE)
    (page,) = procedure_pages(press, (laws[months[0]],), laws, ())
    content = page.slots["content"]
    assert "Tháng 11 năm 2026: trước ngày 05/12/2026 (ngày cuối: 04/12/2026)" in content
    assert content.count("Tháng 12 năm 2026: trước ngày 15/12/2026 (ngày cuối: 14/12/2026)") == 5
    assert "hoàn thành trước ngày 15/12 hằng năm" in content
