"""Read borders that an office hands in, in confinement: the file is one from outside."""

from __future__ import annotations

import json
from typing import Any

from vedich.exchange.outlines import MOST_FEATURES, Outline, OutlineError, outlines
from vedich.intake.confined import run_confined
from vedich.intake.limits import MEGABYTE, Limits
from vedich.reading.sources.trouble import SourceError, Trouble

MOST_BYTES = 40 * MEGABYTE
# A file of that size takes some ten seconds and some hundred bytes of memory for each of its own.
_LIMITS = Limits(memory=6_000 * MEGABYTE, processor=60, wall=240.0, output=48 * MEGABYTE)


def read_outlines(data: bytes, name: str) -> list[Outline]:
    """Give the outlines of a GeoJSON file.

    Raises:
        OutlineError: it holds no borders that can be drawn.
        SourceError: it is empty or too large, or could not be read within its limits.
    """
    if not data:
        raise SourceError(Trouble.EMPTY, name)
    if len(data) > MOST_BYTES:
        size, most = -(-len(data) // MEGABYTE), MOST_BYTES // MEGABYTE
        raise SourceError(Trouble.TOO_LARGE, name, size=size, most=most)
    answer = run_confined(
        "vedich.intake.outlines:read_child",
        data,
        name=name,
        limits=_LIMITS,
        warm=("vedich.exchange.outlines",),
    )
    try:
        told = json.loads(answer)
        if "why" in told:
            raise OutlineError(str(told["why"][0]), str(told["why"][1]))
        found = [_outline(*one) for one in told["outlines"][:MOST_FEATURES]]
    except OutlineError:
        raise
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        # The child may have been taken over by its file: what is no answer of ours is not believed.
        raise SourceError(Trouble.READER_DIED, name) from None
    return found


def read_child(data: bytes, arguments: dict[str, Any]) -> bytes:
    """Read the file, in the child; a refusal crosses as its two sentences."""
    try:
        found = outlines(data)
    except OutlineError as error:
        return json.dumps({"why": [error.why.vi, error.why.en]}).encode()
    return json.dumps({"outlines": [[one.code, one.name, one.rings] for one in found]}).encode()


def _outline(code: str, name: str, rings: list[list[list[float]]]) -> Outline:
    return Outline(
        str(code)[:200],
        str(name)[:200],
        tuple(tuple((float(lon), float(lat)) for lon, lat in ring) for ring in rings),
    )
