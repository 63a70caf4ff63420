"""The files of a bulk load, as one run of rows: a file, or a folder in the order of its names."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TextIO

from vedich.domain.wording import Wording
from vedich.exchange.cells import Cell, Decimals
from vedich.exchange.tables import Header, TableError, csv_rows, json_rows

_JSON = (".jsonl", ".ndjson", ".json")
_ENDINGS = (".csv", ".tsv", *_JSON, ".parquet")


@dataclass(slots=True)
class TableFiles:
    """Some files of rows. `size` is what there is to read in bytes, and `read` how far that is."""

    path: Path
    files: tuple[Path, ...]
    decimals: Decimals
    size: int
    read: int = 0

    @classmethod
    def at(cls, path: Path, decimals: Decimals) -> TableFiles:
        """Find the files of a path.

        Raises:
            TableError: a folder holds none.
        """
        files: tuple[Path, ...] = (path,)
        if path.is_dir():
            files = tuple(sorted(each for each in path.iterdir() if each.suffix.lower() in _ENDINGS))
        if not files:
            raise TableError(
                Wording(
                    f"{path}: thư mục không có tệp .csv, .jsonl hay .parquet nào",
                    f"{path}: the folder holds no .csv, .jsonl or .parquet file",
                )
            )
        return cls(path, files, decimals, sum(file.stat().st_size for file in files))

    @property
    def header(self) -> Header:
        """Give what the columns of the first file are.

        Raises:
            TableError: its heads are not understood, or it holds nothing.
        """
        with _opened(self.files[0]) as (stream, _):
            try:
                first = next(_rows_of(self.files[0], stream), None)
            except TableError as error:
                raise _in_file(self.files[0], error) from None
            if isinstance(first, Header):
                return first
        raise TableError(
            Wording(
                f"{self.files[0].name}: tệp không có dòng nào", f"{self.files[0].name}: the file is empty"
            )
        )

    def decimals_of(self, file: Path) -> Decimals:
        """Give how figures are written in a file: what a Parquet file holds means one thing only."""
        return Decimals.DOT if file.suffix.lower() == ".parquet" else self.decimals

    def hashed(self) -> str:
        """Give the hash of all that the files hold, and of how their figures are read."""
        whole = hashlib.sha256(self.decimals.value.encode())
        for file in self.files:
            with file.open("rb") as stream:
                whole.update(hashlib.file_digest(stream, "sha256").digest())
        return whole.hexdigest()

    def rows(self) -> Iterator[tuple[Path, int, Mapping[str, Cell]]]:
        """Yield each row with its file and its number there, as a spreadsheet or an editor shows it.

        Raises:
            TableError: the heads of a file are not understood, or it holds other things than the first.
        """
        self.read = 0
        for file in self.files:
            before = self.read
            with _opened(file) as (stream, position):
                try:
                    for told in _rows_of(file, stream):
                        if isinstance(told, Header):
                            continue
                        number, row = told
                        yield file, number, row
                        if number % 1000 == 0:
                            self.read = before + position()
                except TableError as error:
                    raise _in_file(file, error) from None
            self.read = before + file.stat().st_size


def _in_file(file: Path, error: TableError) -> TableError:
    return TableError(Wording(f"{file.name}: {error.vi}", f"{file.name}: {error.en}"))


def _rows_of(file: Path, stream: TextIO) -> Iterator[Header | tuple[int, dict[str, Cell]]]:
    return json_rows(stream) if file.suffix.lower() in _JSON else csv_rows(stream)


@contextmanager
def _opened(file: Path) -> Iterator[tuple[TextIO, Callable[[], int]]]:
    """Open a file as text; beside it, what tells how many of its bytes were read."""
    if file.suffix.lower() == ".parquet":
        from vedich.intake.parquet import csv_of_parquet

        data = file.read_bytes()
        made = csv_of_parquet(data, file.name)
        inside = BytesIO(made)
        yield (
            TextIOWrapper(inside, "utf-8", newline=""),
            lambda: len(data) * inside.tell() // max(len(made), 1),
        )
        return
    with file.open("rb") as raw:
        yield TextIOWrapper(raw, "utf-8-sig", newline=""), raw.tell
