"""Về Đích: reads, checks, tracks and judges the targets of Vietnamese local government.

Nothing is imported here, so that `import vedich` costs nothing; each room has its own door plate.
"""

__version__ = "0.1.0"
