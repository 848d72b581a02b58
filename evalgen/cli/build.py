"""``evalgen build``: the public site, or the problems that stop it."""

import argparse
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from evalgen.cli.held import hold
from evalgen.cli.left_out_files import tell_left_out
from evalgen.cli.remembered import Answer, cache_folder, contents_at, memory_of
from evalgen.cli.repository import as_seen_from_here, base_of, find_root
from evalgen.domain import Struct
from evalgen.domain.origin import Origin, OriginState
from evalgen.domain.problem import Problem, Severity
from evalgen.errors import EvalgenError
from evalgen.language import Language
from evalgen.pipeline.collection import without_collection
from evalgen.publishing.ledger import LookedAt, key_of, look_at, standing
from evalgen.reading.answer_store import AnswerStore
from evalgen.reading.origin import commit_at, origin_of
from evalgen.reading.own_settings import own_settings
from evalgen.reading.program_digest import program_digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from evalgen.pipeline.checkup.checkup import Checkup
    from evalgen.pipeline.checkup.group_memory import Memory


_MANY = 40_000
"""The site of fewer files of records is looked at before another process has begun."""


class Built(Struct, frozen=True, kw_only=True):
    """What is to be said of a site, and what it was made from."""

    answer: Answer
    origin: Origin | None
    """Of the records; None where there was no building."""

    sound: bool
    """Whether it was made from the very contents that the memory told."""

    key: str
    """Of the site."""


def run(arguments: argparse.Namespace) -> int:
    """Build the site; where a problem stops it, print the problems and leave the old site as it is."""
    root = find_root(arguments.root)
    if arguments.audience == "internal":
        from evalgen.cli.build_internal import build_internal

        return build_internal(arguments, root)
    if arguments.period is not None or arguments.on is not None:
        raise EvalgenError(
            "--period và --on chỉ dùng với --audience internal; trang công khai luôn gồm mọi kỳ.",
            remedy="Bỏ hai tùy chọn ấy, hoặc thêm --audience internal.",
        )
    site: Path = arguments.site or root / "site"
    folder = cache_folder(arguments, root)
    # Whoever can write to the site must not be able to say what it was made from.
    store = AnswerStore(None if folder is None or _within(folder, site) else folder)
    code = _built(arguments, store, root, site).tell()
    tell_left_out(root, arguments.language)
    return code


def _built(arguments: argparse.Namespace, store: AnswerStore, root: Path, site: Path) -> Answer:
    """Where the site stands untouched, as the same program made it from the same, what was said then."""
    with without_collection():
        before = contents_at(store, root)
    key = _question(arguments, store, before.digest, root, site) if before else None
    known = store.get(key) if key else None
    if known is not None:
        seal = _seal_standing(store, site, origin_of(root))
        found = Answer.unpacked(known[len(seal) :]) if seal and known.startswith(seal) else None
        if found is not None:
            return found
    built = build(root, site, arguments.language, arguments.shell, memory_of(store, root, before))
    if before is not None and key is not None and built.origin is not None:
        # Whoever saved a file in the meantime must not find the site of the old text under the new one.
        now = before if built.sound else contents_at(store, root)
        # The site of another build that has come between, or that somebody touched, is not the one that is told here.
        if now and _question(arguments, store, now.digest, root, site) == key:
            store.put(key, _seal(built.key, built.origin) + built.answer.packed())
    return built.answer


def _question(arguments: argparse.Namespace, store: AnswerStore, records: str, root: Path, site: Path) -> str | None:
    """All that the site and what is said of it depend on, besides the origin of the records; None where it is not known."""
    own = own_settings(root)
    if isinstance(own, Problem):
        return None
    parts = (
        records,
        "absent" if own is None else own.hex(),
        arguments.language.tag,
        arguments.shell,
        str(site),
        str(site.resolve()),
    )
    return f"build {key_of(program_digest(store), *parts)}"


def _seal_standing(store: AnswerStore, site: Path, origin: Origin) -> bytes:
    """The seal of the site that stands there, if evalgen made it and nobody touched it since; empty: none."""
    stands = standing(site, store)
    return _seal(stands, origin) if stands else b""


def _seal(site: str, origin: Origin) -> bytes:
    """What a remembered answer begins with: the key of the site that it speaks of, and the origin of the records."""
    return f"{site} {origin!r}\n".encode()


def build(root: Path, site: Path, language: Language, shell: str = "mkdocs", memory: "Memory | None" = None) -> Built:
    """Build the site of `root` at `site`, its frame by `shell`; the answer ends with 1 where the records do not allow it.

    A `memory` knows what was found in records that did not change since an earlier check or build, and what the site built
    last was made from.
    """
    from evalgen.cli.packs_at_hand import packs_at_hand
    from evalgen.cli.reports.rendering import render
    from evalgen.cli.source_lines import SourceLines
    from evalgen.pipeline.checkup.checkup import check_up
    from evalgen.pipeline.publishing.site import AtHand, publication_of, publish
    from evalgen.publishing.look import Look

    begun = commit_at(root)
    packs = cache(lambda: packs_at_hand(memory.store, root) if memory else None)
    looked_at, inspection = _beside(site, memory, lambda: check_up(root, packs, memory=memory))
    if not inspection.publishable:
        errors = [problem for problem in inspection.problems if problem.severity is Severity.ERROR]
        lines = SourceLines(base_of(root))
        shown = render(
            as_seen_from_here(errors, root),
            format="text",
            read_line=lines,
            language=language,
            all_by="evalgen check --format json",
        )
        kept = " " + language.say("Trang đang có được giữ nguyên.") if site.exists() else ""
        said = shown + language.say("Chưa dựng trang: hồ sơ còn lỗi.") + f"{kept}\n"
        return Built(answer=Answer(code=1, output="", errors=said), origin=None, sound=False, key="")
    warnings = sum(problem.severity is Severity.WARNING for problem in inspection.problems)
    publication, sound = publication_of(inspection), inspection.sound
    # The records of a province would lie in memory for nothing while its pages are made.
    del inspection
    store = memory.store if memory else None
    origin = origin_of(root)
    if origin.commit != begun and origin.state is OriginState.CLEAN:
        origin = Origin(state=OriginState.DIRTY)  # Somebody committed what was read in part, or not at all.
    hold(publication, memory)
    made = publish(
        publication,
        root,
        site,
        Look(language=language, supplier=shell),
        AtHand(store=store, built_in=packs(), origin=origin, looked_at=looked_at),
    )
    said = language.say("Đã dựng {count} trang tại {site}", count=made.pages, site=site) + "\n"
    if warnings:
        said += language.say("Có {count} cảnh báo cần người xem: evalgen check", count=warnings) + "\n"
    return Built(answer=Answer(code=0, output=said), origin=origin, sound=sound, key=made.key)


def _beside(
    site: Path, memory: "Memory | None", inspected: Callable[[], "Checkup"]
) -> tuple[LookedAt | None, "Checkup"]:
    """The site that stands, where it is long to look at and another process can meanwhile; and what is `inspected`."""
    from evalgen.pipeline.workers import beside, processors

    if memory is None or processors() == 1 or len(memory.contents.files) < _MANY:
        return None, inspected()
    return beside(partial(look_at, site, memory.store), inspected, processors())


def _within(folder: Path, site: Path) -> bool:
    return folder.resolve().is_relative_to(site.resolve())
