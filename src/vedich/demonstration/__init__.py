"""The demonstration: figures that nobody reported, made to look like a province's, for learning and trying.

What lives here: a generator that gives the same figures for the same seed: real areas of both eras, made-up
people and results, whole target sets; and the figures that five published articles really state, as facts.

What does not: writing (`actions.demonstrating`); real figures of a user.

>>> from vedich.demonstration.scale import Scale
>>> Scale("province").value
'province'

To add an indicator: an entry in `behaviours.toml`: how large it is, how it moves, how it is aimed at.
"""
