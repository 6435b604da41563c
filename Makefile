# Which Python makes the virtual environment: `make PYTHON=python3.13 test`. Without a word: the one that is there, or python3.
PYTHON ?=
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.ready
UV     := $(BIN)/uv
# A part of the tests, such as `make test TESTS=tests/unit`.
TESTS  ?=

.PHONY: setup venv install sandbox run test lint bench lock clean

# Asked in the shell, since make has looked at the stamp before `venv` made its folder anew.
setup: venv
	@if [ ! $(STAMP) -nt requirements.lock ] || [ ! $(STAMP) -nt pyproject.toml ]; then $(MAKE) --no-print-directory install; fi

venv:
	@PYTHON="$(PYTHON)" sh venv.sh "$(VENV)"

# requirements.lock holds every package with its hashes, and leaves out on purpose what mecab-ko asks for: nothing beside it
# is installed. The project itself is linked without asking an index again.
install:
	VIRTUAL_ENV=$(VENV) $(UV) pip install --quiet --compile-bytecode --no-deps --require-hashes -r requirements.lock
	VIRTUAL_ENV=$(VENV) $(UV) pip install --quiet --no-deps --no-build-isolation -e .
	@touch $(STAMP)

sandbox: setup
	@$(BIN)/python -m bot sandbox

run: setup
	@$(BIN)/python -m bot run

test: setup
	$(BIN)/python -m pytest -n 2 --dist loadgroup $(TESTS)

lint: setup
	$(BIN)/ruff check bot tests benchmarks
	$(BIN)/ruff format --check bot tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/hadolint Dockerfile

bench: setup
	$(BIN)/python -m benchmarks

# The oldest Python that is supported: what it can install, the newer ones can, and markers say where they differ.
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

lock: venv
	$(COMPILE) --extra dev --output-file requirements.lock pyproject.toml requirements.build.in
	$(COMPILE) --extra postgres --output-file requirements.run.lock pyproject.toml requirements.build.in

clean:
	rm -rf $(VENV)
