"""The ledger of report periods: what is asked of whom, until when, and who has sent."""
