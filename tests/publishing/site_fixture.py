"""The sample site as a fixture, for every test module that reads it."""

from pathlib import Path

import pytest
import sample_results as given

from evalgen.pipeline.publishing.worked_example import worked_examples
from evalgen.publishing.build import build_site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample organization's site, built once; nobody writes into it."""
    out = tmp_path_factory.mktemp("publishing") / "site"
    build_site(
        given.public(given.sample()),
        laws=given.laws(),
        plates=given.rule_plates(),
        examples=worked_examples(),
        out=out,
    )
    return out
