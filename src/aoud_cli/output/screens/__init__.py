"""Reports as screens: one file a command, named as its report.

A screen function returns something that Rich can draw; it never prints.
"""
