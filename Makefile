# Variorum from a clone. Needs make and Python 3.11 or newer, nothing else; everything is installed into .venv.
#
#   make read      open the sample project
#   make test      run the tests
#   make test-exchange   read what is exported with the tools it is for; installs them, which takes a while
#   make tools     install what any test needs at once; `make test` then reads exports with those tools too
#   make check     format, lint, types, import contracts, tests
#   make format    put the code into shape
#   make bench     run what is timed
#   make docs      write what the documents have from the code, draw the pictures
#   make clean     remove .venv and everything that was built
#
# PYTHON=/path/to/python3.12 make read    choose the Python
# ARGUMENTS='tests/store -k undo' make test    choose the tests

SUPPORTED := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$python" -c '$(SUPPORTED)' 2>/dev/null && echo "$$python" && break; done)
VENV := .venv
BIN := $(VENV)/bin
CONSTRAINTS := .ci/constraints.txt
COMPILE := $(BIN)/python -m compileall -q seeds store tui
INSTALL := PIP_CONSTRAINT=$(CONSTRAINTS) $(BIN)/python -m pip install --quiet --disable-pip-version-check
# What only tests need is compiled when it is imported, which most of it never is: that is a third of the installing.
FOR_TESTS := --no-compile
ARGUMENTS ?=

# Modules are compiled once, not by each of the hundreds of programs that tests start; whatever the environment says.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help read tools test test-exchange check static format bench docs constraints clean

help:
	@sed -n 's/^#   //p' Makefile

read: $(VENV)/.reads
	@$(BIN)/variorum

# Sessions under test wait as much as they work: two more of them than there are processors.
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 2)

test: $(VENV)/.tests
	@$(COMPILE)
	$(BIN)/pytest -n $(WORKERS) --dist worksteal $(ARGUMENTS)

# Install everything that any test needs, at once; then `make test` runs the tests of exports too.
tools: $(VENV)/.exchange

test-exchange: $(VENV)/.exchange
	@$(COMPILE)
	$(BIN)/pytest -n auto tests/exchange $(ARGUMENTS)

check: static test

static: $(VENV)/.tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.tests
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.tests
	$(BIN)/pytest -o addopts= -o python_files='bench_*.py' --benchmark-only tests/benchmarks $(ARGUMENTS)

docs: $(VENV)/.tests
	$(BIN)/python -m tests.docs
	$(BIN)/python -m tests.tui.picture

constraints: $(VENV)/.tests
	@{ echo "# Exact versions that Variorum was tested with. Made by: make constraints"; \
	   $(BIN)/python -m pip freeze --exclude-editable | grep -v ' @ '; } > $(CONSTRAINTS).new
	@mv $(CONSTRAINTS).new $(CONSTRAINTS)

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks .import_linter_cache
	find seeds store tui tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The installer that comes with an older Python takes three times as long to choose among all files of a package.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or newer found; install one, or name it: PYTHON=/path/to/python make" >&2; exit 1; }
	@"$(PYTHON)" -c '$(SUPPORTED)' || { echo "make: $(PYTHON) is not Python 3.11 or newer; name another: PYTHON=/path/to/python make" >&2; exit 1; }
	@"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); echo "make: $(PYTHON) cannot make a virtual environment; install its venv package (Debian, Ubuntu: python3-venv)" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip || true

$(VENV)/.reads: pyproject.toml $(CONSTRAINTS) | $(BIN)/python
	@echo "Installing Variorum into $(VENV)" >&2
	@$(INSTALL) --editable .
	@$(COMPILE)
	@touch $@

$(VENV)/.tests: pyproject.toml $(CONSTRAINTS) | $(BIN)/python
	@echo "Installing Variorum and its tests into $(VENV)" >&2
	@$(INSTALL) $(FOR_TESTS) --editable '.[dev]'
	@$(COMPILE)
	@touch $@ $(VENV)/.reads

# By an option, since the variable would also bind what these tools are built with.
$(VENV)/.exchange: pyproject.toml $(CONSTRAINTS) | $(BIN)/python
	@echo "Installing Variorum, its tests and the tools that exports are read with into $(VENV)" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check $(FOR_TESTS) -c $(CONSTRAINTS) --editable '.[dev,exchange-tests]'
	@$(COMPILE)
	@touch $@ $(VENV)/.tests $(VENV)/.reads
