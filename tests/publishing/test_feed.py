"""feed.xml: what RFC 4287 demands, names that stay, and no day but those of notices and decisions."""

import datetime as dt
import re
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
import sample_results as given
from html_reader import read
from msgspec.structs import replace

from evalgen.domain.grade import Grade
from evalgen.language import VIETNAMESE, language_of
from evalgen.publishing.build import build_site
from evalgen.publishing.feed import feed_text
from evalgen.publishing.look import Look
from evalgen.publishing.public import PublicSite

pytest_plugins = ["site_fixture"]

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "https://xep-loai.example/kq/"
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})")
URI = re.compile(r"(?:tag:[a-z0-9.-]+,\d{4}:[A-Za-z0-9._~/-]+|urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")


def feed(site: PublicSite | None = None, address: str = ADDRESS) -> ET.Element:
    text = feed_text(site or given.public(given.sample()), address, VIETNAMESE)
    return ET.fromstring(text.encode("utf-8"))  # noqa: S314 - written by this program


def texts(element: ET.Element, name: str) -> list[str]:
    return [item.text or "" for item in element.findall(f"{ATOM}{name}")]


def entries(element: ET.Element) -> list[ET.Element]:
    return element.findall(f"{ATOM}entry")


def faults(element: ET.Element) -> list[str]:
    """What RFC 4287 forbids, of that which this program could get wrong."""
    found = [f"feed: {fault}" for fault in common_faults(element)]
    found += ["feed: no author"] if len(element.findall(f"{ATOM}author/{ATOM}name")) != 1 else []
    links = [(link.get("rel"), link.get("type")) for link in element.findall(f"{ATOM}link")]
    found += ["feed: links"] if links != [("self", "application/atom+xml"), ("alternate", "text/html")] else []
    for entry in entries(element):
        found += [f"entry: {fault}" for fault in common_faults(entry)]
        found += ["entry: links"] if len(entry.findall(f"{ATOM}link[@rel='alternate']")) != 1 else []
        found += ["entry: summary"] if len(texts(entry, "summary")) != 1 else []
    names = [name for item in [element, *entries(element)] for name in texts(item, "id")]
    found += ["two of one name"] if len(set(names)) != len(names) else []
    known = {"id", "title", "updated", "published", "link", "summary", "entry", "author", "name", "feed"}
    return found + [item.tag for item in element.iter() if item.tag.removeprefix(ATOM) not in known]


def common_faults(element: ET.Element) -> list[str]:
    found = [
        name for name in ("id", "title", "updated") if len(texts(element, name)) != 1 or not texts(element, name)[0]
    ]
    found += [text for name in ("updated", "published") for text in texts(element, name) if not MOMENT.fullmatch(text)]
    return found + [name for name in texts(element, "id") if not URI.fullmatch(name)]


@pytest.mark.parametrize("address", [ADDRESS, ""])
def test_the_feed_is_valid_atom(address: str) -> None:
    assert faults(feed(address=address)) == []


@pytest.mark.parametrize("name", ["id", "title", "updated"])
def test_the_check_finds_what_is_missing(name: str) -> None:
    broken = feed()
    entry = entries(broken)[0]
    (part,) = entry.findall(f"{ATOM}{name}")
    entry.remove(part)
    assert f"entry: {name}" in faults(broken)


def test_every_publication_and_every_correction_has_an_entry() -> None:
    assert [texts(entry, "title")[0] for entry in entries(feed())] == [
        "Điều chỉnh kết quả Quý II năm 2026: Lê Văn Đạt, Văn phòng Đảng ủy",
        "Hủy bỏ kết quả Quý II năm 2026: Hồ Thị Em, Phòng Kinh tế",
        "Công bố kết quả Quý II năm 2026: thông báo số 15-TB/ĐU",
    ]


def test_a_correction_says_from_what_to_what() -> None:
    assert [texts(entry, "summary")[0] for entry in entries(feed())][:2] == [
        "Quyết định số 20-QĐ/ĐU: từ «Hoàn thành tốt nhiệm vụ» thành «Hoàn thành nhiệm vụ».",
        "Quyết định số 20-QĐ/ĐU: từ «Hoàn thành tốt nhiệm vụ» thành «không có mức xếp loại».",
    ]


def test_days_are_those_of_notices_and_decisions() -> None:
    assert texts(feed(), "updated") == ["2026-08-01T00:00:00+07:00"]
    assert [texts(entry, "updated")[0][:10] for entry in entries(feed())] == ["2026-08-01", "2026-08-01", "2026-07-10"]


def test_a_feed_without_entries_is_valid_too() -> None:
    empty = feed(given.public(given.results(people=[], evaluations=[])))
    assert faults(empty) == []
    assert (entries(empty), texts(empty, "updated")) == ([], ["1970-01-01T00:00:00+07:00"])


def test_a_name_is_of_the_thing_and_not_of_its_words_or_day() -> None:
    notice = given.notice()
    other = replace(notice, on=dt.date(2026, 7, 12), number="16-TB/ĐU", title="Tên khác")
    people = [given.evaluation(given.PEOPLE[0], given.decision(Grade.GOOD))]
    names = [
        texts(
            entries(feed(given.public(given.results(people=given.PEOPLE, evaluations=people, notices=(item,)))))[0],
            "id",
        )
        for item in (notice, other)
    ]
    assert names == [["tag:xep-loai.example,2026:/kq/thong-bao/2026-Q2/lan-1"]] * 2


def test_without_an_address_the_name_is_a_uuid_of_the_organization() -> None:
    here, there = (
        feed(given.public(given.sample(given.organization(name=name))), "") for name in ("Xã Suối Mơ", "Xã Khác")
    )
    assert texts(here, "id")[0].startswith("urn:uuid:")
    assert set(texts(here, "id")) & set(texts(there, "id")) == set()


def test_hostile_words_stay_words() -> None:
    notice = replace(given.notice(), title="]]><script>&\x00\x1b\ufffe")
    site = given.public(given.results(people=[], evaluations=[], notices=(notice,)))
    assert texts(entries(feed(site))[0], "summary") == ["]]><script>&���"]


def test_the_feed_speaks_the_language_of_the_interface() -> None:
    text = feed_text(given.public(given.sample()), "", language_of("en"))
    assert '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">' in text
    assert "Results of Quarter II of 2026 published: notice No. 15-TB/ĐU" in text


def test_every_page_tells_of_the_feed(site: Path) -> None:
    assert (site / "feed.xml").is_file()
    for path in site.rglob("*.html"):
        page = path.relative_to(site).as_posix()
        (link,) = [item for item in read(path).all("link") if item.get("type") == "application/atom+xml"]
        assert link["rel"].split() == ["alternate"]
        # Bare, the theme's script would take it for a language of the site and ask for a sitemap.
        assert link["rel"] != "alternate"
        assert urljoin(f"https://x.example/{page}", link["href"]) == "https://x.example/feed.xml", page


def test_every_entry_leads_to_a_place_of_its_own_that_is_there(site: Path) -> None:
    found = entries(ET.parse(site / "feed.xml").getroot())  # noqa: S314 - written by this program
    addresses = [link.attrib["href"] for entry in found for link in entry.findall(f"{ATOM}link")]
    assert len(set(addresses)) == len(addresses) == len(found)
    for address in addresses:
        page, _, anchor = address.partition("#")
        assert not anchor or anchor in read(site / page).values("id"), address
        assert (site / page).is_file()


def test_with_an_address_links_are_whole(tmp_path: Path) -> None:
    laws, address = given.laws(), {"site_url": ADDRESS}
    out = tmp_path / "site"
    build_site(
        given.public(given.sample()), laws=laws, plates=given.rule_plates(), out=out, look=Look(settings=address)
    )
    links = [link.attrib["href"] for link in ET.parse(out / "feed.xml").getroot().iter(f"{ATOM}link")]  # noqa: S314
    assert links[:3] == [f"{ADDRESS}feed.xml", f"{ADDRESS}index.html", f"{ADDRESS}dinh-chinh.html#2026-Q2_le-van-dat_1"]
