"""A page before it stands in its shell."""

from collections.abc import Callable, Mapping

from markupsafe import Markup
from msgspec import Struct, field


class SearchEntry(Struct, frozen=True, kw_only=True):
    """What search finds: plain text, escaped when the index is written."""

    title: str
    text: str
    anchor: str = ""


class Page(Struct, frozen=True, kw_only=True):
    """One page of the site. All strings are plain text; only slots hold HTML, made by escaping templates.

    The slots are made when they are asked for, so that a page that is known already need not be made at all.
    """

    path: str
    """From the site's root, e.g. ``nguoi/nguyen-van-an.html``."""

    title: str
    description: str
    contents: Callable[[], Mapping[str, Markup]]
    """Makes the slots; ``heading`` is the title with the language of its words where that is not the interface's."""

    stamped: bool
    """Whether it stands in its folder's shell; otherwise MkDocs renders a Markdown page of its own for it."""

    search: tuple[SearchEntry, ...] = field(default=())
    shows: str | None = None
    """The digest of what it shows of people and results, so that it differs where that differs; None: it may be anything."""

    @property
    def slots(self) -> Mapping[str, Markup]:
        """What fills the page, made anew each time."""
        return self.contents()

    @property
    def folder(self) -> str:
        """The folder with a slash at its end; empty at the root."""
        return self.path[: self.path.rfind("/") + 1]

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return self.path[len(self.folder) :].removesuffix(".html")
