"""The national pages, from counts to their place on disk."""

import re
import shutil
from pathlib import Path

from markupsafe import escape
from msgspec.structs import replace

from evalgen.domain.nation import Nation, NationOrganization
from evalgen.domain.period import Period
from evalgen.errors import EvalgenError
from evalgen.language import Language
from evalgen.publishing.atomic import replacing
from evalgen.publishing.names import dictionary_key
from evalgen.publishing.nation.cube import cube_csv, cube_script
from evalgen.publishing.nation.pages import NAME, nation_pages
from evalgen.publishing.policy import framed
from evalgen.publishing.shell import render_shells
from evalgen.publishing.site_language import settings_in
from evalgen.publishing.site_settings import packaged_settings
from evalgen.publishing.slots import SHELL, fill
from evalgen.resources import resource

_SCRIPTS = re.compile(r'<script[^>]*src="[^"]*assets/evalgen[^"]*"[^>]*></script>')

MARK = "tra-cuu.js"
"""A file by which national pages are known: no other folder is ever replaced."""

_NAMES = ("assets", "index.html", "tra-cuu.html", "nguon.html", "so-lieu.csv", "so-lieu.js")
"""What lies beside it and the pages of periods."""


def build_nation(nation: Nation, out: Path, language: Language) -> int:
    """Build the pages at `out`, which stays as it was if anything fails. Returns their number."""
    if out.is_symlink() or (out.exists() and not _is_ours(out) and not _is_empty(out)):
        raise EvalgenError(
            "«{path}» không phải là trang tổng hợp do chương trình này dựng, hoặc còn có thứ khác, nên không được thay thế.",
            remedy="Chọn một thư mục mới hoặc thư mục trống.",
            path=out,
        )
    nation = _in_order_of_names(nation)
    pages = list(nation_pages(nation, language))
    owner = language.say(NAME)
    with replacing(out.resolve()) as finished:
        workshop = finished / ".workshop"
        workshop.mkdir()
        settings = settings_in(language, packaged_settings(), {})
        rendered = render_shells(workshop, settings=settings, language=language)
        shell = framed(_with_own_script((rendered / f"{SHELL}.html").read_text(encoding="utf-8")))
        (rendered / "assets").rename(finished / "assets")
        shutil.rmtree(workshop)
        for page in pages:
            slots = {**page.slots, "owner": escape(owner), "organization": escape(owner)}
            html = fill(shell, slots, stem=page.path.removesuffix(".html"))
            (finished / page.path).write_text(html, encoding="utf-8", newline="\n")
        (finished / "so-lieu.csv").write_text(cube_csv(nation), encoding="utf-8", newline="")
        (finished / "so-lieu.js").write_text(cube_script(nation, language), encoding="utf-8", newline="\n")
        shutil.copyfile(resource("site_templates") / "nation" / MARK, finished / MARK)
    return len(pages)


def _in_order_of_names(nation: Nation) -> Nation:
    """Provinces as dictionaries have them, and organizations in each."""
    provinces = dict(sorted(nation.provinces.items(), key=lambda item: dictionary_key(item[1])))
    places = {province: place for place, province in enumerate(provinces)}

    def place(organization: NationOrganization) -> tuple[object, ...]:
        return (places[organization.province], dictionary_key(organization.name), organization.id)

    return replace(nation, provinces=provinces, organizations=tuple(sorted(nation.organizations, key=place)))


def _with_own_script(html: str) -> str:
    """The frame with the script of these pages in place of those that search the people of one organization."""
    without = _SCRIPTS.sub("", html)
    return without.replace("</body>", f'<script src="so-lieu.js"></script><script src="{MARK}"></script></body>', 1)


def _is_ours(out: Path) -> bool:
    """Whether the folder holds national pages and, beside them, nothing that somebody put there."""
    found = {path.name for path in out.iterdir()} if out.is_dir() else set()
    pages = {name for name in found if name.endswith(".html") and Period.parse(name.removesuffix(".html"))}
    return MARK in found and found <= {*pages, *_NAMES, MARK}


def _is_empty(out: Path) -> bool:
    return out.is_dir() and not any(out.iterdir())
