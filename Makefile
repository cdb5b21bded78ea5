# On Record. `make` alone lists the targets.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh

PYTHON ?= python3
VENV_PYTHON := .venv/bin/python
# Tests run in this many processes, file by file: a file's tests may share a server.
WORKERS ?= 2
TESTS ?= tests
TEMPLATES = $$(find templates -name '*.html')

# $(call prepare,runtime or development): .venv as pinned. Silent and fast when nothing changed.
define prepare
@command -v $(PYTHON) >/dev/null 2>&1 || { \
	echo "On Record needs Python 3.11 or newer, and '$(PYTHON)' is not there: install it (Debian and Ubuntu: sudo apt install python3 python3-venv) and run 'make $@' again." >&2; exit 1; }
@ON_RECORD_TARGET=$@ $(PYTHON) scripts/prepare.py $(1)
endef

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-18s %s\n", $$1, $$2}'

.PHONY: run
run: ## Start On Record on this machine (another port: PORT=8001 make run)
	$(call prepare,runtime)
	@ON_RECORD_LOCAL=true exec $(VENV_PYTHON) manage.py serve

.PHONY: test
test: ## Run the tests on SQLite (some of them: make test TESTS=tests/web)
	$(call prepare,development)
	@$(VENV_PYTHON) -m pytest --numprocesses $(WORKERS) --dist loadfile $(TESTS)

.PHONY: test-postgresql
test-postgresql: ## Run the tests on a PostgreSQL cluster made for them and thrown away
	$(call prepare,development)
	@scripts/with_postgresql $(VENV_PYTHON) -m pytest --numprocesses $(WORKERS) --dist loadfile $(TESTS)

.PHONY: lint
lint: ## Check style, types, templates and migrations
	$(call prepare,development)
	$(VENV_PYTHON) -m ruff check .
	$(VENV_PYTHON) -m ruff format --check .
	$(VENV_PYTHON) -m mypy
	.venv/bin/djade --target-version 5.2 --check $(TEMPLATES)
	$(VENV_PYTHON) manage.py makemigrations --check --dry-run
	scripts/check_deployment $(VENV_PYTHON)

.PHONY: format
format: ## Format code and templates, and repair what can be repaired
	$(call prepare,development)
	$(VENV_PYTHON) -m ruff check --fix --exit-zero .
	$(VENV_PYTHON) -m ruff format .
	.venv/bin/djade --target-version 5.2 $(TEMPLATES) || true

.PHONY: check
check: ## Say whether this machine is set up right
	$(call prepare,runtime)
	@ON_RECORD_LOCAL=true $(VENV_PYTHON) manage.py check --database default

.PHONY: screenshot
screenshot: ## Take the README's screenshot anew (needs Chromium)
	$(call prepare,development)
	@$(VENV_PYTHON) scripts/screenshot.py

.PHONY: train
train: ## Train the span finder (CORPUS=train.jsonl DEVELOPMENT=dev.jsonl OUTPUT=tagger.onnx; docs/training.md)
	@test -n "$(CORPUS)" && test -n "$(OUTPUT)" || { \
		echo "Name the corpus and the file to write: make train CORPUS=train.jsonl DEVELOPMENT=dev.jsonl OUTPUT=tagger.onnx" >&2; exit 2; }
	$(VENV_PYTHON) -m newsapp.training --corpus $(CORPUS) $(if $(DEVELOPMENT),--development $(DEVELOPMENT)) \
		--output $(OUTPUT) --card $(OUTPUT:.onnx=.md)

.PHONY: requirements
requirements: ## Pin the packages of requirements/*.in anew, with their hashes
	$(call prepare,development)
	@for list in runtime development; do \
		UV_CUSTOM_COMPILE_COMMAND="make requirements" $(VENV_PYTHON) -m uv pip compile --quiet --universal \
			--python-version 3.11 --generate-hashes --no-emit-index-url $(UPGRADE) \
			--output-file requirements/$$list.txt requirements/$$list.in || exit 1; \
	done
