"""Frames: each reads one kind of statement around a figure; the first that fits makes the claim.

A frame is a function `frame(moment) -> Draft | None` in a file of its own name, with its page beside it.
`order.py` holds them in the order in which they are asked.
"""
