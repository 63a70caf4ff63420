"""Let pytest collect the pages beside the rules, and give every test a record to ask for.

`pytest src/vedich/reading/grammar/number.md` runs one page.
"""

from tests.records import configure

pytest_plugins = ["tests.pages.collector", "tests.audit"]

# Models are imported by doctests too; Django must know of a record before.
configure()
