"""Where the fact base and the user's own claims are."""

import os
from pathlib import Path


def bundled() -> Path:
    """Return the fact base that came with the program: inside the package, else in the checkout.

    In a program that is run from a zip it is no file of its own; `store.read` finds it there.
    """
    package = Path(__file__).parents[1]
    packaged = package / "data" / "facts.toml"
    is_checkout = package.is_dir() and not packaged.exists()
    return package.parents[1] / "data" / "facts.toml" if is_checkout else packaged


def named(typed: str) -> Path:
    """Return the path of a file that the user typed; not every shell expands `--facts=~/file`."""
    return Path(os.path.expanduser(typed))  # noqa: PTH111 - Path.expanduser may raise


def yours() -> Path:
    """Return where the user's own claims are kept, whether or not there are any."""
    return _data_folder() / "facts.toml"


def fetched() -> Path:
    """Return where the answers of databases are kept, whether or not there are any."""
    return _data_folder() / "fetched.toml"


def feeds() -> Path:
    """Return where the user may list the feeds that `aoud news` asks."""
    return _data_folder() / "feeds.txt"


def _data_folder() -> Path:
    given = os.environ.get("AOUD_DATA_DIR")
    if given:
        return Path(given)
    from platformdirs import user_data_path  # noqa: PLC0415 - not where the user names the folder

    return user_data_path("aoud", appauthor=False)
