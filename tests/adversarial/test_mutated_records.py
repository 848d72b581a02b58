"""Whatever a pull request makes of the records, the answer is problems or a refusal, never a crash."""

import random
import shutil
from pathlib import Path

from record_mutation import mutate
from sound_repository import sound, write

from evalgen.language import VIETNAMESE
from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.inspecting.inspection import inspect
from evalgen.pipeline.publishing.site import publication_of, publish
from evalgen.publishing.pages import pages_of, refuse_twins
from evalgen.publishing.projection import project
from evalgen.regulation.plates import plates

MUTANTS = 400
BUILT = 3
"""So many of those that may be published are built to the last byte; of all others the pages are made."""


def test_the_sound_repository_is_sound(tmp_path: Path) -> None:
    assert inspect(write(tmp_path, sound())).problems == ()


def test_no_mutant_escapes_as_an_exception_and_whatever_passes_the_checks_can_be_published(tmp_path: Path) -> None:
    chance = random.Random(2026)  # noqa: S311 - the same mutants in every run
    passed = 0
    for _ in range(MUTANTS):
        shutil.rmtree(tmp_path / "records", ignore_errors=True)
        files = sound()
        for _ in range(chance.choice((1, 1, 1, 2, 3, 5))):
            mutate(files, chance)
        inspection = inspect(write(tmp_path, files))
        if inspection.publishable:
            passed += 1
            public = project(inspection.results, laws=inspection.laws)
            refuse_twins(pages_of(public, laws=inspection.laws, plates=plates(inspection.library), language=VIETNAMESE))
            if passed <= BUILT:
                publish(publication_of(check_up(tmp_path)), tmp_path, tmp_path / "site")
    assert passed > MUTANTS // 40
