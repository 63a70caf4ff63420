"""What the proofs of judging share: one cluster of Apache Spark on this machine for all that ask for it."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from bench.judging import cluster

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    """Give a session on a master and two workers that speak over loopback; skip loudly where there is no Spark."""
    if lacking := cluster.missing():
        pytest.skip(lacking)
    from vedich.judging.spark import session

    with warnings.catch_warnings():
        # Spark and its Python side warn of newer pandas and Java; neither is used here.
        warnings.simplefilter("ignore")
        with (
            cluster.cluster() as address,
            session(address, **cluster.FOR_SHORT_RUNS) as made,
        ):
            yield made
