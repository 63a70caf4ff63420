"""Django's settings of the site, from the environment: the one place that reads it."""

from __future__ import annotations

import os

from vedich.site.configuration import site_settings
from vedich.store.opening import address_of

_NO = {"", "0", "no", "false"}

globals().update(
    site_settings(
        address_of(os.environ.get("DATABASE_URL", "vedich.db")),
        secret_key=os.environ.get("VEDICH_SECRET_KEY", ""),
        hosts=os.environ.get("VEDICH_HOSTS", "localhost,127.0.0.1,[::1]").split(","),
        over_tls=os.environ.get("VEDICH_TLS", "1") not in _NO,
        behind_proxy=os.environ.get("VEDICH_BEHIND_PROXY", "") not in _NO,
        profile=os.environ.get("VEDICH_POLICY", "tcvn-3"),
        demonstration=os.environ.get("VEDICH_DEMONSTRATION", "") not in _NO,
        files=os.environ.get("VEDICH_FILES", ""),
        mail=os.environ.get("VEDICH_MAIL", ""),
        mail_from=os.environ.get("VEDICH_MAIL_FROM", ""),
        address=os.environ.get("VEDICH_ADDRESS", ""),
    )
)
