"""feed.xml (Atom, RFC 4287): one entry for each publication and for each correction, the newest first.

Days are those of the notices and decisions alone: nothing here knows when the site was built.
"""

import datetime as dt
import uuid
from collections.abc import Iterator
from urllib.parse import urlsplit

from markupsafe import Markup
from markupsafe import escape as escape_html
from msgspec import Struct

from evalgen.domain.grade import Grade
from evalgen.language import Language
from evalgen.language.labels import period_label
from evalgen.publishing.correction_page import correction_anchor
from evalgen.publishing.open_data.entries import CorrectionEntry
from evalgen.publishing.open_data.results import correction_entries
from evalgen.publishing.public import PublicNotice, PublicPeriod, PublicSite
from evalgen.publishing.xml_text import escape, quoteattr, xml_text

PATH = "feed.xml"
_TAG_YEAR = "2026"
"""The year that tag URIs name the holder of an address by; always the same, so that a name never changes."""

_NOTHING_YET = dt.date(1970, 1, 1)
"""The day of a feed without entries; Atom wants one."""


class FeedEntry(Struct, frozen=True, kw_only=True):
    """Something that became public; `key` names it for ever."""

    key: str
    on: dt.date
    title: str
    words: str
    page: str


def feed_text(site: PublicSite, address: str, language: Language) -> str:
    """The feed of `site`; `address` is that of the site with a slash at its end, or empty where none is known.

    With an address entries are named by tag URIs (RFC 4151), without one by UUIDs of the organization's name.
    """
    entries = sorted(_entries(site, language), key=lambda entry: (entry.on, entry.key), reverse=True)
    newest = entries[0].on if entries else _NOTHING_YET
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(language.tag)}>',
        f"  <id>{escape(_name(site, address, ''))}</id>",
        f"  <title>{_text(language.say('{organization}: kết quả đánh giá, xếp loại', organization=site.name))}</title>",
        f"  <updated>{_moment(newest)}</updated>",
        f"  <author><name>{_text(site.name)}</name></author>",
        f'  <link rel="self" type="application/atom+xml" href={quoteattr(address + PATH)}/>',
        f'  <link rel="alternate" type="text/html" href={quoteattr(address + "index.html")}/>',
        *(line for entry in entries for line in _entry(site, address, entry)),
        "</feed>",
        "",
    ]
    return "\n".join(lines)


def feed_link(root: str, language: Language) -> Markup:
    """What the head of a page says of the feed; `root` leads from the page to the top of the site.

    The space behind the word parts it as before; without it the theme's script takes the link for another language of
    the page, and asks for a sitemap that most sites do not have.
    """
    title = escape_html(language.say("Thông báo và điều chỉnh mới"))
    return Markup('<link rel="alternate " type="application/atom+xml" title="{}" href="{}">').format(title, root + PATH)


def _entries(site: PublicSite, language: Language) -> Iterator[FeedEntry]:
    for period in site.periods:
        for notice in period.notices:
            yield _publication(period, notice, language)
        for correction in correction_entries(site, period):
            yield _correction(site, period, correction, language)


def _publication(period: PublicPeriod, notice: PublicNotice, language: Language) -> FeedEntry:
    label = period_label(period.period, language)
    return FeedEntry(
        key=f"thong-bao/{period.id}/{notice.id}",
        on=notice.on,
        title=language.say("Công bố kết quả {period}: thông báo số {number}", period=label, number=notice.number),
        words=notice.title,
        page=f"thong-bao/{period.id}_{notice.id}.html",
    )


def _correction(site: PublicSite, period: PublicPeriod, entry: CorrectionEntry, language: Language) -> FeedEntry:
    unit = site.unit_name(entry.unit, period.period)
    number = int(entry.id.removeprefix(f"{entry.result}/"))
    return FeedEntry(
        key=f"dinh-chinh/{entry.id}",
        on=entry.on,
        title=language.say(
            "{kind} kết quả {period}: {name}",
            kind=language.say(entry.kind_label),
            period=period_label(period.period, language),
            name=f"{site.listed_name(entry.person)}, {unit}" if entry.person else unit,
        ),
        words=language.say(
            "Quyết định số {number}: từ «{before}» thành «{after}».",
            number=entry.number,
            before=_grade(entry.before, language),
            after=_grade(entry.after, language),
        ),
        page=f"{entry.page}#{correction_anchor(period.id, entry.person, entry.unit, number)}",
    )


def _grade(name: str | None, language: Language) -> str:
    return language.say(Grade[name].label) if name else language.say("không có mức xếp loại")


def _entry(site: PublicSite, address: str, entry: FeedEntry) -> Iterator[str]:
    moment = _moment(entry.on)
    yield "  <entry>"
    yield f"    <id>{escape(_name(site, address, entry.key))}</id>"
    yield f"    <title>{_text(entry.title)}</title>"
    yield f"    <published>{moment}</published>"
    yield f"    <updated>{moment}</updated>"
    yield f'    <link rel="alternate" type="text/html" href={quoteattr(address + entry.page)}/>'
    yield f"    <summary>{_text(entry.words)}</summary>"
    yield "  </entry>"


def _name(site: PublicSite, address: str, key: str) -> str:
    """The name of an entry, or of the feed where `key` is empty; neither days nor words are part of it."""
    if not address:
        return uuid.uuid5(uuid.NAMESPACE_URL, f"evalgen:{site.name}:{key}").urn
    parts = urlsplit(address)
    return f"tag:{parts.hostname},{_TAG_YEAR}:{parts.path}{key}"


def _moment(day: dt.date) -> str:
    """The beginning of `day` in Vietnam."""
    return f"{day.isoformat()}T00:00:00+07:00"


def _text(words: str) -> str:
    return escape(xml_text(words))
