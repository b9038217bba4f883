"""Reports as screens: one file a kind of screen.

A view returns something that Rich can draw; it never prints.
"""
