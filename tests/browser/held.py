"""An answer of the server that is kept back on its way."""

from __future__ import annotations

from typing import Any


class Held:
    """The first answer to an address: made at once, and kept back on its way."""

    def __init__(self, page: Any, address: str) -> None:
        self._page = page
        self._route: Any = None
        self._answer: Any = None
        page.route(address, self._hold)

    def _hold(self, route: Any) -> None:
        if self._route is not None:
            route.continue_()
            return
        self._route = route
        self._answer = route.fetch()

    def wait(self) -> None:
        """Wait until the server has made the answer."""
        while self._answer is None:
            self._page.wait_for_timeout(20)

    def let_go(self) -> None:
        """Let the answer come, and give the page the moment it takes to look at it."""
        with self._page.expect_response(lambda answer: answer.request == self._route.request):
            self.send()
        self._page.wait_for_timeout(120)

    def send(self) -> None:
        """Let the answer come."""
        self._route.fulfill(response=self._answer)
