"""The public site, from nothing to its place on disk; or from the site built last, as far as nothing changed."""

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from evalgen.domain.period import Period
from evalgen.domain.ruling import Assessment
from evalgen.errors import EvalgenError
from evalgen.publishing.atomic import replacing
from evalgen.publishing.extracts import Extracts
from evalgen.publishing.forms.pages import forms_in_use
from evalgen.publishing.forms.styles import form_rules
from evalgen.publishing.frames import Frames, files_below, packed, unpacked
from evalgen.publishing.internal_mark import refuse_internal
from evalgen.publishing.ledger import BuiltSite, Earlier, Ledger, Memory, key_of, remember
from evalgen.publishing.look import Look
from evalgen.publishing.manifest import PATH as MANIFEST
from evalgen.publishing.manifest import Provenance, manifest_head, manifest_text
from evalgen.publishing.new_tree import Planned, ShareOut, alone, planted
from evalgen.publishing.pages import pages_of, refuse_twins
from evalgen.publishing.plan import Sources, plan
from evalgen.publishing.public import PublicSite
from evalgen.publishing.self_check import SAMPLES, refuse_difference, samples, whole_text
from evalgen.publishing.shell import render_shells, require_supplier
from evalgen.publishing.site_language import settings_in
from evalgen.publishing.site_settings import packaged_settings
from evalgen.publishing.value_text import value_text
from evalgen.regulation.law import Law
from evalgen.regulation.plates import Plate

UNKNOWN = Provenance()
"""Of a site whose records' revision and rules nobody named."""

SELF_CHECKED = SAMPLES
"""How many pages are rendered whole beside the stamped ones, each time that frames are rendered."""

_MARK = "assets/evalgen.css"
"""A file by which a site of ours is known: no other folder is ever replaced."""


class Remembered(Struct, frozen=True, kw_only=True):
    """What earlier builds left behind for this program; `program` is the digest of all of it, templates and libraries too."""

    memory: Memory
    program: str


class Making(Struct, frozen=True, kw_only=True):
    """How a site is made. Its bytes are those of a site built alone and from nothing."""

    remembered: Remembered | None = None
    """Whatever is the same as in the site built last is taken from there."""

    while_planning: AbstractContextManager[object] = nullcontext()
    """Holds while many small values are made that all live on."""

    share_out: ShareOut = alone
    """Has files made by several processes."""


_USUAL_LOOK, _USUAL_MAKING = Look(), Making()


def build_site(  # noqa: PLR0913 - what a site is made from
    shown: PublicSite | Extracts,
    *,
    laws: Mapping[Period, Law],
    plates: Sequence[Plate],
    examples: Mapping[str, Assessment] = MappingProxyType({}),
    out: Path,
    look: Look = _USUAL_LOOK,
    provenance: Provenance = UNKNOWN,
    making: Making = _USUAL_MAKING,
) -> BuiltSite:
    """Build the site of what is to be `shown` at `out`, which stays as it was if anything fails.

    `laws` are those explained on the regulation pages, `plates` the rules of grading, `examples` worked examples by name.
    `provenance` says what the records are, for the manifest.
    """
    language, supplier, remembered = look.language, look.supplier, making.remembered
    target = _replaceable(out)
    settings = settings_in(language, packaged_settings(), look.settings)
    require_supplier(supplier)
    told = manifest_head(provenance, {**packaged_settings(), **settings}, language, supplier)
    render = partial(render_shells, settings=settings, language=language, supplier=supplier)
    extracts = shown if isinstance(shown, Extracts) else Extracts(shown)
    program = key_of(remembered.program if remembered else "", language.tag, value_text((laws, plates)))
    whole = key_of(program, json.dumps(told), extracts.ground, extracts.whole)
    with closing(Earlier(target, remembered.memory if remembered else None)) as earlier:
        if earlier.is_whole and earlier.key == whole:
            return BuiltSite(pages=earlier.pages, key=whole)
        with making.while_planning:
            site = extracts.site
            made = pages_of(site, laws=laws, plates=plates, examples=examples, language=language, extracts=extracts)
            pages, styles = list(made), form_rules(forms_in_use(laws))
            refuse_twins(pages)
            sources = Sources(
                site=site, extracts=extracts, pages=pages, styles=styles, language=language, program=program
            )
            frames = _known_frames(sources, told, remembered)
            planned = plan(sources, frames) if frames else []
        with replacing(target) as finished:
            if frames is None:
                frames = _rendered(sources, told, remembered, partial(render, finished / ".workshop"))
                planned = plan(sources, frames)
            files = planted(finished, planned, earlier, making.share_out)
            manifest = manifest_text(told, files).encode("utf-8")
            files |= planted(finished, [Planned(path=MANIFEST, key=whole, make=lambda: manifest)], earlier)
    if remembered:
        remember(remembered.memory, target, Ledger(key=whole, pages=len(pages), files=files))
    return BuiltSite(pages=len(pages), key=whole)


def _known_frames(sources: Sources, told: Mapping[str, Any], remembered: Remembered | None) -> Frames | None:
    files = unpacked(remembered.memory.get(_frames_key(sources, told))) if remembered else None
    return Frames(files, sources.language) if files is not None else None


def _rendered(
    sources: Sources, told: Mapping[str, Any], remembered: Remembered | None, render: Callable[..., Path]
) -> Frames:
    """The frames and the theme's files, fresh, and looked at whether pages may be stamped into them."""
    chosen = samples(sources.pages, SELF_CHECKED)
    rendered = render(wholes=lambda shell: {page.path: whole_text(page, shell) for page in chosen})
    files = files_below(rendered)
    shutil.rmtree(rendered.parent)
    wholes = {page.path: files.pop(page.path) for page in chosen}
    frames = Frames(files, sources.language)
    refuse_difference(chosen, wholes, frames, sources)
    if remembered:
        remembered.memory.put(_frames_key(sources, told), packed(files))
    return frames


def _frames_key(sources: Sources, told: Mapping[str, Any]) -> str:
    return key_of("frames", sources.program, *(json.dumps(told[part]) for part in ("shell", "libraries", "settings")))


def _replaceable(out: Path) -> Path:
    """The way to `out` without links. Raises EvalgenError where anything but a site of ours would be replaced."""
    if out.is_symlink():
        raise EvalgenError(
            "«{path}» là liên kết tới nơi khác, nên không được thay thế.", remedy="Chọn một thư mục thật.", path=out
        )
    target = out.resolve()
    refuse_internal(target)
    if not target.exists() or (target.is_dir() and ((target / _MARK).is_file() or not any(target.iterdir()))):
        return target
    raise EvalgenError(
        "«{path}» không phải là trang do chương trình này dựng, nên không được thay thế.",
        remedy="Chọn một thư mục mới hoặc thư mục trống.",
        path=target,
    )
