"""Let pytest collect the pages beside the rules, and give every test a record to ask for.

`pytest src/vedich/reading/grammar/number.md` runs one page.
"""

import gc
from importlib.util import find_spec

from tests.records import configure

pytest_plugins = ["tests.pages.collector", "tests.audit"]

# What only a comparison of engines needs is installed by `make scale`.
collect_ignore = [
    f"bench/judging/plain_{name}.py" for name in ("pandas", "polars") if find_spec(name) is None
]

# Models are imported by doctests too; Django must know of a record before.
configure()

# Modules, pages and tests that were collected stay to the end, so garbage is not looked for among them:
# walking over them again and again took a sixth of the time of collecting and a twentieth of that of testing.
gc.disable()


def pytest_collection_finish() -> None:
    """Look for garbage from here on, among what tests leave."""
    gc.freeze()
    gc.enable()
