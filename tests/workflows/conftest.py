"""A prepared repository is made once and copied for each test."""

from pathlib import Path

import pytest
from host_repository import HostRepository
from starter_repository import copy_host, new_host


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> HostRepository:
    """What nobody changes."""
    return new_host(tmp_path_factory.mktemp("host"))


@pytest.fixture
def host(template: HostRepository, tmp_path: Path) -> HostRepository:
    """A host of the test's own."""
    return copy_host(template, tmp_path)
