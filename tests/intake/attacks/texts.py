"""Attacks by texts and pages."""

from __future__ import annotations

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)
QUADRATIC = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "{"x" * 60_000}">]>'


def external(target: str) -> str:
    """Give the beginning of XML that reads what lies at an address."""
    return f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a SYSTEM "{target}">]>'


def main_part(opening: str, entity: str = "a") -> str:
    from tests.intake.attacks.zips import WORD

    return f'{opening}<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&{entity};</w:t></w:r></w:p></w:body></w:document>'


def padded_type() -> str:
    """Give XML whose document type stands behind more blanks than anybody looks through."""
    return main_part('<?xml version="1.0"?>' + " " * 200_000 + '<!DOCTYPE a [<!ENTITY a "x">]>')


def in_utf_7() -> bytes:
    """Give XML in an encoding that hides its document type from whoever looks for the letters."""
    return b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>'
