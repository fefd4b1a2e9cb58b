# Each target alone is enough on a fresh machine with Python >= 3.11 and its venv module.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.DEFAULT_GOAL := build
.PHONY: build test serve check bench train lock wheel clean help

build: $(READY)  ## environment, dependencies, then the site from content/ into site/
	$(BIN)/briefing build

test: $(READY)  ## environment, then the full test suite
	$(BIN)/python -m pytest

serve: $(READY)  ## preview with live reload
	$(BIN)/briefing serve

check: $(READY)  ## ruff, mypy strict, contracts
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/contracts

bench: $(READY)  ## speed beside Pelican, and quality where the scoreboards are
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/quality.py

train: $(READY)  ## trains the English pipeline from the corpora (see training/README.md)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r training/requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $$(sed -n 's/.*"\(torch==[^"]*\)".*/\1/p' pyproject.toml)
	PYTHONHASHSEED=0 $(BIN)/python -m spacy project run all training

wheel: $(READY)  ## a wheel in dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

lock: $(READY)  ## pins every dependency anew
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --group dev pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --group training --constraint requirements.lock --override training/not-installed.txt --no-emit-package torch -o training/requirements.lock

clean: $(READY)  ## removes what builds made
	$(BIN)/briefing clean

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; found: $$($(PYTHON) --version). Try: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { echo "Python's venv module is missing. On Debian: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
