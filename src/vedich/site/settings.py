"""Django's settings of the site, from the environment: the one place that reads it."""

from __future__ import annotations

import os

from vedich.store.configuration import settings_for

globals().update(settings_for(os.environ.get("DATABASE_URL", "sqlite:///vedich.db")))

SECRET_KEY = os.environ.get("VEDICH_SECRET_KEY", "")
DEBUG = False
