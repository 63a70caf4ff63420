"""The second reader reads what was handed in, of whoever, and leaves all other work to the first."""

from __future__ import annotations

import threading
from datetime import timedelta

from tests.actions.conftest import NOW, Office, office  # noqa: F401 - a fixture
from tests.web.documents.papers import REPORT
from vedich.actions.reorganising.deciding import TAKE_EFFECT
from vedich.actions.uploads import READ, hand_in
from vedich.jobs.working import read_on
from vedich.store.models import Job


class AllRead(threading.Event):
    """Is set once nothing waits to be read; nobody waits for it in between."""

    def is_set(self) -> bool:
        return not Job.objects.filter(kind=READ, done=False).exists()

    def wait(self, timeout: float | None = None) -> bool:
        raise AssertionError("it had something to read, and did not")


def test_it_reads_for_everybody_and_does_nothing_else(office: Office) -> None:  # noqa: F811
    for by, area in ((office.hoa, office.commune), (office.lan, office.province)):
        for number in (1, 2):
            hand_in(by=by, at=NOW, area=area, data=f"{REPORT}{number}".encode(), name=f"báo cáo {number}.txt")
    other = Job.objects.create(kind=TAKE_EFFECT, effect="of another", payload="{}", due=NOW)
    read_on(lambda: NOW + timedelta(minutes=1), AllRead())
    assert Job.objects.filter(kind=READ, done=True).count() == 4
    other.refresh_from_db()
    assert (other.attempts, other.done) == (0, False)
