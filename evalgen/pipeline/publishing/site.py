"""From a checkup to a site, and to people's browsers."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.origin import Origin
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem
from evalgen.pipeline.checkup.checkup import Checkup
from evalgen.pipeline.checkup.of_the_whole import Whole
from evalgen.pipeline.collection import without_collection
from evalgen.pipeline.workers import processors, shared_out
from evalgen.publishing.internal_mark import refuse_internal_around
from evalgen.publishing.ledger import BuiltSite, LookedAt, key_of, standing_since
from evalgen.publishing.look import Look
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


class AtHand(Struct, frozen=True, kw_only=True):
    """What whoever has a site built knows already, so that it is neither found nor made again."""

    store: AnswerStore | None = None
    """Where it stands what the site built last was made from: only what changed is made."""

    built_in: Library | None = None
    """The built-in packs."""

    origin: Origin | None = None
    """Of the records, where somebody asked Git."""

    looked_at: LookedAt | None = None
    """The site that stands, where somebody went through it."""


_USUAL_LOOK, _NOTHING = Look(), AtHand()


def publish(
    publication: Publication, root: Path, site: Path, look: Look = _USUAL_LOOK, at_hand: AtHand = _NOTHING
) -> BuiltSite:
    """Build the public site of `publication` at `site`.

    Where the repository at `root` has an mkdocs.yml of its own, its harmless settings go before the packaged ones. The old
    site stays whole if anything fails.
    """
    store, origin = at_hand.store, origin_of(root) if at_hand.origin is None else at_hand.origin
    own = own_settings(root)
    question = _question(publication, own, look, origin) if store else ""
    found = _standing(store, site, question, at_hand.looked_at) if store and question else None
    if found is not None:
        return found
    from evalgen.approving.statement import rules_digest, rules_in_force
    from evalgen.pipeline.publishing.worked_example import examples_for
    from evalgen.publishing.build import Making, Remembered, build_site
    from evalgen.publishing.manifest import Provenance, RulesInForce
    from evalgen.publishing.site_settings import settings_in
    from evalgen.regulation.plates import plates

    made = build_site(
        publication.extracts,
        laws=publication.laws,
        plates=plates(publication.library, {law.pack for law in publication.laws.values()}),
        examples=examples_for(publication.laws.values(), at_hand.built_in),
        out=site,
        look=replace(look, settings=settings_in(own)),
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


def _question(publication: Publication, own: bytes | Problem | None, look: Look, origin: Origin) -> str:
    """The digest of all that a site depends on, the program included; empty where it is not known."""
    if publication.key is None or isinstance(own, Problem):
        return ""
    settings = "absent" if own is None else own.hex()
    return key_of(publication.key.hex(), settings, look.language.tag, look.supplier, repr(origin))


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
