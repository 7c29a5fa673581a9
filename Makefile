# make run: talk to the guide in this terminal. make test: all tests. Both set up everything they need in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: run test setup setup-test model check format evaluate clean

run: setup
	@$(BIN)/python -m skill talk

test: setup-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses=auto

# The service and the terminal.
setup: $(VENV)/learnt

# What only the tests, the checks and the model builder need.
setup-test: setup $(VENV)/ready-test

$(VENV)/ready: requirements.txt requirements-local.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Pump Guide needs Python 3.11 or later."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Install Python's venv first: apt-get install python3-venv"; exit 1; }
	@echo "Setting up in $(VENV), once: about a minute."
	@$(PIP) install -r requirements.txt -r requirements-local.txt
	@touch $@

# What the terminal learns of the models; it is learnt again by itself when they change.
$(VENV)/learnt: $(VENV)/ready
	@$(BIN)/python -m skill.understanding.learnt
	@touch $@

$(VENV)/ready-test: $(VENV)/learnt requirements-test.txt
	@echo "Setting up the tests, once: about a minute."
	@$(PIP) install -r requirements-test.txt
	@touch $@

# The interaction models, from the sentence files.
model: setup-test
	$(BIN)/python -m interaction_model.build

check: setup-test
	$(BIN)/python -m skill check

format: setup-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# How often the local understanding is right, on questions that are not samples, held-out templates and slips.
evaluate: setup-test
	$(BIN)/python -m tests.questions.evaluate

clean:
	rm -rf $(VENV) .cache
