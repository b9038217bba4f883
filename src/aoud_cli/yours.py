"""The commands for the user's own claims, add and remove, and for the files: export, check, paths, schema."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aoud_cli import options, terminal, words
from aoud_cli.errors import FactsError, UsageError
from aoud_cli.options import Asked, Dated, Shape, Typed, Writing, taking_options

if TYPE_CHECKING:
    from aoud_cli.draft import Draft
    from aoud_cli.model import Claim, FactBase, Overlay
    from aoud_cli.overlay import Change
    from aoud_cli.reports.report import Question

EXAMPLE = 'renewed yes --by SOURCE --text "What they said, in one sentence."'


class FileFormat(StrEnum):
    """How a fact base is written."""

    TOML = "toml"
    JSON = "json"


@taking_options
def add(typed: Typed, writing: Writing, dated: Dated, shape: Shape) -> None:
    """Write down a claim of your own, and see what it does to the answers. Asks for what is missing."""
    from aoud_cli import overlay
    from aoud_cli.load import bundled, load
    from aoud_cli.reports import effect
    from aoud_cli.views import effect as view

    base, path = load(bundled()), overlay.place()
    facts = overlay.merged(base, overlay.read(path))
    draft = None if typed == Typed() and writing.checked else _draft(facts, typed)
    looked = words.last_day("--checked", writing.checked) if writing.checked else None

    def edit(own: "Overlay") -> "Overlay":
        after = draft.laid(own) if draft else own
        if looked:
            after = after.model_copy(update={"looked": looked})
        _refuse_unsound(base, own, after, draft)
        return after

    change = overlay.preview(path, edit) if writing.dry_run else overlay.change(path, edit)
    claim = next((claim for claim in change.after.claims if draft and claim.id == draft.id), None)
    before, after = _questions(base, change, claim, dated)
    did = _did(change, claim, writing)
    shape.show(effect.added(before, after, claim, did, dry_run=writing.dry_run), view.effect)


def _draft(facts: "FactBase", typed: Typed) -> "Draft":
    """Return the claim that was typed; what is missing is asked for on a terminal, and an error anywhere else."""
    from aoud_cli.draft import New, drafted
    from aoud_cli.interview import completed, missing

    full = completed(facts, typed) if terminal.can_ask() else typed
    if lacking := missing(facts, full):
        what = f"{', '.join(lacking)} {'is' if len(lacking) == 1 else 'are'} missing"
        raise UsageError(f"{what}; a whole one is: aoud add {EXAMPLE}")
    fields = ("topic", "says", "about", "when", "said", "by", "via", "text", "quote", "url", "note", "retracts")
    given = {name: value for name in fields if (value := getattr(full, name))}
    if full.kind != "fact":
        given["kind"] = str(full.kind)
    new = New(full.by_rank, full.via_rank, full.new_person, full.native, full.part)
    return drafted(facts, given, new, options.today())


def _refuse_unsound(base: "FactBase", own: "Overlay", after: "Overlay", draft: "Draft | None") -> None:
    """Raise UsageError where the new claim breaks a rule; FactsError where the user's file did so before."""
    from aoud_cli import overlay

    overlay.merged(base, own)
    try:
        overlay.merged(base, after)
    except FactsError as error:
        raise (draft.refused(error) if draft else UsageError("\n".join(error.faults))) from None


def _questions(
    base: "FactBase", change: "Change", claim: "Claim | None", dated: Dated
) -> tuple["Question", "Question"]:
    """Return the question of a day before and after; by default of today, or of the day still to come of the claim."""
    from aoud_cli import overlay
    from aoud_cli.reports.report import ask

    day = dated.day()
    if dated.as_of is None and claim:
        day = max(day, claim.said.last)
    before, after = (
        ask(overlay.merged(base, own), day, yours=own != overlay.EMPTY) for own in (change.before, change.after)
    )
    return before, after


def _did(change: "Change", claim: "Claim | None", writing: Writing) -> str:
    """Return in a sentence what was done, or would be."""
    if change.before == change.after:
        return f"{claim.id} is written down already; nothing was changed." if claim else "Nothing was changed."
    what = claim.id if claim else f"that you looked for news up to {change.after.checked}"
    return f"Would add {what}; nothing was written." if writing.dry_run else f"Added {what}."


@taking_options
def remove(
    name: Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim of your own.")],
    dated: Dated,
    shape: Shape,
) -> None:
    """Take back a claim of your own, with the source or person that only it needed."""
    from aoud_cli import overlay
    from aoud_cli.load import bundled, load
    from aoud_cli.reports import effect
    from aoud_cli.views import effect as view

    base, path = load(bundled()), overlay.place()
    own = overlay.read(path)
    if not own.claims:
        raise UsageError("you have no claims of your own; `aoud add` writes one down")
    chosen = words.choose(name, [claim.id for claim in own.claims], "claim of yours", "aoud check")
    change = overlay.change(path, lambda now: overlay.without(now, chosen))
    claim = next(claim for claim in own.claims if claim.id == chosen)
    before, after = _questions(base, change, claim, dated)
    shape.show(effect.removed(before, after, claim, f"Removed {claim.id}."), view.effect)


@taking_options
def export(
    asked: Asked,
    *,
    form: Annotated[FileFormat, typer.Option("--format", help="How to write it down.")] = FileFormat.TOML,
) -> None:
    """Write out the fact base as it stood on a day, with your own claims; `--facts` reads it again."""
    from aoud_cli import export as files
    from aoud_cli.snapshot import snapshot

    facts = snapshot(asked.known.facts, asked.day())
    terminal.write(files.to_toml(facts) if form is FileFormat.TOML else files.dumps(facts.tables(), ascii_only=False))
    asked.confess()


@taking_options
def check(
    file: Annotated[Path | None, typer.Argument(help="By default bundled and yours.", show_default=False)] = None,
) -> None:
    """Report every fault in a fact base at once, by record."""
    from aoud_cli import overlay
    from aoud_cli.dates import counted
    from aoud_cli.load import bundled, load
    from aoud_cli.safe import safe

    path = file or bundled()
    facts = load(path)
    counts = f"{len(facts.claims)} claims by {len(facts.sources)} sources about {len(facts.people)} people"
    terminal.write(f"{safe(path.name)}: {counts}, checked to {facts.checked}. No fault.\n")
    if file is None and (own := overlay.read(overlay.place())) != overlay.EMPTY:
        overlay.merged(facts, own)
        ids = "".join(f"  {claim.id}\n" for claim in own.claims)
        terminal.write(
            f"your facts.toml: {counted(len(own.claims), 'claim')}, checked to {own.checked}. No fault.\n{ids}"
        )


@taking_options
def paths() -> None:
    """Tell where the fact base and your own claims are kept."""
    from aoud_cli import overlay
    from aoud_cli.load import bundled
    from aoud_cli.safe import safe

    yours = overlay.place()
    nothing = "" if yours.exists() else "  (nothing there yet)"
    terminal.write(f"bundled  {safe(str(bundled()))}\nyours    {safe(str(yours))}{nothing}\n")


@taking_options
def schema() -> None:
    """Print the JSON Schema of a fact base."""
    from aoud_cli import export as files
    from aoud_cli.model import json_schema

    terminal.write(files.dumps(json_schema(), ascii_only=False))
