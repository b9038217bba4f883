"""What each command answers: rows of plain values, made from what the judge found.

Screens and files both read them.
"""
