"""A file of records that only the program writes: read whole, changed whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from aoud_cli.errors import FactsError, UsageError
from aoud_cli.facts import parse
from aoud_cli.facts.model import Fetched, Overlay
from aoud_cli.files import load, store

R = TypeVar("R", Overlay, Fetched)


@dataclass(frozen=True)
class Change(Generic[R]):
    """What a file held before it was changed, and what it holds since."""

    before: R
    after: R


@dataclass(frozen=True)
class RecordFile(Generic[R]):
    """A kind of file: what errors call it, what it holds, and its first line, a comment.

    `empty` is what there is without a file.
    """

    name: str
    model: type[R]
    first_line: str
    empty: R

    def read(self, path: Path) -> R:
        """Return what is in a file; `empty` when there is none.

        Raises FactsError with every fault of the file.
        """
        try:
            return self._parsed(store.read(path, links=False))
        except (FileNotFoundError, NotADirectoryError):
            return self.empty
        except FactsError as error:
            raise error.in_file(self.name) from None

    def change(self, path: Path, edit: Callable[[R], R]) -> Change[R]:
        """Replace what is in a file by what `edit` makes of it, and return both.

        One process at a time does so, whole or not at all.
        Raises FactsError, and changes nothing, where the file there cannot be used; OutputError
        where it cannot be written; and whatever `edit` raises.
        """
        try:
            before, after = store.change(path, lambda data: self._written(edit(self._parsed(data))))
        except FactsError as error:
            raise error.in_file(self.name) from None
        return Change(self._parsed(before), self._parsed(after))

    def preview(self, path: Path, edit: Callable[[R], R]) -> Change[R]:
        """Return what `change` would make of a file, and write nothing."""
        before = self.read(path)
        return Change(before, edit(before))

    def dumps(self, record: R) -> bytes:
        """Return the file that holds a record."""
        import tomli_w  # noqa: PLC0415 - answers read, and never write

        return (self.first_line + tomli_w.dumps(record.tables())).encode()

    def _written(self, after: R) -> bytes | None:
        """Return the file that holds a record, None for no file.

        Raises UsageError where it would not read the same.
        """
        if after == self.empty:
            return None
        data = self.dumps(after)
        if len(data) > store.MAX_BYTES:
            problem = "would be too large to be read again; nothing was changed"
            raise UsageError(f"{self.name} {problem}")
        if self._parsed(data) != after:
            raise UsageError("these claims cannot be written down as they are; nothing was changed")
        return data

    def _parsed(self, data: bytes | None) -> R:
        """Return the record in a file, `empty` for no file; raises FactsError."""
        return self.empty if data is None else load.validated(parse.of_toml(data), self.model)
