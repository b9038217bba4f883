"""Where the fact base and the user's own claims are."""

import os
from pathlib import Path


def bundled() -> Path:
    """Return the fact base that came with the program: inside the wheel, else in the checkout."""
    packaged = Path(__file__).parents[1] / "data" / "facts.toml"
    return packaged if packaged.exists() else Path(__file__).parents[3] / "data" / "facts.toml"


def yours() -> Path:
    """Return where the user's own claims are kept, whether or not there are any."""
    given = os.environ.get("AOUD_DATA_DIR")
    if given:
        return Path(given) / "facts.toml"
    from platformdirs import user_data_path  # noqa: PLC0415 - not where the user names the folder

    return user_data_path("aoud", appauthor=False) / "facts.toml"
