"""The two programs that serve: gunicorn where a process can be divided, waitress everywhere."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from vedich.cli.serving.pages import folder_of_pages
from vedich.cli.session import now

# The door does not import the roof: a server calls the site by its name.
_SITE, _WARMING = "vedich.site.wsgi", "vedich.site.warming"


def serve(options: argparse.Namespace, ready: Callable[[], None]) -> None:
    """Serve until somebody stops it; `ready` is called once the port is open."""
    from django.db import connections

    connections.close_all()  # a connection does not survive the division of a process
    chosen = options.server
    if chosen == "auto":
        chosen = "waitress" if sys.platform == "win32" else "gunicorn"
    if chosen == "gunicorn":
        _gunicorn(options, ready)
    else:
        _waitress(options, ready)


def _site(pages: Path | None = None) -> Any:
    """Give the site, ready for the first page: nobody waits for what can be read before the port opens."""
    site = import_module(_SITE).application
    import_module(_WARMING).warm(now().date(), pages)
    return site


def _waitress(options: argparse.Namespace, ready: Callable[[], None]) -> None:
    import waitress

    trusted = {"trusted_proxy": "127.0.0.1", "trusted_proxy_headers": "x-forwarded-proto"}
    server = waitress.create_server(
        _site(),
        host=options.host,
        port=options.port,
        threads=max(4, options.workers),
        ident="vedich",
        **(trusted if options.behind_proxy else {}),
    )
    ready()
    server.run()


def _gunicorn(options: argparse.Namespace, ready: Callable[[], None]) -> None:
    from gunicorn.app.base import BaseApplication
    from gunicorn.arbiter import Arbiter

    class Patient(Arbiter):  # type: ignore[misc]
        def handle_int(self) -> None:
            # Ctrl-C lets every page that is being made be finished.
            self.handle_term()

    class Site(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for name, value in _settings(options).items():
                self.cfg.set(name, value)
            self.cfg.set("when_ready", lambda server: ready())

        def load(self) -> Any:
            return _site(pages)

    with folder_of_pages() as pages:
        Patient(Site()).run()


def _settings(options: argparse.Namespace) -> dict[str, Any]:
    host = f"[{options.host}]" if ":" in options.host else options.host
    return {
        "bind": f"{host}:{options.port}",
        # One more than there are cores: whoever waits for a workbook that is made beside holds a process.
        "workers": options.workers or (os.cpu_count() or 1) + 1,
        # The site is made ready once, and each process begins as a copy of it.
        "preload_app": True,
        # One request at a time in each process: threads make pages that compute slower.
        "worker_class": "sync",
        "timeout": 120,
        "graceful_timeout": 30,
        # A process that has answered much is replaced, so that no leak grows for ever.
        "max_requests": 20_000,
        "max_requests_jitter": 2_000,
        "loglevel": "warning",
        "proc_name": "vedich",
        "forwarded_allow_ips": "127.0.0.1,::1",
        "certfile": options.certificate,
        "keyfile": options.key,
    }
