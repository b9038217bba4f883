"""What ships works: what is in the wheel and in the sdist, and that each, installed, answers as the checkout does."""

import email
import ensurepip
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Mapping, Sequence
from email.message import Message
from pathlib import Path
from typing import Any

import pytest

from aoud_cli import __version__
from tests.conftest import Result

QUESTIONS: Sequence[Sequence[str]] = [
    ("status", "--as-of", "2023-04-30"),
    ("cast", "박지후", "--as-of", "2026-02-23"),
    ("is", "renewed"),
    ("check",),
    ("--version",),
]
MAN_PAGE = "share/man/man1/aoud.1"
NOT_SHIPPED = re.compile(
    r"uv\.lock|\.venv|\.git|\.ci|\.hypothesis|\..*_cache|__pycache__|.*\.pyc|dist|build"
)

# With these, root may do what the permissions of a file say, like anybody else.
LIKE_ANYBODY = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")

BUILD_EDITABLE = (
    "import sys; from hatchling.build import build_editable; build_editable(sys.argv[1])"
)


def run(*words: str | Path, cwd: Path | None = None) -> None:
    done = subprocess.run(words, cwd=cwd, capture_output=True, check=False, text=True)

    assert done.returncode == 0, done.stdout + done.stderr


def build(what: str, checkout: Path, folder: Path) -> Path:
    run(sys.executable, "-m", "hatchling", "build", "-t", what, "-d", folder, cwd=checkout)
    (built,) = folder.iterdir()
    return built


def editable(checkout: Path, folder: Path) -> Path:
    """Build what an installer asks for when it installs a checkout to edit: a wheel that only leads there."""
    folder.mkdir()
    run(sys.executable, "-c", BUILD_EDITABLE, folder, cwd=checkout)
    (built,) = folder.iterdir()
    return built


def copied(place: Path) -> Path:
    def left_out(_: str, names: list[str]) -> list[str]:
        return [name for name in names if NOT_SHIPPED.fullmatch(name)]

    return Path(shutil.copytree(Path.cwd(), place, ignore=left_out))


def installed(wheel: Path, place: Path) -> Path:
    """Install a wheel, and nothing else, in a new environment; what it depends on is taken from this one."""
    python = place / "bin" / "python"
    run(sys.executable, "-m", "venv", "--without-pip", place)
    uv = os.environ.get("UV") or shutil.which("uv")
    if uv:
        run(uv, "pip", "install", "--no-deps", "--offline", "--no-cache", "--python", python, wheel)
    else:
        pip = (
            next(Path(ensurepip.__file__).parent.glob("_bundled/pip-*.whl")) / "pip"
        )  # Python's own, as a program
        run(
            python,
            pip,
            "install",
            "--no-deps",
            "--no-index",
            "--no-cache-dir",
            "--disable-pip-version-check",
            wheel,
        )
    # Afterwards, or the installer would find `aoud` there already; and last in the alphabet, or Python would.
    packages = [path for path in sys.path if path.endswith("-packages")]
    (site_packages(place) / "zz_dependencies.pth").write_text("\n".join(packages), "utf-8")
    return place


def site_packages(place: Path) -> Path:
    return next(place.glob("lib/python*/site-packages"))


def ask(place: Path, *question: str, before: Sequence[str] = (), **surroundings: str) -> Result:
    """Run the installed script in another folder, its name with spaces and Hangul, and nothing that leads back here."""
    folder = place.parent / "another folder 다른 폴더"
    folder.mkdir(exist_ok=True)
    # Without a home, the claims of whoever runs the tests would be found; so there is another place for them.
    env = {"PATH": os.defpath, "LANG": "C.UTF-8", "XDG_DATA_HOME": str(folder), **surroundings}
    words = [*before, str(place / "bin" / "aoud"), *question]
    done = subprocess.run(
        words, cwd=folder, env=env, capture_output=True, check=False, text=True, encoding="utf-8"
    )
    return Result(done.returncode, done.stdout, done.stderr)


def contents(wheel: Path) -> Mapping[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def files_below(place: Path) -> set[str]:
    return {str(path.relative_to(place)) for path in place.rglob("*")}


def shipped_below(folder: str) -> set[str]:
    found = {path for path in Path(folder).rglob("*") if path.is_file()}
    return {str(path) for path in found if not any(map(NOT_SHIPPED.fullmatch, path.parts))}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", Path.cwd(), tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("sdist", Path.cwd(), tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel_of_the_sdist(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(place / "source", filter="data")
    (source,) = (place / "source").iterdir()
    return build("wheel", source, place / "wheel")


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Message:
    return email.message_from_bytes(contents(wheel)[f"aoud_cli-{__version__}.dist-info/METADATA"])


@pytest.fixture(scope="module")
def project() -> Mapping[str, Any]:
    found: Mapping[str, Any] = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]
    return found


def test_the_wheel_holds_the_package_the_facts_the_licences_and_the_man_page_and_nothing_else(
    wheel: Path,
) -> None:
    info, data = f"aoud_cli-{__version__}.dist-info", f"aoud_cli-{__version__}.data/data"
    written_by_the_builder = {
        f"{info}/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt")
    }
    held = {str(path.relative_to("src")): path for path in Path("src/aoud_cli").rglob("*.py")} | {
        "aoud_cli/py.typed": Path("src/aoud_cli/py.typed"),
        "aoud_cli/data/facts.toml": Path("data/facts.toml"),
        f"{info}/licenses/LICENSE": Path("LICENSE"),
        f"{info}/licenses/data/LICENSE": Path("data/LICENSE"),
        f"{data}/{MAN_PAGE}": Path("docs/aoud.1"),
    }
    found = contents(wheel)

    assert set(found) == held.keys() | written_by_the_builder
    assert [name for name, path in held.items() if found[name] != path.read_bytes()] == []


def test_the_program_is_installed_by_its_name_and_by_that_of_the_package(wheel: Path) -> None:
    names = contents(wheel)[f"aoud_cli-{__version__}.dist-info/entry_points.txt"].decode()

    assert names == (
        "[console_scripts]\naoud = aoud_cli.__main__:main\naoud-cli = aoud_cli.__main__:main\n"
    )


def test_the_sdist_holds_what_building_and_testing_need_and_nothing_of_this_machine(
    sdist: Path,
) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    needed = {"README.md", "CHANGELOG.md", "LICENSE", "SECURITY.md", "pyproject.toml"}.union(
        *map(shipped_below, ("src", "data", "tests", "docs", "examples"))
    )

    assert needed - names == set()
    assert {name for name in names if any(map(NOT_SHIPPED.fullmatch, Path(name).parts))} == set()


def test_the_sdist_builds_the_same_wheel(wheel: Path, wheel_of_the_sdist: Path) -> None:
    assert wheel_of_the_sdist.name == wheel.name
    assert contents(wheel_of_the_sdist) == contents(wheel)


@pytest.mark.torture
def test_however_it_is_installed_the_answers_are_the_same(
    wheel: Path, wheel_of_the_sdist: Path, tmp_path: Path
) -> None:
    checkout = copied(tmp_path / "a checkout 체크아웃")
    wheels = {
        "direct": wheel,
        "sdist": wheel_of_the_sdist,
        "edit": editable(checkout, tmp_path / "wheel"),
    }
    places = {
        kind: installed(built, tmp_path / f"{kind} a place 장소") for kind, built in wheels.items()
    }
    packaged = {kind: site_packages(places[kind]) / "aoud_cli" for kind in ("direct", "sdist")}
    facts = {
        kind: place / "data" / "facts.toml"
        for kind, place in {**packaged, "edit": checkout}.items()
    }

    for kind, place in places.items():
        assert (
            ask(place, "paths", HOME=str(tmp_path)).out.splitlines()[0] == f"bundled  {facts[kind]}"
        )
        assert (place / MAN_PAGE).read_bytes() == Path("docs/aoud.1").read_bytes()
    for question in QUESTIONS:
        answers = {
            kind: ask(place, *question, HOME=str(tmp_path)) for kind, place in places.items()
        }
        assert {(answer.code, answer.err) for answer in answers.values()} == {(0, "")}, answers
        assert len({answer.out for answer in answers.values()}) == 1, answers
        assert answers["direct"].out


@pytest.mark.parametrize(  # each of them compiles the whole program anew
    "questions", [QUESTIONS[:2], pytest.param(QUESTIONS[2:], marks=pytest.mark.torture)]
)
def test_where_nothing_can_be_written_and_nobody_has_a_home_the_answers_are_the_same(
    wheel: Path, tmp_path: Path, questions: Sequence[Sequence[str]]
) -> None:
    place = installed(wheel, tmp_path / "a place 장소")
    run("chmod", "-R", "a-w", place)
    before = LIKE_ANYBODY if os.geteuid() == 0 and shutil.which("setpriv") else ()
    tried = [
        *before,
        "sh",
        "-c",
        'test -r "$1" && ! touch "$1/new"',
        "sh",
        str(site_packages(place)),
    ]
    if subprocess.run(tried, capture_output=True, check=False).returncode != 0:
        pytest.skip("permissions do not bind this user, and setpriv cannot make them")
    files = files_below(place)
    answers = [ask(place, *question, before=before) for question in questions]
    left = files_below(place)
    run("chmod", "-R", "u+w", place)

    assert answers == [ask(place, *question, HOME=str(tmp_path)) for question in questions]
    assert {(answer.code, answer.err) for answer in answers} == {(0, "")}
    assert left == files


def test_an_edit_of_the_facts_is_seen_by_an_editable_install(tmp_path: Path) -> None:
    checkout = copied(tmp_path / "a checkout 체크아웃")
    place = installed(editable(checkout, tmp_path / "wheel"), tmp_path / "a place 장소")
    facts = checkout / "data" / "facts.toml"
    question = ("status", "--as-of", "2023-04-30")
    first = ask(place, *question, HOME=str(tmp_path))
    facts.write_text(
        facts.read_text("utf-8").replace('name     = "', 'name     = "Edited: ', 1), "utf-8"
    )
    second = ask(place, *question, HOME=str(tmp_path))

    assert not first.out.startswith("Edited: ")
    assert second.out.startswith("Edited: ")
    assert (first.code, second.code) == (0, 0)


def test_the_metadata_names_the_licences_and_no_address(metadata: Message) -> None:
    assert metadata["License-Expression"] == "MIT AND CC-BY-4.0"
    assert metadata.get_all("License-File") == ["LICENSE", "data/LICENSE"]
    assert [
        name for name in ("License", "Home-page", "Download-URL", "Project-URL") if name in metadata
    ] == []


def test_the_metadata_asks_for_what_the_program_needs(
    metadata: Message, project: Mapping[str, Any]
) -> None:
    extras = project["optional-dependencies"]
    optional = {
        f"{each}; extra == '{extra}'" for extra, needed in extras.items() for each in needed
    }

    assert metadata["Requires-Python"] == ">=3.11"
    assert set(metadata.get_all("Requires-Dist", [])) == {*project["dependencies"], *optional}
    assert [each for each in metadata.get_all("Requires-Dist", []) if ">=" not in each] == []


def test_every_classifier_is_a_known_one_and_each_python_has_its_own(metadata: Message) -> None:
    known = pytest.importorskip("trove_classifiers").classifiers
    named = metadata.get_all("Classifier", [])
    pythons = {f"Programming Language :: Python :: 3.{minor}" for minor in (11, 12, 13)}

    assert set(named) - known == set()
    assert pythons | {"Typing :: Typed"} <= set(named)
    assert [
        each for each in named if each.startswith("License ::")
    ] == []  # not beside an SPDX expression


def test_the_version_is_the_programs_and_the_newest_of_the_changelog(metadata: Message) -> None:
    newest = re.search(r"^## \[?([^]\s]+)", Path("CHANGELOG.md").read_text("utf-8"), re.MULTILINE)

    assert metadata["Version"] == __version__
    assert newest is not None
    assert newest[1] == __version__
