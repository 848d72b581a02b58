"""The list of pages for search engines; only where the site's address is configured."""

import gzip
import re
from collections.abc import Iterable

from evalgen.publishing.xml_text import escape

_LOCATION = re.compile(r"<loc>(?P<address>[^<]*)</loc>")


PLAIN, PACKED = "sitemap.xml", "sitemap.xml.gz"


def sitemap(address: str, paths: Iterable[str]) -> bytes:
    """The list of the pages at `paths` of a site at `address`."""
    lines = [f"  <url><loc>{escape(address + path)}</loc></url>" for path in paths if path != "404.html"]
    text = "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *lines,
            "</urlset>",
            "",
        ]
    )
    return text.encode()


def packed(text: bytes) -> bytes:
    """The same, compressed; the same bytes at any time."""
    return gzip.compress(text, mtime=0)


def address_in(text: str) -> str:
    """The site's address in the list that MkDocs made: what all locations begin with; empty where none is configured."""
    addresses = [match["address"] for match in _LOCATION.finditer(text)]
    found = [item.removesuffix("index.html") for item in addresses if "://" in item]
    return min(found, key=len) if found else ""
