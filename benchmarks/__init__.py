"""Measures what an answer of `aoud` costs, in whole processes. No test depends on a time."""
