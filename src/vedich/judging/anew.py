"""Judge anew what a few new figures touch: what the other areas came to is handed in as it was kept.

The steps are the same ones. Results to date of areas that nothing touched are read from what an earlier
judgement of the same question left, instead of being added up again.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vedich.judging.ask import Ask
from vedich.judging.engines import DuckDB
from vedich.judging.inputs import INPUTS
from vedich.judging.judge import FEW_ROWS, PACE_STEPS, SEASONS_BACK, STEPS, Judgement
from vedich.judging.schemes import Scheme
from vedich.judging.step import Step
from vedich.judging.table import Row
from vedich.judging.tables import TABLES

_SPLIT = STEPS.index("to_date") + 1
_COLUMNS = ", ".join(TABLES["to_date"].names)
# Up to so many bytes of kept results, too, the plans of the steps cost more than their work.
_FEW_BYTES = 20_000_000

# A stretch of months that results are needed of: a row of the step `windows`.
Window = tuple[int, int, int, bool, bool]


@dataclass(frozen=True, slots=True)
class Kept:
    """Results of lowest areas that an earlier judgement left: a Parquet file (b"": none), and its windows."""

    content: bytes
    windows: frozenset[Window]


class NotKeptError(LookupError):
    """Raised when a target needs a stretch of months that the kept results do not have."""


def judge_anew(
    tables: Mapping[str, Sequence[Row]],
    ask: Ask,
    *,
    scheme: Scheme,
    kept: Sequence[Kept],
    given: Collection[int],
    indicators: Collection[int],
    also: Iterable[Window] = (),
) -> Judgement:
    """Judge with the figures of the areas in `given` alone; of all others take what was kept.

    `indicators` are those that are needed. Results of the windows in `also` are made too, so that they may
    take their place among kept ones. No tallies are made.

    Raises:
        NotKeptError: what was kept lacks a stretch of months.
    """
    few = len(tables["observations"]) <= FEW_ROWS and sum(len(one.content) for one in kept) <= _FEW_BYTES
    engine = DuckDB(few=few)
    for table in INPUTS:
        if table.name != "scheme":
            engine.register(table.name, tables.get(table.name, []))
    engine.register("scheme", [scheme.row])
    back = SEASONS_BACK if ask.paces else 1
    engine.register("calendar", ask.calendar(ask.first_year - back - 50, ask.as_of.year + 50))
    idle = {name for name, is_idle in _IDLE.items() if is_idle(tables)}

    def run(name: str) -> None:
        if name in idle:
            engine.register(name, [])
        else:
            engine.run(Step.named(name), ask.literals)

    for name in STEPS[:_SPLIT]:
        run(name)
        if name == "windows":
            _widen(engine, kept, also)
    # What an area passed on may reach areas of which not everything was handed in.
    engine.connection.execute(f"DELETE FROM to_date WHERE area NOT IN ({_listed(given)})")
    with tempfile.TemporaryDirectory() as folder:
        if files := _files(folder, (one.content for one in kept)):
            engine.connection.execute(
                f"INSERT INTO to_date ({_COLUMNS}) SELECT {_COLUMNS} FROM read_parquet({files}) "
                f"WHERE area NOT IN ({_listed(given)}) AND indicator IN ({_listed(indicators)})"
            )
    for name in (*STEPS[_SPLIT:], *(PACE_STEPS if ask.paces else ())):
        run(name)
    return Judgement(ask, scheme, engine)


_Tables = Mapping[str, Sequence[Row]]
_LAST_YEAR = TABLES["targets"].names.index("last_year")


def _none(table: str, column: str, wanted: Collection[object]) -> Callable[[_Tables], bool]:
    place = TABLES[table].names.index(column)
    return lambda tables: not any(row[place] in wanted for row in tables[table])


# Steps whose table stays empty when what is handed in has nothing for them; nobody reads tallies of a part.
_IDLE: dict[str, Callable[[_Tables], bool]] = {
    "moved": lambda tables: not tables["passages"],
    "derived": _none("indicators", "adds_up", {"ratio", "growth", "diff", "all"}),
    "terms": lambda tables: all(row[_LAST_YEAR] is None for row in tables["targets"]),
    "tallies": lambda tables: True,
}


def windows_of(judgement: Judgement) -> frozenset[Window]:
    """Give the stretches of months that a judgement made results of."""
    return frozenset(tuple(row) for row in judgement.rows("windows"))  # type: ignore[misc]


def _widen(engine: DuckDB, kept: Sequence[Kept], also: Iterable[Window]) -> None:
    """See that kept results have all windows; then add those that are wanted beside them."""
    needed: dict[tuple[int, int, int], bool] = {row[:3]: row[4] for row in engine.rows("windows")}  # type: ignore[misc]
    for windows in {one.windows for one in kept}:
        there = {window[:3]: window[4] for window in windows}
        # A window of flows alone has nothing of what stands.
        if any(there.get(key, True) > flows_only for key, flows_only in needed.items()) or (
            needed.keys() - there.keys()
        ):
            raise NotKeptError
    more = [
        window for window in set(also) if needed.get(window[:3], True) > window[4] or window[:3] not in needed
    ]
    if not more:
        return
    rows: dict[Row, Row] = {row[:3]: row for row in engine.rows("windows")}
    engine.register("windows", list((rows | _narrowest(more)).values()))


def _narrowest(windows: Iterable[Window]) -> dict[Row, Row]:
    """Give windows by their months; of two, the one that is not of flows alone."""
    found: dict[Row, Row] = {}
    for window in sorted(windows, key=lambda one: -one[4]):
        found[window[:3]] = window
    return found


def results_to_date(
    judgement: Judgement, groups: Mapping[int, Collection[int]]
) -> dict[int, dict[int, bytes]]:
    """Give what groups of areas came to by themselves, by group and indicator, for `judge_anew`."""
    return {
        group: _written(judgement, f"SELECT {_COLUMNS} FROM to_date WHERE area IN ({_listed(areas)})")
        for group, areas in groups.items()
    }


def with_new_results(
    judgement: Judgement,
    kept: Sequence[tuple[Mapping[int, bytes], Collection[int]]],
    indicators: Collection[int],
) -> list[dict[int, bytes]]:
    """Give kept files with the results of some areas in place of those they had.

    `kept` are groups: their files by indicator, and the areas of each that were judged anew. Of an indicator
    of which nothing is left there is no file.
    """
    link, found = _link(judgement), []
    with tempfile.TemporaryDirectory() as folder:
        for files, areas in kept:
            of_group: dict[int, bytes] = {}
            for indicator in sorted(indicators):
                told = _files(folder, [files[indicator]]) if indicator in files else ""
                old = f"SELECT {_COLUMNS} FROM read_parquet({told}) WHERE area NOT IN ({_listed(areas)})"
                new = (
                    f"SELECT {_COLUMNS} FROM to_date "
                    f"WHERE area IN ({_listed(areas)}) AND indicator = {indicator}"
                )
                content = _copied(
                    link, f"{old} UNION ALL {new}" if told else new, Path(folder) / "new.parquet"
                )
                if content:
                    of_group[indicator] = content
            found.append(of_group)
    return found


def _files(folder: str, contents: Iterable[bytes]) -> str:
    """Lay files down and list them as SQL does; '' for none."""
    named = []
    for place, content in enumerate(each for each in contents if each):
        file = Path(folder) / f"{place}.parquet"
        file.write_bytes(content)
        named.append(f"'{file.as_posix()}'")
    return f"[{', '.join(named)}]" if named else ""


def _written(judgement: Judgement, select: str) -> dict[int, bytes]:
    """Write rows of results into a file for each indicator."""
    link = _link(judgement)
    link.execute(f"CREATE OR REPLACE TEMP TABLE kept_results AS {select}")
    found = [row[0] for row in link.execute("SELECT DISTINCT indicator FROM kept_results").fetchall()]
    with tempfile.TemporaryDirectory() as folder:
        return {
            pk: _copied(link, f"FROM kept_results WHERE indicator = {pk}", Path(folder) / "new.parquet")
            for pk in found
        }


def _copied(link: Any, select: str, file: Path) -> bytes:
    """Give rows as a Parquet file; b"" for none."""
    written = link.execute(
        f"COPY ({select}) TO '{file.as_posix()}' (FORMAT parquet, COMPRESSION zstd)"
    ).fetchone()
    return file.read_bytes() if written[0] else b""


def _link(judgement: Judgement) -> Any:
    engine = judgement.engine
    assert isinstance(engine, DuckDB)  # what is judged anew is judged here
    return engine.connection


def _listed(numbers: Collection[int]) -> str:
    return ", ".join(map(str, sorted(numbers))) or "NULL"
