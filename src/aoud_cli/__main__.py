"""`python -m aoud_cli` is `aoud`."""

from aoud_cli.cli import main

if __name__ == "__main__":
    main()
