"""Everything of a record in one file, table by table, in an order that does not depend on the database.

The archive is a SQLite file with the tables of the record, so that a record on PostgreSQL can leave it, be
looked at, and be verified by the verifier that stands alone; another record takes it in as it is: ids,
chains, seals, and the bytes of files that were handed in. A manifest inside holds the digest of every table.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.db import connection, models, transaction

from vedich.store.archived_files import files_are_whole, take_in_files, write_files
from vedich.store.archived_rows import (
    Advance,
    Digest,
    Row,
    field_of,
    rows_of_file,
    rows_of_record,
    type_of,
    write_rows,
)
from vedich.store.seals import columns
from vedich.store.verification import verify_record

FORM = "vedich archive 1"

# Tables that stay behind, and why.
_COMPUTED = "computed from the record, and computed anew when it is next asked for"
_JUDGED = ("moment", "board", "target", "leaves", "due")
EXCLUDED: dict[str, str] = {
    **dict.fromkeys((f"store_judged{what}" for what in _JUDGED), _COMPUTED),
    "store_chainread": "how far a chain was read again: it is read anew where the record goes",
    "store_preference": "how pages look to somebody: it belongs to a person's desk, not to the record",
    "store_draft": "typed and not saved: it belongs to a person's desk, not to the record",
}


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


def digests(advance: Advance = lambda _: None) -> dict[str, tuple[int, str]]:
    """Give the count and the digest of every table of the record that is open."""
    with _snapshot() as snapshot:
        return {
            model._meta.db_table: _digest(model, rows_of_record(model, snapshot), advance)
            for model in archived()
        }


def rows_in_record() -> int:
    """Give how many rows an archive of the open record has."""
    return sum(model._default_manager.count() for model in archived())


def rows_in_archive(path: Path) -> int:
    """Give how many rows an archive says it has; 0 where it cannot be read, which is told when it is."""
    try:
        link = _opened(path)
        tables = json.loads(link.execute("SELECT tables FROM vedich_manifest").fetchone()[0])
        link.close()
        return sum(count for count, _ in tables.values())
    except (sqlite3.Error, ValueError, TypeError, AttributeError):
        return 0


def lost_files_of(path: Path) -> list[str]:
    """Name the files whose bytes were gone when an archive, which was looked at, was made."""
    link = _opened(path)
    names = sorted(lost_in(link).values())
    link.close()
    return names


def lost_in(link: sqlite3.Connection) -> dict[str, str]:
    """Give the hash and the name of files whose bytes were gone when an open archive was made."""
    lost: dict[str, str] = json.loads(link.execute("SELECT lost FROM vedich_manifest").fetchone()[0])
    return lost


def write_archive(path: Path, advance: Advance = lambda _: None) -> dict[str, tuple[int, str]]:
    """Write the open record into a new archive, as it stands in one moment; give its digests.

    Others may write on meanwhile. `advance` is told how many rows more are done.
    """
    link = sqlite3.connect(path)
    link.execute("PRAGMA journal_mode=OFF")
    link.execute("CREATE TABLE vedich_manifest (form TEXT, migrations TEXT, tables TEXT, lost TEXT)")
    found: dict[str, tuple[int, str]] = {}
    with _snapshot() as snapshot:
        for model in archived():
            link.execute(_table(model))
            sql = f'INSERT INTO "{model._meta.db_table}" VALUES ({", ".join("?" * len(columns(model)))})'
            taken = Digest(model)
            for batch in rows_of_record(model, snapshot):
                taken.take(batch)
                link.executemany(sql, batch)
                advance(len(batch))
            found[model._meta.db_table] = taken.told()
        migrations = _migrations()
    told = [json.dumps(each) for each in (migrations, found, write_files(link))]
    link.execute("INSERT INTO vedich_manifest VALUES (?, ?, ?, ?)", [FORM, *told])
    link.commit()
    link.close()
    return found


def read_archive(
    path: Path, advance: Advance = lambda _: None, *, verified: bool = False
) -> dict[str, tuple[int, str]]:
    """Take an archive into the open record, which has its tables and nothing in them; give the digests.

    The whole archive is looked at before anything is touched, and the record once more before it is kept:
    `advance` hears of each row three times. With `verified`, its chains and seals must be whole, too.

    Raises:
        ArchiveError: the file is no archive, was cut off or changed, is of another version, its record was
            tampered with, or the record that is open holds something.
    """
    told = looked_at(path, advance)
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
        found = {}
        for model in archived():
            taken = Digest(model)
            for batch in rows_of_file(model, link):
                _take_in(model, batch)
                advance(len(batch))
            # What the record now has, not what was handed to it.
            for batch in rows_of_record(model, _own_link()):
                taken.take(batch)
                advance(len(batch))
            found[model._meta.db_table] = taken.told()
        if connection.vendor == "postgresql":
            _set_sequences()
        if found != told:
            raise ArchiveError(
                "Dữ liệu nạp vào không khớp bản lưu, nên không giữ.",
                "What was loaded differs from the archive, so it was not kept.",
            )
        take_in_files(link)
        # A file that was lost before the archive was made is no reason to lose the rest.
        lost = {f"file:{sha256}" for sha256 in lost_in(link)}
        if verified and (faults := [each for each in verify_record().faults if each.where not in lost]):
            raise ArchiveError(
                f"{path.name}: bản lưu chép từ một hồ sơ đã bị sửa ({len(faults)} chỗ, ví dụ: "
                f"{faults[0].vi}) nên không dùng. Hãy lấy bản sớm hơn.",
                f"{path.name}: the archive is of a record that was tampered with ({len(faults)} faults, such "
                f"as: {faults[0].en}), so it is not used. Take an earlier one.",
            )
    link.close()
    return found


def settle() -> None:
    """Close the record; a SQLite one is one file then, which may be moved."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def looked_at(path: Path, advance: Advance = lambda _: None) -> dict[str, tuple[int, str]]:
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
            raise _of_another_version(path, set(json.loads(migrations)) > set(_migrations()))
        whole = link.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        same = whole and all(
            _digest(model, rows_of_file(model, link), advance) == told.get(model._meta.db_table)
            for model in archived()
        )
        same = same and files_are_whole(link, lost_in(link))
        link.close()
    except (sqlite3.Error, ArithmeticError, ValueError, TypeError, AttributeError) as error:
        raise _damaged(path) from error
    if not same:
        raise _damaged(path)
    return told


def _of_another_version(path: Path, newer: bool) -> ArchiveError:
    if newer:
        return ArchiveError(
            f"{path.name}: bản lưu của phiên bản Về Đích mới hơn. Hãy cập nhật Về Đích rồi làm lại.",
            f"{path.name}: an archive of a newer version. Update Về Đích, then repeat.",
        )
    return ArchiveError(
        f"{path.name}: bản lưu của phiên bản khác. Hãy dùng phiên bản Về Đích đã tạo ra nó.",
        f"{path.name}: an archive of another version. Use the version that wrote it.",
    )


def _damaged(path: Path) -> ArchiveError:
    return ArchiveError(
        f"{path.name}: không phải bản lưu nguyên vẹn (bị cắt, bị sửa hoặc là tệp khác). Hãy dùng bản khác.",
        f"{path.name}: no whole archive (cut off, changed, or another file). Use another copy.",
    )


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


@contextmanager
def _snapshot() -> Iterator[sqlite3.Connection | None]:
    """Hold one moment of the record: a connection of its own to a file, a transaction on a server.

    Raises:
        sqlite3.Error: the file cannot be read.
    """
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield None
        return
    path = Path(str(connection.settings_dict["NAME"])).absolute()
    link = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    link.execute("BEGIN")
    yield link
    link.close()


def _own_link() -> sqlite3.Connection | None:
    """Give the record's own connection where it is one to a file, with what is not committed yet."""
    return connection.connection if connection.vendor == "sqlite" else None


def _digest(model: type[models.Model], batches: Iterator[Sequence[Row]], advance: Advance) -> tuple[int, str]:
    taken = Digest(model)
    for batch in batches:
        taken.take(batch)
        advance(len(batch))
    return taken.told()


def _table(model: type[models.Model]) -> str:
    """Say how a table stands in an archive: its columns by name, with the types of a record on SQLite."""
    listed = ", ".join(
        f'"{name}" {type_of(field_of(model, name)).replace("figure", "text")}' for name in columns(model)
    )
    return f'CREATE TABLE "{model._meta.db_table}" ({listed})'


def _take_in(model: type[models.Model], batch: Sequence[Row]) -> None:
    if connection.vendor == "postgresql":
        write_rows(model, batch)
        return
    names = columns(model)
    listed = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    # Django's own cursor would look for its placeholders in every row.
    with connection.wrap_database_errors:
        connection.connection.executemany(
            f'INSERT INTO "{model._meta.db_table}" ({listed}) VALUES ({marks})', batch
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
