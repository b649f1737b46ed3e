# What a change must pass: make check. Another interpreter: make check PYTHON=.venv/bin/python
PYTHON ?= python
# One that has pip; environments made by the commands of the README have none of their own.
BASE ?= python3

.PHONY: check lint types imports test slow golden messages relevance bench faults docs man package lock locked sbom

check: lint types imports test

lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types:
	$(PYTHON) -m mypy

# The command lint-imports, run by the interpreter named above: the package itself cannot be run with -m.
imports:
	$(PYTHON) -c "from importlinter.cli import lint_imports_command; lint_imports_command()"

test:
	$(PYTHON) -m pytest

# What takes minutes: a PostgreSQL server, real shells, faults put in, relevance.
slow:
	$(PYTHON) -m pytest -m slow

# Take the outputs of today as the right ones; read the difference before you keep it.
golden:
	$(PYTHON) -m pytest --update-golden

# Collect the messages of the code, update the catalogues and compile them.
messages:
	$(PYTHON) tests/tools/messages.py

# The documents that are made from the help pages, and the pictures of the guide.
docs:
	$(PYTHON) tests/tools/manual.py
	$(PYTHON) tests/tools/pictures.py

# The manual pages, where man finds them once the environment of PYTHON is activated: man cgluctl
man:
	$(PYTHON) tests/tools/manual.py --man "$$($(PYTHON) -c 'import sys; print(sys.prefix)')/share/man"

relevance:
	$(PYTHON) -m tests.relevance.score

bench:
	$(PYTHON) benchmarks/run.py
	$(PYTHON) benchmarks/scale.py

# What docs/reliability.md promises, tried: about two hours. Fewer: make faults FAULTS="--only kill --kills 50"
faults:
	$(PYTHON) -m tests.faults $(FAULTS)

# The wheel and the sdist, in dist/; the same sources give the same bytes.
package:
	$(PYTHON) -m build --outdir dist

# Pin every library that the program and its extras may load, with hashes, for every system: needs the extra supply.
lock:
	$(PYTHON) -m uv pip compile pyproject.toml --extra all --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --quiet --output-file requirements.lock

# Install from the lock alone, and try what was installed.
locked:
	$(PYTHON) -m venv --clear --without-pip build/sbom
	$(BASE) -m pip --python build/sbom/bin/python install --quiet --require-hashes -r requirements.lock
	$(BASE) -m pip --python build/sbom/bin/python install --quiet --no-deps .
	build/sbom/bin/python -m cgluctl check

# Write what the lock installs as a CycloneDX bill of materials, validated: dist/cgluctl.cdx.json
sbom: locked
	mkdir -p dist
	$(PYTHON) -m cyclonedx_py environment build/sbom/bin/python --pyproject pyproject.toml \
		--output-reproducible --validate --output-file dist/cgluctl.cdx.json
