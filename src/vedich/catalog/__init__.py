"""The catalog: what experts edit. Data files, one schema, one loader, one search.

Here live the indicators by subject (`indicators/*.toml`), measures and count nouns, bases, document types,
report regimes, dated thresholds, agencies, sources, abbreviations, the wordings that mean several indicators,
and the areas (`areas/`, with a door plate of its own). Every entry cites its source; whatever can change is
dated with `from` and `until`; examples are read back by the tests.

Not here: what a text says (`reading`), what a result is worth (`judging`), patterns of the language.

>>> from vedich.catalog.find import find
>>> find("tỷ lệ người dân tham gia BHYT")[0].code
'HEA-001'
>>> from vedich.catalog.load import catalog
>>> str(catalog().thresholds["near_met"].value)
'90'

To add an indicator: copy a neighbour in the file of its subject; give it the next free code, a measure, which
way is better, how it adds up, a source and two sayings of your own with a figure. `schema.py` says what each
field means. Then run `pytest tests/catalog`: it reads your sayings back and names every wording that now
means two things. A wording that truly means several goes into `ambiguous.toml`.

An installation lays its own folder over ours: `catalog(Path("/etc/vedich"))` reads `thresholds.toml` or
`indicators/poverty.toml` there, adds its entries, and lets its fields replace ours.
"""
