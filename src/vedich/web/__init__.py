"""The door for people with a browser: pages, one folder a page, in Vietnamese and English.

What lives here: a folder for each page (views, urls, forms and its templates together), `parts` (what pages
share: words, figures, badges, the frame of a page), `gate` (what every request passes: headers, clock,
language, session limits, rights), `static` (style, scripts, fonts; all of them ship, nothing is fetched).

What does not: tables (`store`), rights (`access`), writes (`actions`). A page reads through `store.queries`,
writes through `actions`, and asks `access` who may.

>>> from vedich.web.parts.words import say
>>> say("Việc chờ tôi", "Waiting for me")
'Việc chờ tôi'

To add a page: `docs/dev/web.md`. A page that is not in the table of rights of the tests is red.
"""
