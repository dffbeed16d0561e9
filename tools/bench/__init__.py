"""`make bench`: the budgets of the course, measured on the built book.

Each subject is a module of this package with

    HOW                 what is measured and how, in a sentence or two
    measure(ground)     yields a `table.Row` for each budget, as soon as it is known

`ground` (see `ground.py`) has the built book, a server of it and a browser. A subject is added by
one such module and its name in `SUBJECTS`; `make bench ARGS="--only NAME"` runs one.
"""

SUBJECTS = ["build", "weight", "lighthouse", "start", "response", "accessibility", "grading"]
