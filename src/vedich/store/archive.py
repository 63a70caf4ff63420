"""Everything of a record in one file, table by table, in an order that does not depend on the database.

The archive is a SQLite file with the tables of the record, so that a record on PostgreSQL can leave it, be
looked at, and be verified by the verifier that stands alone; another record takes it in as it is: ids,
chains, seals. A manifest inside holds the digest of every table.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction

from vedich.store.chain import canonical_json
from vedich.store.exact import canonical
from vedich.store.seals import columns

FORM = "vedich archive 1"
_AT_ONCE = 5_000

# Tables that stay behind, and why.
_COMPUTED = "computed from the record, and computed anew when it is next asked for"
EXCLUDED: dict[str, str] = {f"store_judged{what}": _COMPUTED for what in ("moment", "board", "target", "due")}


class ArchiveError(RuntimeError):
    """Raised when an archive cannot be taken in; nothing was touched. `vi` and `en` say why."""

    def __init__(self, vi: str, en: str) -> None:
        self.vi = f"{vi} Chưa có gì thay đổi."
        self.en = f"{en} Nothing was changed."
        super().__init__(self.en)


def archived() -> list[type[models.Model]]:
    """Give the models of an archive, each behind those that its rows point to."""
    found: list[type[models.Model]] = []

    def take(model: type[models.Model], above: tuple[type[models.Model], ...] = ()) -> None:
        if model in found or model in above or model._meta.app_label != "store":
            return
        for field in model._meta.fields:
            if field.related_model is not None and isinstance(field.related_model, type):
                take(field.related_model, (*above, model))
        if model._meta.db_table not in EXCLUDED:
            found.append(model)

    for model in sorted(apps.get_app_config("store").get_models(), key=lambda each: each._meta.db_table):
        take(model)
    return found


def digests() -> dict[str, tuple[int, str]]:
    """Give the count and the digest of every table of the record that is open."""
    return {model._meta.db_table: _digest(_rows(model)) for model in archived()}


def write_archive(path: Path) -> dict[str, tuple[int, str]]:
    """Write the open record into a new archive, as it stands in one moment; give its digests."""
    with sqlite3.connect(path) as link:
        link.execute("PRAGMA journal_mode=OFF")
        link.execute("CREATE TABLE vedich_manifest (form TEXT, migrations TEXT, tables TEXT)")
        found: dict[str, tuple[int, str]] = {}
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            for model in archived():
                names = columns(model)
                link.execute(_table(model))
                marks = ", ".join("?" * len(names))
                running, count = hashlib.sha256(), 0
                sql = f'INSERT INTO "{model._meta.db_table}" VALUES ({marks})'
                for row in _rows(model):
                    running.update(canonical_json(row).encode() + b"\n")
                    link.execute(sql, [_stored(value) for value in row])
                    count += 1
                found[model._meta.db_table] = (count, running.hexdigest())
            migrations = _migrations()
        link.execute(
            "INSERT INTO vedich_manifest VALUES (?, ?, ?)", [FORM, json.dumps(migrations), json.dumps(found)]
        )
    link.close()
    return found


def read_archive(path: Path) -> dict[str, tuple[int, str]]:
    """Take an archive into the open record, which has its tables and nothing in them; give the digests.

    The whole archive is looked at before anything is touched, and the record once more before it is kept.

    Raises:
        ArchiveError: the file is no archive, was cut off or changed, is of another version, or the record
            holds something.
    """
    told = looked_at(path)
    if any(model._default_manager.exists() for model in archived()):
        raise ArchiveError(
            "Hồ sơ nhận đã có dữ liệu; bản lưu chỉ nạp vào hồ sơ trống. Hãy chọn tên hồ sơ khác.",
            "The record holds something; an archive is loaded into an empty one. Name another record.",
        )
    link = _opened(path)
    with transaction.atomic():
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA defer_foreign_keys=ON")
        for model in archived():
            _take_in(model, link)
        if connection.vendor == "postgresql":
            _set_sequences()
        found = digests()
        if found != told:
            raise ArchiveError(
                "Dữ liệu nạp vào không khớp bản lưu, nên không giữ.",
                "What was loaded differs from the archive, so it was not kept.",
            )
    link.close()
    return found


def settle() -> None:
    """Close the record; a SQLite one is one file then, which may be moved."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def looked_at(path: Path) -> dict[str, tuple[int, str]]:
    """Look at a whole archive; give the digests of its manifest, which are those of its rows.

    Raises:
        ArchiveError: it is none, was cut off or changed, or is of another version.
    """
    try:
        link = _opened(path)
        form, migrations, tables = link.execute(
            "SELECT form, migrations, tables FROM vedich_manifest"
        ).fetchone()
        told = {name: (count, hashed) for name, (count, hashed) in json.loads(tables).items()}
        if form != FORM or json.loads(migrations) != _migrations():
            raise ArchiveError(
                f"{path.name}: bản lưu của phiên bản khác. Hãy dùng phiên bản Về Đích đã tạo ra nó.",
                f"{path.name}: an archive of another version. Use the version that wrote it.",
            )
        whole = link.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        same = whole and all(
            _digest(_archived_rows(model, link)) == told.get(model._meta.db_table) for model in archived()
        )
        link.close()
    except (sqlite3.Error, ValidationError, ValueError, TypeError, AttributeError) as error:
        raise _damaged(path) from error
    if not same:
        raise _damaged(path)
    return told


def _damaged(path: Path) -> ArchiveError:
    return ArchiveError(
        f"{path.name}: không phải bản lưu nguyên vẹn (bị cắt, bị sửa hoặc là tệp khác). Hãy dùng bản khác.",
        f"{path.name}: no whole archive (cut off, changed, or another file). Use another copy.",
    )


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{path.absolute()}?mode=ro&immutable=1", uri=True)


def _rows(model: type[models.Model]) -> Iterator[tuple[Any, ...]]:
    return model._default_manager.order_by("pk").values_list(*columns(model)).iterator(chunk_size=_AT_ONCE)


def _digest(rows: Iterator[tuple[Any, ...]]) -> tuple[int, str]:
    count, running = 0, hashlib.sha256()
    for row in rows:
        running.update(canonical_json(row).encode() + b"\n")
        count += 1
    return count, running.hexdigest()


def _table(model: type[models.Model]) -> str:
    """Say how a table stands in an archive: its columns by name, with the types of a record on SQLite."""
    listed = ", ".join(f'"{name}" {_type(_field(model, name))}' for name in columns(model))
    return f'CREATE TABLE "{model._meta.db_table}" ({listed})'


def _field(model: type[models.Model], name: str) -> models.Field[Any, Any]:
    return next(field for field in model._meta.fields if field.attname == name)


def _type(field: models.Field[Any, Any]) -> str:
    if field.primary_key and not isinstance(field, models.CharField):
        return "integer PRIMARY KEY"
    if isinstance(field, models.ForeignKey):
        field = field.target_field
    if isinstance(field, models.BooleanField):
        return "bool"
    if isinstance(field, models.DateTimeField):
        return "datetime"
    if isinstance(field, models.DateField):
        return "date"
    return "integer" if isinstance(field, models.IntegerField) else "text"


def _stored(value: Any) -> Any:
    if isinstance(value, Decimal):
        return canonical(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if hasattr(value, "isoformat") else value


def _archived_rows(model: type[models.Model], link: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of an archive as the record has them."""
    names = columns(model)
    fields = [_field(model, name) for name in names]
    readers = [_reader(field) for field in fields]
    listed = ", ".join(f'"{name}"' for name in names)
    for row in link.execute(
        f'SELECT {listed} FROM "{model._meta.db_table}" ORDER BY "{model._meta.pk.attname}"'
    ):
        yield tuple(None if value is None else read(value) for value, read in zip(row, readers, strict=True))


def _reader(field: models.Field[Any, Any]) -> Any:
    if isinstance(field, models.ForeignKey):
        field = field.target_field
    if isinstance(field, models.BooleanField):
        return bool
    if isinstance(field, models.DateTimeField):
        return datetime.fromisoformat
    if isinstance(field, models.IntegerField):
        return int
    return field.to_python


def _take_in(model: type[models.Model], link: sqlite3.Connection) -> None:
    names = columns(model)
    waiting = _archived_rows(model, link)
    while batch := [row for _, row in zip(range(_AT_ONCE), waiting, strict=False)]:
        model._default_manager.bulk_create(
            [model(**dict(zip(names, row, strict=True))) for row in batch], batch_size=500
        )


def _set_sequences() -> None:
    """Let new rows continue behind the ids that were taken in."""
    with connection.cursor() as cursor:
        for model in archived():
            if isinstance(model._meta.pk, models.AutoField):
                table, key = model._meta.db_table, model._meta.pk.column
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table}', '{key}'), max({key})) FROM {table}"
                    f" HAVING max({key}) IS NOT NULL"
                )


def _migrations() -> list[str]:
    from django.db.migrations.recorder import MigrationRecorder

    return sorted(name for app, name in MigrationRecorder(connection).applied_migrations() if app == "store")
