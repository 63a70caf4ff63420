"""Files that were handed in, as an archive carries them: their bytes by their hash, beside the rows."""

from __future__ import annotations

import json
import sqlite3

from vedich.store.kept_files import LostFileError, bytes_of, hash_of, is_kept, keep
from vedich.store.models import Evidence, Upload

# Which files a record must have, asked of an archive, whose tables have the names of the record's.
_WANTED = (
    "SELECT sha256, name FROM store_evidence UNION ALL SELECT file.sha256, upload.name FROM store_upload"
    " AS upload JOIN store_storedfile AS file ON file.id = upload.file_id"
)


def wanted_files() -> dict[str, str]:
    """Give the hash and the name of every file that was handed in to the open record."""
    found = dict(Evidence.objects.order_by("pk").values_list("sha256", "name"))
    for kept, name, content in Upload.objects.order_by("pk").values_list(
        "file__sha256", "name", "event__content"
    ):
        # What the event says, which its chain holds, as the list of files is not sealed.
        found[json.loads(content)["changed"].get("file", kept)] = name
    return found


def lost_files() -> tuple[int, list[tuple[str, str, bool]]]:
    """Count the files that were handed in; name those that are gone (True) or are others (False)."""
    wanted, lost = wanted_files(), []
    for sha256, name in wanted.items():
        try:
            bytes_of(sha256)
        except LostFileError:
            lost.append((sha256, name, not is_kept(sha256)))
    return len(wanted), lost


def write_files(link: sqlite3.Connection) -> dict[str, str]:
    """Put the bytes of all files into an archive whose rows are written; give those that are lost."""
    link.execute("CREATE TABLE vedich_file (sha256 TEXT PRIMARY KEY, content BLOB)")
    lost: dict[str, str] = {}
    for sha256, name in dict(link.execute(_WANTED)).items():
        try:
            link.execute("INSERT INTO vedich_file VALUES (?, ?)", [sha256, bytes_of(sha256)])
        except LostFileError:
            lost[sha256] = name
    return lost


def files_are_whole(link: sqlite3.Connection, lost: dict[str, str]) -> bool:
    """Say whether an archive has the bytes of every file that its rows name, but those lost before."""
    there = set(lost)
    for sha256, content in link.execute("SELECT sha256, content FROM vedich_file"):
        if hash_of(content) != sha256:
            return False
        there.add(sha256)
    return there == set(dict(link.execute(_WANTED)))


def take_in_files(link: sqlite3.Connection) -> None:
    """Lay the files of an archive into the folder of the open record."""
    for (content,) in link.execute("SELECT content FROM vedich_file"):
        keep(content)
