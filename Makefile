# One target per job. What is built once for all clones lies in the cache folder, what belongs to this clone in .tools.

CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/pulumi-keda-functions
UV_VERSION := 0.9.30
UV := $(or $(realpath $(shell command -v uv)),$(CACHE)/uv-$(UV_VERSION)/bin/uv)
PYTHON := .venv/bin/python

export MYPY_CACHE_DIR := $(CACHE)/mypy
export RUFF_CACHE_DIR := $(CACHE)/ruff

.DEFAULT_GOAL := help
.PHONY: help setup venv env demo demo-down cluster-up cluster-down test test-node test-unit lint docs bench clean

help: ## List the targets
	@sed -nE 's/^([a-z-]+):.* ## (.*)/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do printf '%-14s %s\n' "$$name" "$$text"; done

setup: venv ## Provide everything the other targets need; builds only what is missing
	@$(PYTHON) -m tools setup
	@case "$(UV)" in "$(CACHE)"/*) ln -sf "$(UV)" .tools/bin/uv;; esac # plugins with `toolchain: uv` look for it on PATH

venv: $(UV)
	@$(UV) sync --locked --quiet

$(CACHE)/uv-$(UV_VERSION)/bin/uv:
	@echo "uv: not on PATH, installing $(UV_VERSION) into $(CACHE)"
	@python3 -m venv --clear $(CACHE)/uv-$(UV_VERSION)
	@$(CACHE)/uv-$(UV_VERSION)/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

env: ## Print the environment of the tools: eval "$(make -s env)" puts them on PATH
	@test -x $(PYTHON) || { echo 'nothing is set up yet: run `make setup`' >&2; exit 1; }
	@$(PYTHON) -m tools env

demo: setup ## Deploy the quickstart to a local cluster and watch it scale with a burst of messages
	@$(PYTHON) -m tools demo up

demo-down: ## Destroy what the demo made and stop its cluster
	@$(PYTHON) -m tools demo down

cluster-up: setup ## Start the local cluster
	@$(PYTHON) -m tools cluster up

cluster-down: ## Stop the local cluster and remove its data
	@$(PYTHON) -m tools cluster down

# Two at a time, since most of a test's time is waiting; a file stays with one of them, and so with one cluster.
test: setup lint ## Run every check and every test
	@$(PYTHON) -m pytest --numprocesses 2 --dist loadfile --ignore tests/cluster/real_node

# Pods that really run need the machine for themselves.
test-node: setup ## Run the tests on a real node (Linux, root)
	@$(PYTHON) -m pytest tests/cluster/real_node

test-unit: venv ## Run the tests that need no executable
	@$(PYTHON) -m pytest tests/unit

lint: venv ## Check style, types and the direction of imports
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy
	@for example in examples/*/; do .venv/bin/mypy --no-error-summary $$example || exit 1; done
	@.venv/bin/lint-imports --no-cache
	@unformatted=$$(gofmt -l tools/go) && test -z "$$unformatted" || { echo "gofmt would change: $$unformatted"; exit 1; }

docs: venv ## Write the pages that are made of the code
	@$(PYTHON) -m tools.stack_arguments
	@$(PYTHON) -m tools.argument_docs

bench: setup ## Run the benchmarks and print them as a table
	@$(PYTHON) -m benchmarks

# The state of stacks stays: without it, what they have made elsewhere could not be destroyed any more.
STATE := $(wildcard .tools/state/.pulumi)

clean: ## Remove what this clone has made; the caches stay
	@test ! -d .tools/demo || $(PYTHON) -m tools demo down
	@test ! -d .tools/cluster || $(PYTHON) -m tools cluster down
	@rm -rf .venv dist build .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	@rm -rf $(if $(STATE),$(filter-out .tools/state,$(wildcard .tools/*)),.tools)
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "kept: the caches in $(CACHE) and in Go's, npm's and uv's own folders$(if $(STATE),; the state of stacks in .tools/state)"
