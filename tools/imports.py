"""Lists what each command imports, which decides how fast it starts.

`python -m tools.imports` writes the list anew.
"""

import os
import subprocess
import sys
from pathlib import Path

LIST = Path(__file__).parent / "imports.txt"

RUNS = (
    *("--version", "--help", "Tab", "Tab in fish", "Tab in zsh", "Tab for a value"),
    *("status", "timeline", "cast", "faq", "about", "why released"),
    *(
        "sources",
        "predictions",
        "forecast",
        "changes --since 2025",
        "is released",
        "status --json",
        "status --plain",
    ),
    *(
        "export",
        "check",
        "paths",
        "schema",
        "add plot --by netflix --text Snow. --dry-run",
        "remove x",
        "refresh --dry-run",
        "news --since yesterday",
    ),
)

# Packages that cost more than a command's own modules; only their names are listed.
PACKAGES = (
    "typer",
    "pydantic",
    "rich",
    "tomllib",
    "tomli_w",
    "platformdirs",
    "csv",
    "json",
    "statistics",
    "hashlib",
    "urllib3",
    "xml",
    "anyascii",
)

_PROGRAM = """
import sys
from aoud_cli.__main__ import main
try:
    main()
except SystemExit:
    pass
print(*sorted(sys.modules), file=sys.stderr)
"""


def imported(run: str, home: Path) -> str:
    """Return one line: what was run, the heavy packages it imports, and our modules."""
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "AOUD_DATA_DIR": str(home / "own"),
        "AOUD_NO_CACHE": "1",
    }
    if run.startswith("Tab"):
        line = "aoud why fil" if run == "Tab for a value" else "aoud st"
        shell = run.partition(" in ")[2] or "bash"
        env |= {
            "_AOUD_COMPLETE": f"complete_{shell}",
            "COMP_WORDS": line,
            "COMP_CWORD": str(line.count(" ")),
        }
        env |= {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    modules = _run("" if run.startswith("Tab") else run, env).split()
    ours = [name.removeprefix("aoud_cli.") for name in modules if name.startswith("aoud_cli.")]
    packages = [name for name in PACKAGES if name in modules]
    return f"{run}: {' '.join(packages) or 'none'}; {' '.join(ours)}"


def _run(command: str, env: dict[str, str]) -> str:
    line = [sys.executable, "-c", _PROGRAM, *command.split()]
    return subprocess.run(
        line, env=env, capture_output=True, check=False, text=True
    ).stderr.splitlines()[-1]


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        LIST.write_text("".join(f"{imported(run, Path(folder))}\n" for run in RUNS), "utf-8")
