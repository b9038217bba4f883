"""The commands about the files themselves: export, check, paths and schema."""

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from aoud_cli.cli.options import (
    Clock,
    FactsOptions,
    argument,
    named_facts,
    raise_left_out,
    taking_options,
)
from aoud_cli.errors import FactsError, Fault
from aoud_cli.files import paths as places
from aoud_cli.output import terminal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from aoud_cli.facts.model import FactBase, Fetched, Overlay


class FileFormat(StrEnum):
    """How a fact base is written."""

    TOML = "toml"
    JSON = "json"


@taking_options("Write out the facts as they stood on a day, yours included.")
def export(
    options: FactsOptions,
    *,
    form: Annotated[
        FileFormat, typer.Option("--format", help="How to write it down.")
    ] = FileFormat.TOML,
) -> None:
    from aoud_cli.facts.snapshot import snapshot, to_toml
    from aoud_cli.output.formats import dumps

    facts = snapshot(options.loaded.facts, options.day)
    ascii_only = not terminal.speaks_utf8()
    if form is FileFormat.TOML:
        terminal.write(to_toml(facts, ascii_only=ascii_only))
    else:
        terminal.write(dumps(facts.tables(), ascii_only=ascii_only))
    raise_left_out(options.loaded)


@taking_options("Check a fact base for errors, and list your own claims.")
def check(
    clock: Clock,
    file: Annotated[str | None, argument("FILE", "By default bundled and yours.")] = None,
) -> None:
    from aoud_cli.facts.dates import spoken_day
    from aoud_cli.files.load import copied, load
    from aoud_cli.text import counted, safe

    path = places.bundled() if file is None else places.named(file)
    facts = load(path) if file is None else named_facts(file)
    name = path.name if file is None else file
    claims, sources = counted(len(facts.claims), "claim"), counted(len(facts.sources), "source")
    people = counted(len(facts.people), "person", "people")
    checked = f"checked to {spoken_day(facts.checked)}"
    terminal.write(
        f"{safe(name)}: {claims} by {sources} about {people}, {checked}. No fault.\n"
        f"{_notes(copied(path), 'stands there more than once')}"
    )
    if file is None:
        facts = _checked_yours(facts, clock.today)
    terminal.write(_hints(facts, clock.today))


def _checked_yours(base: "FactBase", today: "date") -> "FactBase":
    """Print what was fetched and what the user added, and return the facts with both.

    Raises FactsError with every fault of the two files.
    """
    from aoud_cli.files import fetched, own
    from aoud_cli.files.load import copied

    faults, facts, mine = list[Fault](), base, own.EMPTY
    try:
        facts = fetched.with_fetched(base, places.fetched(), today)
        answered = fetched.FILE.read(places.fetched())
        terminal.write(_fetched(answered) if answered != fetched.EMPTY else "")
    except FactsError as error:
        faults += error.faults
    try:
        mine = own.FILE.read(places.yours())
        facts = own.merged(facts, mine)
    except FactsError as error:
        faults += error.faults
    if faults:
        raise FactsError(*faults)
    if mine != own.EMPTY:
        bundled = {claim.id for claim in base.claims}
        both = [claim.id for claim in mine.claims if claim.id in bundled]
        terminal.write(
            f"{_yours(mine, own.said_by(mine, today).last_look)}"
            f"{_notes(copied(places.yours()), 'stands there more than once')}"
            f"{_notes(both, 'is bundled too')}"
        )
    return facts


def _notes(claims: "Iterable[str]", where: str) -> str:
    """Return a line for each claim that is there as several copies, given by its id."""
    return "".join(f"Note: claim {name!r} {where}; it counts once.\n" for name in claims)


def _hints(facts: "FactBase", today: "date") -> str:
    """Return a line for what may be amiss in a fact base that breaks no rule."""
    from aoud_cli.judge.assess import assess
    from aoud_cli.reports.hints import hints
    from aoud_cli.text import safe

    found = hints(assess(facts, today, today))
    lines = [f"claim {one.claim!r}: {one.text}" if one.claim else one.text for one in found]
    return "".join(f"Hint: {safe(line)}.\n" for line in lines)


def _fetched(answered: "Fetched") -> str:
    """Return what databases have said, and when they were last asked."""
    from aoud_cli.facts.dates import spoken_day
    from aoud_cli.text import counted, safe

    names = ", ".join(source.name for source in answered.sources.values())
    days = [look.day for look in answered.looks]
    asked = f", asked on {spoken_day(max(days))}" if days else ""
    listed = [f"  {claim.id}  {safe(claim.text)}\n" for claim in answered.claims]
    claims = f"{counted(len(answered.claims), 'claim')} by {safe(names)}"
    due = "".join(f" {safe(one.credit)}" for one in answered.sources.values() if one.credit)
    return f"fetched.toml: {claims}{asked}. No fault.{due}\n{''.join(listed)}"


def _yours(own: "Overlay", last_look: "date | None") -> str:
    """Return what there is of the user's own, each by the name by which it can be removed."""
    from aoud_cli.facts.dates import spoken_day
    from aoud_cli.facts.vocabulary import LOOK
    from aoud_cli.text import counted, safe

    listed = [f"  {claim.id}  {safe(claim.text)}\n" for claim in own.claims]
    if own.look:
        listed.append(f"  {LOOK}  You looked for news up to {spoken_day(own.look)}.\n")
    claims = counted(len(own.claims), "claim")
    # a source alone says nothing of a day
    checked = f", checked to {spoken_day(last_look)}" if last_look else ""
    return f"your facts.toml: {claims}{checked}. No fault.\n{''.join(listed)}"


@taking_options("Where the fact base, your own claims and the other files are.")
def paths() -> None:
    from aoud_cli.text import safe

    lines = [f"bundled  {safe(str(places.bundled()))}\n"]
    yours = {"fetched": places.fetched(), "yours": places.yours(), "feeds": places.feeds()}
    for name, path in yours.items():
        nothing = "" if os.path.lexists(path) else "  (nothing there yet)"
        lines.append(f"{name:7}  {safe(str(path))}{nothing}\n")
    terminal.write("".join(lines))


@taking_options("Print the JSON Schema of a fact base, for editors.")
def schema() -> None:
    from aoud_cli.facts.model import json_schema
    from aoud_cli.output import formats as shapes

    terminal.write(shapes.dumps(json_schema(), ascii_only=not terminal.speaks_utf8()))
