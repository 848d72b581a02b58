"""From a template and public values to a page: breadcrumbs, links and common values in one place."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from evalgen.language import Language
from evalgen.publishing.breakdown import Breakdown, breakdown_of
from evalgen.publishing.extracts import Extracts
from evalgen.publishing.ledger import key_of
from evalgen.publishing.menu import Surroundings
from evalgen.publishing.page import Page, SearchEntry
from evalgen.publishing.public import PublicPeriod, PublicSite
from evalgen.publishing.templates import templates_of


class Crumb(Struct, frozen=True, kw_only=True):
    """A step of the way to a page: its name and its path from the site's root."""

    name: str
    path: str
    recorded: bool = False
    """Whether the name comes from records or from the law, which no language of the interface changes."""


HOME = Crumb(name="Trang chủ", path="index.html")

_HERE = Markup("\0")
"""Where the title stands at the end of the way; no template writes this sign, and escaping keeps it behind all names."""


class Press:
    """Makes pages of one site, with an interface in `language`."""

    def __init__(self, site: PublicSite, language: Language, extracts: Extracts | None = None) -> None:
        self.site = site
        self.language = language
        self.say = language.say
        self.page_name = language.page
        self._templates = templates_of(language)
        self._surroundings = Surroundings(self._templates)
        self.extracts = extracts or Extracts(site)
        self._breakdowns: dict[str, Breakdown] = {}
        self._way = lru_cache(maxsize=256)(self._crumbs)
        self._owner = self._templates.title("", site.name)

    def breakdown(self, period: PublicPeriod) -> Breakdown:
        """The results of a period of the site by block and by unit."""
        if period.id not in self._breakdowns:
            self._breakdowns[period.id] = breakdown_of(period, self.site.units)
        return self._breakdowns[period.id]

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
        shows: str | None = None,
        later: Callable[[], Mapping[str, Any]] = dict,
        **values: Any,
    ) -> Page:
        """The page at `path`, its content made by `template` from public values.

        `recorded` is the end of the title, or the whole of it, that comes from records or from the law. `parts` are
        further slots of its Markdown page, each with the template that fills it. Nothing is rendered before somebody asks
        for the slots; `later` makes further values only then. `shows` is said of pages that show only some people and
        results: whatever else they show must not depend on any. Only its digest is kept.
        """
        templates = {**parts, "content": template}

        def contents() -> Mapping[str, Markup]:
            return self._contents(path, title, recorded, crumbs, templates, {**values, **later()})

        return Page(
            path=path,
            title=title,
            description=description,
            contents=contents,
            stamped=stamped,
            search=tuple(search),
            shows=None if shows is None else key_of(shows),
        )

    def _contents(  # noqa: PLR0913, PLR0917 - a page has that many parts
        self,
        path: str,
        title: str,
        recorded: str,
        crumbs: Iterable[Crumb],
        templates: Mapping[str, str],
        values: Mapping[str, Any],
    ) -> Mapping[str, Markup]:
        root = "../" * path.count("/")
        heading = self._templates.title(title.removesuffix(recorded), recorded)
        slots = {
            slot: self._templates.render(name, site=self.site, root=root, title=title, **values)
            for slot, name in templates.items()
        }
        around = self._surroundings.of(path)
        above = heading.join(self._way(root, tuple(crumbs)))
        return {**slots, **around, "owner": self._owner, "heading": heading, "crumbs": above}

    def _crumbs(self, root: str, crumbs: Sequence[Crumb]) -> Sequence[Markup]:
        """The way to a page, parted where the page's own title stands: many pages share it."""
        way = [replace(crumb, name=crumb.name if crumb.recorded else self.page_name(crumb.name)) for crumb in crumbs]
        made = self._templates.render("_crumbs.html", site=self.site, root=root, title=_HERE, crumbs=way)
        before, here, after = made.rpartition(_HERE)
        return (before, after) if here else (made,)
