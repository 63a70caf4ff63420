"""Watch the whole suite: every action leaves its one event, and nothing else changes a table of the record.

A change is watched where it reaches the database, whoever asked for it: what the product writes outside an
action, or an event that is not its action's own, fails the test it happened in. What a test writes by itself
to set a stage is its own business. With `--every-action` the run fails, too, when an action of the registry
was exercised by no test; counts of all workers are added up.

The bulk ways past Django (`connection.connection`) are not seen here; `test_audit.py` tells where they stand.
Neither are programs that a test starts: what those leave is verified by chain and seal.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Generator
from types import FrameType
from typing import Any

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

_WRITE = re.compile(r'\s*(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(store_\w+)', re.IGNORECASE)

# Tables that are no part of what was said, so that changes of them need no event.
NO_RECORD = {
    "store_importrun": "rows of an import count for nothing until they are published",
    "store_stagedchunk": "rows of an import count for nothing until they are published",
    "store_chainread": "how far the worker has read a chain is its own note, and no part of the record",
    "store_draft": "what is typed counts for nothing until it is saved",
    "store_preference": "how pages look to somebody, and which tours they have seen, is said of nobody",
    "store_outgoing": "that a message left is noted after its action",
    "store_machinereading": "what a machine read counts for nothing until a person confirms it",
    "store_job": "work that waits is claimed and done outside actions",
}
# When somebody was last here is noted at each sign-in by the library, and says nothing of the record.
_LAST_HERE = re.compile(r'\s*UPDATE "store_user" SET "last_login" = [^,]* WHERE ')
# Judgements are computed from the record, and thrown away at any time.
_COMPUTED = "store_judged"
COUNTED: Counter[str] = Counter()
FOUND: list[str] = []
_LOST = pytest.StashKey[Counter[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a whole run ask that every action is exercised."""
    parser.addoption(
        "--every-action", action="store_true", help="fail when an action is exercised by no test"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Watch every connection from the first one on."""
    config.stash[_LOST] = Counter()
    connection_created.connect(_watch, dispatch_uid="audit")


def _watch(*, connection: BaseDatabaseWrapper, **_: Any) -> None:
    if _seen not in connection.execute_wrappers:
        connection.execute_wrappers.append(_seen)


def _seen(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    write = _WRITE.match(sql) if isinstance(sql, str) and not _LAST_HERE.match(sql) else None
    table = write[1].lower() if write else _COMPUTED
    if table not in NO_RECORD and not table.startswith(_COMPUTED):
        look(table, sys._getframe(1))
    return execute(sql, params, many, context)


def look(table: str, frame: FrameType | None) -> None:
    """Look who changes a table: the action and its event are told by the functions that are under way."""
    asked, deed, finishing = "", None, False
    while frame is not None:
        place = frame.f_code.co_filename.replace("\\", "/")
        if not asked and ("/src/vedich/" in place or "/tests/" in place or "/bench/" in place):
            asked = f"{place}:{frame.f_lineno}"
        if place.endswith("/actions/deed.py"):
            finishing |= frame.f_code.co_name == "finish"
            if frame.f_code.co_name == "done":
                # The innermost action is the one that writes.
                deed = frame.f_locals.get("deed")
                break
        frame = frame.f_back
    if table == "store_event" and "/src/vedich/" in asked:
        if deed is None or not finishing:
            FOUND.append(f"an event is written outside the end of an action, at {asked}")
        else:
            COUNTED[deed.action] += 1
            _events[id(deed)] = _events.get(id(deed), 0) + 1
            if _events[id(deed)] > 1 and _last.get(id(deed)) is deed:
                FOUND.append(f"the action {deed.action} writes a second event")
            _last[id(deed)] = deed
    elif deed is None and "/src/vedich/" in asked and "/migrations/" not in asked:
        FOUND.append(f"{table} is changed outside an action, at {asked}")


# How many events a deed has written, with the deed itself, since its number is used again when it is gone.
_events: dict[int, int] = {}
_last: dict[int, Any] = {}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Forget what earlier tests did."""
    FOUND.clear()
    _events.clear()
    _last.clear()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Fail a test in which something was changed without its event."""
    result = yield
    if FOUND:
        pytest.fail("changed without its event:\n" + "\n".join(sorted(set(FOUND))), pytrace=False)
    return result


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the counts of a worker on, or judge the whole."""
    config = session.config
    if (out := getattr(config, "workeroutput", None)) is not None:
        out["audit"] = dict(COUNTED)
        return
    config.stash[_LOST].update(COUNTED)
    if config.getoption("--every-action") and untested(config.stash[_LOST]):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Add up what a worker counted."""
    node.config.stash[_LOST].update(getattr(node, "workeroutput", {}).get("audit", {}))


def untested(counted: Counter[str]) -> list[str]:
    """Name the actions of the registry that no test exercised."""
    from importlib import import_module
    from pkgutil import walk_packages

    import vedich.actions
    from vedich.actions.deed import ACTIONS

    for module in walk_packages(vedich.actions.__path__, "vedich.actions."):
        import_module(module.name)
    return sorted(set(ACTIONS) - set(counted))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Print the counts."""
    counted = config.stash[_LOST]
    if not counted:
        return
    terminalreporter.write_line(
        f"audit: {sum(counted.values())} actions of {len(counted)} kinds, each with its one event"
    )
    if config.getoption("--every-action") and (missing := untested(counted)):
        terminalreporter.write_line(f"audit: exercised by no test: {', '.join(missing)}", red=True)
