"""Grading that reads answers and never runs them.

opening   a handed-in file's cells, whatever state it is in
find      the answer to each question among them; read: its value
rebuild   the notebook made anew from the gradebook's copy
score     each answer's outcome, by the scorer of the page
gradebook, feedback, report    where the outcome goes
exporter, preprocessors, release, wiring    nbgrader's way in; batch: ours
stock     what hidden tests call where stock nbgrader runs a notebook
"""
