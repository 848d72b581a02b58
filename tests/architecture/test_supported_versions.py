"""Which versions of others we work with is said in pyproject.toml, and held here against what is installed."""

import importlib.metadata
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUNTIME = [Requirement(line) for line in PROJECT["dependencies"]]
EVERYTHING = RUNTIME + [Requirement(line) for line in PROJECT["optional-dependencies"]["dev"]]


@pytest.mark.parametrize("requirement", EVERYTHING, ids=lambda item: item.name)
def test_the_installed_version_is_supported(requirement: Requirement) -> None:
    installed = importlib.metadata.version(requirement.name)
    assert requirement.specifier.contains(installed), (
        f"{requirement.name} {installed} is outside {requirement.specifier}"
    )


@pytest.mark.parametrize("requirement", RUNTIME, ids=lambda item: item.name)
def test_every_runtime_dependency_has_a_lower_and_an_upper_bound(requirement: Requirement) -> None:
    operators = {specifier.operator for specifier in requirement.specifier}
    assert {">=", "<"} <= operators


def test_mkdocs_2_is_refused() -> None:
    (mkdocs,) = [item for item in RUNTIME if item.name == "mkdocs"]
    assert not mkdocs.specifier.contains("2.0.0")


def test_constraints_pin_versions_inside_the_supported_ranges() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.lower().replace("_", "-").split("==") for line in lines if line and not line.startswith("#"))
    for requirement in EVERYTHING:
        pinned = pins[requirement.name.lower().replace("_", "-")]
        assert requirement.specifier.contains(Version(pinned)), requirement.name
