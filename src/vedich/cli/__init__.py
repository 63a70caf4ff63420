"""The command line: one file a command, working on files alone, with no database and no settings.

Here live the words a person types and the tables, sheets and lines they get back. What a figure means is
decided in the rooms below; nothing here reads, judges or corrects one.

`main.COMMANDS` is the table of commands; only the module of the chosen one is imported, so that
`vedich --help` stays under 0.3 seconds. `outputs` writes what was read; `batch` reads files side by side.

One more command: a module `<command>.py` with `arguments(parser, lang)` and `run(options) -> int`, a row in
`main.COMMANDS` with its sentence in both languages, and tests that start the program as a person would.
Heavy packages (rich, XlsxWriter) are imported inside the functions that draw.
"""
