"""Indicators of the record: taken from the catalog or defined anew, version by version, and their lists."""
