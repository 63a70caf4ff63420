"""Compute a formula over exact decimals, as a sheet does over binary fractions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Context, Decimal, DecimalException

from vedich.reading.sources.sheets.formulas.parsing import Cells, Node, NotSureError, Operation

Value = Decimal | str | bool | None

# Sheets keep 15 digits; what is beyond a few hundred orders of magnitude is an error there too.
_EXACT = Context(prec=34, Emax=400, Emin=-400)
_KEPT = Context(prec=15, rounding=ROUND_HALF_UP, Emax=400, Emin=-400)
_ROUNDINGS = {"ROUND": ROUND_HALF_UP, "ROUNDUP": ROUND_UP, "ROUNDDOWN": ROUND_DOWN}


class Evaluation:
    """Computes one formula: `values_of` gives what stands in the cells it names, blanks left out of areas.

    `largest` is the largest magnitude met on the way, which bounds what binary rounding may have done.
    """

    def __init__(self, values_of: Callable[[Cells], Iterable[Value]]) -> None:
        self.values_of = values_of
        self.largest = Decimal(0)

    def value(self, node: Node) -> Value:
        """Give the value of a tree.

        Raises:
            NotSureError: a function, a value or an error that is not surely what the sheet would make of it.
        """
        if isinstance(node, Cells):
            if node.area:
                raise NotSureError  # an area where one value is wanted depends on where the formula stands
            value = next(iter(self.values_of(node)), None)
            return self._met(value) if isinstance(value, Decimal) else value
        if not isinstance(node, Operation):
            return node
        try:
            return self._operation(node)
        except DecimalException:
            raise NotSureError from None

    def _met(self, number: Decimal) -> Decimal:
        self.largest = max(self.largest, abs(number))
        return number

    def number(self, node: Node) -> Decimal:
        """Give the value of a tree as a number; a blank is nought, as in a sheet."""
        value = self.value(node)
        if value is None:
            return Decimal(0)
        if isinstance(value, bool) or not isinstance(value, Decimal):
            raise NotSureError
        return value

    def _operation(self, node: Operation) -> Value:
        name, operands = node.name, node.operands
        if len(operands) == 2 and name in ("+", "-", "*", "/", "^"):
            return self._met(self._arithmetic(name, self.number(operands[0]), self.number(operands[1])))
        if len(operands) == 1 and name == "-":
            return -self.number(operands[0])
        if len(operands) == 1 and name == "%":
            return self.number(operands[0]) / 100
        if len(operands) == 2 and name in ("=", "<>", "<", ">", "<=", ">="):
            return self._comparison(name, operands)
        if name in ("SUM", "AVERAGE", "MIN", "MAX", "COUNT", "PRODUCT"):
            return self._over(name, list(self._numbers(operands)))
        if name == "IF" and len(operands) in (2, 3):
            return self._choice(operands)
        if name == "ABS" and len(operands) == 1:
            return abs(self.number(operands[0]))
        if name in _ROUNDINGS and len(operands) == 2:
            return self._rounded(name, operands)
        raise NotSureError

    def _arithmetic(self, sign: str, left: Decimal, right: Decimal) -> Decimal:
        match sign:
            case "+":
                return _EXACT.add(left, right)
            case "-":
                return _EXACT.subtract(left, right)
            case "*":
                return _EXACT.multiply(left, right)
            case "/" if right:
                return _EXACT.divide(left, right)
            case "^" if left > 0 and right == right.to_integral_value() and abs(right) <= 100:
                return _EXACT.power(left, right)
        raise NotSureError

    def _comparison(self, sign: str, operands: tuple[Node, ...]) -> bool:
        left, right = self.value(operands[0]), self.value(operands[1])
        if sign in ("=", "<>") and "" in (left, right) and (left is None or right is None or left == right):
            return sign == "="  # a blank cell is as good as no words
        if isinstance(left, str) and isinstance(right, str) and sign in ("=", "<>"):
            return (left.casefold() == right.casefold()) == (sign == "=")
        first, second = self.number(operands[0]), self.number(operands[1])
        first, second = _KEPT.plus(first), _KEPT.plus(second)
        return {
            "=": first == second, "<>": first != second, "<": first < second,
            ">": first > second, "<=": first <= second, ">=": first >= second,
        }[sign]  # fmt: skip

    def _numbers(self, operands: tuple[Node, ...]) -> Iterable[Decimal]:
        for operand in operands:
            if isinstance(operand, Cells):
                # In cells words are left out of a sum: that is how numbers stored as text go missing.
                for value in self.values_of(operand):
                    if isinstance(value, Decimal):
                        yield self._met(value)
            else:
                yield self.number(operand)

    def _over(self, name: str, numbers: list[Decimal]) -> Decimal:
        if name == "COUNT":
            return Decimal(len(numbers))
        if name == "PRODUCT":
            if not numbers:
                raise NotSureError
            product = Decimal(1)
            for number in numbers:
                product = _EXACT.multiply(product, number)
            return self._met(product)
        if name in ("MIN", "MAX"):
            return (min if name == "MIN" else max)(numbers, default=Decimal(0))
        total = self._met(sum(numbers, Decimal(0)))
        if name == "SUM":
            return total
        if not numbers:
            raise NotSureError
        return _EXACT.divide(total, Decimal(len(numbers)))

    def _choice(self, operands: tuple[Node, ...]) -> Value:
        condition = self.value(operands[0])
        if isinstance(condition, str):
            raise NotSureError
        if condition:
            return self.value(operands[1])
        return self.value(operands[2]) if len(operands) == 3 else False

    def _rounded(self, name: str, operands: tuple[Node, ...]) -> Decimal:
        number, places = _KEPT.plus(self.number(operands[0])), self.number(operands[1])
        if places != places.to_integral_value() or abs(places) > 15:
            raise NotSureError
        step = Decimal(1).scaleb(-int(places))
        return number.quantize(step, rounding=_ROUNDINGS[name], context=_EXACT)
