from pathlib import Path

import pytest

import evalgen
from evalgen.errors import EvalgenError
from evalgen.resources import resource


def test_beside_the_package() -> None:
    assert (resource("schemas") / "unit.schema.json").is_file()


def test_inside_the_package_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in (tmp_path, tmp_path / "evalgen"):
        (folder / "schemas").mkdir(parents=True)
    monkeypatch.setattr(evalgen, "__file__", str(tmp_path / "evalgen" / "__init__.py"))
    assert resource("schemas") == tmp_path / "evalgen" / "schemas"


def test_missing() -> None:
    with pytest.raises(EvalgenError, match="thiếu «khong-co»"):
        resource("khong-co")
