# Works with GNU make 3.81 and later. Everything is installed into this folder.
# PYTHON=/path/to/python3 chooses another Python; ARGS="..." passes options on.

PYTHON ?= python3
ARGS ?=

needs = command -v "$(PYTHON)" >/dev/null 2>&1 || { \
	echo 'There is no $(PYTHON) here. Python 3.11 or later is needed: install it, or name it, as in make $@ PYTHON=/path/to/python3.' >&2; exit 1; }; \
	"$(PYTHON)" tools/environment.py

.NOTPARALLEL:
.PHONY: help html book test lab classroom bench facts lock upgrade clean

help:           ## list the commands
	@sed -n 's/^\([a-z]*\): *## /make \1	/p' Makefile

html:           ## build the book into _build/html
	@$(needs) book
	@.venv/bin/python tools/build.py
	@echo 'To read it: make book. If that runs already, reload the page.'

book:           ## build the book, serve it on this machine and print the address
	@$(needs) book
	@.venv/bin/python tools/serve.py --check
	@.venv/bin/python tools/build.py
	@.venv/bin/python tools/serve.py _build/html

test:           ## run every test; ARGS="-k hallmark" runs some
	@$(needs) test
	@.venv/bin/python -m pytest -n 2 --dist worksteal $(ARGS)

lab:            ## open the chapters in JupyterLab
	@$(needs) lab
	@.venv/bin/python tools/lab.py $(ARGS)

classroom:      ## set up a demonstration course with simulated students, graded, with feedback
	@$(needs) grade
	@.venv/bin/nqpf-quiz classroom $(ARGS)

bench:          ## measure the budgets and print them; ARGS="--only weight" measures one subject
	@$(needs) bench
	@PYTHONPATH=tools .venv/bin/python -m bench $(ARGS)

facts:          ## list every dated or numeric claim of the chapters with its sources, as CSV
	@$(PYTHON) tools/claims.py $(ARGS)

lock:           ## bring the lock files in line with pyproject.toml and package.json
	@$(needs) lock
	@.venv/bin/python tools/lock.py

upgrade:        ## the same, with the newest versions that are allowed
	@$(needs) lock
	@.venv/bin/python tools/lock.py --upgrade

clean:          ## remove what was built; the environment in .venv stays
	rm -rf _build

.DEFAULT:
	@echo 'There is no command "make $@"; make help lists those there are.' >&2; exit 2
