"""Reads the web, without trust. Only `refresh` and `news` use it."""
