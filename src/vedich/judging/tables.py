"""The contract: every table that goes in or comes out, by name.

Ids are whole numbers, figures DECIMAL(18,6) in the measure of the indicator, percents have two decimals.
"""

from __future__ import annotations

from vedich.judging.inputs import CALENDAR, INPUTS
from vedich.judging.result_tables import RESULT_TABLES
from vedich.judging.table import Table
from vedich.judging.verdict_tables import VERDICT_TABLES

TABLES: dict[str, Table] = {
    table.name: table for table in (*INPUTS, CALENDAR, *RESULT_TABLES, *VERDICT_TABLES)
}
