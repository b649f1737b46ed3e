# What a change must pass: make check. Another interpreter: make check PYTHON=.venv/bin/python
PYTHON ?= python

.PHONY: check lint types imports test golden messages relevance bench faults docs man package

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

# What docs/reliability.md promises, tried: about two hours. Fewer: make faults FAULTS="--only kill --kills 50"
faults:
	$(PYTHON) -m tests.faults $(FAULTS)

# The wheel and the sdist, in dist/; the same sources give the same bytes.
package:
	$(PYTHON) -m build --outdir dist
