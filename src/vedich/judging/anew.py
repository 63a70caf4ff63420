"""Judge anew what a few new figures touch: what the other areas came to is handed in as it was kept.

The steps are the same ones. Results to date of areas that nothing touched are read from what an earlier
judgement of the same question left, instead of being added up again.
"""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from vedich.judging.ask import Ask
from vedich.judging.engines import DuckDB, Source
from vedich.judging.inputs import INPUTS
from vedich.judging.judge import PACE_STEPS, SEASONS_BACK, STEPS, Judgement
from vedich.judging.schemes import Scheme
from vedich.judging.step import Step
from vedich.judging.tables import TABLES

_SPLIT = STEPS.index("to_date") + 1
_COLUMNS = ", ".join(TABLES["to_date"].names)


def judge_anew(
    tables: Mapping[str, Source],
    ask: Ask,
    *,
    scheme: Scheme,
    kept: Sequence[bytes],
    given: Collection[int],
    indicators: Collection[int],
) -> Judgement:
    """Judge with the figures of the areas in `given` alone; of all others take what was kept.

    `kept` are what `results_to_date` gave of the same question, `indicators` those that are needed.
    """
    engine = DuckDB()
    for table in INPUTS:
        if table.name != "scheme":
            engine.register(table.name, tables.get(table.name, []))
    engine.register("scheme", [scheme.row])
    back = SEASONS_BACK if ask.paces else 1
    engine.register("calendar", ask.calendar(ask.first_year - back - 50, ask.as_of.year + 50))
    for name in STEPS[:_SPLIT]:
        engine.run(Step.named(name), ask.literals)
    # What an area passed on may reach areas of which not everything was handed in.
    engine.connection.execute(f"DELETE FROM to_date WHERE area NOT IN ({_listed(given)})")
    with tempfile.TemporaryDirectory() as folder:
        for place, content in enumerate(kept):
            file = Path(folder) / f"{place}.parquet"
            file.write_bytes(content)
            engine.connection.execute(
                f"INSERT INTO to_date ({_COLUMNS}) SELECT {_COLUMNS} FROM read_parquet('{file.as_posix()}') "
                f"WHERE area NOT IN ({_listed(given)}) AND indicator IN ({_listed(indicators)})"
            )
    for name in (*STEPS[_SPLIT:], *(PACE_STEPS if ask.paces else ())):
        engine.run(Step.named(name), ask.literals)
    return Judgement(ask, scheme, engine)


def results_to_date(judgement: Judgement, areas: Collection[int]) -> bytes:
    """Give what areas came to by themselves, for `judge_anew` to take in."""
    return _written(judgement, f"SELECT {_COLUMNS} FROM to_date WHERE area IN ({_listed(areas)})")


def with_new_results(
    judgement: Judgement, kept: bytes, areas: Collection[int], indicators: Collection[int]
) -> bytes:
    """Give what was kept with the results of some areas and indicators in place of those it had."""
    touched = f"area IN ({_listed(areas)}) AND indicator IN ({_listed(indicators)})"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "kept.parquet"
        file.write_bytes(kept)
        return _written(
            judgement,
            f"SELECT {_COLUMNS} FROM read_parquet('{file.as_posix()}') WHERE NOT ({touched}) "
            f"UNION ALL SELECT {_COLUMNS} FROM to_date WHERE {touched}",
        )


def _written(judgement: Judgement, select: str) -> bytes:
    engine = judgement.engine
    assert isinstance(engine, DuckDB)  # what is judged anew is judged here
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "results.parquet"
        engine.connection.execute(
            f"COPY ({select}) TO '{file.as_posix()}' (FORMAT parquet, COMPRESSION zstd)"
        )
        return file.read_bytes()


def _listed(numbers: Collection[int]) -> str:
    return ", ".join(map(str, sorted(numbers))) or "NULL"
