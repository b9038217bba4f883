"""Writes into the README what its examples print today: `python -m tools.fill_readme`."""

import re
from pathlib import Path

from tools.screens import shown

README = Path("README.md")

if __name__ == "__main__":
    filled = re.sub(
        r"```console\n\$ (aoud [^\n]*)\n.*?```",
        lambda example: f"```console\n$ {example[1]}\n{shown(example[1])}```",
        README.read_text("utf-8"),
        flags=re.DOTALL,
    )
    README.write_text(filled, "utf-8")
