# Needs Python 3.11 or newer and make. Everything else is installed by the targets themselves:
# libraries into .venv, and system packages from Debian or Ubuntu when root.

PYTHON ?= python3
PORT ?= 8000
VAR_DIR ?= var
export PORT

bin := .venv/bin
manage := $(bin)/python manage.py

# WeasyPrint draws with Pango; the suite starts servers of its own and a real browser, and reads PDFs back.
run_packages := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
test_packages := $(run_packages) postgresql redis-server chromium poppler-utils strace

# Installs the Debian packages that are missing when root, one by one because not every distribution
# has every name; else prints the line to run.
define packages
missing=$$(for name in $(1); do dpkg-query -W -f '$${Status}' $$name 2>/dev/null | grep -q ' installed$$' || echo $$name; done); \
if [ -z "$$missing" ]; then :; \
elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	apt-get update -q && for name in $$missing; do \
		DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $$name </dev/null \
			|| echo "Could not install $$name." >&2; \
	done || true; \
else echo "Missing system packages. Install them with:" >&2; \
	echo "  sudo apt-get install -y --no-install-recommends" $$missing >&2; fi
endef

# First run: a database without a single account.
nobody_is_here := 'from reporting.models import User; raise SystemExit(User.objects.exists())'

# Steps stand in the order they need, and two of them write to one terminal.
.NOTPARALLEL:
.PHONY: help run drawing servers test races long lint format bench audit requirements

help:
	@echo "make run           the product at http://127.0.0.1:$(PORT), with sample data on the first run"
	@echo "make test          lint, then the whole suite on SQLite and on PostgreSQL"
	@echo "make races         two people at the same moment, 100 times on SQLite and 500 on PostgreSQL"
	@echo "make long          a book of 2,000 entries, one of 500 pages, twenty processes and ten workers killed"
	@echo "make lint          style, templates, missing migrations"
	@echo "make format        put the code into the house's style"
	@echo "make bench         measure the commands and the busiest pages; WRITE=1 puts them into docs/performance.md"
	@echo "make audit         known vulnerabilities of the libraries, and the bill of materials (SBOM) of a release"
	@echo "make requirements  pin again what requirements*.in ask for"

run: export DEMO ?= true
run: .venv/run drawing $(VAR_DIR)/static/staticfiles.json
	@$(manage) migrate --verbosity 0
	@if $(manage) shell --verbosity 0 -c $(nobody_is_here); then $(manage) demo; fi
	@exec $(bin)/python -m pmm.serve

test: .venv/test servers lint
	$(bin)/python -m pytest -n 2 --dist loadfile
	$(bin)/python -m tests.servers $(bin)/python -m pytest -n 2 --dist loadfile -m "database and not browser"

races: .venv/test servers
	RACE_ROUNDS=100 $(bin)/python -m pytest -k "t05 or t06 or t07" tests/reliability
	RACE_ROUNDS=500 $(bin)/python -m tests.servers $(bin)/python -m pytest -k "t05 or t06 or t07" tests/reliability

long: .venv/test servers
	BOOK=2000 PAGES=500 $(bin)/python -m pytest -s -k "t36_a_large_book or t32_a_book" tests/reliability
	KILLS=10 BUILD_LEASE_SECONDS=30 $(bin)/python -m tests.servers $(bin)/python -m pytest -s -k "t13 or t14" tests/reliability

lint: .venv/test
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/djlint --quiet --lint templates
	$(manage) makemigrations --check --dry-run

format: .venv/test
	$(bin)/ruff check --fix .
	$(bin)/ruff format .

bench: .venv/test drawing
	$(bin)/python -m bench $(if $(WRITE),--write)

audit: .venv/audit
	@mkdir -p $(VAR_DIR)
	$(bin)/cyclonedx-py requirements requirements.txt --output-reproducible --output-file $(VAR_DIR)/sbom.json
	$(bin)/pip-audit --requirement requirements.txt --disable-pip --strict

requirements: .venv/test
	for name in requirements requirements-dev requirements-s3 requirements-audit; do \
		$(bin)/pip-compile --quiet --upgrade --strip-extras --allow-unsafe --generate-hashes \
			--no-emit-index-url --no-emit-options --annotation-style line --output-file $$name.txt $$name.in; \
	done

servers:
	@$(call packages,$(test_packages))

drawing: .venv/run
	@$(call packages,$(run_packages))
	@$(bin)/python -c 'import weasyprint' >/dev/null 2>&1 || { \
		echo "WeasyPrint does not find its system libraries (Pango, HarfBuzz), see above." >&2; exit 1; }

$(VAR_DIR)/static/staticfiles.json: requirements.txt $(shell find static -type f) | drawing
	@$(manage) collectstatic --no-input --verbosity 0

# --- The environment: each file is touched when what it stands for is installed -----------------

.venv/run: requirements.txt | .venv/bin/pip
	$(bin)/pip install --quiet --require-hashes --requirement requirements.txt
	@touch $@

.venv/test: requirements-dev.txt .venv/run
	$(bin)/pip install --quiet --require-hashes --requirement requirements-dev.txt
	@touch $@

.venv/audit: requirements-audit.txt .venv/test
	$(bin)/pip install --quiet --require-hashes --requirement requirements-audit.txt
	@touch $@

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "PMM needs Python 3.11 or newer: make PYTHON=python3.12 run" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { $(call packages,python3-venv); }
	$(PYTHON) -m venv .venv
