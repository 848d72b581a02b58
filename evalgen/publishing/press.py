"""From a template and public values to a page: breadcrumbs, links and common values in one place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from evalgen.language import VIETNAMESE, Language
from evalgen.publishing.menu import Surroundings
from evalgen.publishing.page import Page, SearchEntry
from evalgen.publishing.public import PublicSite
from evalgen.publishing.templates import Templates


@dataclass(frozen=True, kw_only=True, slots=True)
class Crumb:
    """A step of the way to a page: its name and its path from the site's root."""

    name: str
    path: str
    recorded: bool = False
    """Whether the name comes from records or from the law, which no language of the interface changes."""


HOME = Crumb(name="Trang chủ", path="index.html")


class Press:
    """Makes pages of one site, with an interface in `language`."""

    def __init__(self, site: PublicSite, language: Language = VIETNAMESE) -> None:
        self.site = site
        self.language = language
        self.say = language.say
        self.page_name = language.page
        self._templates = Templates(language)
        self._surroundings = Surroundings(self._templates)
        self._owner = self._templates.render("_title.html", title=site.name, recorded=site.name)

    def page(  # noqa: PLR0913 - a page has that many parts
        self,
        path: str,
        template: str,
        *,
        title: str,
        description: str,
        recorded: str = "",
        crumbs: Iterable[Crumb] = (),
        stamped: bool = True,
        search: Iterable[SearchEntry] = (),
        parts: Mapping[str, str] = MappingProxyType({}),
        **values: Any,
    ) -> Page:
        """The page at `path`, its content made by `template` from public values.

        `recorded` is the end of the title, or the whole of it, that comes from records or from the law. `parts` are
        further slots of its Markdown page, each with the template that fills it.
        """
        root = "../" * path.count("/")
        heading = self._templates.render("_title.html", title=title, recorded=recorded)
        way = [replace(crumb, name=crumb.name if crumb.recorded else self.page_name(crumb.name)) for crumb in crumbs]
        above = self._templates.render("_crumbs.html", site=self.site, root=root, title=heading, crumbs=way)
        templates = {**parts, "content": template}
        slots = {
            slot: self._templates.render(name, site=self.site, root=root, title=title, **values)
            for slot, name in templates.items()
        }
        return Page(
            path=path,
            title=title,
            heading=heading,
            description=description,
            slots={**slots, **self._surroundings.of(path), "owner": self._owner, "crumbs": above},
            stamped=stamped,
            search=tuple(search),
        )
