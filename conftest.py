"""Let pytest collect the pages beside the rules, and give every test a record to ask for.

`pytest src/vedich/reading/grammar/number.md` runs one page.
"""

from importlib.util import find_spec

from tests.records import configure

pytest_plugins = ["tests.pages.collector", "tests.audit"]

# What only a comparison of engines needs is installed by `make scale`.
collect_ignore = [
    f"bench/judging/plain_{name}.py" for name in ("pandas", "polars") if find_spec(name) is None
]

# Models are imported by doctests too; Django must know of a record before.
configure()
