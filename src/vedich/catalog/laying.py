"""Lay the files of an installation over ours, entry by entry and field by field."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from vedich.catalog.schema import CatalogError

_OURS = files("vedich.catalog")


class Layers:
    """Our folder of TOML files, and the installation's own laid over it when there is one."""

    def __init__(self, over: Path | None = None) -> None:
        if over is not None and not over.is_dir():
            raise NotADirectoryError(
                f"The catalog folder {str(over)!r} is not there. Name a folder that holds files such as "
                "thresholds.toml or indicators/poverty.toml, or leave it out."
            )
        self._folders: tuple[Traversable, ...] = (_OURS,) if over is None else (_OURS, over)
        # A file of several groups (measures.toml) is asked for once for each of them, and parsing it is slow.
        self._parsed: dict[str, list[tuple[str, dict[str, Any]]]] = {}

    def subjects(self) -> list[str]:
        """Give the subjects that have a file of indicators, in order."""
        names = {
            Path(found.name).stem
            for folder in self._folders
            if (inside := folder / "indicators").is_dir()
            for found in inside.iterdir()
            if found.name.endswith(".toml")
        }
        return sorted(names)

    def tables(self, name: str, group: str | None) -> dict[str, tuple[str, dict[str, Any]]]:
        """Give each entry's last file and its fields, the installation's laid over ours.

        Raises:
            CatalogError: a file is no TOML.
        """
        laid: dict[str, tuple[str, dict[str, Any]]] = {}
        if name not in self._parsed:
            self._parsed[name] = list(self._read(name))
        for file, tables in self._parsed[name]:
            for key, table in (tables.get(group, {}) if group else tables).items():
                known = laid.get(key, (file, {}))[1]
                laid[key] = (file, {**known, **table} if isinstance(table, dict) else table)
        return laid

    def _read(self, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
        for folder in self._folders:
            at = folder / f"{name}.toml"
            if not at.is_file():
                continue
            file = f"{name}.toml" if folder is _OURS else str(at)
            try:
                yield file, tomllib.loads(at.read_text(encoding="utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise CatalogError(
                    file, "", "", f"cannot be read as TOML: {error}. Mend that line."
                ) from error
