"""The words of the trade, as frozen values: what is true without a computer.

Lives here: numbers and days (`figure`, `measure`, `period`, `season`, `regime`), who and where (`area`,
`lineage`, `agency`), what is aimed at and reached (`indicator`, `target`, `observation`, `verdict`,
`scorecard`), the way of a report (`submission`), work (`deadline`, `task`), documents and what is read
from them (`identity`, `document`), what is doubted (`finding`), and texts for people (`wording`).
Arithmetic and comparison that belong to a word live with it.

Does not live here: lists that officials edit (`catalog`), finding words in a text (`reading`), doubting
them (`checking`), anything that needs a clock, a disk, a network or a third-party package.

A printed figure knows how far it may be off, and a period which days it means:

>>> from vedich.domain.figure import Figure
>>> from vedich.domain.period import Period
>>> Figure("526,8").between
(Decimal('526.75'), Decimal('526.85'))
>>> Period.parse("2023-9M").year_ago.end
datetime.date(2022, 9, 30)

Where a word prints and reads, one law holds: reading what was printed gives the same word.
States and moves are tables, one sentence a state, and the tests walk the whole of each table.

To add a word: a row in `docs/glossary.md` (the trap in its last column is why the word needs a type), a
file named after the class, a doctest that is its manual, a test in `tests/domain/` for its law. Modules
import one another by full name; this file exports nothing, so that every import says where a word lives.
"""
