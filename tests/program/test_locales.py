"""What is typed is read in the encoding in which it was typed, whichever that is."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import PATIENCE, Result
from tests.small import HEADER

NAMES = {"hangul": "박해진", "kana": "さくら", "umlaut": "Jörg Müßig"}

# Where Python itself is told nothing, the C locale is read as UTF-8; told so, as ASCII and bare bytes.
BARE = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
LOCALES = {
    "ko_KR.EUC-KR": ["hangul", "kana"],
    "ja_JP.EUC-JP": ["kana"],
    "de_DE.ISO-8859-1": ["umlaut"],
    "zh_CN.GB18030": ["hangul", "kana", "umlaut"],
    "C": ["hangul", "kana", "umlaut"],
    "POSIX": ["umlaut", "hangul", "kana"],
}
torture = pytest.mark.torture

DAILY = "ko_KR.EUC-KR"
TYPED = [
    pytest.param(
        locale, script, marks=[] if (locale == DAILY and script == scripts[0]) else torture
    )
    for locale, scripts in LOCALES.items()
    for script in scripts
]


@pytest.fixture(scope="session")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for locales, empty at first."""
    return tmp_path_factory.mktemp("locales")


def make(locale: str, locales: Path) -> None:
    """Make a locale that is not there yet; skip the test where the system cannot."""
    language, _, charset = locale.partition(".")
    if not charset or (locales / locale).exists():
        return
    if not shutil.which("localedef"):
        pytest.skip("no localedef here")
    command = ["localedef", "-i", language, "-f", charset, str(locales / locale)]
    made = subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE)
    if made.returncode > 1:  # 1: with warnings
        pytest.skip(f"no {locale} here")


@pytest.fixture
def facts(tmp_path: Path) -> str:
    """Return where a fact base is that has people, a topic and a source of such names."""
    text = HEADER
    for key, name in NAMES.items():
        text += f'[person.{key}]\nname = "{name}"\n'
        text += f'[topic.about-{key}]\nkind = "note"\nlabel = "{name}!"\nquestion = "{name}?"\n'
    path = tmp_path / "facts.toml"
    path.write_text(text, "utf-8")
    return str(path)


def encoding(locale: str) -> str:
    return locale.partition(".")[2] or "UTF-8"


def typed(locale: str, locales: Path, *words: str, **more: str) -> Result:
    """Run `aoud` with words as they are typed under a locale."""
    make(locale, locales)
    done = subprocess.run(
        [sys.executable, "-m", "aoud_cli", *(word.encode(encoding(locale)) for word in words)],
        capture_output=True,
        check=False,
        timeout=PATIENCE,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "LOCPATH": str(locales), "LC_ALL": locale, **more},
    )
    out, err = (stream.decode(encoding(locale)) for stream in (done.stdout, done.stderr))
    return Result(done.returncode, out, err)


@pytest.mark.parametrize(("locale", "script"), TYPED)
def test_a_name_is_found_in_the_letters_of_every_locale(
    facts: str, locale: str, locales: Path, script: str
) -> None:
    name, more = NAMES[script], BARE if locale in {"C", "POSIX"} else {}
    for words, title in ((("cast", name), name), (("faq", f"{name}!"), f"{name}?")):
        asked = typed(locale, locales, *words, "--facts", facts, **more)

        told = asked.out.encode().decode("unicode_escape") if more else asked.out
        assert (asked.code, asked.err, title in told) == (0, "", True), words


@pytest.mark.parametrize(("locale", "script"), TYPED)
def test_a_sentence_is_kept_in_the_letters_of_every_locale(
    data_dir: Path, locale: str, locales: Path, script: str
) -> None:
    name, more = NAMES[script], BARE if locale in {"C", "POSIX"} else {}
    new = ("--by", name, "--by-rank", "press", "--text", f"{name}!", "--note", f"({name})")
    added = typed(locale, locales, "add", "plot", *new, **more)

    assert (added.code, added.err) == (0, "")
    written = tomllib.loads((data_dir / "facts.toml").read_text("utf-8"))
    (claim,) = written["claim"]
    assert (claim["text"], claim["note"]) == (f"{name}!", f"({name})")
    assert written["source"] == {claim["by"]: {"name": name, "rank": "press"}}
