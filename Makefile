# Two commands are all that a newcomer needs:
#   make site    set up everything and build the public site of records/ into site/
#   make test    set up everything and run the tests

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: site test check serve lint types format bless docs bench clean

site: $(READY)
	$(BIN)/evalgen build

test: $(READY)
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

check: $(READY)
	$(BIN)/evalgen check

serve: $(READY)
	$(BIN)/evalgen serve

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --no-warn-unreachable --cache-dir .mypy_cache/win32 evalgen

format: $(READY)
	$(BIN)/ruff format .

bless: $(READY)
	EVALGEN_BLESS=1 $(BIN)/python -m pytest tests/golden tests/grading/test_told_rulings.py tests/grading/test_told_chains.py tests/scoring/test_told_derivations.py tests/scoring/test_told_gaps.py tests/review tests/language tests/dossier

# Count the cases of the test tables, then write the coverage page from the table.
docs: $(READY)
	$(BIN)/python tests/regulation/case_counts.py > .cases.yaml && mv .cases.yaml evalgen/regulation/coverage/cases.yaml
	$(BIN)/evalgen rules --coverage > .coverage.md && mv .coverage.md docs/bao-phu-quy-dinh.md

# Side by side with the peers, with the goals at the end; a small look: python -m benchmarks.everything --quick.
bench: $(READY)
	$(BIN)/python -m benchmarks.everything
	$(BIN)/python -m benchmarks.gathering

clean:
	rm -rf $(VENV) site .site.* .pytest_cache .mypy_cache .ruff_cache

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "evalgen needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "This Python has no venv: install it (Debian: apt-get install python3-venv)."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(READY)
