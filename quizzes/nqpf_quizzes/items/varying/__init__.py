"""Functions that draw the figures of items that vary, one a file.

Each file holds `draw(random)`, which returns

    {"values": [[name, number], ...], "answer": number, "slips": [[misconception, number], ...]}

random: a drawing.Random. values: what the stem shows; draw them with the decimals that it prints, so
that the figures a reader sees are the figures that are used. Portable: runs on CPython and MicroPython.
"""
