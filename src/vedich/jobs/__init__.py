"""Jobs: work that takes longer than a page may, done by a process beside those that serve.

What waits stands in the record (`store.leases`), so that a restart loses nothing: a worker claims a job by a
lease, goes on saying that it works, and another takes over when it falls silent. Doing a job twice has the
effect of doing it once.

>>> from vedich.jobs.working import KINDS
>>> "read_upload" in KINDS
True

What does not live here: what a job changes on record (`actions`), what it computes (the pure rooms).
One more kind of job: a module with a function from the job's own data and a clock, a row in `working.KINDS`.
"""
