"""A record that is made whole is whole where it is put: what was written last is in it, too."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.cli.program import vedich
from tests.cli.test_growing import left_by_a_kill


def test_what_was_written_last_is_in_the_record_that_is_put_in_place(tmp_path: Path) -> None:
    path = tmp_path / "minh-hoa.db"
    left_by_a_kill(path)
    run = vedich("demo", "--record", path, "--months", "1")
    assert run.code == 0, run.err
    told = int(run.out.split(" số liệu")[0].rsplit(" ", 1)[-1].replace(".", ""))
    # The file alone, as somebody would copy it.
    alone = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    # Beside the illustration stand the few figures of real articles.
    held = alone.execute(
        "SELECT COUNT(*) FROM store_observation AS o JOIN store_document AS d ON d.id = o.document_id "
        "WHERE d.illustration"
    )
    assert held.fetchone()[0] == told
    assert alone.execute("SELECT COUNT(*) FROM store_user").fetchone()[0] > 7
    alone.close()
    # Beside it lie the files of its documents alone: nothing that it would have to be copied with.
    assert sorted(each.name for each in tmp_path.iterdir()) == [path.name, f"{path.name}.files"]
