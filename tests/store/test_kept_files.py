"""Bytes are kept by their hash: once, whole, and found out when they are no longer what they were."""

from __future__ import annotations

import pytest

from vedich.store import kept_files


def test_what_is_kept_is_given_back_and_kept_once(record: str) -> None:
    first = kept_files.keep(b"abc")
    written = next(kept_files.folder().rglob(first)).stat().st_mtime_ns
    assert kept_files.keep(b"abc") == first
    assert kept_files.bytes_of(first) == b"abc"
    assert next(kept_files.folder().rglob(first)).stat().st_mtime_ns == written
    assert [path.name for path in kept_files.folder().rglob("*") if path.is_file()] == [first]


@pytest.mark.parametrize("sha256", ["0" * 64, "../../etc/passwd", "", "A" * 64])
def test_what_is_not_there_is_told_and_no_name_leads_out_of_the_folder(sha256: str, record: str) -> None:
    with pytest.raises(kept_files.LostFileError):
        kept_files.bytes_of(sha256)


def test_bytes_that_were_changed_are_not_handed_out(record: str) -> None:
    first = kept_files.keep(b"abc")
    next(kept_files.folder().rglob(first)).write_bytes(b"abd")
    with pytest.raises(kept_files.LostFileError, match="not whole"):
        kept_files.bytes_of(first)
