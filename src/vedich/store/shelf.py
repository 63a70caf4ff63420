"""A bounded shelf of things that were made and may be asked for again; what nobody asks for goes first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Shelf(Generic[Thing]):
    """Things by what they depend on, as many as there is room for; `room` and sizes are in any one measure.

    >>> shelf = Shelf[str](room=10)
    >>> shelf.put("one", "long ago", 6); shelf.put("two", "just now", 6)
    >>> shelf.get("one"), shelf.get("two")
    (None, 'just now')
    """

    def __init__(self, room: int) -> None:
        self._room, self._held = room, 0
        self._things: OrderedDict[Hashable, tuple[Thing, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Thing | None:
        """Give a thing that is on the shelf, or None."""
        with self._lock:
            found = self._things.get(key)
            if found is None:
                return None
            self._things.move_to_end(key)
            return found[0]

    def put(self, key: Hashable, thing: Thing, size: int) -> None:
        """Put a thing on the shelf; what was not asked for longest makes room for it."""
        with self._lock:
            self._held += size - self._things.pop(key, (None, 0))[1]
            self._things[key] = thing, size
            while self._held > self._room and self._things:
                self._held -= self._things.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Take everything off."""
        with self._lock:
            self._things.clear()
            self._held = 0
