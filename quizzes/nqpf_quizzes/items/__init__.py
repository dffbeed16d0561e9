"""Items drawn and scored: the part of the questions that runs wherever a question is asked.

Portable: runs on CPython and on MicroPython.
"""
