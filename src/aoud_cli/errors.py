"""What can go wrong, as sentences that know their exit code."""


class AoudError(Exception):
    """A problem that the reader can do something about: one sentence a line, and an exit code."""

    exit_code = 1

    @property
    def lines(self) -> tuple[str, ...]:
        """The sentences to print, one for each fault."""
        return tuple(str(self).split("\n"))


class UsageError(AoudError):
    """The question cannot be asked like this: an unknown word, an impossible pair of options."""

    exit_code = 2


class FactsError(AoudError):
    """A fact base cannot be read, or breaks a rule; holds every fault that was found."""

    exit_code = 4

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults

    @property
    def lines(self) -> tuple[str, ...]:
        """The faults in the order in which they stand in the file."""
        return self.faults


class OutputError(AoudError):
    """The answer could not be written."""

    exit_code = 5
