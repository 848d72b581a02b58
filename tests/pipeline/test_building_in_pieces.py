"""A site made from outlines, piece by piece, is the site made from whole records."""

import hashlib
from pathlib import Path

import pytest

from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.drafting.opening import write_demo
from evalgen.pipeline.inspecting.inspection import inspect
from evalgen.pipeline.publishing.site import publication_of, publish
from evalgen.publishing.projection import project

SILENT = "publication: {scores: false, collective_grades: true}"
OPEN = 'publication: {scores: true, scores_legal_basis: "Quy chế công khai (hư cấu)", collective_grades: true}'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A fictional commune that makes scores public, so that these have to come through."""
    root = tmp_path / "kho"
    write_demo(root, people=30, seed=3)
    path = root / "records/organization.yaml"
    text = path.read_text(encoding="utf-8")
    assert SILENT in text
    path.write_text(text.replace(SILENT, OPEN), encoding="utf-8")
    return root


def test_the_public_values_are_the_same(root: Path) -> None:
    whole, pieces = inspect(root), check_up(root, pieces=3, processes=2)
    public = project(whole.results, laws=whole.laws)
    assert any(result.score for period in public.periods for result in period.results)
    assert publication_of(pieces).public == public


def test_outlines_alone_have_no_scores(root: Path) -> None:
    pieces = check_up(root, pieces=3)
    public = project(pieces.results, laws=pieces.laws)
    assert not any(result.score for period in public.periods for result in period.results)


def test_the_sites_are_the_same_file_by_file(root: Path, tmp_path: Path) -> None:
    pieces = check_up(root, pieces=3)
    whole = check_up(root, pieces=1)
    made = [
        publish(publication_of(found), root, tmp_path / name) for name, found in (("pieces", pieces), ("whole", whole))
    ]
    assert made[0].pages == made[1].pages
    assert digests(tmp_path / "pieces") == digests(tmp_path / "whole")


def digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }
