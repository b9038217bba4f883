"""Errors, with their sentences and exit codes, and the faults of a file."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from aoud_cli.text import quoted, safe


class AoudError(Exception):
    """A problem that the reader can do something about: one sentence a line, and an exit code."""

    exit_code = 1

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)

    @property
    def lines(self) -> tuple[str, ...]:
        """The sentences to print, safe to show, one line each."""
        return tuple(map(safe, self.args))

    def __str__(self) -> str:
        return "\n".join(self.lines)


class UsageError(AoudError):
    """The question cannot be asked like this: an unknown word, an impossible pair of options."""

    exit_code = 2


class Remedy(StrEnum):
    """Remedies that name a key of the claim, which the command line calls by another name."""

    NO_FACT = 'write kind = "plan" or "guess"'
    NO_PERSON = "leave `about` out"
    YES_OR_NO = 'write "yes" or "no", and a date as `when`'


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a file of facts. It becomes a sentence only where it is printed.

    A fault of the file as a whole has neither table nor field.
    """

    problem: str
    remedy: str = ""
    table: str = ""  # claim, person, title
    record: str | int | None = None  # its id or title; where it has none, its number from 1
    field: str = ""
    file: str = ""

    def __str__(self) -> str:
        """Return the fault as `facts.toml: claim 'out': when: what is wrong; what to write`."""
        what = f"{self.problem}; {self.remedy}" if self.remedy else self.problem
        return safe(": ".join(filter(None, (self.file, self._name(), self.field, what))))

    def _name(self) -> str:
        match self.record:
            case None:
                return self.table
            case int(number):
                return f"{self.table} number {number}"
            case str(name):
                return f"{self.table} {quoted(name)}"


class FactsError(AoudError):
    """A file of facts cannot be read, or breaks a rule. It holds every fault that was found."""

    exit_code = 4

    def __init__(self, *faults: Fault) -> None:
        super().__init__()
        self.faults = faults

    @property
    def lines(self) -> tuple[str, ...]:
        """The faults as sentences, in the order in which they were found."""
        return tuple(map(str, self.faults))

    def in_file(self, name: str) -> Self:
        """Return the same faults, said of the file of this name."""
        return type(self)(*(replace(fault, file=name) for fault in self.faults))


class OutputError(AoudError):
    """The answer could not be written."""

    exit_code = 5


class SourceError(AoudError):
    """A source could not be asked, or its answer is not believed."""

    exit_code = 6
