"""Errors as sentences: a line each, and harmless."""

from aoud_cli.errors import FactsError, Fault, UsageError


def test_every_sentence_of_an_error_is_one_harmless_line() -> None:
    error = UsageError("a\nb", "c\x1b[2J")

    assert error.lines == ("a\\u000ab", "c\\u001b[2J")
    assert str(error) == "a\\u000ab\nc\\u001b[2J"


def test_a_fault_is_read_from_the_file_down_to_what_to_write() -> None:
    fault = Fault("is empty", "write some text", "claim", "out", "text", "facts.toml")

    assert str(fault) == "facts.toml: claim 'out': text: is empty; write some text"


def test_a_record_without_a_name_is_told_by_its_number() -> None:
    fault = Fault("is missing", "write it", "claim", 3, "id")

    assert str(fault) == "claim number 3: id: is missing; write it"


def test_what_a_fault_does_not_know_is_left_out() -> None:
    assert str(Fault("is a link", "put the file itself there")) == (
        "is a link; put the file itself there"
    )
    assert str(Fault("is wrong", table="title", field="season")) == "title: season: is wrong"
    assert str(Fault("is wrong", table="person", record="")) == "person '': is wrong"


def test_faults_can_be_told_of_a_file() -> None:
    error = FactsError(Fault("is a link"), Fault("is wrong", table="ladder")).in_file("a\n.toml")

    assert error.lines == ("a\\u000a.toml: is a link", "a\\u000a.toml: ladder: is wrong")
