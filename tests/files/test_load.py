"""Files that are no fact base, by accident or by malice: one sentence, exit code 4, and no harm done."""

import itertools
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoud_cli.errors import FactsError
from aoud_cli.files.load import MAX_FAULTS, NOT_COMPARED, TOO_MANY, load, parse
from aoud_cli.files.store import MAX_BYTES
from tests.conftest import Aoud, Result
from tests.small import SMALLEST, assert_refused
from tests.started import Started

MEMORY = 512 * 1024 * 1024

Check = Callable[[Path], Result]
CheckContent = Callable[[bytes | str], Result]


@pytest.fixture
def check(program: Started) -> Check:
    """Return a function that checks a file in a process that may take so much memory."""
    return lambda path: program.run("check", path.name, cwd=path.parent, memory=MEMORY)


@pytest.fixture
def check_content(check: Check, tmp_path: Path) -> CheckContent:
    """Return a function that checks a file that holds this."""

    def checked(content: bytes | str) -> Result:
        path = tmp_path / "facts.toml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return check(path)

    return checked


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            "hello\n",
            "facts.toml: is not TOML: Expected '=' after a key in a key/value pair (at line 1, column 6)",
        ),
        (
            "a = 1\na = 2\n",
            "facts.toml: is not TOML: Cannot overwrite a value (at line 2, column 6)",
        ),
        (b"a = 1\nb = '\xff'\n", "facts.toml: line 2: is not UTF-8 text; save the file as UTF-8"),
        (
            SMALLEST.encode("utf-16"),
            "facts.toml: line 1: is not UTF-8 text; save the file as UTF-8",
        ),
        (b"a = '\xed\xa0\x80'", "facts.toml: line 1: is not UTF-8 text; save the file as UTF-8"),
        (
            "[" * 8_000,
            "facts.toml: is not TOML: Invalid initial character for a key part (at line 1, column 3)",
        ),
        (
            "a = " + "[\n" * 5000 + "]\n" * 5000,
            "facts.toml: is nested too deeply; a fact base has tables and lists, nothing deeper",
        ),
        (
            f"a = {'{b = ' * 1200}1{'}' * 1200}",
            "facts.toml: is nested too deeply; a fact base has tables and lists, nothing deeper",
        ),
        (
            f"{'.'.join(['a'] * 20_000)} = 1",
            "facts.toml: line 1: is longer than 8,192 characters; break it into shorter ones",
        ),
        (
            "\n[" + ".".join(['"a"'] * 200) + "]",
            "facts.toml: line 2: holds over 100 dots; no key or sentence needs so many",
        ),
        (
            "".join(f"[a{number}.b.c]\n" for number in range(70_000)),
            "facts.toml: holds over 200,000 dots and brackets; no fact base needs so many",
        ),
        (
            f"{'.'.join(['a'] * 50)} = 1",
            "facts.toml: is nested too deeply; a fact base has tables and lists, nothing deeper",
        ),
        (
            "[a.b]\n[a.b]\n",
            "facts.toml: is not TOML: Cannot declare a.b twice (at line 2, column 5)",
        ),
        (
            f"season = {'9' * 5000}",
            "facts.toml: holds a number of thousands of digits; no fact base needs one",
        ),
    ],
    ids=itertools.count(),  # the texts would not fit into the environment, where pytest names the test
)
def test_what_cannot_be_read_as_toml_is_refused_in_one_sentence(
    check_content: CheckContent, content: bytes | str, sentence: str
) -> None:
    result = check_content(content)

    assert_refused(result)
    assert result.err == f"aoud: {sentence}\n"


@pytest.mark.torture
@pytest.mark.parametrize(
    "content",
    [
        "",
        "\n",
        "\x00",
        b"\x00" * 1000,
        b"\xef\xbb\xbf" + b"\xef\xbb\xbf" + SMALLEST.encode(),
        SMALLEST.encode("utf-32"),
        "# nothing but a comment",
        f"a = {'9' * 5000}",
        f"schema = 0x{'f' * 5000}",
        f"schema = {'9' * 4000}",
        f"checked = '{'9' * 100_000}'",
        "a = 1e999\nb = nan\nc = 9999-12-31T23:59:60Z\n",
        "a = '\x1b[2J'",
        "a = \x1b[2J",
        "\u202ea = 1",
        "a = \u009b2J",
        "[[\u009d0;x\u009c]]",
        'a = """' + ('\\"' * 4_000 + "\n") * 125,
        "a = '''" + (" \t" * 4_000 + "\n") * 125,
        "a = [" + '"",\n' * 300_000 + "]",
        "[[a.b.c.d]]\n" * 100_000,
        "".join(f"[a.b.c.d{number}]\n" for number in range(50_000)),
        "claim = " + "[" * 200 + "]" * 200,
    ],
    ids=lambda content: repr(content[:20]),
)
def test_nothing_in_a_file_makes_the_program_fall(
    check_content: CheckContent, content: bytes | str
) -> None:
    assert_refused(check_content(content))


@pytest.mark.torture
@pytest.mark.parametrize(
    "content",
    [
        pytest.param("claim = [" + "{},\n" * 190_000 + "]\n" + SMALLEST, id="claims without keys"),
        pytest.param(
            SMALLEST + "person.ann = { name = 'Ann', seasons = [" + "7,\n" * 19_000 + "] }",
            id="seasons that are not earlier",
        ),
        pytest.param("".join(f"a{i}=1\n" for i in range(220_000)), id="unknown keys"),
        pytest.param(
            SMALLEST
            + "".join(
                f"[[claim]]\nid='c{i}'\ntopic='released'\nsays='yes'\nsaid='2024'\nby='studio'\ntext='Out.'\n"
                f"retracts='x{i}'\n"
                for i in range(10_000)
            ),
            id="retracted claims that are not there",
        ),
    ],
)
def test_a_file_of_nothing_but_faults_is_refused_in_time(
    check_content: CheckContent, content: str
) -> None:
    assert len(content) < MAX_BYTES

    assert_refused(check_content(content))


@pytest.mark.parametrize(
    "content",
    [
        SMALLEST.encode(),
        b"\xef\xbb\xbf" + SMALLEST.encode(),
        SMALLEST.replace("\n", "\r\n").encode(),
        SMALLEST.rstrip("\n").encode(),
        SMALLEST.encode() + b"# a.b.c.d.e.f.g.h = 1\n",
        SMALLEST.encode() + b"source.a = { name = 'a.b.c.d.e.f.g', rank = 'press' }\n",
        SMALLEST.encode() + b'source.a = { name = "a.b.\\".c.d.e.f.g", rank = "press" }\n',
        SMALLEST.encode() + b"source.a = { name = '''a'.b.''c.d.e.f''', rank = 'press' }\n",
        SMALLEST.encode() + b'source.a = { name = """a".b.""c\\""".d.e.f.g""", rank = "press" }\n',
        SMALLEST.encode() + b"source.a = { name = 'x', rank = 'press' } # it's a.b.c.d.e.f\n",
        SMALLEST.encode() + b"source.a = { name = '# \"', rank = 'press' } # \" ''' a.b.c.d.e.f\n",
        SMALLEST.encode() + b'source.a = { name = """"x"""", rank = "press" } # a.b.c.d.e.f.g\n',
        SMALLEST.encode() + b'source.a = { name = "x", rank = "press", note = """a.\nb.c.d.e.f""" }\n',
        SMALLEST.encode() + b"%99s\n" % b"#" * ((MAX_BYTES - len(SMALLEST)) // 100),
        pytest.param(
            SMALLEST.encode() + b"#\n" * ((MAX_BYTES - len(SMALLEST)) // 2),
            marks=pytest.mark.torture,
        ),
    ],
    ids=lambda content: repr(content[len(SMALLEST):][:60]),  # short: older pytests put it into the environment
)  # fmt: skip
def test_a_sound_file_is_accepted_however_it_is_written(
    check_content: CheckContent, content: bytes
) -> None:
    result = check_content(content)

    assert (result.code, result.err) == (0, "")


def test_of_many_faults_the_first_200_are_told_and_that_there_are_more() -> None:
    def keys(count: int) -> str:
        return SMALLEST + "".join(f"a{number} = 1\n" for number in range(count))

    with pytest.raises(FactsError) as some:
        parse(keys(MAX_FAULTS))
    with pytest.raises(FactsError) as many:
        parse(keys(MAX_FAULTS + 1))

    assert [fault.field for fault in some.value.faults].count("") == MAX_FAULTS + 1
    assert some.value.faults[MAX_FAULTS:] == (NOT_COMPARED,)
    assert many.value.faults == (*some.value.faults[:-1], TOO_MANY, NOT_COMPARED)


def test_a_file_that_is_too_big_is_refused_unread(check: Check, tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)

    result = check(path)

    assert_refused(result)
    assert (
        result.err
        == "aoud: facts.toml: is larger than 2 MiB; no fact base is; split or shorten it\n"
    )


def test_a_fifo_is_refused_without_waiting_for_a_writer(check: Check, tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    os.mkfifo(path)

    result = check(path)

    assert_refused(result)
    assert result.err == "aoud: facts.toml: is not a plain file; name a TOML file\n"


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null"])
def test_a_device_is_refused(check: Check, path: str) -> None:
    assert_refused(check(Path(path)))


@pytest.mark.parametrize("path", ["/", ".", "..", "tests"])
def test_a_directory_is_refused(check: Check, path: str) -> None:
    assert_refused(check(Path(path)))


def test_a_missing_file_is_refused(check: Check, tmp_path: Path) -> None:
    result = check(tmp_path / "facts.toml")

    assert_refused(result)
    assert result.err == "aoud: facts.toml: cannot be read: no such file or directory\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(check: Check, tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    path.write_text(SMALLEST)
    path.chmod(0)

    assert check(path).err == "aoud: facts.toml: cannot be read: permission denied\n"


def test_a_link_that_leads_to_itself_is_refused(check: Check, tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    path.symlink_to(path)

    result = check(path)

    assert_refused(result)
    assert result.err == "aoud: facts.toml: cannot be read: too many levels of symbolic links\n"


@pytest.mark.parametrize("name", ["\x00", "facts\x00.toml"])
def test_a_path_that_holds_nul_is_refused(
    name: str,
) -> None:  # no command line can, but a caller might
    with pytest.raises(FactsError, match="cannot be read: not a usable path"):
        load(Path(name))


@pytest.mark.parametrize("name", ["x" * 5000, "\udc9b.toml", "a\x1b[2J\u202e.toml"])
def test_a_path_that_cannot_be_is_refused(aoud: Aoud, name: str) -> None:
    assert_refused(aoud("check", name))


def test_a_hostile_file_name_is_shown_harmless(check: Check, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J\u202e\n.toml"
    path.write_text("hello")

    result = check(path)

    assert_refused(result)
    assert result.err.startswith("aoud: a\\u001b[2J\\u202e\\u000a.toml: is not TOML: ")


def test_a_sound_file_with_a_hostile_name_is_named_harmless(check: Check, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J\u202e\n.toml"
    path.write_text(SMALLEST)

    result = check(path)

    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("a\\u001b[2J\\u202e\\u000a.toml: 0 claims ")


@pytest.mark.parametrize(
    "fault",
    [
        "checked = '{long}'",
        "{long} = 1",
        "schema = '{long}'",
        "[[claim]]\nid = '{long}'\nurl = '{long}'\nkind = '{long}'",
        "[source.{long}]",
    ],
)
def test_a_sentence_never_repeats_a_long_text_whole(fault: str) -> None:
    with pytest.raises(FactsError) as refused:
        parse(fault.format(long="x" * 5000))

    assert [sentence for sentence in refused.value.lines if len(sentence) > 500] == []


def test_a_hostile_key_is_named_so_that_it_can_be_found(check_content: CheckContent) -> None:
    result = check_content(SMALLEST + '"check\\u001b[2Jed" = 1\n')

    assert (
        result.err
        == "aoud: facts.toml: check\\u001b[2Jed: 'check\\u001b[2Jed' is not a key; did you mean 'checked'?\n"
        "aoud: facts.toml: its records have not been compared with each other yet; "
        "mend the above, then run `aoud check` again\n"
    )


@given(st.text(st.sampled_from("ab.=[]{}\"'\\#\n ,1-_\u00e9"), max_size=60))
def test_any_text_is_a_fact_base_or_refused_in_sentences(text: str) -> None:
    with pytest.raises(FactsError) as refused:
        parse(text)

    assert [line for line in refused.value.lines if not line.isprintable()] == []
