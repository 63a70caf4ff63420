"""The integrity catalogue: what contradicts itself in a record, found again on every run.

What lives here: one file a check in `checks`, by subject, each with its page in Vietnamese; the view of the
record that all of them read (`view`, `figures`); the walk that finds them (`catalogue`).

What does not: writing what was found, and who explains it (`actions.integrity`); tampering, which breaks a
seal (`store.verification`).

>>> from vedich.store.integrity.catalogue import checks
>>> len(checks()) >= 40
True

To add a check: copy a file of `checks` with its page, give it the next number, and write one record that
fires and one that is silent; `tests/store/integrity` runs both.
"""
