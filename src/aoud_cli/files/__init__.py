"""Fact bases on disk. Only this room opens them."""
