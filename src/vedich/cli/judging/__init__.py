"""A judged board as a person or a program wants to see it; `vedich.cli.judge` is the command."""
