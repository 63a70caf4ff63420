"""Reorganisations: planned, changed, confirmed, withdrawn, and in effect on their day, all at once.

A plan is kept as versions that only grow. Nothing of the record changes before its day; then everything
changes in one action with one event, or nothing does. What is in effect is not undone: a correction is a new
decision.

>>> from vedich.domain.reorganisation import ReorganisationState
>>> ReorganisationState.EFFECTIVE.is_open
False

What does not live here: what follows from a plan (`domain.consequences`), a single merger or division
without a plan (`actions.successions`).
One more thing that a reorganisation carries along: a function in `effect.py`, told in `consequences` first.
"""
