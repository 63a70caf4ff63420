"""Make the pictures of pages that the README shows: `make pictures`.

A demonstration is served from out/pages; a Chromium without a window signs in as people of its
province and photographs what they see. Needs Chromium.
"""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parents[1]
PICTURES = HERE / "docs" / "pictures"
# Where the demonstration lies; it is made when it is not there.
SERVED = HERE / "out" / "pages"
# What is handed in and waits for review, with planted faults.
FAULTY = "co-loi"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_SIZE = {"width": 1440, "height": 900}
# "  Lãnh đạo, Tỉnh Tây Ninh      lanhdao      tre-vang-sen-lua-42"
_ACCOUNT = re.compile(r"^ {2}(?P<role>\S.*?) {2,}(?P<name>\S+) +(?P<password>\S+)$")


@contextmanager
def demonstration(folder: Path) -> Iterator[tuple[str, dict[str, tuple[str, str]]]]:
    """Serve a demonstration; give its address, and by role the name and password of somebody."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    command = [sys.executable, "-m", "vedich", "serve", "--demo", "--port", str(port), "--lang", "vi"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True, bufsize=1) as server:
        assert server.stdout is not None
        people: dict[str, tuple[str, str]] = {}
        try:
            for line in server.stdout:
                print(line, end="", flush=True)
                if told := _ACCOUNT.match(line.rstrip("\n")):
                    people[told["role"]] = (told["name"], told["password"])
                if "http://" in line:
                    break
            yield f"http://127.0.0.1:{port}", people
        finally:
            server.terminate()


def signed_in(browser: Any, site: str, who: tuple[str, str], lang: str) -> Any:
    """Give a page of somebody who has signed in."""
    context = browser.new_context(viewport=_SIZE, locale="vi-VN", reduced_motion="reduce")
    context.add_cookies([{"name": "vedich-lang", "value": lang, "url": site}])
    page = context.new_page()
    page.goto(f"{site}/sign-in/", wait_until="networkidle")
    page.fill("[name=login]", who[0])
    page.fill("[name=password]", who[1])
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda address: "/sign-in/" not in address)
    return page


def main() -> int:
    """Take the pictures anew."""
    program = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if program is None:
        print("Chromium is not installed.")
        return 2
    from playwright.sync_api import sync_playwright

    SERVED.mkdir(parents=True, exist_ok=True)
    with demonstration(SERVED) as (site, people), sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        leader = next(who for role, who in people.items() if "ãnh đạo" in role and "ỉnh" in role)
        clerk = next(who for role, who in people.items() if "huyên viên" in role and "ỉnh" in role)
        page = signed_in(browser, site, leader, "vi")
        page.goto(f"{site}/targets/", wait_until="networkidle")
        _shoot(page, "targets")
        page.goto(page.url.replace("/targets/", "/scorecard/"), wait_until="networkidle")
        _shoot(page, "scorecard")
        page = signed_in(browser, site, clerk, "vi")
        _review(page, site)
        browser.close()
    return 0


def _review(page: Any, site: str) -> None:
    """Open the report that waits with wrong figures in it, at the first of them."""
    page.goto(f"{site}/inbox/", wait_until="networkidle")
    page.get_by_role("link", name=FAULTY).click()
    page.wait_for_selector("article.current")
    page.evaluate("window.scrollTo(0, 0)")
    _shoot(page, "review")


def _shoot(page: Any, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    time.sleep(0.3)
    page.screenshot(path=PICTURES / f"{name}.png")
    print(f"{name}.png", flush=True)


if __name__ == "__main__":
    sys.exit(main())
