"""`vedich demo` makes a whole record, and touches none that is there."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.cli.program import vedich


def test_a_demonstration_is_whole_when_it_is_there(tmp_path: Path) -> None:
    """All that was counted lies in the one file, and a record that is there is left alone or put aside."""
    record = tmp_path / "demo.db"
    made = vedich("demo", "--months", "3", "--record", str(record))
    assert made.code == 0, made.err
    told = int(made.out.split("demo.db: ")[1].split(" ")[0].replace(".", ""))
    with sqlite3.connect(f"file:{record}?immutable=1", uri=True) as looked:
        facts = "SELECT count(*) FROM store_observation o JOIN store_document d ON d.id = o.document_id"
        assert looked.execute(f"{facts} WHERE d.illustration").fetchone() == (told,)
    # The documents that wait for review lie beside it.
    assert sorted(path.name for path in tmp_path.iterdir()) == ["demo.db", "demo.db.files"]

    again = vedich("demo", "--months", "3", "--record", str(record))
    assert again.code == 2
    assert "không bị ghi đè" in again.err


def test_a_wish_that_cannot_be_is_refused_in_one_line(tmp_path: Path) -> None:
    record = str(tmp_path / "demo.db")
    for words, told in ((("--months", "0"), "từ 1 đến 60"), (("--facts", "99999999"), "từ 1 đến 10000000")):
        refused = vedich("demo", *words, "--record", record)
        assert refused.code == 2
        assert told in refused.err
    assert not (tmp_path / "demo.db").exists()
