"""A published site against its manifest, and against the records that it says it was made from."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec import Struct

from evalgen.domain.origin import OriginState
from evalgen.errors import EvalgenError
from evalgen.language import TAGS, language_of
from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.publishing.site import publication_of, publish
from evalgen.reading.origin import origin_of

if TYPE_CHECKING:
    from evalgen.publishing.verifying import Comparison, Manifest, Verdict


class Verification(Struct, frozen=True, kw_only=True):
    """What was found; `comparison` None where nothing was built again."""

    manifest: "Manifest"
    verdict: "Verdict"
    comparison: "Comparison | None"

    @property
    def sound(self) -> bool:
        """Whether the site is whole, and the work of the records where they were asked."""
        return self.verdict.whole and (self.comparison is None or self.comparison.equal)


def verify_site(place: str, root: Path | None) -> Verification:
    """Verify the site at `place`, a folder or an address; with a `root` also build it again from the records there.

    Raises EvalgenError where the site has no manifest, or the records are not those that the manifest names.
    """
    from evalgen.publishing.site_source import open_site
    from evalgen.publishing.verifying import read_manifest, verify

    with open_site(place) as source:
        manifest = read_manifest(source)
        if root is not None:
            _refuse_other_records(manifest, root)
        verdict = verify(source, manifest)
    comparison = None if root is None else _rebuilt(manifest, root)
    return Verification(manifest=manifest, verdict=verdict, comparison=comparison)


def _refuse_other_records(manifest: "Manifest", root: Path) -> None:
    """Without a commit in the manifest any records may be compared: what differs is then told file by file."""
    if manifest.commit is None:
        return
    origin = origin_of(root)
    if origin.state is OriginState.DIRTY:
        raise EvalgenError(
            "Trang được dựng từ phiên bản {commit}, còn hồ sơ tại «{root}» có thay đổi chưa ghi vào Git.",
            remedy="Lấy một bản sao sạch ở đúng phiên bản: git worktree add BẢN_SAO {commit}, rồi chạy lại với --root BẢN_SAO",
            commit=manifest.commit,
            root=root,
        )
    if origin.commit != manifest.commit:
        raise EvalgenError(
            "Trang được dựng từ phiên bản {commit}, còn hồ sơ tại «{root}» không ở phiên bản ấy.",
            remedy="Lấy một bản sao ở đúng phiên bản: git worktree add BẢN_SAO {commit}, rồi chạy lại với --root BẢN_SAO",
            commit=manifest.commit,
            root=root,
        )


def _rebuilt(manifest: "Manifest", root: Path) -> "Comparison":
    from evalgen.publishing.look import SUPPLIERS, Look
    from evalgen.publishing.site_source import FolderSource
    from evalgen.publishing.verifying import compare, read_manifest

    found = check_up(root)
    if not found.publishable or manifest.language not in TAGS or manifest.shell not in SUPPLIERS:
        raise EvalgenError(
            "Không dựng lại được trang từ hồ sơ tại «{root}».", remedy="Xem lỗi bằng: evalgen check", root=root
        )
    with TemporaryDirectory(prefix="evalgen-verify-") as scratch:
        site = Path(scratch) / "site"
        look = Look(language=language_of(manifest.language), supplier=manifest.shell)
        publish(publication_of(found), root, site, look)
        return compare(manifest, read_manifest(FolderSource(site)))
