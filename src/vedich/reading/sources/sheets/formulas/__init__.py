"""Formulas: those simple enough to be computed again, to notice a stored result that is out of date.

What lives here: reading a formula (`parsing`), computing it over exact decimals (`evaluating`), and doing so
for a whole workbook (`recompute`). What is not surely understood is left alone: no guess is made.
"""
