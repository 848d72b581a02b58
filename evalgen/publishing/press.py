"""From a template and public values to a page: breadcrumbs, links and common values in one place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from evalgen.publishing.page import Page, SearchEntry
from evalgen.publishing.public import PublicSite
from evalgen.publishing.templates import Templates


@dataclass(frozen=True, kw_only=True, slots=True)
class Crumb:
    """A step of the way to a page: its name and its path from the site's root."""

    name: str
    path: str


HOME = Crumb(name="Trang chủ", path="index.html")


class Press:
    """Makes pages of one site."""

    def __init__(self, site: PublicSite) -> None:
        self.site = site
        self._templates = Templates()

    def page(  # noqa: PLR0913 - a page has that many parts
        self,
        path: str,
        template: str,
        *,
        title: str,
        description: str,
        crumbs: Iterable[Crumb] = (),
        stamped: bool = True,
        search: Iterable[SearchEntry] = (),
        parts: Mapping[str, str] = MappingProxyType({}),
        **values: Any,
    ) -> Page:
        """The page at `path`, its content made by `template` from public values.

        `parts` are further slots of its Markdown page, each with the template that fills it.
        """
        root = "../" * path.count("/")
        above = self._templates.render("_crumbs.html", site=self.site, root=root, title=title, crumbs=tuple(crumbs))
        templates = {**parts, "content": template}
        slots = {
            slot: self._templates.render(name, site=self.site, root=root, title=title, **values)
            for slot, name in templates.items()
        }
        return Page(
            path=path,
            title=title,
            description=description,
            slots={**slots, "crumbs": above},
            stamped=stamped,
            search=tuple(search),
        )
