"""The steps, one SELECT each (`NAME.sql`), with the page that says and tests what it does (`NAME.md`)."""
