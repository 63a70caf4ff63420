"""One engine doing one job, in a process of its own; prints what it took. `run.py` starts it and watches."""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench.judging import cluster, plain, plain_duckdb, record

MONTHS = {"one month": (date(2025, 9, 30), None), "ten years": (date(2025, 12, 31), 2016)}


def timed(do: Callable[[], object]) -> dict[str, float]:
    """Return what a call took: seconds by the clock, and of the processor in this process."""
    clock, processor = time.perf_counter(), time.process_time()
    do()
    return {"seconds": time.perf_counter() - clock, "processor": time.process_time() - processor}


WHOLE = {
    "whole judgement": None,
    "whole judgement, closed years in rows": record.CLOSED,
    "whole judgement, rows of a year": record.ALL,
    "whole judgement, as an office has it": record.OFFICE,
}
LAYING_OUT = "laying out a year"


def whole(folder: Path, job: str, laid_out: dict[str, str] | None, out: Path) -> dict[str, float]:
    """Judge with vintages, lineage and every form of target, as `vedich.judging` does.

    A fingerprint of all verdicts, which is not timed, is left in `out`.
    """
    from vedich.judging.engines import DuckDB

    engine = DuckDB(threads=2, memory="2500MB")
    taken = timed(lambda: _judged(folder, job, engine, laid_out).rows("tallies"))
    told = engine.connection.execute("SELECT COUNT(*), SUM(hash(v)) FROM verdicts AS v").fetchall()
    (out / "verdicts.txt").write_text(str(told[0]), encoding="utf-8")
    return taken


def _judged(folder: Path, job: str, engine: object, laid_out: dict[str, str] | None = None):  # type: ignore[no-untyped-def]
    from vedich.judging.ask import Ask
    from vedich.judging.judge import judge
    from vedich.judging.schemes import scheme_on

    as_of, since = MONTHS[job]
    ask = Ask(as_of, since_year=since, paces=False)
    return judge(record.sources(folder, laid_out), ask, scheme=scheme_on(as_of), engine=engine)  # type: ignore[arg-type]


def on_spark(folder: Path, job: str, out: Path, *, is_whole: bool) -> dict[str, float]:
    """Do the job on a master and two workers on loopback; what starting them takes is told apart."""
    from bench.judging import plain_spark
    from vedich.judging.spark import Spark, session

    started = time.perf_counter()
    warnings.simplefilter("ignore")
    is_long = folder.name in {"s12", "s120"}
    memory = "3g" if folder.name == "s120" else "1g"
    settings = {"spark__executor__memory": memory, "spark__sql__shuffle__partitions": "8"}
    with (
        cluster.cluster(memory) as address,
        session(address, **(settings if is_long else cluster.FOR_SHORT_RUNS)) as made,
    ):
        waited = time.perf_counter() - started
        if is_whole:
            taken = timed(lambda: _judged(folder, job, Spark(made, out / "steps")).rows("tallies"))
        else:
            taken = timed(lambda: plain_spark.run(made, folder, plain.JOBS[job], out))
        return taken | {"start": waited}


def main(engine: str, job: str, folder: Path, out: Path) -> None:
    """Do one job with one engine."""
    of_job = plain.JOBS[job]
    if engine == "floor":
        taken = timed(lambda: plain_duckdb.floor(folder, of_job, out))
    elif engine == "DuckDB":
        taken = timed(lambda: plain_duckdb.run(folder, of_job, out))
    elif engine == "DuckDB, all years at once":
        taken = timed(lambda: plain_duckdb.staged(folder, of_job, out))
    elif engine == "DuckDB, rows of a year":
        taken = timed(lambda: plain_duckdb.run(folder, of_job, out, wide=True))
    elif engine in {"Polars", "Polars, rows of a year"}:
        from bench.judging import plain_polars

        taken = timed(lambda: plain_polars.run(folder, of_job, out, wide=engine != "Polars"))
    elif engine == "pandas":
        from bench.judging import plain_pandas

        taken = timed(lambda: plain_pandas.run(folder, of_job, out))
    elif engine in WHOLE:
        taken = whole(folder, job, WHOLE[engine], out)
    elif engine == LAYING_OUT:
        taken = timed(lambda: record.lay_out_again(folder, out))
    else:
        taken = on_spark(folder, job, out, is_whole=engine == "Spark, whole judgement")
    print(json.dumps(taken))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
