"""The list of pages for search engines; only where the site's address is configured."""

import gzip
import re
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from evalgen.publishing.page import Page

_LOCATION = re.compile(r"<loc>(?P<address>[^<]*)</loc>")


def write_sitemap(site: Path, pages: Iterable[Page]) -> str:
    """Replace MkDocs' sitemap, which knows the shells and not the pages. Returns the site's address, or nothing."""
    plain, packed = site / "sitemap.xml", site / "sitemap.xml.gz"
    base = _base(plain.read_text(encoding="utf-8")) if plain.exists() else ""
    plain.unlink(missing_ok=True)
    packed.unlink(missing_ok=True)
    if not base:
        return ""
    lines = [f"  <url><loc>{escape(base + page.path)}</loc></url>" for page in pages if page.path != "404.html"]
    text = "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *lines,
            "</urlset>",
            "",
        ]
    )
    plain.write_text(text, encoding="utf-8")
    packed.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
    return base


def _base(text: str) -> str:
    """The site's address: what all locations begin with; empty where none is configured."""
    addresses = [match["address"] for match in _LOCATION.finditer(text)]
    found = [item.removesuffix("index.html") for item in addresses if "://" in item]
    return min(found, key=len) if found else ""
