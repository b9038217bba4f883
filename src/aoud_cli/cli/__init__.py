"""The command line: commands and options. Only this room imports Typer."""
