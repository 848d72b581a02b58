"""The built-in packs read on demand are the packs that are read at once."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from evalgen.domain.period import PeriodKind
from evalgen.pipeline.inspecting.inspection import library_with_faults
from evalgen.regulation import library_on_demand as module
from evalgen.regulation import pack_reading
from evalgen.regulation.faults import RegulationError
from evalgen.regulation.library import Library
from evalgen.regulation.loader import BUILT_IN, load_library
from evalgen.regulation.shelf import Shelf


@pytest.fixture
def library() -> Library:
    """Of which nobody has looked at a pack yet."""
    return module.library_on_demand.__wrapped__()


def test_every_pack_is_the_one_that_is_read_at_once(library: Library) -> None:
    whole = load_library()
    assert list(library.packs) == list(whole.packs)
    assert library.instruments == whole.instruments
    for name, pack in whole.packs.items():
        again = library.packs[name]
        assert replace(again, frameworks=tuple(again.frameworks), files=pack.files) == pack, name
        assert set(again.files) == {file for file in pack.files if "/frameworks/" not in file}, name


def test_every_law_is_the_one_of_the_packs_read_at_once(library: Library) -> None:
    for name, pack in load_library().packs.items():
        day = pack.instrument.effective_from
        assert library.law(name, day) == load_library().law(name, day), name


def test_only_what_is_looked_at_is_read(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    read, original = list[str](), pack_reading.read_pack

    def noted(shelf: Shelf, name: str, *rest: object) -> object:
        read.append(name)
        return original(shelf, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "read_pack", noted)
    child = next(
        pack for pack in load_library().packs.values() if pack.extends and PeriodKind.QUARTER in pack.period_kinds
    )
    assert child.id in library.packs
    assert "no such pack" not in library.packs
    assert read == []
    library.law(child.id, child.instrument.effective_from)
    lineage = [pack.id for pack in library.lineage(child.id)]
    years = [pack.id for pack in library.lineage(child.id) if pack.period_kinds == (PeriodKind.YEAR,)]
    # Each of them once, and once more for its frameworks, which those of a year are not asked for.
    assert sorted(read) == sorted([*lineage, *(name for name in lineage if name not in years)])
    assert years


def test_a_pack_at_fault_is_refused_when_it_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = BUILT_IN.folder / "qd366"
    for file in ("pack.yaml", "parameters.yaml"):
        (tmp_path / "qd366").mkdir(exist_ok=True)
        (tmp_path / "qd366" / file).write_bytes((sound / file).read_bytes())
    (tmp_path / "qd366" / "procedure.yaml").write_text("steps: 1\n", encoding="utf-8")
    (tmp_path / "qd366" / "frameworks").mkdir()
    (tmp_path / "qd366" / "frameworks" / "khung.yaml").write_text("a: 1\n", encoding="utf-8")
    monkeypatch.setattr(module, "BUILT_IN", Shelf(folder=tmp_path, label="packs", trusted=True))
    with pytest.raises(RegulationError, match=r"packs/qd366/procedure\.yaml"):
        module.library_on_demand.__wrapped__().pack("qd366")
    (tmp_path / "qd366" / "procedure.yaml").unlink()
    pack = module.library_on_demand.__wrapped__().pack("qd366")
    with pytest.raises(RegulationError, match=r"packs/qd366/frameworks/khung\.yaml"):
        list(pack.frameworks)
    (tmp_path / "qd366" / "pack.yaml").write_text("extends: qd366\n", encoding="utf-8")
    with pytest.raises(RegulationError, match=r"packs/qd366/pack\.yaml"):
        module.library_on_demand.__wrapped__()


def test_whoever_has_no_packs_of_their_own_reads_the_others_on_demand(tmp_path: Path) -> None:
    library, problems = library_with_faults(tmp_path / "regulation")
    assert problems == []
    assert library is module.library_on_demand()
