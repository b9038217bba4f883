"""Reports as they are written: on a terminal, as JSON, CSV, Markdown, plain words.

The one room that knows Rich.
"""
