"""The only memory: the record of areas, indicators, documents, targets, results, reports and what was done.

What lives here:

    models/         the tables by subject; constraints stand in the database
    migrations/     how a record of an older version becomes one of this
    opening.py      open a record for the command line, with the durability it demands
    configuration.py  what Django is told: databases, applications; the site's settings use it too
    exact.py        figures without rounding in both databases
    guards.py       what the database itself refuses: changing or deleting what was said
    references.py   that what observations point to is there and stays there, in place of foreign keys
    queries/        reads, by subject
    bulk.py         many rows at once
    facts/          the record as the judging room takes it
    judged/         what was judged, kept as a cache beside the record

What does not: writing (`actions`, each in one transaction with its audit event), rights (`access`), judging.
No model has a `save` of its own, and nothing listens to signals.

>>> from vedich.store.configuration import databases
>>> databases("sqlite:///record.db")["default"]["ENGINE"]
'vedich.store.sqlite'

To add a stored thing: its word in `domain` and the glossary, a model with its constraints in the file of its
subject, a migration (`python -m vedich.site makemigrations`), an action with its permission, a query.
"""
