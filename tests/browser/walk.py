"""One browser walking through the site: it notes every complaint and every request that leaves the house."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]
SCREENS = ROOT / "out/screens"
AXE = Path(__file__).parent / "vendor/axe.js"

# What the browser itself calls a breach of the policy, noted from inside the page.
_NOTE_BREACHES = """
window.breaches = [];
document.addEventListener("securitypolicyviolation",
  (e) => window.breaches.push(`${e.violatedDirective} ${e.blockedURI}`));
"""


class Walk:
    """A browser of one person, at one width, in one language."""

    def __init__(self, site: str, browser: Any, cookies: dict[str, str], lang: str, width: int) -> None:
        self.site, self.lang, self.width = site, lang, width
        self._host = urlsplit(site).netloc
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, locale="vi-VN", reduced_motion="reduce"
        )
        self.context.add_cookies([{"name": k, "value": v, "url": site} for k, v in cookies.items()])
        self.context.add_init_script(_NOTE_BREACHES)
        self.page = self.context.new_page()
        self.troubles: list[str] = []
        self.page.on("request", self._left_the_house)
        self.page.on("console", self._complained)
        self.page.on("pageerror", lambda error: self.troubles.append(f"script fault: {error}"))

    def go(self, path: str) -> None:
        """Open a page and wait until it is still."""
        self.page.goto(self.site + path, wait_until="networkidle")

    def shoot(self, name: str) -> Path:
        """Take a picture of the whole page into out/screens."""
        SCREENS.mkdir(parents=True, exist_ok=True)
        path = SCREENS / f"{name}-{self.width}-{self.lang}.png"
        self.page.screenshot(path=path, full_page=True)
        return path

    def shoot_everywhere(self, name: str) -> float:
        """Take pictures of this page as it opens anew, at both widths in both languages; give the seconds.

        A page that is wider than its window is noted.
        """
        began = monotonic()
        for lang in ("vi", "en"):
            self.context.add_cookies([{"name": "vedich-lang", "value": lang, "url": self.site}])
            for width in (1440, 390):
                page = self.context.new_page()
                page.set_viewport_size({"width": width, "height": 900})
                page.goto(self.page.url, wait_until="networkidle")
                page.screenshot(path=SCREENS / f"{name}-{width}-{lang}.png", full_page=True)
                over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
                if over > 0:
                    self.troubles.append(f"{name}: {over} pixels wider than the window of {width}")
                page.close()
        self.context.add_cookies([{"name": "vedich-lang", "value": self.lang, "url": self.site}])
        return monotonic() - began

    def faults_of_access(self) -> list[str]:
        """Give what axe-core calls serious or critical on this page."""
        self.page.evaluate(_axe())
        found = json.loads(
            self.page.evaluate(
                "axe.run(document, {resultTypes: ['violations']}).then((r) => JSON.stringify(r.violations))"
            )
        )
        return [
            f"{one['id']}: {one['help']}: {node['html'][:160]}"
            for one in found
            if one["impact"] in {"serious", "critical"}
            for node in one["nodes"]
        ]

    def overflow(self) -> int:
        """Give by how many pixels the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))

    def check(self) -> None:
        """Note whatever is wrong with the page as it stands."""
        where = urlsplit(self.page.url).path
        self.troubles += [f"{where}: {breach}" for breach in self.page.evaluate("window.breaches")]
        self.troubles += [
            f"{where} ({self.width}, {self.lang}): {fault}" for fault in self.faults_of_access()
        ]
        if (over := self.overflow()) > 0:
            self.troubles.append(f"{where}: {over} pixels wider than the window of {self.width}")

    def finish(self) -> list[str]:
        """Close the browser's window and give all that was noted."""
        self.context.close()
        return self.troubles

    def _left_the_house(self, request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https"} and parts.netloc != self._host:
            self.troubles.append(f"a request to another host: {request.url}")

    def _complained(self, message: Any) -> None:
        # A page for 404 is asked for on purpose; the browser notes its status as an error.
        if message.type == "error" and "status of 4" not in message.text:
            self.troubles.append(f"{urlsplit(self.page.url).path}: {message.text}")


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")
