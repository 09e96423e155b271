# Two commands do everything on a fresh machine: `make run` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: help run test check format lock messages bench clean
help:            ## Show what you can do here
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

# A stamp file says that the environment holds what its lock file lists.
$(VENV)/.run: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if (3, 11) <= v < (3, 14) else f"Wijkpeil needs Python 3.11, 3.12 or 3.13; {sys.executable} is {v.major}.{v.minor}. Try: make PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what Wijkpeil needs (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.test: requirements-dev.lock $(VENV)/.run
	@echo "Installing the test tools (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.lock
	@touch $@

run: $(VENV)/.run   ## Run the example study and say where its report is
	@rm -rf build/example
	@$(BIN)/wijkpeil example build/example
	@$(BIN)/wijkpeil run build/example

test: $(VENV)/.test  ## Run all tests
	@$(BIN)/python -m pytest --cov --cov-report=term

check: $(VENV)/.test ## Style, types, layers and documentation
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -q tests/docs tests/test_locale.py

format: $(VENV)/.test ## Format the code
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format .

messages: $(VENV)/.test ## Collect sentences to translate, and compile the Dutch catalogue
	@$(BIN)/python scripts/messages.py

lock:            ## Renew the lock files (needs uv)
	@sh scripts/lock

bench: $(VENV)/.test ## Print speed, memory and accuracy
	@$(BIN)/python -m benchmarks

clean:           ## Remove the environment and everything built
	rm -rf $(VENV) build dist
