"""Tests of how the record is handed to the judgement."""
