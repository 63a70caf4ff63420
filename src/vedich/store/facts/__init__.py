"""The record as the judging room takes it: rows of the store made into plain tables, and nothing guessed.

What lives here: `gathering` puts all tables together for what is asked; `observed` reads results, `aimed`
targets, `measured` indicators and conversions, `bordered` the tree and what became of areas, `schemed` the
scheme in force; `projected` lays years out in files beside the record, `since` proves what changed after
that, and `laid_out` takes results from both.

What does not: judging (`vedich.judging`), which takes tables and gives tables, and knows no database.

A figure that cannot be handed over exactly is left out and counted under the reason, never rounded:

>>> from decimal import Decimal
>>> from vedich.store.facts.measured import fits
>>> fits(Decimal("526.8")), fits(Decimal("0.1234567"))
(True, False)

To add a column: `vedich.judging.tables` is the contract; the module of its table here fills it.
"""
