"""The watch over the suite can find what it watches for."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from tests import audit
from tests.actions.conftest import NOW, Office, office  # noqa: F401 - a fixture
from vedich.actions.accounts import add_user
from vedich.actions.deed import ACTIONS, action
from vedich.store.models import Event, User

SOURCE = Path(__file__).parents[1] / "src" / "vedich"


def test_an_action_is_counted_with_its_event(office: Office) -> None:  # noqa: F811
    before = audit.COUNTED["add_user"]
    add_user(by=office.administrator, at=NOW, username="moi", name="Mới")
    assert audit.COUNTED["add_user"] == before + 1
    assert audit.FOUND == []


def test_a_change_outside_an_action_is_found(record: str) -> None:
    # As if the product wrote: its own file asks, and no action is under way.
    code = compile("def write(model): model.objects.create(username='x')", str(SOURCE / "web/x.py"), "exec")
    room: dict[str, object] = {}
    exec(code, room)
    room["write"](User)  # type: ignore[operator]
    assert [found.split(",")[0] for found in audit.FOUND] == ["store_user is changed outside an action"]
    audit.FOUND.clear()


def test_an_event_beside_that_of_its_action_is_found(office: Office) -> None:  # noqa: F811
    code = compile(
        "def twice(deed, event):\n"
        "    deed.about('x')\n"
        "    event.objects.create(id=7, chain='x', seq=1, action='x', by=deed.by, at=deed.at, hash='x')\n"
        "    return {}",
        str(SOURCE / "actions/x.py"),
        "exec",
    )
    room: dict[str, object] = {}
    exec(code, room)
    twice = room["twice"]
    done = action("twice")(lambda deed: twice(deed, Event))  # type: ignore[operator]
    try:
        done(by=office.administrator, at=NOW)
    finally:
        del ACTIONS["twice"]
    assert [found.split(",")[0] for found in audit.FOUND] == [
        "an event is written outside the end of an action"
    ]
    audit.FOUND.clear()
    audit.COUNTED.pop("twice")


def test_what_a_test_writes_to_set_a_stage_is_its_own_business(record: str) -> None:
    User.objects.create(username="x")
    assert audit.FOUND == []


def test_an_action_that_nobody_exercises_is_named() -> None:
    assert "add_user" in audit.untested(Counter())
    assert audit.untested(Counter(dict.fromkeys(ACTIONS, 1))) == []


def test_ways_past_the_watch_stand_in_the_few_files_that_write_in_bulk() -> None:
    past = re.compile(r"connection\.connection\.execute|FROM STDIN")
    files = {
        str(path.relative_to(SOURCE)).replace("\\", "/")
        for path in SOURCE.rglob("*.py")
        if past.search(path.read_text(encoding="utf-8"))
    }
    assert files == {"store/bulk.py", "store/archive.py", "store/archived_rows.py"}
