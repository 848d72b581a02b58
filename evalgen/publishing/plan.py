"""Every file of the site but the manifest: where it stands, what it is made from, how it is made."""

from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from urllib.parse import urlsplit

from markupsafe import escape
from msgspec import Struct

from evalgen.language import Language
from evalgen.publishing.extracts import Extracts
from evalgen.publishing.feed import PATH as FEED
from evalgen.publishing.feed import feed_text
from evalgen.publishing.forms.styles import STYLES
from evalgen.publishing.frames import Frames
from evalgen.publishing.ledger import key_of
from evalgen.publishing.list_data import list_data, listed_periods
from evalgen.publishing.new_tree import Planned
from evalgen.publishing.open_data.files import open_data_plan
from evalgen.publishing.page import Page
from evalgen.publishing.public import PublicSite
from evalgen.publishing.search_index import FOLDER, SIGN, search_index
from evalgen.publishing.sitemap import PACKED, PLAIN, packed, sitemap

_MISSING = "404.html"

_RESULTS = 50
"""To write down so many results is about as much work as a page."""


class Sources(Struct, frozen=True, kw_only=True):
    """What a site is made from besides the frames of its pages."""

    site: PublicSite
    extracts: Extracts
    pages: Sequence[Page]
    styles: str
    """Rules of style for the forms in use."""

    language: Language
    program: str
    """The digest of program, language and law: of all that shapes files and is no part of `site`."""


def plan(sources: Sources, frames: Frames) -> list[Planned]:
    """The files in the order in which they are made."""
    return [*_pages(sources, frames), *_theme(sources, frames), *_data(sources, frames)]


def _pages(sources: Sources, frames: Frames) -> Iterator[Planned]:
    extracts = sources.extracts
    ground = key_of(sources.program, extracts.ground, frames.address)
    everything = f"all {extracts.whole}"
    organization = escape(sources.site.name)
    for page in sources.pages:
        shown = everything if page.shows is None else f"some {page.shows}"
        yield Planned(
            path=page.path,
            key=key_of(ground, page.path, frames.digest(page), shown),
            make=partial(page_bytes, page, frames, organization),
        )


def page_bytes(page: Page, frames: Frames, organization: str) -> bytes:
    """The file of `page` in its frame."""
    slots = {
        **page.slots,
        "title": escape(page.title),
        "description": escape(page.description),
        "organization": organization,
    }
    html = frames.mould(page).filled(slots, stem=page.stem)
    if page.path == _MISSING and frames.address:
        # It is shown at any depth: where the site's address is known, its links start from there; so a link within the
        # page names it, else it would lead to the first page.
        html = html.replace("<head>", f'<head>\n    <base href="{escape(urlsplit(frames.address).path)}">', 1)
        html = html.replace('href="#', f'href="{_MISSING}#')
    return html.encode("utf-8")


def _theme(sources: Sources, frames: Frames) -> Iterator[Planned]:
    """Scripts, styles, fonts and pictures; the sheet of forms with the rules of those in use."""
    for path, data in frames.others({page.path for page in sources.pages}):
        whole = data + f"\n{sources.styles}".encode() if path == STYLES else data
        yield Planned(path=path, key=sha256(whole).hexdigest(), make=partial(bytes, whole))


def _data(sources: Sources, frames: Frames) -> Iterator[Planned]:
    site, extracts, language, address = sources.site, sources.extracts, sources.language, frames.address
    ground = key_of(sources.program, extracts.ground, address)
    whole = key_of(ground, extracts.whole)
    for file in open_data_plan(site):
        yield Planned(
            path=file.path,
            key=key_of(ground, extracts.period(file.period)) if file.period else whole,
            make=file.make,
            weight=1 + file.weight // _RESULTS,
            together=file.together,
            joins=file.joins,
            join=file.join,
        )
    yield Planned(path=SIGN, key=whole, make=lambda: search_index(site, sources.pages, language))
    for period in listed_periods(site):
        yield Planned(
            path=f"{FOLDER}/{period.id}.js",
            key=key_of(ground, extracts.names, extracts.period(period)),
            make=partial(list_data, site, period, language),
        )
    if address:
        paths = [page.path for page in sources.pages]
        listed = key_of(sources.program, address, *paths)
        yield Planned(path=PLAIN, key=listed, make=lambda: sitemap(address, paths))
        yield Planned(path=PACKED, key=listed, make=lambda: packed(sitemap(address, paths)))
    yield Planned(path=FEED, key=whole, make=lambda: feed_text(site, address, language).encode("utf-8"))
