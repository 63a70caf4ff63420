"""What Django is told about the record; the same for the command line, the tests and the site."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

# Every connection says this; the durability check reads it back.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"
    "PRAGMA foreign_keys=ON;"
    "PRAGMA busy_timeout=20000;"
    "PRAGMA trusted_schema=OFF;"
    "PRAGMA cell_size_check=ON;"
    # 64 MiB: a large import finds the pages of its indexes again without the disk.
    "PRAGMA cache_size=-65536;"
)


class DatabaseUrlError(ValueError):
    """Raised when a text does not name a database."""

    def __init__(self, url: str) -> None:
        shown = url.rsplit("@", maxsplit=1)[-1]
        self.vi = (
            f"{shown!r} không phải địa chỉ cơ sở dữ liệu. Hãy viết sqlite:///duong/dan/record.db hoặc "
            "postgresql://tai-khoan@may-chu/ten-co-so-du-lieu."
        )
        super().__init__(
            f"{shown!r} does not name a database. Write sqlite:///path/to/record.db or "
            "postgresql://account@host/name."
        )


def databases(url: str) -> dict[str, dict[str, Any]]:
    """Give Django's setting DATABASES for an address.

    `sqlite:///record.db` is a file (three slashes: relative, four: absolute), `postgresql://...` a server;
    `?host=/folder` names a folder of its socket.

    >>> databases("postgresql://clerk@localhost/vedich")["default"]["NAME"]
    'vedich'

    Raises:
        DatabaseUrlError: the address is neither.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and len(parts.path) > 1:
        return {
            "default": {
                "ENGINE": "vedich.store.sqlite",
                "NAME": str(Path(unquote(parts.path[1:]))),
                "OPTIONS": {
                    "transaction_mode": "IMMEDIATE",
                    "timeout": 20,
                    "init_command": SQLITE_PRAGMAS,
                },
            }
        }
    if parts.scheme in ("postgresql", "postgres") and len(parts.path) > 1:
        asked = dict(parse_qsl(parts.query))
        return {
            "default": {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": unquote(parts.path[1:]),
                "USER": unquote(parts.username or ""),
                "PASSWORD": unquote(parts.password or ""),
                "HOST": asked.get("host", parts.hostname or ""),
                "PORT": str(parts.port or ""),
                "CONN_MAX_AGE": 60,
                "OPTIONS": {"application_name": "vedich"},
            }
        }
    raise DatabaseUrlError(url)


def settings_for(url: str) -> dict[str, Any]:
    """Give the settings that the record needs; the site adds its own."""
    return {
        "DATABASES": databases(url),
        "INSTALLED_APPS": [
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "vedich.store.app.StoreConfig",
        ],
        "AUTH_USER_MODEL": "store.User",
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "USE_TZ": True,
        "TIME_ZONE": "Asia/Ho_Chi_Minh",
        "LANGUAGE_CODE": "vi",
        "PASSWORD_HASHERS": [
            "django.contrib.auth.hashers.ScryptPasswordHasher",
            "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        ],
    }
