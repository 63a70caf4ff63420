"""A field for figures that loses no digit: `numeric` in PostgreSQL, canonical text in SQLite."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    # The field is generic for the type checker alone: what it takes, and what it gives.
    _Field = models.Field[Decimal | int | str | None, Decimal | None]
else:
    _Field = models.Field


def canonical(value: Decimal) -> str:
    """Give the one written form of a decimal: no exponent, no zeros that say nothing, no minus zero.

    >>> [canonical(Decimal(text)) for text in ("12.50", "-0", "1E+3", "0.000001")]
    ['12.5', '0', '1000', '0.000001']
    """
    shown = str(value)
    # Most figures end in a digit that says something: then their own form is the one.
    if shown[-1] in "123456789" and "E" not in shown and "N" not in shown:
        return shown
    if not value.is_finite():
        raise InvalidOperation(f"{value} is no figure")
    if value == 0:
        return "0"
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class ExactDecimalField(_Field):
    """A `Decimal` of any precision.

    SQLite would turn a decimal column into floats, in which 0,1 + 0,2 is not 0,3; text keeps all digits.
    Comparisons of figures therefore happen in Python or in the engine of the judgement, not in SQLite.
    """

    description = "a decimal without rounding"

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """Give the column type."""
        return "numeric" if connection.vendor == "postgresql" else "text"

    def from_db_value(
        self, value: Any, expression: object, connection: BaseDatabaseWrapper
    ) -> Decimal | None:
        """Give what the database holds as a decimal."""
        return None if value is None else Decimal(value)

    def to_python(self, value: Any) -> Decimal | None:
        """Take a decimal or its text; a float is refused, since it has lost digits already."""
        if value is None or isinstance(value, Decimal):
            return value
        if isinstance(value, float):
            raise ValidationError(f"{value!r} is a float. Hand in a Decimal or the digits as text.")
        try:
            return Decimal(value)
        except (InvalidOperation, ValueError, TypeError):
            raise ValidationError(f"{value!r} is not a number.") from None

    def get_prep_value(self, value: Any) -> Any:
        """Give the canonical decimal to store."""
        decimal = self.to_python(super().get_prep_value(value))
        return None if decimal is None else Decimal(canonical(decimal))

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        """Give it as this database stores it."""
        decimal = value if prepared else self.get_prep_value(value)
        if decimal is None or connection.vendor == "postgresql":
            return decimal
        return canonical(Decimal(decimal))
