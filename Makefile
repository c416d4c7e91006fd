# Everything runs in .venv, which these rules make themselves from the locked requirements.
# Needed beforehand: make and Python 3.11 or newer. `make help` lists the verbs.

VENV := .venv
BIN := $(VENV)/bin
PYTHONS := python3 python3.14 python3.13 python3.12 python3.11
NEW_ENOUGH := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
PACKAGES := graph loaders api viz cli samenspel
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links --no-strip-extras

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo serve test lint types format bench screenshots neo4j neo4j-jars gephi-jars clients keycloak keycloak-zip lock tables docs pin-images clean

help: ## this list
	@grep -E '^[a-z0-9-]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | sort | expand -t 16

demo: $(VENV)/base.stamp ## load the bundled sources, show a path and the gaps, draw the map
	@$(BIN)/samenspel demo

serve: $(VENV)/base.stamp ## the pages and the API on this machine (ARGS="--port 8001" for another port)
	@$(BIN)/samenspel serve $(ARGS)

# Tests start hundreds of processes. Where Python is told to write no bytecode each of them would compile all anew.
test: $(VENV)/dev.stamp ## the whole suite (ARGS="tests/test_x.py -k word" for a part; NEO4J=current on that release)
	@$(BIN)/python -m compileall -q $(PACKAGES)
	@SAMENSPEL_NEO4J=$(NEO4J) $(BIN)/python -m pytest -n 2 $(ARGS)

lint: $(VENV)/dev.stamp ## style, format and the arrows between the layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports

types: $(VENV)/dev.stamp ## mypy, strict
	@$(BIN)/mypy

format: $(VENV)/dev.stamp ## put the code in its standard form
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

bench: $(VENV)/bench.stamp neo4j-jars ## Samenspel beside its peers on the same graph
	@$(BIN)/python -m benchmarks $(ARGS)

screenshots: $(VENV)/dev.stamp ## pictures of every page into var/screenshots
	@$(BIN)/python -m tests.screenshots $(ARGS)

neo4j-jars: $(VENV)/dev.stamp ## fetch Neo4j Community for tests, 5.26 and the current release (needs Maven; Java 17, Java 21)
	@$(BIN)/python -m tests.neo4j_server fetch

neo4j: neo4j-jars ## a throw-away Neo4j in the foreground
	@SAMENSPEL_NEO4J=$(NEO4J) $(BIN)/python -m tests.neo4j_server run

gephi-jars: $(VENV)/dev.stamp ## fetch Gephi's toolkit for tests (needs a JDK and Maven)
	@$(BIN)/python -m tests.gephi_toolkit

clients: $(VENV)/dev.stamp ## fetch what makes clients of the API for tests (needs Java 17, Maven, Node 18 and npm)
	@$(BIN)/python -m tests.client_makers fetch

keycloak-zip: $(VENV)/dev.stamp ## fetch Keycloak for tests (needs Java 17 and Maven)
	@$(BIN)/python -m tests.keycloak_server fetch

keycloak: keycloak-zip ## a throw-away Keycloak in the foreground, to sign in at `make serve`
	@$(BIN)/python -m tests.keycloak_server run

lock: $(VENV)/python.stamp ## renew requirements/*.txt from pyproject.toml
	@$(PIP) install uv
	@$(LOCK) requirements/build.in -o requirements/build.txt
	@$(LOCK) requirements/clients.in -o requirements/clients.txt
	@$(LOCK) pyproject.toml -c requirements/build.txt -o requirements/base.txt
	@$(LOCK) pyproject.toml requirements/build.in --extra dev -c requirements/base.txt -o requirements/dev.txt
	@$(LOCK) pyproject.toml requirements/build.in --extra dev --extra bench -c requirements/dev.txt -o requirements/bench.txt

tables: $(VENV)/dev.stamp ## renew the tables in docs that follow from the code
	@$(BIN)/python -m tests.tables

IMAGES := $(shell sed -nE 's/.*\$$\{([A-Z0-9]+_IMAGE):-([^}]+)\}.*/\1=\2/p' compose.yaml)

docs: $(VENV)/dev.stamp ## the site of the documentation, into build/site
	@$(BIN)/zensical build --clean --strict

pin-images: ## put the digests of the images in compose.yaml into .env (needs Docker and a registry)
	@touch .env && chmod 600 .env
	@for pair in $(IMAGES); do name=$${pair%%=*}; image=$${pair#*=}; \
		docker pull --quiet "$$image" >/dev/null || exit 1; \
		digest=$$(docker image inspect --format '{{index .RepoDigests 0}}' "$$image") || exit 1; \
		sed -i "/^$$name=/d" .env && echo "$$name=$$digest" >>.env && echo "$$name=$$digest"; done

clean: ## remove .venv and the caches; what was loaded stays in var
	rm -rf $(VENV) var/cache var/screenshots build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# One environment, three sets of requirements, each containing the one before: installing a larger set
# fulfils the smaller ones, and no step uninstalls what another has put there.

$(VENV)/python.stamp:
	@found=; for python in $(PYTHONS); do \
		if $$python -c '$(NEW_ENOUGH)' 2>/dev/null; then found=$$python; break; fi; done; \
	if [ -z "$$found" ]; then \
		echo "Samenspel heeft Python 3.11 of nieuwer nodig, met de module venv (Debian: apt-get install python3-venv)." >&2; \
		echo "Samenspel needs Python 3.11 or newer with its venv module; none of these is: $(PYTHONS)." >&2; \
		exit 1; fi; \
	echo "Setting up $(VENV) with $$($$found --version)" && $$found -m venv $(VENV)
	@touch $@

$(VENV)/base.stamp: $(VENV)/python.stamp requirements/base.txt requirements/build.txt pyproject.toml
	@echo "Installing what Samenspel needs (once)"
	@$(PIP) install --no-compile --require-hashes -r requirements/base.txt -r requirements/build.txt
	@$(PIP) install --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/python.stamp requirements/dev.txt pyproject.toml
	@echo "Installing what tests need (once)"
	@$(PIP) install --no-compile --require-hashes -r requirements/dev.txt
	@$(PIP) install --no-build-isolation --no-deps -e .
	@$(BIN)/python -m compileall -q -j0 $(VENV)/lib || true
	@touch $(VENV)/base.stamp $@

$(VENV)/bench.stamp: $(VENV)/dev.stamp requirements/bench.txt
	@echo "Installing what benchmarks need (once)"
	@$(PIP) install --require-hashes -r requirements/bench.txt
	@touch $@
