"""Let pytest collect the pages beside the rules: `pytest src/vedich/reading/grammar/number.md` runs one."""

pytest_plugins = ["tests.pages.collector"]
