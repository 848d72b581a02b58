"""From a checkup to a site, and to people's browsers."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from evalgen.domain.origin import Origin
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem
from evalgen.language import VIETNAMESE, Language
from evalgen.pipeline.checkup.checkup import Checkup
from evalgen.pipeline.checkup.of_the_whole import Whole
from evalgen.pipeline.collection import without_collection
from evalgen.pipeline.workers import processors, shared_out
from evalgen.publishing.internal_mark import refuse_internal_around
from evalgen.publishing.ledger import BuiltSite, LookedAt, key_of, standing_since
from evalgen.reading.answer_store import AnswerStore
from evalgen.reading.origin import origin_of
from evalgen.reading.own_settings import own_settings
from evalgen.reading.program_digest import program_digest
from evalgen.regulation.law import Law
from evalgen.regulation.library import Library

if TYPE_CHECKING:
    from http.server import ThreadingHTTPServer

    from evalgen.publishing.extracts import Extracts
    from evalgen.publishing.public import PublicSite


_WORDS = 3
"""What is remembered of a site that was made: what it was asked to be made from, its key, the number of its pages."""


class Publication(Struct, frozen=True, kw_only=True):
    """What a public site is made from. Once that is made it holds nothing of the records themselves."""

    extracts: "Extracts"
    """The site is made when somebody looks at it: if the one that stands shows the same, nobody does."""

    laws: Mapping[Period, Law]
    library: Library
    key: bytes | None = None
    """Of all that it is made from, laws and library too; None where that is not known."""

    @property
    def public(self) -> "PublicSite":
        """All that is shown."""
        return self.extracts.site


def publication_of(checkup: Checkup) -> Publication:
    """The public part of a checkup without errors."""
    from evalgen.pipeline.publishing.public_periods import public_periods
    from evalgen.publishing.extracts import Extracts
    from evalgen.publishing.projection import project

    with without_collection():
        if isinstance(checkup.looked_at, Whole):
            shown = public_periods(checkup.looked_at)
            extracts, key = shown.extracts, shown.key
        else:
            extracts, key = Extracts(project(checkup.results, laws=checkup.laws)), None
    return Publication(extracts=extracts, laws=checkup.laws, library=checkup.library, key=key)


def publish(  # noqa: PLR0913 - what is published, and how
    publication: Publication,
    root: Path,
    site: Path,
    language: Language = VIETNAMESE,
    *,
    supplier: str = "mkdocs",
    store: AnswerStore | None = None,
    built_in: Library | None = None,
    origin: Origin | None = None,
    looked_at: LookedAt | None = None,
) -> BuiltSite:
    """Build the public site of `publication` at `site`, with an interface in `language`.

    Where the repository has an mkdocs.yml of its own, its harmless settings go before the packaged ones. The old site
    stays whole if anything fails. `supplier` renders the frame of the pages: ``mkdocs`` or ``zensical``. `store` says what
    the site built last was made from, so that only what changed is made again. `built_in` are the built-in packs where
    somebody has them already, `origin` is what the records are, where somebody asked; the site that stands may have been
    `looked_at` before.
    """
    own, origin = own_settings(root), origin_of(root) if origin is None else origin
    question = _question(publication, own, language, supplier, origin) if store else ""
    found = _standing(store, site, question, looked_at) if store and question else None
    if found is not None:
        return found
    from evalgen.approving.statement import rules_digest, rules_in_force
    from evalgen.pipeline.publishing.worked_example import examples_for
    from evalgen.publishing.build import Look, Making, Remembered, build_site
    from evalgen.publishing.manifest import Provenance, RulesInForce
    from evalgen.publishing.site_settings import settings_in
    from evalgen.regulation.plates import plates

    made = build_site(
        publication.extracts,
        laws=publication.laws,
        plates=plates(publication.library, {law.pack for law in publication.laws.values()}),
        examples=examples_for(publication.laws.values(), built_in),
        out=site,
        look=Look(settings=settings_in(own), language=language, supplier=supplier),
        provenance=Provenance(
            origin=origin,
            rules={
                str(period): RulesInForce(pack=law.pack, digest=rules_digest(rules_in_force(law)))
                for period, law in publication.laws.items()
            },
        ),
        making=Making(
            remembered=Remembered(memory=store, program=program_digest(store)) if store and store.usable else None,
            while_planning=without_collection(),
            share_out=partial(shared_out, processes=processors()),
        ),
    )
    if store and question:
        store.slot(_name(site)).put(f"{question} {made.key} {made.pages}".encode())
    return made


def _question(
    publication: Publication, own: bytes | Problem | None, language: Language, supplier: str, origin: Origin
) -> str:
    """The digest of all that a site depends on, the program included; empty where it is not known."""
    if publication.key is None or isinstance(own, Problem):
        return ""
    settings = "absent" if own is None else own.hex()
    return key_of(publication.key.hex(), settings, language.tag, supplier, repr(origin))


def _standing(store: AnswerStore, site: Path, question: str, looked_at: LookedAt | None) -> BuiltSite | None:
    """The site that stands, where it was made from all that the `question` tells: nothing that makes one is loaded."""
    held = store.slot(_name(site)).get()
    words = held.decode("ascii", "replace").split(" ") if held is not None else []
    if len(words) != _WORDS or words[0] != question:
        return None
    if words[1] != standing_since(site, store, looked_at):
        return None
    refuse_internal_around(site.resolve())
    return BuiltSite(pages=int(words[2]), key=words[1])


def _name(site: Path) -> str:
    return f"site made {site.resolve()}"


def serve(site: Path, port: int) -> "ThreadingHTTPServer":
    """A server of the built site on the loopback address; the caller runs and closes it."""
    from evalgen.publishing.server import make_server

    return make_server(site, port=port)
