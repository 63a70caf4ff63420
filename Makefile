# The commands anybody needs. Each sets up what it needs by itself; a fresh machine with Python 3.11 and make
# is enough. `make` alone lists them.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SCALED := $(VENV)/.scaled
COG := $(BIN)/cog -U -P --verbosity=1 -I scripts -p "from generated import *"
GENERATED := README.md README.vi.md ARCHITECTURE.md CONTRIBUTING.md docs/dev/cli.md docs/dev/catalog.md docs/vi/read.md docs/vi/check.md docs/vi/lookup.md
# More than the cores it is measured on: tests wait for disks and servers, too. The second run, on PostgreSQL,
# goes beside the first and is over before it.
WORKERS ?= 3
BESIDE ?= 2
# Browsers wait for what is still on its way more than they work: more of them at once than there are cores.
BROWSERS ?= 4
# What is tested on both databases; the second time on a PostgreSQL server that the tests start themselves.
RECORDS := tests/store tests/access tests/actions tests/web
# Compiled modules are kept, whatever the shell says: tests start hundreds of programs, and each would compile the product anew.
export PYTHONDONTWRITEBYTECODE :=

# What proofs of records, office files, pages and Spark need beside Python: a program or a file, and the Debian packages that bring it.
OFFICE := pg_createcluster:postgresql java:openjdk-17-jre-headless soffice:libreoffice-writer-nogui,libreoffice-calc-nogui antiword:antiword pdftotext:poppler-utils chromium:chromium \
	/usr/share/tesseract-ocr/5/tessdata/vie.traineddata:tesseract-ocr-vie,tesseract-ocr-eng \
	/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf:fonts-croscore

# The first Python of 3.11 or later that really runs (a version manager may put a name on the path that does not).
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$name && break; done)

.DEFAULT_GOAL := list
.PHONY: list run serve test lint office scale browser pages bench bench-check calibrate proof kit docs docs-check lock new-rule picture pictures changelog clean

list: ## show this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:[^#]*## /\t/' | while IFS="$$(printf '\t')" read -r name what; do \
		printf '  make %-10s %s\n' "$$name" "$$what"; done

# The stamp is younger than everything it was made from; a half-made environment has none.
$(READY): requirements/dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later was not found. Install it (Debian: apt install python3 python3-venv; Windows and macOS: the installer from the Python site), or name yours: make PYTHON=/path/to/python3"; exit 1; }
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV) || \
		{ echo "$(PYTHON) cannot make an environment. On Debian: apt install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

# Half a gigabyte that only judging at scale needs; pip builds Spark's package, which comes as source.
$(SCALED): requirements/scale.txt $(READY)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/scale.txt
	@touch $@

run: $(READY) ## read, check, keep and judge the sample documents on a page, then the pages in a browser; Ctrl-C ends
	@$(BIN)/python scripts/story.py out

serve: $(READY) ## open the pages over made-up figures, with every role and its password; stop with Ctrl-C
	@mkdir -p out && cd out && ../$(BIN)/vedich serve --demo --open

# What uses one core goes side by side; any of it that fails ends the whole.
test: $(READY) ## everything that must hold before a change is handed on (at most 10 minutes on two cores)
	@$(MAKE) --no-print-directory -j2 lint bench-check docs-check
	@$(BIN)/python scripts/side_by_side.py \
		"$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --every-action" \
		"VEDICH_TEST_DATABASE=postgresql $(BIN)/python -m pytest -n $(BESIDE) --dist worksteal $(RECORDS)"

lint: $(READY) ## style, types and arrows
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

office: ## install the Debian packages that proofs of records, office files and Spark need, where this machine lets you
	@missing=; for need in $(OFFICE); do what=$${need%%:*}; \
		{ command -v "$$what" || ls "$$what"; } >/dev/null 2>&1 || missing="$$missing $$(echo $${need#*:} | tr , ' ')"; done; \
	test -z "$$missing" && exit 0; \
	if [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then \
		echo "Proofs that need these Debian packages are skipped:$$missing"; exit 0; fi; \
	echo "Installing$$missing"; export DEBIAN_FRONTEND=noninteractive; \
	apt-get install -y -qq --no-install-recommends $$missing >/dev/null 2>&1 || \
		{ apt-get update -qq && apt-get install -y -qq --no-install-recommends $$missing >/dev/null; }

scale: $(SCALED) office ## judging on a cluster of Apache Spark here: the same rows from a million facts
	$(BIN)/python -m pytest -n 0 -m 'scale and not slow' tests/judging
	$(BIN)/python -m bench.judging.run --check

browser: $(READY) office ## the pages in a real Chromium, with pictures of them in out/screens
	$(BIN)/python -m pytest -n $(BROWSERS) -m browser tests/browser

pages: $(READY) ## the pages beside the rules alone
	$(BIN)/python -m pytest tests/pages src/vedich/reading src/vedich/checking -n $(WORKERS)

bench: $(READY) ## how well the product reads and checks, and how fast: write and print the scoreboards
	$(BIN)/python -m bench.reading.run
	$(BIN)/python -m bench.checking.run
	$(BIN)/python -m bench.checking.files
	$(BIN)/python -m bench.reading.files
	$(BIN)/python -m bench.reading.speed
	$(BIN)/python -m bench.reading.files_speed
	$(BIN)/python -m bench.record.run || true

bench-check: $(READY)
	$(BIN)/python -m bench.reading.run --check
	$(BIN)/python -m bench.checking.run --check
	$(BIN)/python -m bench.reading.files --check
	$(BIN)/python -m bench.checking.files --check

calibrate: $(READY) ## fit the certainty of claims anew, after the reader changed; then run make bench
	$(BIN)/python -m bench.reading.calibrate

proof: $(READY) $(SCALED) ## the long forms of every proof; run again, it goes on where it stopped
	$(BIN)/python scripts/prove.py

kit: $(READY) ## FOR=windows: one zip that installs without a network or an administrator, in dist/
	$(BIN)/python scripts/make_kit.py --for $(or $(FOR),windows) $(if $(PYTHON_INSTALLER),--python-installer "$(PYTHON_INSTALLER)")

docs: $(READY) ## write the generated parts of the documents anew
	$(COG) -r $(GENERATED)
	@$(BIN)/python scripts/carry_steps.py

docs-check: $(READY)
	$(COG) --check --diff --check-fail-msg="Run: make docs" $(GENERATED)

lock: $(READY) ## choose versions anew and write the hashed requirement files
	cd requirements && for list in run dev scale; do CUSTOM_COMPILE_COMMAND="make lock" ../$(BIN)/pip-compile --quiet --upgrade \
		--generate-hashes --allow-unsafe --strip-extras --no-emit-options \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		$$(case $$list in dev) echo --constraint run.txt;; scale) echo --constraint dev.txt;; esac) --output-file $$list.txt $$list.in || exit 1; done

new-rule: $(READY) ## FAMILY=arithmetic NAME=parts-do-not-add-up: write the pair, rule and page, of a new checking rule
	$(BIN)/python scripts/new_rule.py "$(FAMILY)" "$(NAME)"

picture: $(READY) ## the picture of a marked-up Word file that the README shows
	PYTHONPATH=. $(BIN)/python scripts/picture_of_mark_up.py

pictures: $(READY) ## the pictures of pages that the README shows, taken of the demonstration
	PYTHONPATH=. $(BIN)/python scripts/pictures_of_pages.py

changelog: $(READY) ## VERSION=0.2.0: gather the notes of changes.d into CHANGELOG.md
	$(BIN)/python scripts/assemble_changelog.py "$(VERSION)"

clean: ## remove what the other commands made
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache dist out
