"""Fact bases on disk. The one room that opens files for the program."""
