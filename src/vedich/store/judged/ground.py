"""What holds for every board of a moment: borders, definitions and margins, read once in a process."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from vedich.store.facts.bordered import Borders
from vedich.store.facts.measured import Meanings
from vedich.store.facts.schemed import OfficeScheme, scheme_on
from vedich.store.models import JudgedMoment

# A nation's borders take ten megabytes; more moments than these are seldom asked for in turn.
_AT_ONCE = 6


@dataclass(frozen=True)
class Ground:
    """The borders, definitions and margins of a moment."""

    borders: Borders
    meanings: Meanings
    scheme: OfficeScheme


_read: OrderedDict[str, Ground] = OrderedDict()


def ground_of(moment: JudgedMoment) -> Ground:
    """Give the ground of a moment that is on record.

    What changes any of it deletes the moment in the same transaction, so that a token never has two grounds.

    Raises:
        BordersUnknownError: the day of the borders lies before the records.
    """
    ground = _read.pop(moment.token, None)
    if ground is None:
        ground = Ground(Borders.on(moment.borders), Meanings.on(moment.as_of), scheme_on(moment.as_of))
        if not JudgedMoment.objects.filter(token=moment.token).exists():
            # It went while its ground was read: what was read may be of the next one already.
            return ground
    _read[moment.token] = ground
    while len(_read) > _AT_ONCE:
        _read.popitem(last=False)
    return ground
