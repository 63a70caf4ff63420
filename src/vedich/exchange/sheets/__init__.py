"""The sheets of the workbook template, each with its columns."""

from __future__ import annotations

from vedich.exchange.sheets.figures import OBSERVATIONS, TARGETS
from vedich.exchange.sheets.meanings import AREAS, INDICATORS
from vedich.exchange.sheets.offices import AGENCIES, PEOPLE

# The sheets of every template, and those that are in some alone.
SHEETS = (OBSERVATIONS, TARGETS, INDICATORS, AREAS)
ALL_SHEETS = (*SHEETS, PEOPLE, AGENCIES)

__all__ = ["AGENCIES", "ALL_SHEETS", "AREAS", "INDICATORS", "OBSERVATIONS", "PEOPLE", "SHEETS", "TARGETS"]
