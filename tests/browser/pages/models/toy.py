"""A model small enough to be edited in a test."""


def compound(rate, years):
    """What 1 becomes after so many years at a rate (a fraction a year)."""
    return (1 + rate) ** years
