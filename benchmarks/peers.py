"""The peers, installed by their names from the public registries into a scratch folder."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

PYTHON = ("check-jsonschema",)
_TOLD = frozenset({"check-jsonschema", "mkdocs", "mkdocs-material", "zensical", "hugo"})
NODE = ("ajv-cli@5", "@sourcemeta/jsonschema")


def install(scratch: Path) -> dict[str, Path]:
    """The program of each peer that could be installed; what is there already is used again."""
    programs = _python_peers(scratch / "peers-python")
    if shutil.which("npm"):
        programs |= _node_peers(scratch / "peers-node")
    return {name: program for name, program in programs.items() if program.exists()}


def versions(scratch: Path) -> dict[str, str]:
    """What was installed, for the report."""
    found: dict[str, str] = {}
    for package in sorted((scratch / "peers-node" / "node_modules").glob("**/package.json")):
        if package.parent.name == "ajv-cli" or package.parent.parent.name == "@sourcemeta":
            told = json.loads(package.read_text(encoding="utf-8"))
            found[told["name"]] = told["version"]
    for told in sorted(scratch.glob("peers-*/lib/*/site-packages/*.dist-info")):
        name, _, version = told.name.removesuffix(".dist-info").rpartition("-")
        if name.replace("_", "-") in _TOLD:
            found[name.replace("_", "-")] = version
    return found


def _python_peers(folder: Path) -> dict[str, Path]:
    programs = {name: folder / "bin" / name for name in PYTHON}
    if not all(program.exists() for program in programs.values()):
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        pip = [str(folder / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *PYTHON], check=True)
    return programs


def _node_peers(folder: Path) -> dict[str, Path]:
    binaries = folder / "node_modules" / ".bin"
    programs = {"ajv-cli": binaries / "ajv", "sourcemeta": binaries / "jsonschema"}
    if not all(program.exists() for program in programs.values()):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", *NODE], cwd=folder, check=True)
    return programs
