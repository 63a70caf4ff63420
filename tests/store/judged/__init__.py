"""Tests of what was judged and is kept."""
