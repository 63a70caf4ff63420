"""What every test shares: how hard hypothesis tries, and the documents that lie beside the project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import records

# The short form runs in every `make test`, the same on every machine; `make proof` asks for the long one with
# `--hypothesis-profile=proof`. No deadline: the machines that run this are shared and slow at times.
settings.register_profile(
    "short", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("proof", max_examples=5_000, deadline=None)
settings.load_profile("short")

BESIDE = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def beside() -> Path:
    """Give the folder of real documents that lies beside the project, or skip where it is not there.

    Nothing in it is part of the project: a test may measure with these documents and never copies them.
    """
    if not BESIDE.is_dir():
        pytest.skip("../shared is not here")
    return BESIDE


@pytest.fixture
def record(request: pytest.FixtureRequest) -> Iterator[str]:
    """Give the address of a fresh, empty record that the process is turned to; skip where no server is.

    A test that asks for an office gets one with the office in it, once one was made.
    """
    try:
        records.template()
    except records.NoServerError as error:
        pytest.skip(str(error))
    yield from records.fresh("office" if "office" in request.fixturenames else "")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is about the other database: `@pytest.mark.only_on("sqlite")`."""
    here = "postgresql" if records.ON_POSTGRES else "sqlite"
    others = [item for item in items if (mark := item.get_closest_marker("only_on")) and mark.args[0] != here]
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]
