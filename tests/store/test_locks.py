"""Work that is done alone: one process at a time, by whichever way the record is kept."""

from __future__ import annotations

import os
import subprocess
import sys

from django.db import connection

from vedich.store.queries.locks import held_alone

# Another process of the site, turned to the same record.
_OTHER = """
import os, django
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vedich.site.settings")
django.setup()
from vedich.store.queries.locks import held_alone
for key in ("heavy:1", "heavy:2"):
    with held_alone(key) as mine:
        print(int(mine), end="")
"""


def told_elsewhere(record: str) -> str:
    around = {**os.environ, "DATABASE_URL": record, "VEDICH_SECRET_KEY": "for-tests-alone" * 4}
    done = subprocess.run([sys.executable, "-c", _OTHER], env=around, check=True, capture_output=True)
    return done.stdout.decode()


def test_another_process_does_not_begin_what_is_done_here_and_begins_all_else(record: str) -> None:
    with held_alone("heavy:1") as mine:
        assert mine
        with held_alone("heavy:1") as again:
            assert not again
        assert told_elsewhere(record) == "01"
    assert told_elsewhere(record) == "11"
    connection.close()
