"""Tie the area of a claim to the catalog."""

from __future__ import annotations

from dataclasses import replace

from vedich.domain.document import Claim
from vedich.reading.atlas import Atlas


def with_area_link(claim: Claim, book: Atlas) -> Claim:
    """Give the claim with the area of the catalog its area means, and with the areas it may mean instead."""
    link, rivals = book.link(claim.area)
    if link is None and not rivals:
        return claim
    return replace(claim, area_link=link, rivals=(*claim.rivals, *rivals))
