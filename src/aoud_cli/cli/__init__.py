"""What is typed: the commands and their options. The one room that knows Typer."""
