"""The public site, from nothing to its place on disk."""

import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from markupsafe import escape

from evalgen.domain.period import Period
from evalgen.domain.ruling import Assessment
from evalgen.errors import EvalgenError
from evalgen.language import VIETNAMESE, Language
from evalgen.publishing.atomic import replacing
from evalgen.publishing.feed import PATH as FEED
from evalgen.publishing.feed import feed_link, feed_text
from evalgen.publishing.form_pages import forms_in_use
from evalgen.publishing.form_styles import write_form_styles
from evalgen.publishing.internal_mark import refuse_internal
from evalgen.publishing.list_data import write_list_data
from evalgen.publishing.manifest import PATH as MANIFEST
from evalgen.publishing.manifest import Provenance, manifest_text
from evalgen.publishing.open_data.files import open_data_files
from evalgen.publishing.page import Page
from evalgen.publishing.pages import pages_of
from evalgen.publishing.policy import framed
from evalgen.publishing.public import PublicSite
from evalgen.publishing.search_index import write_search_index
from evalgen.publishing.shell import FOLDERS, MKDOCS, render_shells
from evalgen.publishing.site_language import settings_in
from evalgen.publishing.site_settings import packaged_settings
from evalgen.publishing.sitemap import write_sitemap
from evalgen.publishing.slots import SHELL, fill
from evalgen.regulation.law import Law
from evalgen.regulation.plates import Plate

UNKNOWN = Provenance()
"""Of a site whose records' revision and rules nobody named."""

_MARK = "assets/evalgen.css"
"""A file by which a site of ours is known: no other folder is ever replaced."""


def build_site(  # noqa: PLR0913 - what a site is made from
    site: PublicSite,
    *,
    laws: Mapping[Period, Law],
    plates: Sequence[Plate],
    examples: Mapping[str, Assessment] = MappingProxyType({}),
    out: Path,
    config: Path | None = None,
    settings: Mapping[str, Any] = MappingProxyType({}),
    language: Language = VIETNAMESE,
    provenance: Provenance = UNKNOWN,
    supplier: str = MKDOCS,
) -> int:
    """Build the site of `site` at `out`, which stays as it was if anything fails. Returns the number of pages.

    `laws` are those explained on the regulation pages, `plates` the rules of grading, `examples`
    worked examples by name. `config` is the MkDocs
    configuration to use instead of the packaged one, `settings` what the organization changes in it. The interface is in
    `language`; a configuration of one's own keeps its words. `provenance` says what the records are, for the manifest, `supplier`
    which program renders the frame of the pages.
    """
    _refuse_link(out)
    target = out.resolve()
    refuse_internal(target)
    _refuse_foreign(target)
    if config is None:
        settings = settings_in(language, packaged_settings(), settings)
    made = pages_of(site, laws=laws, plates=plates, examples=examples, language=language)
    with replacing(target) as finished:
        workshop = finished / ".workshop"
        workshop.mkdir()
        rendered = render_shells(workshop, config=config, settings=settings, language=language, supplier=supplier)
        pages = _fill_pages(rendered, made, site, language)
        _refuse_twins(pages)
        write_form_styles(rendered, forms_in_use(laws))
        _write(rendered, open_data_files(site))
        write_search_index(rendered, site, pages, language)
        write_list_data(rendered, site, language)
        address = write_sitemap(rendered, pages)
        (rendered / FEED).write_text(feed_text(site, address, language), encoding="utf-8", newline="\n")
        if address:
            _root_missing_page(rendered, address)
        _raise_up(rendered, finished, workshop)
        manifest = manifest_text(finished, provenance, {**packaged_settings(), **settings}, language, supplier)
        (finished / MANIFEST).write_text(manifest, encoding="utf-8", newline="\n")
    return len(pages)


def _refuse_link(out: Path) -> None:
    if out.is_symlink():
        raise EvalgenError(
            "«{path}» là liên kết tới nơi khác, nên không được thay thế.", remedy="Chọn một thư mục thật.", path=out
        )


def _refuse_foreign(target: Path) -> None:
    if not target.exists():
        return
    if target.is_dir() and ((target / _MARK).is_file() or not any(target.iterdir())):
        return
    raise EvalgenError(
        "«{path}» không phải là trang do chương trình này dựng, nên không được thay thế.",
        remedy="Chọn một thư mục mới hoặc thư mục trống.",
        path=target,
    )


def _refuse_twins(pages: Iterable[Page]) -> None:
    twins = [path for path, count in Counter(page.path for page in pages).items() if count > 1]
    if twins:
        raise EvalgenError(
            "Hai trang cùng có địa chỉ {paths}.",
            remedy="Đổi mã của đơn vị, cán bộ hoặc thông báo trùng với tên trang có sẵn (ví dụ «index»).",
            paths=", ".join(twins),
        )


def _root_missing_page(rendered: Path, address: str) -> None:
    """The page 404.html is shown at any depth: where the site's address is known, its links start from there."""
    path = rendered / "404.html"
    base = f'<head>\n    <base href="{escape(urlsplit(address).path)}">'
    path.write_text(path.read_text(encoding="utf-8").replace("<head>", base, 1), encoding="utf-8")


def _fill_pages(rendered: Path, pages: Iterable[Page], site: PublicSite, language: Language) -> list[Page]:
    """Write every page as soon as it is made; answers with the pages without their contents."""
    written: list[Page] = []
    shells = {}
    for folder in FOLDERS:
        path = rendered / folder / f"{SHELL}.html"
        shells[folder] = framed(_with_feed(path.read_text(encoding="utf-8"), folder, language))
        path.unlink()
    for page in pages:
        path = rendered / page.path
        html = shells.get(page.folder, "")
        if not page.stamped:
            html = framed(_with_feed(path.read_text(encoding="utf-8"), page.folder, language))
        slots = {
            **page.slots,
            "title": escape(page.title),
            "heading": page.heading,
            "description": escape(page.description),
            "organization": escape(site.name),
        }
        path.write_text(fill(html, slots, stem=page.stem), encoding="utf-8")
        written.append(replace(page, slots={}))
    return written


def _with_feed(html: str, folder: str, language: Language) -> str:
    """A page of `folder`, or its shell, whose head tells of the feed."""
    return html.replace("</head>", f"  {feed_link('../' * folder.count('/'), language)}\n  </head>", 1)


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    for name, data in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _raise_up(rendered: Path, finished: Path, workshop: Path) -> None:
    """Move the rendered files to the top of the folder that becomes the site."""
    for item in sorted(rendered.iterdir()):
        item.rename(finished / item.name)
    shutil.rmtree(workshop)
